#include "dispatch/formats/http_message.h"

#include <algorithm>
#include <charconv>
#include <cstddef>
#include <system_error>

#include "base/ascii.h"
#include "dispatch/copy/clean_text.h"

namespace depeche::dispatch {
namespace {

std::string_view take_http_line(std::string_view& bytes) {
  const std::size_t end = std::min(bytes.find('\n'), bytes.size());
  std::string_view line = bytes.substr(0, end);
  bytes.remove_prefix(std::min(end + 1, bytes.size()));
  if (line.ends_with('\r')) line.remove_suffix(1);
  return line;
}

// Without the sizes between the chunks. Nothing when there are none, since some archives took them off before.
std::optional<std::string> without_chunks(std::string_view body) {
  std::string joined;
  while (!body.empty()) {
    const std::string_view line = take_http_line(body);
    std::size_t size = 0;
    const auto [end, error] = std::from_chars(line.data(), line.data() + line.size(), size, 16);
    const bool is_size = error == std::errc() && (end == line.data() + line.size() || *end == ';' || *end == ' ');
    if (!is_size) return std::nullopt;
    if (size == 0) return joined;
    joined.append(body.substr(0, size));
    body.remove_prefix(std::min(size, body.size()));
    if (!take_http_line(body).empty()) return std::nullopt;
  }
  return joined.empty() ? std::nullopt : std::optional(std::move(joined));
}

void take_header(std::string_view line, HttpMessage& message, bool& is_chunked) {
  const std::size_t colon = std::min(line.find(':'), line.size());
  const std::string name = base::lower_ascii(trim(line.substr(0, colon)));
  const std::string_view value = trim(line.substr(std::min(colon + 1, line.size())));
  if (name == "content-type") {
    ContentType type = parse_content_type(value);
    message.type = std::move(type.type);
    message.charset = std::move(type.charset);
  } else if (name == "content-encoding") {
    message.encoding = base::lower_ascii(value);
  } else if (name == "transfer-encoding") {
    is_chunked = base::lower_ascii(value).find("chunked") != std::string::npos;
  }
}

}  // namespace

ContentType parse_content_type(std::string_view value) {
  const std::string lower = base::lower_ascii(value);
  ContentType content{std::string(trim(std::string_view(lower).substr(0, lower.find(';')))), {}};
  constexpr std::string_view kCharset = "charset=";
  const std::size_t at = lower.find(kCharset);
  if (at == std::string::npos) return content;
  std::string_view charset = std::string_view(lower).substr(at + kCharset.size());
  if (charset.starts_with('"') || charset.starts_with('\'')) charset.remove_prefix(1);
  content.charset = charset.substr(0, charset.find_first_of(" ;,\"'"));
  return content;
}

std::optional<HttpMessage> parse_http(std::string_view bytes) {
  const std::string_view first = take_http_line(bytes);
  if (!first.starts_with("HTTP/")) return std::nullopt;
  HttpMessage message;
  const std::size_t blank = first.find(' ');
  if (blank == std::string_view::npos) return std::nullopt;
  std::from_chars(first.data() + blank + 1, first.data() + first.size(), message.status);
  bool is_chunked = false;
  while (!bytes.empty()) {
    const std::string_view line = take_http_line(bytes);
    if (line.empty()) break;
    take_header(line, message, is_chunked);
  }
  if (auto joined = is_chunked ? without_chunks(bytes) : std::nullopt)
    message.body = std::move(*joined);
  else
    message.body = bytes;
  return message;
}

}  // namespace depeche::dispatch
