#include <algorithm>
#include <string_view>

#include "base/message.h"
#include "base/utf8.h"
#include "depeche/render.h"
#include "render/terminal_text.h"

namespace depeche {
namespace {

constexpr std::size_t kBefore = 48;  // columns of the query shown on either side of the error
constexpr std::size_t kAfter = 24;

bool is_continuation(char c) { return (static_cast<unsigned char>(c) & 0xC0) == 0x80; }

std::size_t step_back(std::string_view text, std::size_t at, std::size_t characters) {
  while (at > 0 && characters > 0)
    if (!is_continuation(text[--at])) --characters;
  return at;
}

std::size_t step_forward(std::string_view text, std::size_t at, std::size_t characters) {
  for (; at < text.size() && characters > 0; --characters) at += base::code_point_at(text, at).size;
  return at;
}

void write_caret_lines(std::string_view query, std::size_t offset, std::ostream& out) {
  offset = std::min(offset, query.size());
  while (offset > 0 && offset < query.size() && is_continuation(query[offset])) --offset;
  const std::size_t begin = step_back(query, offset, kBefore);
  const std::size_t end = step_forward(query, offset, kAfter);
  const std::string before = (begin > 0 ? "… " : "") + render::printable(query.substr(begin, offset - begin));
  const std::string after = render::printable(query.substr(offset, end - offset)) + (end < query.size() ? " …" : "");
  out << "  " << before << after << "\n  " << std::string(render::columns(before), ' ') << "^\n";
}

}  // namespace

void render_error(const Error& error, std::string_view query, std::ostream& out) {
  out << render::printable(error.message) << '\n';
  if (error.offset && !query.empty()) write_caret_lines(query, *error.offset, out);
  if (!error.hint.empty()) out << "  " << tr("hint: {}", render::printable(error.hint)) << '\n';
}

}  // namespace depeche
