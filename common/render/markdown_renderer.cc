// A dossier as Markdown.

#include <string>
#include <string_view>

#include "base/message.h"
#include "depeche/render.h"
#include "render/citation.h"
#include "render/dossier.h"
#include "render/terminal_text.h"

namespace depeche {
namespace {

// CommonMark takes any sign of ASCII behind a backslash for itself. These can begin markup anywhere; the others only
// where a line begins, and no text of ours begins a line.
constexpr std::string_view kMarkup = "\\`*_{}[]<>#|~&";

bool is_digit(char c) { return c >= '0' && c <= '9'; }

// A list or a heading would begin here.
bool begins_block(std::string_view text) {
  if (text.starts_with('-') || text.starts_with('+') || text.starts_with('=')) return true;
  std::size_t at = 0;
  while (at < text.size() && is_digit(text[at])) ++at;
  return at > 0 && at < text.size() && (text[at] == '.' || text[at] == ')');
}

std::string escaped(std::string_view text) {
  std::string out;
  for (const char c : render::printable(text)) {
    if (kMarkup.find(c) != std::string_view::npos) out += '\\';
    out += c;
  }
  return out;
}

// At the beginning of a line.
std::string escaped_line(std::string_view text) {
  const std::string line = render::one_line(text);
  std::string out = escaped(line);
  if (!begins_block(line)) return out;
  const std::size_t sign = out.find_first_not_of("0123456789");
  return out.insert(sign == std::string::npos ? 0 : sign, "\\");
}

std::string marked(std::string_view text, const std::vector<Highlight>& highlights) {
  std::string out;
  std::size_t at = 0;
  for (const Highlight& highlight : highlights) {
    out += escaped(text.substr(at, highlight.begin - at));
    out += "**" + escaped(text.substr(highlight.begin, highlight.end - highlight.begin)) + "**";
    at = highlight.end;
  }
  return out + escaped(text.substr(at));
}

// Between < and > an address ends at these.
std::string address_in_brackets(const std::string& address) {
  std::string out;
  for (const char c : address) {
    if (c == '<' || c == '>' || c == ' ' || c == '\\')
      out += c == '<' ? "%3C" : c == '>' ? "%3E" : c == ' ' ? "%20" : "%5C";
    else
      out += c;
  }
  return out;
}

void write_heading(const Hit& hit, std::ostream& out) {
  const std::string title = escaped(render::citation_title(hit.dispatch));
  const std::string address = render::web_address(hit.dispatch);
  out << "## " << hit.rank << "\\. ";
  if (address.empty())
    out << title;
  else
    out << '[' << title << "](<" << address_in_brackets(address) << ">)";
  out << "\n\n*";
  std::string_view between;
  for (const std::string& part : render::head_of(hit)) {
    out << between << escaped(part);
    between = " \xC2\xB7 ";
  }
  out << between << escaped(render::one_line(hit.dispatch.id)) << "*\n\n";
}

void write_whole(const Dispatch& dispatch, std::ostream& out) {
  for (const std::string_view paragraph : render::paragraphs_of(dispatch.abstract))
    out << "**" << escaped(render::one_line(paragraph)) << "**\n\n";
  for (const std::string_view paragraph : render::paragraphs_of(dispatch.text))
    out << escaped_line(paragraph) << "\n\n";
  if (!dispatch.credits.empty()) out << '*' << escaped(render::one_line(dispatch.credits)) << "*\n\n";
}

}  // namespace

void render_markdown(const SearchResults& results, DossierText text, std::ostream& out) {
  out << "# " << escaped(render::dossier_title(results)) << "\n\n" << escaped(render::dossier_count(results)) << "\n\n";
  for (const std::string& remark : render::dossier_remarks(results)) out << escaped_line(remark) << "\n\n";
  for (const Hit& hit : results.hits) {
    write_heading(hit, out);
    if (!hit.note.empty()) out << escaped_line(tr("note: {}", render::one_line(hit.note))) << "\n\n";
    if (text == DossierText::whole_texts)
      write_whole(hit.dispatch, out);
    else if (!hit.snippet.text.empty())
      out << "> " << marked(hit.snippet.text, hit.snippet.highlights) << "\n\n";
    if (const std::string versions = render::versions_of(hit); !versions.empty())
      out << escaped_line(render::one_line(versions)) << "\n\n";
  }
}

}  // namespace depeche
