#include "dispatch/formats/xml_repair.h"

#include <algorithm>
#include <array>
#include <utility>

#include "base/ascii.h"
#include "base/xml.h"

namespace depeche::dispatch {
namespace {

constexpr std::array<std::pair<std::string_view, std::string_view>, 3> kAsides{
    {{"<!--", "-->"}, {"<![CDATA[", "]]>"}, {"<?", "?>"}}};
constexpr std::size_t kLongestName = 32;

bool is_name_char(char c) { return base::is_digit(c) || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

bool is_hex(char c) { return base::is_digit(c) || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F'); }

// True for a reference at the front: "&amp;", "&eacute;", "&#233;", "&#xE9;".
bool is_reference(std::string_view text) {
  const std::size_t end = text.substr(0, kLongestName + 2).find(';');
  if (end == std::string_view::npos || end < 2) return false;
  const std::string_view name = text.substr(1, end - 1);
  if (name.starts_with("#x")) return name.size() > 2 && std::all_of(name.begin() + 2, name.end(), is_hex);
  if (name.starts_with('#')) return name.size() > 1 && std::all_of(name.begin() + 1, name.end(), base::is_digit);
  return std::all_of(name.begin(), name.end(), is_name_char) && base::is_known_entity(name);
}

bool is_control(char c) {
  const auto byte = static_cast<unsigned char>(c);
  return byte < 0x20 && c != '\t' && c != '\n' && c != '\r';
}

// The size of the comment, CDATA or instruction at the front; 0 for none.
std::size_t aside_size(std::string_view text) {
  for (const auto& [begin, end] : kAsides)
    if (text.starts_with(begin)) {
      const std::size_t at = text.find(end, begin.size());
      return at == std::string_view::npos ? text.size() : at + end.size();
    }
  return 0;
}

}  // namespace

std::string mend_xml(std::string_view text) {
  std::string mended;
  mended.reserve(text.size() + 64);
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t aside = text[at] == '<' ? aside_size(text.substr(at)) : 0;
    const std::size_t size = std::max<std::size_t>(aside, 1);
    for (const char c : text.substr(at, size))
      if (!is_control(c)) mended += c;
    if (text[at] == '&' && !is_reference(text.substr(at))) mended += "amp;";
    at += size;
  }
  return mended;
}

}  // namespace depeche::dispatch
