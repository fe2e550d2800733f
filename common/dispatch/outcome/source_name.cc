#include "dispatch/outcome/source_name.h"

#include <filesystem>
#include <system_error>

#include "base/unicode.h"
#include "base/utf8.h"

namespace depeche::dispatch {
namespace {

void append_escaped(std::string& text, unsigned char byte) {
  constexpr char kDigits[] = "0123456789ABCDEF";
  text += '%';
  text += kDigits[byte >> 4U];
  text += kDigits[byte & 0xFU];
}

std::string absolute(const std::string& path) {
  std::error_code error;
  const std::filesystem::path full = std::filesystem::absolute(path, error);
  if (error) return path;
  return full.lexically_normal().string();
}

}  // namespace

std::string path_as_text(std::string_view path) {
  std::string text;
  for (std::size_t at = 0; at < path.size();) {
    const base::CodePoint point = base::code_point_at(path, at);
    if (point.well_formed && point.value >= 0x20 && point.value != 0x7F)
      text.append(path.substr(at, point.size));
    else
      append_escaped(text, static_cast<unsigned char>(path[at]));
    at += point.size;
  }
  return base::nfc(std::move(text));
}

SourceName name_file(const std::string& path) { return {path_as_text(path), path_as_text(absolute(path)), false}; }

SourceName name_stream(const std::string& name) { return {path_as_text(name), path_as_text(name), true}; }

std::string at_line(const std::string& name, std::size_t line) { return name + ":" + std::to_string(line); }

}  // namespace depeche::dispatch
