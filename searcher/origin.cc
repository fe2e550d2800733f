#include "origin.h"

#include <array>
#include <string_view>
#include <system_error>

#include <unistd.h>

namespace depeche::searcher {
namespace {

constexpr std::string_view kUnreserved = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-._~";

void append_escaped(std::string& uri, char byte) {
  constexpr std::string_view kDigits = "0123456789ABCDEF";
  const auto value = static_cast<unsigned char>(byte);
  uri.append({'%', kDigits[value >> 4], kDigits[value & 15]});
}

std::string file_uri(const std::string& path) {
  std::array<char, 256> host{};
  // A terminal that shows another machine's output tells by the host that the file is not its own.
  if (gethostname(host.data(), host.size() - 1) != 0) host.front() = '\0';
  std::string uri = std::string("file://") + host.data();
  for (const char byte : path) {
    if (byte == '/' || kUnreserved.find(byte) != std::string_view::npos)
      uri += byte;
    else
      append_escaped(uri, byte);
  }
  return uri;
}

std::string printable_uri(const std::string& text) {
  std::string uri;
  for (const char byte : text) {
    if (byte > ' ' && byte < '\x7f')
      uri += byte;
    else
      append_escaped(uri, byte);
  }
  return uri;
}

}  // namespace

std::filesystem::path source_file(const Dispatch& dispatch) {
  std::filesystem::path path(dispatch.path);
  if (!path.is_absolute()) return {};
  for (; path.has_relative_path(); path = path.parent_path()) {
    std::error_code ignored;
    const auto status = std::filesystem::status(path, ignored);
    if (std::filesystem::is_regular_file(status)) return path;
    if (std::filesystem::is_directory(status)) return {};
  }
  return {};
}

std::string web_page(const Dispatch& dispatch) {
  for (const char* scheme : {"http://", "https://"})
    if (dispatch.url.starts_with(scheme)) return printable_uri(dispatch.url);
  return {};
}

std::string link_of(const Dispatch& dispatch) {
  const auto file = source_file(dispatch);
  return file.empty() ? web_page(dispatch) : file_uri(file.string());
}

}  // namespace depeche::searcher
