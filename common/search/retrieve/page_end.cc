#include "search/retrieve/page_end.h"

#include <charconv>

#include "base/message.h"

namespace depeche::search {
namespace {

constexpr std::string_view kPageDigits = "0123456789abcdef";
constexpr char kPageParts = '.';
constexpr char kCopies = 'x';  // between the hits shown and the copies, when there are several

std::string as_digits(std::string_view bytes) {
  std::string digits;
  for (const char c : bytes) {
    const auto byte = static_cast<unsigned char>(c);
    digits.append({kPageDigits[byte >> 4], kPageDigits[byte & 15]});
  }
  return digits;
}

std::optional<std::string> of_digits(std::string_view digits) {
  std::string bytes;
  for (; digits.size() > 1; digits.remove_prefix(2)) {
    const std::size_t high = kPageDigits.find(digits[0]);
    const std::size_t low = kPageDigits.find(digits[1]);
    if (high == std::string_view::npos || low == std::string_view::npos) return std::nullopt;
    bytes += static_cast<char>(high << 4 | low);
  }
  return digits.empty() ? std::optional(bytes) : std::nullopt;
}

}  // namespace

std::string to_text(const PageEnd& end) {
  const std::string copies = end.copies == 1 ? std::string() : kCopies + std::to_string(end.copies);
  return std::to_string(end.shown) + copies + kPageParts + as_digits(end.key) + kPageParts + end.id;
}

Result<PageEnd> read_page_end(std::string_view text) {
  const auto wrong = fail(ErrorCode::invalid_argument, tr("after: this is not where a page ended"),
                          tr("it is the member \"next\" of the answer before, as it stands there"));
  const std::size_t first = text.find(kPageParts);
  const std::size_t second = first == std::string_view::npos ? first : text.find(kPageParts, first + 1);
  if (second == std::string_view::npos || second + 1 == text.size()) return wrong;
  PageEnd end;
  auto number = std::from_chars(text.data(), text.data() + first, end.shown);
  if (number.ec == std::errc{} && *number.ptr == kCopies)
    number = std::from_chars(number.ptr + 1, text.data() + first, end.copies);
  const auto key = of_digits(text.substr(first + 1, second - first - 1));
  if (number.ec != std::errc{} || number.ptr != text.data() + first || !key) return wrong;
  end.key = *key;
  end.id = text.substr(second + 1);
  return end;
}

}  // namespace depeche::search
