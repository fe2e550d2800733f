#include <catch2/catch.hpp>

#include "base/utf8.h"
#include "depeche/compare.h"
#include "render/sample_results.h"
#include "render/say.h"

using namespace depeche;
using namespace depeche::test;

namespace {

// Everything that a terminal might obey: C0, DEL, C1 as characters and as bytes, overrides and isolates, ill-formed
// UTF-8.
const std::string kHostile =
    "a\x1b]0;t\x07"
    "b\x1b[2Jc\x7F\xC2\x9B"
    "31md\x9B\u202Ee\u2066f\xFF\x01g";

Hit hostile_hit() {
  Hit hit = afp_hit();
  Dispatch& dispatch = hit.dispatch;
  for (std::string* field : {&dispatch.id, &dispatch.title, &dispatch.text, &dispatch.source, &dispatch.place,
                             &dispatch.path, &dispatch.url, &dispatch.credits})
    *field = kHostile;
  hit.title_highlights = {{0, 2}};
  hit.snippet = {kHostile, {{0, 2}}};
  hit.versions.push_back({kHostile, kHostile, {}, true});
  return hit;
}

SearchResults hostile_results() {
  SearchResults results;
  results.query = results.parsed = kHostile;
  results.total = 1;
  results.hits = {hostile_hit()};
  results.facets = {{FacetField::source, {{kHostile, 1, {}}}}};
  results.suggestion = kHostile;
  results.expansions.push_back({kHostile, kHostile});
  results.notices = {kHostile};
  return results;
}

// Whether a terminal would obey anything but line breaks.
bool is_harmless(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    const base::CodePoint c = base::code_point_at(text, at);
    const bool is_direction = (c.value >= 0x202A && c.value <= 0x202E) || (c.value >= 0x2066 && c.value <= 0x2069);
    const bool is_control =
        (c.value < 0x20 && c.value != '\n' && c.value != '\r') || (c.value >= 0x7F && c.value < 0xA0);
    if (!c.well_formed || is_control || is_direction) return false;
    at += c.size;
  }
  return true;
}

}  // namespace

TEST_CASE("Whatever is rendered, text from outside makes a terminal do nothing") {
  const SearchResults results = hostile_results();
  const Dispatch& dispatch = results.hits[0].dispatch;
  Alert alert;
  alert.dispatch = dispatch;
  alert.matches.push_back({kHostile, {}, {}});
  Comparison comparison;
  comparison.before = comparison.after = dispatch;
  comparison.changes.push_back({ChangeKind::changed, kHostile, kHostile, {{0, 1}}, {{0, 1}}});
  comparison.figures.before = comparison.names.after = {kHostile};
  Timeline timeline;
  timeline.query = kHostile;
  timeline.total = 1;
  timeline.bars.push_back({day_range(std::chrono::year{2022} / 1 / 13), 1, 1, {kHostile}});
  const Error error{ErrorCode::query, kHostile, kHostile, 3};
  TextStyle style;
  style.link = [](const Dispatch&) { return kHostile; };

  const std::pair<const char*, std::string> outputs[] = {
      {"text", written([&](std::ostream& out) { render_text(results, style, out); })},
      {"json", written([&](std::ostream& out) { render_json(results, out); })},
      {"json line", written([&](std::ostream& out) { render_json_line(results, kHostile, out); })},
      {"jsonl", written([&](std::ostream& out) { render_jsonl(results, out); })},
      {"csv", written([&](std::ostream& out) { render_csv(results, out); })},
      {"csv for Excel", written([&](std::ostream& out) {
         render_csv_table(results, {{}, true}, out);
       })},
      {"ris", written([&](std::ostream& out) { render_ris(results, out); })},
      {"bibtex", written([&](std::ostream& out) { render_bibtex(results, out); })},
      {"html", written([&](std::ostream& out) { render_html(results, DossierText::snippets, out); })},
      {"whole html", written([&](std::ostream& out) { render_html(results, DossierText::whole_texts, out); })},
      {"markdown", written([&](std::ostream& out) { render_markdown(results, DossierText::snippets, out); })},
      {"whole markdown", written([&](std::ostream& out) { render_markdown(results, DossierText::whole_texts, out); })},
      {"ids", written([&](std::ostream& out) { render_ids(results, out); })},
      {"trec", written([&](std::ostream& out) { render_trec(results, kHostile, out); })},
      {"alert", written([&](std::ostream& out) { render_alert_text(alert, style, out); })},
      {"alert json", written([&](std::ostream& out) { render_alert_json(alert, out); })},
      {"dispatch", written([&](std::ostream& out) { render_dispatch_text(dispatch, style, out); })},
      {"dispatch json", written([&](std::ostream& out) { render_dispatch_json(dispatch, out); })},
      {"timeline", written([&](std::ostream& out) { render_timeline_text(timeline, style, out); })},
      {"timeline json", written([&](std::ostream& out) { render_timeline_json(timeline, out); })},
      {"timeline svg", written([&](std::ostream& out) { render_timeline_svg(timeline, out); })},
      {"comparison", written([&](std::ostream& out) { render_comparison_text(comparison, style, out); })},
      {"comparison json", written([&](std::ostream& out) { render_comparison_json(comparison, out); })},
      {"error", written([&](std::ostream& out) { render_error(error, kHostile, out); })},
      {"say", written([&](std::ostream& out) { render::say(out, "a: ", kHostile, "\n"); })},
  };
  for (const auto& [name, text] : outputs) {
    INFO(name << ": " << text);
    CHECK(is_harmless(text));
  }
}

TEST_CASE("Said are literals and ours as they are, numbers, and other text on one line") {
  const std::string foreign = "a\nb\x1b";
  CHECK(written([&](std::ostream& out) { render::say(out, "x\n", 12, render::Ours{"\ty\n"}, foreign); }) ==
        "x\n12\ty\na b\uFFFD");
}
