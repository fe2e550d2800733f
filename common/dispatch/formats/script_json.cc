#include "dispatch/formats/script_json.h"

#include <algorithm>
#include <cstdio>

#include "base/ascii.h"

namespace depeche::dispatch {
namespace {

constexpr std::size_t kMaxValue = 100;
constexpr std::size_t kMaxValues = 100;

bool is_control(char c) { return static_cast<unsigned char>(c) < 0x20; }

std::string escaped(char c) {
  char text[8];
  std::snprintf(text, sizeof text, "\\u%04x", static_cast<unsigned>(static_cast<unsigned char>(c)));
  return text;
}

bool is_name_char(char c) {
  return base::is_digit(c) || (base::lower_ascii(c) >= 'a' && base::lower_ascii(c) <= 'z') || c == '_' || c == '$' ||
         c == '-';
}

std::size_t skip(std::string_view text, std::size_t at, std::string_view chars) {
  return std::min(text.find_first_not_of(chars, at), text.size());
}

// The string that begins at `at`, behind blanks and a colon; empty when something else stands there.
std::string_view string_behind_colon(std::string_view script, std::size_t at) {
  at = skip(script, at, " \t\r\n");
  if (at >= script.size() || script[at] != ':') return {};
  at = skip(script, at + 1, " \t\r\n\\");
  if (at >= script.size() || (script[at] != '"' && script[at] != '\'')) return {};
  const std::string_view rest = script.substr(at + 1, kMaxValue + 1);
  const std::size_t end = rest.find_first_of("\"'\\\n");
  return end == std::string_view::npos ? std::string_view{} : rest.substr(0, end);
}

}  // namespace

std::string strict_json(std::string_view script) {
  constexpr std::string_view kData = "<![CDATA[";
  if (const std::size_t data = script.find(kData); data != std::string_view::npos) {
    script.remove_prefix(data + kData.size());
    script = script.substr(0, script.rfind("]]>"));
  }
  const std::size_t begin = script.find_first_of("{[");
  const std::size_t end = script.find_last_of("}]");
  if (begin == std::string_view::npos || end == std::string_view::npos || end < begin) return {};
  std::string json;
  json.reserve(end - begin + 1);
  bool in_string = false;
  bool is_escaped = false;
  for (const char c : script.substr(begin, end - begin + 1)) {
    if (in_string) {
      json += is_control(c) ? escaped(c) : std::string(1, c);
      if (c == '"' && !is_escaped) in_string = false;
      is_escaped = c == '\\' && !is_escaped;
      continue;
    }
    if (c == '}' || c == ']') {
      const std::size_t last = json.find_last_not_of(" \t\r\n");
      if (last != std::string::npos && json[last] == ',') json.resize(last);
    }
    in_string = c == '"';
    json += c;
  }
  return json;
}

std::vector<std::string> values_in_script(std::string_view script, std::string_view name) {
  std::vector<std::string> values;
  for (std::size_t at = script.find(name); at != std::string_view::npos && values.size() < kMaxValues;
       at = script.find(name, at + name.size())) {
    std::size_t behind = at + name.size();
    if ((at > 0 && is_name_char(script[at - 1])) || (behind < script.size() && is_name_char(script[behind]))) continue;
    behind = skip(script, behind, "\\\"'");
    const std::string_view value = string_behind_colon(script, behind);
    if (!value.empty()) values.emplace_back(value);
  }
  return values;
}

}  // namespace depeche::dispatch
