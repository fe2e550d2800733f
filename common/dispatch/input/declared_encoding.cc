#include "dispatch/input/declared_encoding.h"

#include <algorithm>

#include "base/ascii.h"
#include "base/encoding.h"

namespace depeche::dispatch {
namespace {

constexpr std::size_t kHeadBytes = 1024;  // as browsers do

// The value behind `key`, with or without quotes.
std::string value_behind(const std::string& text, std::string_view key) {
  std::size_t at = text.find(key);
  if (at == std::string::npos) return {};
  at = text.find_first_not_of(" \t=\"'", at + key.size());
  if (at == std::string::npos) return {};
  return text.substr(at, std::min(text.find_first_of(" \t\"';>?/", at), text.size()) - at);
}

}  // namespace

std::string declared_encoding(std::string_view head) {
  std::string text = base::lower_ascii(head.substr(0, kHeadBytes));
  text.erase(0, std::min(text.find_first_not_of(" \t\r\n"), text.size()));
  if (!text.starts_with('<')) return {};
  std::string name;
  if (text.starts_with("<?xml")) name = value_behind(text.substr(0, text.find('>')), "encoding");
  if (name.empty() && text.find("<meta") != std::string::npos) name = value_behind(text, "charset");
  if (name.empty() || name.starts_with("utf") || !base::check_encoding(name)) return {};
  return name;
}

}  // namespace depeche::dispatch
