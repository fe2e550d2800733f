#include "dispatch/formats/telex_words.h"

#include <algorithm>

#include "base/ascii.h"

namespace depeche::dispatch {
namespace {

constexpr std::size_t kMostDigits = 6;

bool parts_words(char c) { return static_cast<unsigned char>(c) <= ' ' || c == 0x7F; }

}  // namespace

std::vector<std::string_view> telex_lines(std::string_view text) {
  std::vector<std::string_view> lines;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find_first_of("\r\n"), text.size());
    lines.push_back(text.substr(0, end));
    text.remove_prefix(end);
    // A line may end with CR CR LF.
    const std::size_t returns = std::min(text.find_first_not_of('\r'), text.size());
    if (text.substr(returns).starts_with('\n'))
      text.remove_prefix(returns + 1);
    else if (!text.empty())
      text.remove_prefix(1);
  }
  return lines;
}

std::vector<std::string_view> telex_words(std::string_view text) {
  std::vector<std::string_view> words;
  const auto* at = text.begin();
  while ((at = std::find_if_not(at, text.end(), parts_words)) != text.end()) {
    const auto* end = std::find_if(at, text.end(), parts_words);
    words.emplace_back(at, end);
    at = end;
  }
  return words;
}

std::optional<int> telex_number(std::string_view digits) {
  if (digits.empty() || digits.size() > kMostDigits || !std::all_of(digits.begin(), digits.end(), base::is_digit))
    return std::nullopt;
  int value = 0;
  for (const char c : digits) value = value * 10 + (c - '0');
  return value;
}

}  // namespace depeche::dispatch
