#include "http/target.h"

#include <optional>
#include <utility>

#include "base/files.h"
#include "base/message.h"
#include "base/utf8.h"

namespace depeche::http {
namespace {

std::optional<unsigned> digit_of(char c) {
  if (c >= '0' && c <= '9') return static_cast<unsigned>(c - '0');
  if (c >= 'a' && c <= 'f') return static_cast<unsigned>(c - 'a' + 10);
  if (c >= 'A' && c <= 'F') return static_cast<unsigned>(c - 'A' + 10);
  return std::nullopt;
}

enum class Plus { is_plus, is_blank };

Result<std::string> decoded(std::string_view text, Plus plus) {
  std::string out;
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (text[at] != '%') {
      out += text[at] == '+' && plus == Plus::is_blank ? ' ' : text[at];
      continue;
    }
    const auto high = at + 2 < text.size() ? digit_of(text[at + 1]) : std::nullopt;
    const auto low = at + 2 < text.size() ? digit_of(text[at + 2]) : std::nullopt;
    if (!high || !low)
      return fail(ErrorCode::format, tr("two hexadecimal digits must stand behind each {} of the address", "%"),
                  tr("write {0} as {1}", "%", "%25"));
    out += static_cast<char>(*high * 16 + *low);
    at += 2;
  }
  if (!base::is_utf8(out)) return fail(ErrorCode::encoding, tr("the address is not UTF-8"), {});
  return out;
}

// What stands before `end`, which is dropped with it.
std::string_view take_until(char end, std::string_view& text) {
  const std::size_t at = text.find(end);
  const std::string_view part = text.substr(0, at);
  text = at == std::string_view::npos ? std::string_view() : text.substr(at + 1);
  return part;
}

}  // namespace

Result<std::vector<Parameter>> parse_parameters(std::string_view text) {
  std::vector<Parameter> parameters;
  while (!text.empty()) {
    std::string_view pair = take_until('&', text);
    if (pair.empty()) continue;
    auto name = decoded(take_until('=', pair), Plus::is_blank);
    if (!name) return tl::unexpected<Error>(name.error());
    auto value = decoded(pair, Plus::is_blank);
    if (!value) return tl::unexpected<Error>(value.error());
    parameters.push_back({std::move(*name), std::move(*value)});
  }
  return parameters;
}

Result<Target> parse_target(std::string_view target) {
  Target parsed;
  std::string_view path = take_until('?', target);
  if (!path.starts_with('/')) return fail(ErrorCode::format, tr("the address does not begin with /"), {});
  path.remove_prefix(1);
  while (!path.empty()) {
    const bool has_end = path.ends_with('/') && path.find('/') == path.size() - 1;
    auto segment = decoded(take_until('/', path), Plus::is_plus);
    if (!segment) return tl::unexpected<Error>(segment.error());
    parsed.segments.push_back(std::move(*segment));
    if (has_end) parsed.segments.emplace_back();
  }
  auto parameters = parse_parameters(target);
  if (!parameters) return tl::unexpected<Error>(parameters.error());
  parsed.parameters = std::move(*parameters);
  return parsed;
}

std::string encoded(std::string_view text) {
  constexpr std::string_view kDigits = "0123456789ABCDEF";
  std::string out;
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    const bool is_plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
                          std::string_view("-._~").find(c) != std::string_view::npos;
    if (is_plain)
      out += c;
    else
      out.append({'%', kDigits[byte >> 4], kDigits[byte & 15]});
  }
  return out;
}

std::string encoded(const std::vector<Parameter>& parameters) {
  std::string out;
  for (const auto& [name, value] : parameters)
    out.append(out.empty() ? "?" : "&").append(encoded(name)).append("=").append(encoded(value));
  return out;
}

}  // namespace depeche::http
