// A dossier as a page of HTML.

#include <algorithm>
#include <string>
#include <string_view>

#include "base/message.h"
#include "depeche/render.h"
#include "render/citation.h"
#include "render/dossier.h"
#include "render/terminal_text.h"

namespace depeche {
namespace {

constexpr std::string_view kStyle =
    "body{font:1rem/1.5 Georgia,serif;max-width:42rem;margin:2rem auto;padding:0 1rem;color:#222;background:#fff}"
    "h1{font-size:1.4rem}h2{font-size:1.15rem;margin:2rem 0 .2rem}"
    ".head,.foot{font:.85rem/1.4 sans-serif;color:#555;margin:.2rem 0}.foot{overflow-wrap:anywhere}"
    ".note{border-left:3px solid;padding-left:.6rem;white-space:pre-line}"
    ".abstract{font-weight:bold}mark{background:#ffe9a8;color:inherit}a{color:inherit}"
    "article{break-inside:avoid-page}"
    "@media(prefers-color-scheme:dark){body{color:#ddd;background:#181818}.head,.foot{color:#aaa}"
    "mark{background:#5a4a10}}";

// The one place where text becomes HTML.
void write_text(std::string_view text, std::ostream& out) {
  for (const char c : render::printable(text)) {
    if (c == '&')
      out << "&amp;";
    else if (c == '<')
      out << "&lt;";
    else if (c == '>')
      out << "&gt;";
    else if (c == '"')
      out << "&quot;";
    else if (c == '\'')
      out << "&#39;";
    else
      out << c;
  }
}

// Its lines stay.
void write_note(std::string_view note, std::ostream& out) {
  for (std::size_t begin = 0; begin < note.size();) {
    const std::size_t end = std::min(note.find('\n', begin), note.size());
    if (begin > 0) out << '\n';
    write_text(note.substr(begin, end - begin), out);
    begin = end + 1;
  }
}

void write_marked(std::string_view text, const std::vector<Highlight>& highlights, std::ostream& out) {
  std::size_t at = 0;
  for (const Highlight& highlight : highlights) {
    write_text(text.substr(at, highlight.begin - at), out);
    out << "<mark>";
    write_text(text.substr(highlight.begin, highlight.end - highlight.begin), out);
    out << "</mark>";
    at = highlight.end;
  }
  write_text(text.substr(at), out);
}

void write_heading(const Hit& hit, std::ostream& out) {
  const std::string address = render::web_address(hit.dispatch);
  out << "<h2>";
  if (!address.empty()) {
    out << "<a rel=\"noreferrer\" href=\"";
    write_text(address, out);
    out << "\">";
  }
  if (hit.dispatch.title.empty())
    write_text(render::citation_title(hit.dispatch), out);
  else
    write_marked(hit.dispatch.title, hit.title_highlights, out);
  out << (address.empty() ? "</h2>\n" : "</a></h2>\n") << "<p class=\"head\">";
  std::string_view between;
  for (const std::string& part : render::head_of(hit)) {
    out << between;
    write_text(part, out);
    between = " \xC2\xB7 ";
  }
  out << "</p>\n";
}

void write_paragraphs(std::string_view text, std::string_view tag, std::ostream& out) {
  for (const std::string_view paragraph : render::paragraphs_of(text)) {
    out << tag;
    write_text(paragraph, out);
    out << "</p>\n";
  }
}

void write_whole(const Dispatch& dispatch, std::ostream& out) {
  write_paragraphs(dispatch.abstract, "<p class=\"abstract\">", out);
  write_paragraphs(dispatch.text, "<p>", out);
  write_paragraphs(dispatch.credits, "<p class=\"foot\">", out);
}

void write_hit(const Hit& hit, DossierText text, std::ostream& out) {
  out << "<article>\n";
  write_heading(hit, out);
  if (!hit.note.empty()) {
    out << "<p class=\"note\">";
    write_note(tr("note: {}", hit.note), out);
    out << "</p>\n";
  }
  if (text == DossierText::whole_texts) {
    write_whole(hit.dispatch, out);
  } else if (!hit.snippet.text.empty()) {
    out << "<p>";
    write_marked(hit.snippet.text, hit.snippet.highlights, out);
    out << "</p>\n";
  }
  out << "<p class=\"foot\">";
  write_text(hit.dispatch.id, out);
  if (const std::string versions = render::versions_of(hit); !versions.empty()) {
    out << "<br>";
    write_text(versions, out);
  }
  out << "</p>\n</article>\n";
}

}  // namespace

void render_html(const SearchResults& results, DossierText text, std::ostream& out) {
  const std::string title = render::dossier_title(results);
  out << "<!DOCTYPE html>\n<html lang=\"fr\">\n<head>\n<meta charset=\"utf-8\">\n"
         "<meta name=\"viewport\" content=\"width=device-width\">\n"
         "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n"
         "<title>";
  write_text(title, out);
  out << "</title>\n<style>" << kStyle << "</style>\n</head>\n<body>\n<h1>";
  write_text(title, out);
  out << "</h1>\n<p class=\"head\">";
  write_text(render::dossier_count(results), out);
  out << "</p>\n";
  for (const std::string& remark : render::dossier_remarks(results)) {
    out << "<p class=\"head\">";
    write_text(remark, out);
    out << "</p>\n";
  }
  for (const Hit& hit : results.hits) write_hit(hit, text, out);
  out << "</body>\n</html>\n";
}

}  // namespace depeche
