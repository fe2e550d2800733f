#include <algorithm>
#include <optional>
#include <string_view>
#include <utility>

#include "base/comma_list.h"
#include "base/message.h"
#include "base/number_text.h"
#include "base/unicode.h"
#include "base/utf8.h"
#include "depeche/render.h"
#include "render/bar.h"
#include "render/date_text.h"
#include "render/dossier.h"
#include "render/explanation.h"
#include "render/json_value.h"
#include "render/labels.h"
#include "render/properties.h"
#include "render/terminal_text.h"

namespace depeche {
namespace {

using render::Layout;
using render::marks_of;
using render::write_wrapped;

constexpr std::size_t kIndent = 2;
constexpr std::size_t kRuleColumns = 20;  // between two whole dispatches
constexpr double kShortestBar = 5;
constexpr std::size_t kLongestBar = 30;
constexpr std::size_t kEndless = std::size_t{1} << 40;
constexpr std::size_t kOpeningColumns = 60;

std::size_t width_of(const TextStyle& style) { return std::max(style.width, render::kNarrowest); }

// An indented line, or some.
void write_line(std::string_view text, std::string_view look, const TextStyle& style, std::ostream& out) {
  write_wrapped(text, {look, {}, style.color}, {width_of(style), kIndent, 0}, out);
}

std::string total_text(const SearchResults& results) {
  const std::string count = base::number_text(results.total);
  const std::string time = base::decimal_text(results.took_ms, 1);
  return results.total_is_exact ? trn(results.total, "{} result in {} ms", "{} results in {} ms", count, time)
                                : tr("at least {} results in {} ms", count, time);
}

// The beginning of a text without headline, cut between two words.
std::string opening(std::string_view text, std::size_t width) {
  std::size_t at = 0;
  std::size_t used = 0;
  std::size_t last_blank = 0;
  while (at < text.size() && text[at] != '\n' && used < width) {
    if (text[at] == ' ') last_blank = at;
    const base::CodePoint c = base::code_point_at(text, at);
    used += base::display_width(c.value);
    at += c.size;
  }
  if (at == text.size() || text[at] == '\n') return std::string(text.substr(0, at));
  return std::string(text.substr(0, last_blank > 0 ? last_blank : at)) + " …";
}

std::string link_to(const Dispatch& dispatch, const TextStyle& style) {
  return style.link ? style.link(dispatch) : std::string();
}

void write_title(const Hit& hit, const TextStyle& style, std::ostream& out) {
  const std::string rank = std::to_string(hit.rank) + ". ";
  const Layout layout{width_of(style), kIndent, rank.size()};
  const std::string link = link_to(hit.dispatch, style);
  out << rank;
  if (!hit.dispatch.title.empty())
    write_wrapped(hit.dispatch.title,
                  {style.colors.title, marks_of(hit.title_highlights, style.colors.match), style.color, link}, layout,
                  out);
  else
    write_wrapped(opening(hit.dispatch.text, width_of(style) - rank.size() - kIndent),
                  {style.colors.title, {}, style.color, link}, layout, out);
}

std::string date_text(const Hit& hit) {
  if (!hit.dispatch.dated) return tr("undated");
  std::string text = render::date_text(hit.dispatch);
  if (hit.date_match) text.append(" (").append(render::match_text(*hit.date_match)).append(")");
  return text;
}

// Those of the mentioned days that were asked for; empty when none were.
std::string mentions_text(const Hit& hit, const std::optional<DateRange>& asked) {
  std::string days;
  for (const DateRange& mention : hit.mentions)
    if (asked && mention.overlaps(*asked)) days.append(days.empty() ? "" : ", ").append(render::range_text(mention));
  return days.empty() ? std::string() : tr("mentions {}", days);
}

// Parts of a line that look differently, with dots between them.
class Origin {
 public:
  void add(std::string_view part, std::string_view look) {
    if (part.empty()) return;
    if (!text_.empty()) text_.append(render::kBetween);
    marks_.push_back({text_.size(), text_.size() + part.size(), look});
    text_.append(part);
  }
  // `highlights`, in order and never overlapping, look as matches.
  void add_title(std::string_view title, const std::vector<Highlight>& highlights, const TextStyle& style) {
    if (!text_.empty()) text_.append(render::kBetween);
    const std::size_t begin = text_.size();
    text_.append(title);
    std::size_t at = begin;
    for (const Highlight& highlight : highlights) {
      if (at < begin + highlight.begin) marks_.push_back({at, begin + highlight.begin, style.colors.title});
      marks_.push_back({begin + highlight.begin, at = begin + highlight.end, style.colors.match});
    }
    if (at < text_.size()) marks_.push_back({at, text_.size(), style.colors.title});
  }
  void write(const TextStyle& style, std::ostream& out) const {
    write_wrapped(text_, {style.colors.note, marks_, style.color}, {width_of(style), kIndent, 0}, out);
  }
  // However long, one line, which leads to `link` unless that is empty.
  void write_line(const TextStyle& style, std::string_view link, std::ostream& out) const {
    write_wrapped(text_, {style.colors.note, marks_, style.color, link}, {kEndless, 0, 0}, out);
  }

