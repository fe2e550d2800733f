// Answers as a feed: Atom, RFC 4287.

#include <string>
#include <string_view>

#include "depeche/render.h"
#include "render/citation.h"
#include "render/date_text.h"
#include "render/dossier.h"
#include "render/terminal_text.h"
#include "render/xml_text.h"

namespace depeche {
namespace {

// What is no letter or digit of ASCII, and no sign that stands for itself in a URN, is percent-encoded.
std::string urn(std::string_view kind, std::string_view name) {
  constexpr std::string_view kDigits = "0123456789ABCDEF";
  constexpr std::string_view kPlain = "-._:@";
  std::string out = "urn:depeche:" + std::string(kind) + ":";
  for (const char c : name) {
    const auto byte = static_cast<unsigned char>(c);
    const bool is_plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
                          kPlain.find(c) != std::string_view::npos;
    if (is_plain)
      out += c;
    else
      out.append({'%', kDigits[byte >> 4], kDigits[byte & 15]});
  }
  return out;
}

void write(std::string_view element, std::string_view text, std::ostream& out) {
  if (!text.empty()) out << "  <" << element << '>' << render::xml_text(text) << "</" << element << ">\n";
}

std::string updated(const Dispatch& dispatch, std::chrono::sys_seconds now) {
  if (dispatch.written_at) return render::full_moment_text(dispatch.written_at->time);
  if (dispatch.dated) return render::full_moment_text(begin_in_time_zone(dispatch.dated->last));
  return render::full_moment_text(now);
}

void write_entry(const Hit& hit, std::chrono::sys_seconds now, std::ostream& out) {
  const Dispatch& dispatch = hit.dispatch;
  out << "<entry>\n";
  write("id", urn("dispatch", dispatch.id), out);
  write("title", render::citation_title(dispatch), out);
  write("updated", updated(dispatch, now), out);
  const std::string author = render::one_line(dispatch.credits.empty() ? dispatch.source : dispatch.credits);
  if (!author.empty()) out << "  <author><name>" << render::xml_text(author) << "</name></author>\n";
  if (const std::string address = render::web_address(dispatch); !address.empty())
    out << "  <link href=\"" << render::xml_text(address) << "\"/>\n";
  for (const std::string_view property : {"category", "subject", "keyword"})
    for (const std::string& value : render::values_of(dispatch, property))
      out << "  <category term=\"" << render::xml_text(value) << "\"/>\n";
  write("summary", render::one_line(dispatch.abstract.empty() ? hit.snippet.text : dispatch.abstract), out);
  if (!dispatch.credits.empty()) write("rights", render::one_line(dispatch.source), out);
  out << "</entry>\n";
}

}  // namespace

void render_atom(const SearchResults& results, std::chrono::sys_seconds now, std::ostream& out) {
  out << "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<feed xmlns=\"http://www.w3.org/2005/Atom\">\n";
  write("id", urn("search", results.query), out);
  write("title", render::dossier_title(results), out);
  write("updated", render::full_moment_text(now), out);
  out << "  <author><name>Dépêche</name></author>\n";
  for (const Hit& hit : results.hits) write_entry(hit, now, out);
  out << "</feed>\n";
}

}  // namespace depeche
