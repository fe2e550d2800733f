#include "render/citation.h"

#include "base/utf8.h"
#include "render/terminal_text.h"

namespace depeche::render {
namespace {

constexpr std::size_t kTitleBytes = 120;

}  // namespace

std::string one_line(std::string_view text) {
  std::string line;
  for (const char c : printable(text))
    if (c != ' ' || (!line.empty() && line.back() != ' ')) line += c;
  while (line.ends_with(' ')) line.pop_back();
  return line;
}

std::string citation_title(const Dispatch& dispatch) {
  if (!dispatch.title.empty()) return one_line(dispatch.title);
  const std::string& text = dispatch.abstract.empty() ? dispatch.text : dispatch.abstract;
  const std::string line = one_line(std::string_view(text).substr(0, text.find("\n\n")));
  if (line.size() <= kTitleBytes) return line;
  std::string_view cut = base::truncate_utf8(line, kTitleBytes);
  if (const std::size_t blank = cut.rfind(' '); blank != std::string_view::npos) cut = cut.substr(0, blank);
  return std::string(cut) + " …";
}

std::vector<std::string> values_of(const Dispatch& dispatch, std::string_view property) {
  std::vector<std::string> values;
  for (const Property& known : dispatch.properties)
    if (known.name == property) values.push_back(one_line(known.value));
  return values;
}

std::string web_address(const Dispatch& dispatch) {
  for (const std::string_view scheme : {"http://", "https://"})
    if (dispatch.url.starts_with(scheme)) return one_line(dispatch.url);
  return {};
}

}  // namespace depeche::render