 private:
  std::string text_;
  std::vector<render::LookMark> marks_;
};

void write_origin(const Hit& hit, const std::optional<DateRange>& mentioned, const TextStyle& style,
                  std::ostream& out) {
  Origin origin;
  origin.add(render::status_text(hit.dispatch), style.colors.status);
  origin.add(date_text(hit), style.colors.date);
  origin.add(mentions_text(hit, mentioned), style.colors.mentions);
  origin.add(hit.dispatch.source, style.colors.source);
  origin.add(hit.dispatch.place, style.colors.place);
  origin.add(hit.dispatch.id, style.colors.id);
  origin.write(style, out);
}

// "+3 versions; later: ID, ID".
void write_versions(const Hit& hit, const TextStyle& style, std::ostream& out) {
  const std::string line = render::versions_of(hit);
  if (!line.empty()) write_line(line, style.colors.note, style, out);
}

// What was counted for the score; what was not found is left out.
void write_features(const Hit& hit, const TextStyle& style, std::ostream& out) {
  std::string line;
  for (const auto& [name, value] : hit.features)
    if (value != 0)
      line.append(line.empty() ? "" : render::kBetween).append(name).append(" ").append(base::decimal_text(value, 2));
  if (!line.empty()) write_line(line, style.colors.note, style, out);
}

void write_snippet(const Snippet& snippet, const TextStyle& style, std::ostream& out) {
  if (snippet.text.empty()) return;
  write_wrapped(snippet.text, {style.colors.snippet, marks_of(snippet.highlights, style.colors.match), style.color},
                {width_of(style), kIndent, 0}, out);
}

void write_hit(const Hit& hit, const std::optional<DateRange>& mentioned, const TextStyle& style, std::ostream& out) {
  write_title(hit, style, out);
  write_origin(hit, mentioned, style, out);
  write_snippet(hit.abstract_snippet, style, out);
  // An abstract says more of a dispatch than the beginning of its text does.
  if (hit.abstract_snippet.text.empty() || !hit.snippet.highlights.empty()) write_snippet(hit.snippet, style, out);
  write_versions(hit, style, out);
  write_features(hit, style, out);
  out << '\n';
}

// One line of a facet: `label` stands `depth` steps to the right.
struct FacetLine {
  std::string label;
  std::string count;
  std::size_t depth;
  double share;  // of the largest number beside it
};

void collect_lines(const Facet& facet, const std::vector<FacetValue>& values, std::size_t depth,
                   std::vector<FacetLine>& lines) {
  std::size_t most = 1;
  for (const FacetValue& value : values) most = std::max(most, value.count);
  for (const FacetValue& value : values) {
    const double share = static_cast<double>(value.count) / static_cast<double>(most);
    lines.push_back(
        {render::printable(render::facet_value_label(facet, value)), base::number_text(value.count), depth, share});
    collect_lines(facet, value.children, depth + 1, lines);
  }
}

void write_facet(const Facet& facet, const TextStyle& style, std::ostream& out) {
  std::vector<FacetLine> lines;
  collect_lines(facet, facet.values, 1, lines);
  if (facet.undated > 0) lines.push_back({tr("undated"), base::number_text(facet.undated), 1, 0});
  std::size_t label_width = 0;
  std::size_t count_width = 0;
  for (const FacetLine& line : lines) {
    label_width = std::max(label_width, line.depth * kIndent + render::columns(line.label));
    count_width = std::max(count_width, render::columns(line.count));
  }
  const std::size_t used_width = label_width + count_width + 2 * kIndent;
  const double bar_width =
      style.bars && style.width > used_width ? static_cast<double>(std::min(style.width - used_width, kLongestBar)) : 0;
  write_wrapped(render::facet_label(facet), {style.colors.facet, {}, style.color}, {width_of(style), 0, 0}, out);
  for (const FacetLine& line : lines) {
    const std::size_t used = line.depth * kIndent + render::columns(line.label);
    out << std::string(line.depth * kIndent, ' ') << line.label
        << std::string(label_width - used + kIndent + count_width - render::columns(line.count), ' ') << line.count;
    if (bar_width >= kShortestBar) out << std::string(kIndent, ' ') << render::bar(line.share * bar_width);
    out << '\n';
  }
  out << '\n';
}

void write_remark(const std::string& label, const std::string& text, const TextStyle& style, std::ostream& out) {
  out << label;
  write_wrapped(text, {}, {width_of(style), kIndent, render::columns(label)}, out);
}

std::string with_remark(std::string line, const std::string& remark) {
  if (!remark.empty()) line.append(" (").append(remark).append(")");
  return line;
}

void write_expansions(const std::vector<Expansion>& expansions, const TextStyle& style, std::ostream& out) {
  if (expansions.empty()) return;
  std::string added;
  for (const Expansion& expansion : expansions)
    added.append(&expansion == &expansions.front() ? "" : "; ")
        .append(expansion.typed)
        .append(" = ")
        .append(expansion.added);
  write_line(with_remark(tr("also searched: {}", added), style.expansion_remark), style.colors.note, style, out);
}

void write_field(std::string_view name, const std::string& value, std::string_view look, const TextStyle& style,
                 std::ostream& out) {
  if (!value.empty()) write_line(tr("{}: {}", render::field_label(name), value), look, style, out);
}

// "gaz, veille"; empty for a search without name.
std::string names_of(const Alert& alert) {
  std::string names;
  for (const AlertMatch& match : alert.matches) names.append(names.empty() ? "" : ", ").append(match.search);
  return names;
}

// What any of the searches looks for in the title.
std::vector<Highlight> united_highlights(const Alert& alert) {
  std::vector<Highlight> all;
  for (const AlertMatch& match : alert.matches)
    all.insert(all.end(), match.title_highlights.begin(), match.title_highlights.end());
  std::ranges::sort(all, {}, &Highlight::begin);
  std::vector<Highlight> united;
  for (const Highlight& highlight : all)
    if (!united.empty() && highlight.begin < united.back().end)
      united.back().end = std::max(united.back().end, highlight.end);
    else
      united.push_back(highlight);
  return united;
}

std::string all_and_some_text(const SearchResults& results) {
  const std::string all = base::number_text(*results.all_words);
  const std::string some = base::number_text(*results.some_words);
  return results.total_is_exact ? tr("all words: {} · some: {}", all, some)
                                : tr("all words: {} · some: at least {}", all, some);
}

void write_explanations(const SearchResults& results, const TextStyle& style, std::ostream& out) {
  const std::vector<std::string> relaxation = render::relaxation_lines(results.relaxation);
  for (const std::string& line : explanations(results)) {
    const bool ends_it = !relaxation.empty() && line == relaxation.back();
    write_line(ends_it ? with_remark(line, style.relaxation_remark) : line, {}, style, out);
  }
}

void write_heading(const SearchResults& results, const TextStyle& style, std::ostream& out) {
  const bool nothing = results.total == 0 && results.hits.empty();
  const bool is_searched = results.relaxation && !results.relaxation->spellings.empty();
  if (results.suggestion && !is_searched)
    write_remark(nothing ? tr("no result; did you mean: ") : tr("did you mean: "), *results.suggestion, style, out);
  const bool has_total = !results.suggestion || !nothing;
  if (has_total) out << total_text(results) << '\n';
  if (results.all_words && results.some_words) write_line(all_and_some_text(results), {}, style, out);
  if (!results.excluded.empty()) write_line(tr("without: {}", base::comma_list(results.excluded)), {}, style, out);
  write_explanations(results, style, out);
  for (const std::string& notice : results.notices) write_remark(tr("Note: "), notice, style, out);
  if (has_total || !results.excluded.empty() || !results.notices.empty()) out << '\n';
}

}  // namespace

void render_text(const SearchResults& results, const TextStyle& style, std::ostream& out) {
  write_heading(results, style, out);
  for (const Hit& hit : results.hits) write_hit(hit, results.mentioned, style, out);
  for (const Facet& facet : results.facets) write_facet(facet, style, out);
  write_expansions(results.expansions, style, out);
}

void render_alert_text(const Alert& alert, const TextStyle& style, std::ostream& out) {
  const Dispatch& dispatch = alert.dispatch;
  Origin line;
  line.add(names_of(alert), style.colors.facet);
  line.add(render::status_text(dispatch), style.colors.status);
  line.add(dispatch.dated ? render::date_text(dispatch) : tr("undated"), style.colors.date);
  line.add(dispatch.source, style.colors.source);
  if (dispatch.title.empty())
    line.add_title(opening(dispatch.text, kOpeningColumns), {}, style);
  else
    line.add_title(dispatch.title, united_highlights(alert), style);
  line.add(dispatch.id, style.colors.id);
  line.add(dispatch.url, style.colors.id);
  line.write_line(style, link_to(dispatch, style), out);
}

void render_dispatches_text(const SearchResults& results, const TextStyle& style, std::ostream& out) {
  for (const Hit& hit : results.hits) {
    if (&hit != &results.hits.front()) out << '\n' << std::string(kRuleColumns, '-') << "\n\n";
    render_dispatch_text(hit.dispatch, style, out);
  }
}

void render_dispatch_text(const Dispatch& dispatch, const TextStyle& style, std::ostream& out) {
  const Layout layout{width_of(style), 0, 0};
  const TextColors& colors = style.colors;
  if (!dispatch.title.empty()) write_wrapped(dispatch.title, {colors.title, {}, style.color}, layout, out);
  write_field("status", render::status_text(dispatch), colors.status, style, out);
  write_field("date", render::date_text(dispatch), colors.date, style, out);
  write_field("source", dispatch.source, colors.source, style, out);
  write_field("place", dispatch.place, colors.place, style, out);
  for (const render::PropertyValues& group : render::properties_of(dispatch)) {
    std::string values;
    for (const Property* property : group.values)
      values.append(values.empty() ? "" : "; ").append(render::value_text(*property));
    write_field(group.name, values, colors.note, style, out);
  }
  write_wrapped(tr("id: {}", dispatch.id), {colors.id, {}, style.color, link_to(dispatch, style)},
                {width_of(style), kIndent, 0}, out);
  write_field("url", dispatch.url, colors.id, style, out);
  write_field("path", dispatch.path == dispatch.id ? "" : dispatch.path, colors.id, style, out);
  write_field("abstract", dispatch.abstract, colors.snippet, style, out);
  for (std::size_t begin = 0; begin < dispatch.text.size();) {
    const std::size_t end = std::min(dispatch.text.find("\n\n", begin), dispatch.text.size());
    out << '\n';
    write_wrapped(std::string_view(dispatch.text).substr(begin, end - begin), {colors.snippet, {}, style.color}, layout,
                  out);
    begin = end + 2;
  }
  if (!dispatch.credits.empty()) out << '\n', write_field("credits", dispatch.credits, colors.note, style, out);
}

}  // namespace depeche
