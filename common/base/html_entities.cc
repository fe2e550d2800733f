#include "base/html_entities.h"

#include <charconv>
#include <optional>

#include <libxml/HTMLparser.h>

#include "base/utf8.h"

namespace depeche::base {
namespace {

constexpr std::size_t kLongestEntity = 10;  // between "&" and ";"

// What browsers take the numbers of the C1 controls for: those of windows-1252.
constexpr char32_t kWindows1252[32] = {0x20AC, 0x81,   0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021,
                                       0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0x8D,   0x017D, 0x8F,
                                       0x90,   0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014,
                                       0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0x9D,   0x017E, 0x0178};

std::optional<char32_t> number_of(std::string_view digits) {
  const bool is_hexadecimal = digits.starts_with('x') || digits.starts_with('X');
  if (is_hexadecimal) digits.remove_prefix(1);
  std::uint32_t number = 0;
  const auto [end, error] =
      std::from_chars(digits.data(), digits.data() + digits.size(), number, is_hexadecimal ? 16 : 10);
  if (digits.empty() || error != std::errc{} || end != digits.data() + digits.size() || number == 0)
    return std::nullopt;
  if (number >= 0x80 && number < 0xA0) return kWindows1252[number - 0x80];
  return number;
}

std::optional<char32_t> code_point_of(std::string_view entity) {
  if (entity.starts_with('#')) return number_of(entity.substr(1));
  const std::string name(entity);
  if (name == "apos") return U'\'';
  const htmlEntityDesc* described = ::htmlEntityLookup(reinterpret_cast<const xmlChar*>(name.c_str()));
  return described != nullptr ? std::optional(static_cast<char32_t>(described->value)) : std::nullopt;
}

}  // namespace

std::string without_html_entities(std::string_view text) {
  std::string plain;
  plain.reserve(text.size());
  while (true) {
    const std::size_t at = text.find('&');
    plain.append(text.substr(0, at));
    if (at == std::string_view::npos) return plain;
    text.remove_prefix(at);
    const std::size_t end = text.substr(0, kLongestEntity + 2).find(';');
    const auto code = end != std::string_view::npos ? code_point_of(text.substr(1, end - 1)) : std::nullopt;
    if (code)
      append_utf8(plain, *code);
    else
      plain += '&';
    text.remove_prefix(code ? end + 1 : 1);
  }
}

}  // namespace depeche::base
