#include "render/json_text.h"

#include <array>
#include <cstdint>
#include <cstdio>

#include <nlohmann/json.hpp>

#include "base/utf8.h"
#include "render/terminal_text.h"

namespace depeche::render {
namespace {

using Json = nlohmann::ordered_json;

// What a byte of a string asks for.
enum class Need : std::uint8_t {
  nothing,
  escape,  // JSON says so
  look,    // it begins what may be harmful: DEL, U+0080 to U+00BF, U+2000 to U+2FFF
};

constexpr std::array<Need, 256> kNeeds = [] {
  std::array<Need, 256> needs{};
  for (std::size_t c = 0; c < ' '; ++c) needs[c] = Need::escape;
  needs['"'] = needs['\\'] = Need::escape;
  needs[0x7F] = needs[0xC2] = needs[0xE2] = Need::look;
  return needs;
}();

Need need_at(std::string_view text, std::size_t at) { return kNeeds[static_cast<unsigned char>(text[at])]; }

void append_escape(std::string& out, char32_t code) {
  std::array<char, 8> escape{};
  std::snprintf(escape.data(), escape.size(), "\\u%04x", static_cast<unsigned>(code));
  out += escape.data();
}

void append_escaped(std::string& out, char c) {
  constexpr std::string_view kShort = "\b\t\n\f\r\"\\";
  constexpr std::string_view kLetters = "btnfr\"\\";
  const std::size_t found = kShort.find(c);
  if (found == std::string_view::npos) return append_escape(out, static_cast<unsigned char>(c));
  (out += '\\') += kLetters[found];
}

}  // namespace

void append_json_string(std::string& out, std::string_view text) {
  if (!base::is_utf8(text)) return append_json(out, Json(std::string(text)));
  out += '"';
  std::size_t written = 0;
  for (std::size_t at = 0; at < text.size();) {
    const Need need = need_at(text, at);
    const base::CodePoint c = need == Need::nothing ? base::CodePoint{0, 1, true} : base::code_point_at(text, at);
    if (need == Need::escape || (need == Need::look && is_harmful(c))) {
      out.append(text, written, at - written);
      written = at + c.size;
      need == Need::escape ? append_escaped(out, text[at]) : append_escape(out, c.value);
    }
    at += c.size;
  }
  out.append(text, written).append("\"");
}

// JSON has escapes for C0 only; DEL, C1 and marks of direction, which stand in strings alone, get them here.
void append_json(std::string& out, const Json& value) {
  const std::string text = value.dump(-1, ' ', false, Json::error_handler_t::replace);
  std::size_t written = 0;
  for (std::size_t at = 0; at < text.size();) {
    if (need_at(text, at) != Need::look) {
      ++at;
      continue;
    }
    const base::CodePoint c = base::code_point_at(text, at);
    if (is_harmful(c)) {
      out.append(text, written, at - written);
      append_escape(out, c.value);
      written = at + c.size;
    }
    at += c.size;
  }
  out.append(text, written);
}

}  // namespace depeche::render
