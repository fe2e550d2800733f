#include <catch2/catch.hpp>

#include "base/utf8.h"
#include "render/sample_results.h"

using namespace depeche;
using namespace depeche::test;

TEST_CASE("An answer in text has a total, and for each hit its title, its origin and its snippet") {
  CHECK(text_of(two_hits()) ==
        "2 results in 1.2 ms\n"
        "\n"
        "1. Retrait de l'OTSC\n"
        "  2022-01-13 (certain) · AFP · Almaty, Kazakhstan · afp-1\n"
        "  Le contingent a débuté son retrait.\n"
        "\n"
        "2. Le président s'est rendu à Almaty.\n"
        "  undated · /depeches/000.txt\n"
        "\n");
}

TEST_CASE("Above the hits stands what was understood, and what is not there") {
  SearchResults results;
  results.dated = day_range(std::chrono::year{2022} / 1 / 13);
  results.unknown_values = {{"source", "Reuter", {"Reuters"}, {{"AFP", 1200, {}}, {"Reuters", 2, {}}}},
                            {"id", "x", {}, {}}};
  results.without_filters = {{"dates", 1382}, {"category", 0}, {"filters", 5000}};
  results.missing_words = {"Bendaoud", "zz*"};
  CHECK(text_of(results) ==
        "0 results in 0.0 ms\n"
        "  dates: 2022-01-13\n"
        "  source: no dispatch has \"Reuter\"; nearest: Reuters; most have AFP (1 200), Reuters (2)\n"
        "  id: no dispatch has \"x\"\n"
        "  without dates: 1 382 · without category: 0 · without any filter: 5 000\n"
        "  in no dispatch: Bendaoud, zz*\n"
        "\n");
}

TEST_CASE("The total is grouped, in the singular for one, and says when it is a lower bound") {
  struct Row {
    std::size_t total;
    bool exact;
    std::string expected;
  };
  const auto row = GENERATE(Row{0, true, "0 results in 0.0 ms\n\n"}, Row{1, true, "1 result in 0.0 ms\n\n"},
                            Row{999, true, "999 results in 0.0 ms\n\n"}, Row{1200, true, "1 200 results in 0.0 ms\n\n"},
                            Row{1200, false, "at least 1 200 results in 0.0 ms\n\n"},
                            Row{1, false, "at least 1 results in 0.0 ms\n\n"},
                            Row{1234567, true, "1 234 567 results in 0.0 ms\n\n"});
  SearchResults results;
  results.total = row.total;
  results.total_is_exact = row.exact;
  CHECK(text_of(results) == row.expected);
}

TEST_CASE("A date match is shown as certain or possible, and not at all without a date filter") {
  SearchResults results = two_hits();
  results.hits.resize(1);
  Hit& hit = results.hits.front();
  hit.dispatch.dated = month_range(2022, 1);
  SECTION("possible") {
    hit.date_match = DateMatch::possible;
    CHECK_THAT(text_of(results), Catch::Contains("  2022-01 (possible) · AFP"));
  }
  SECTION("no filter") {
    hit.date_match.reset();
    CHECK_THAT(text_of(results), Catch::Contains("  2022-01 · AFP"));
  }
}

TEST_CASE("Colour marks titles bold, origins dim and highlights in bold red, and nothing without it") {
  CHECK_THAT(text_of(two_hits(), 100, true),
             Catch::Contains("1. \x1b[1;31mRetrait\x1b[0m \x1b[1mde\x1b[0m \x1b[1ml'\x1b[0m\x1b[1;31mOTSC\x1b[0m\n") &&
                 Catch::Contains("  \x1b[2m2022-01-13\x1b[0m \x1b[2m(certain)\x1b[0m") &&
                 Catch::Contains("  Le contingent a débuté son \x1b[1;31mretrait\x1b[0m.\n"));
  CHECK(text_of(two_hits()).find('\x1b') == std::string::npos);
}

TEST_CASE("Long text is wrapped at blanks, and no line is wider than asked") {
  SearchResults results = two_hits();
  results.hits.resize(1);
  results.hits[0].snippet = {"Des élèves à l'école «\u00A0pour l'été\u00A0» d'Almaty où l'État décida", {}};
  CHECK_THAT(text_of(results, 25), Catch::Contains("  Des élèves à l'école\n"
                                                   "  «\u00A0pour l'été\u00A0» d'Almaty\n"
                                                   "  où l'État décida\n"));
}

TEST_CASE("Combining marks take no column and wide characters take two") {
  struct Row {
    std::string snippet;
    std::string expected;
  };
  const auto row =
      GENERATE(Row{"e\u0301te\u0301e\u0301te\u0301e\u0301te\u0301e\u0301te\u0301e\u0301 mots bis",
                   "  e\u0301te\u0301e\u0301te\u0301e\u0301te\u0301e\u0301te\u0301e\u0301 mots\n  bis\n"},
               Row{"\u6771\u4EAC\u6771\u4EAC\u6771\u4EAC\u6771 mots bis",
                   "  \u6771\u4EAC\u6771\u4EAC\u6771\u4EAC\u6771\n  mots bis\n"},
               Row{"zzzzzzzzzzzzzzzzzzzzzzzzzzzz mots bis", "  zzzzzzzzzzzzzzzzzzzzzzzzzzzz\n  mots bis\n"});
  SearchResults results = two_hits();
  results.hits.resize(1);
  results.hits[0].snippet = {row.snippet, {}};
  CHECK_THAT(text_of(results, 20), Catch::Contains(row.expected));
}

TEST_CASE("A long text without headline is cut between words so that it fits the line") {
  SearchResults results = two_hits();
  results.hits.erase(results.hits.begin());
  results.hits[0].dispatch.text = "Le président du Kazakhstan, Kassym-Jomart Tokaïev, s'est rendu mercredi";
  CHECK_THAT(text_of(results, 40), Catch::Contains("2. Le président du Kazakhstan, …\n"));
}

TEST_CASE("Controls, escapes and ill-formed bytes of a dispatch never reach the terminal") {
  SearchResults results = two_hits();
  results.hits.resize(1);
  Hit& hit = results.hits[0];
  hit.title_highlights.clear();
  hit.dispatch.title =
      "Un\ntitre\x1b[31m\x07 et\x7F\xC2\x9B"
      "2J";
  hit.dispatch.source =
      "A\xFF"
      "FP\r";
  hit.dispatch.place = "\u202Eyt";
  hit.dispatch.id = "x\ty";
  hit.snippet = {
      "a\x1b]0;t\x07"
      "b",
      {{0, 1}}};
  CHECK(text_of(results) ==
        "2 results in 1.2 ms\n\n"
        "1. Un titre\uFFFD[31m\uFFFD et\uFFFD\uFFFD2J\n"
        "  2022-01-13 (certain) · A\uFFFDFP · \uFFFDyt · x y\n"
        "  a\uFFFD]0;t\uFFFDb\n\n");
}

TEST_CASE("Facets are aligned lists with counts, dates a tree") {
  SearchResults results = with_facets();
  results.hits.clear();
  CHECK(text_of(results) ==
        "2 results in 1.2 ms\n"
        "\n"
        "date\n"
        "  2022            1 200\n"
        "    2022-01         900\n"
        "      2022-01-13      4\n"
        "  2023                3\n"
        "\n"
        "source\n"
        "  AFP             1\n"
        "  Le Télégramme  12\n"
        "\n");
}

TEST_CASE("On a terminal facets have bars, as long as there is room, by the largest number beside each") {
  SearchResults results = with_facets();
  results.hits.clear();
  std::ostringstream out;
  render_text(results, {.width = 40, .bars = true}, out);
  CHECK_THAT(out.str(), Catch::Contains("date\n"
                                        "  2022            1 200  ███████████████\n"
                                        "    2022-01         900  ███████████████\n"
                                        "      2022-01-13      4  ███████████████\n"
                                        "  2023                3  ▏\n"));
  CHECK_THAT(out.str(), Catch::Contains("  AFP             1  █▋\n"));
  std::ostringstream narrow;
  render_text(results, {.width = 26, .bars = true}, narrow);
  CHECK_THAT(narrow.str(), Catch::Contains("  2023                3\n"));
}

TEST_CASE(
    "The suggestion comes first, and says when nothing was found, and notices and what is left out stand above the "
    "hits") {
  SearchResults results;
  results.notices = {"kaz* stands for 50 of 61 words"};
  CHECK(text_of(results) ==
        "0 results in 0.0 ms\n"
        "Note: kaz* stands for 50 of 61 words\n\n");
  results.suggestion = "retrait OTSC";
  CHECK(text_of(results) ==
        "no result; did you mean: retrait OTSC\n"
        "Note: kaz* stands for 50 of 61 words\n\n");
  results.total = 3;
  CHECK(text_of(results) ==
        "did you mean: retrait OTSC\n"
        "3 results in 0.0 ms\n"
        "Note: kaz* stands for 50 of 61 words\n\n");
  results.all_words = 1;
  results.some_words = 3;
  results.excluded = {"gaz", "\"le blé\""};
  CHECK(text_of(results) ==
        "did you mean: retrait OTSC\n"
        "3 results in 0.0 ms\n"
        "  all words: 1 · some: 3\n"
        "  without: gaz, \"le blé\"\n"
        "Note: kaz* stands for 50 of 61 words\n\n");
}

TEST_CASE("How a search was relaxed stands above the hits, with the remark of the program") {
  SearchResults results;
  results.total = 3;
  results.relaxation = Relaxation{0, {"loi du silence", "grève \"dure\""}, {}, {}};
  const TextStyle style{.width = 200, .relaxation_remark = "--no-relax to switch off"};
  const auto text = [&] { return written([&](std::ostream& out) { render_text(results, style, out); }); };
  CHECK(text() ==
        "3 results in 0.0 ms\n"
        "  nothing was found with \"loi du silence\", \"grève \"dure\"\"; the results have some of the words "
        "(--no-relax to switch off)\n\n");
  results.relaxation = Relaxation{2, {"loi du silence"}, {}, {}};
  CHECK_THAT(text(),
             Catch::Contains("  2 results with \"loi du silence\" come first; the others have some of the words "
                             "(--no-relax to switch off)\n"));
  results.relaxation = Relaxation{1, {"loi du silence"}, {}, {}};
  CHECK_THAT(text(), Catch::Contains("  1 result with \"loi du silence\" comes first; the others have"));
}

TEST_CASE("Words that a search that found nothing was widened by are said, and are no suggestion then") {
  SearchResults results;
  results.total = 3;
  results.relaxation = Relaxation{0, {}, {{"fermeture", "fermer"}, {"fermeture", "fermé"}, {"grève", "gréviste"}}, {}};
  const TextStyle style{.width = 200, .relaxation_remark = "--no-relax to switch off"};
  const auto text = [&] { return written([&](std::ostream& out) { render_text(results, style, out); }); };
  CHECK(text() ==
        "3 results in 0.0 ms\n"
        "  nothing was found; \"fermeture\" also stands for words of its family: fermer, fermé\n"
        "  nothing was found; \"grève\" also stands for words of its family: gréviste (--no-relax to switch off)\n\n");
  results.relaxation = Relaxation{0, {}, {}, {{"retriat", "retrait"}}};
  results.suggestion = "retrait";
  CHECK(text() ==
        "3 results in 0.0 ms\n"
        "  nothing was found; \"retriat\" was read as retrait (--no-relax to switch off)\n\n");
}

TEST_CASE("A dispatch in text has its fields, then its paragraphs, then the credits") {
  Dispatch dispatch = afp_hit().dispatch;
  dispatch.text = "Un premier\nparagraphe.\n\nUn second.";
  dispatch.credits = "Reportage X";
  dispatch.url = "https://exemple.fr/1";
  const auto text = written([&](std::ostream& out) { render_dispatch_text(dispatch, {}, out); });
  CHECK(text ==
        "Retrait de l'OTSC\n"
        "  date: 2022-01-13\n"
        "  source: AFP\n"
        "  place: Almaty, Kazakhstan\n"
        "  id: afp-1\n"
        "  url: https://exemple.fr/1\n"
        "  path: /depeches/001.txt\n"
        "\n"
        "Un premier paragraphe.\n"
        "\n"
        "Un second.\n"
        "\n"
        "  credits: Reportage X\n");
}

TEST_CASE("A dispatch that knows little shows no empty fields") {
  const Dispatch dispatch = bare_hit().dispatch;
  const auto text = written([&](std::ostream& out) { render_dispatch_text(dispatch, {}, out); });
  CHECK(text == "  id: /depeches/000.txt\n\nLe président s'est rendu à Almaty.\n\nFin.\n");
}

TEST_CASE("What may not be published says so, an embargo that is over does not") {
  const struct {
    PublicationStatus status;
    int embargo_year;  // 0: none
    const char* text;
    const char* json;
  } cases[] = {
      {PublicationStatus::canceled, 0, "  canceled · 2022-01-13", R"("status":"canceled","embargoed_until":null)"},
      {PublicationStatus::withheld, 0, "  withheld · 2022-01-13", R"("status":"withheld","embargoed_until":null)"},
      {PublicationStatus::usable, 9998, "  embargoed until 9998-01-13 01:00 · 2022-01-13",
       R"("status":"embargoed","embargoed_until":"9998-01-13T01:00:00+01:00")"},
      {PublicationStatus::usable, 2022, "  2022-01-13",
       R"("status":"usable","embargoed_until":"2022-01-13T01:00:00+01:00")"},
  };
  for (const auto& c : cases) {
    SearchResults results = two_hits();
    Dispatch& dispatch = results.hits[0].dispatch;
    dispatch.status = c.status;
    if (c.embargo_year > 0) dispatch.embargoed_until = Day{std::chrono::year{c.embargo_year} / 1 / 13};
    CHECK_THAT(text_of(results), Catch::Contains(c.text));
    CHECK_THAT(written([&](std::ostream& out) { render_jsonl(results, out); }), Catch::Contains(c.json));
    CHECK_THAT(written([&](std::ostream& out) { render_dispatch_json(dispatch, out); }), Catch::Contains(c.json));
  }
}

TEST_CASE("A moment is shown to the minute, in the zone of the reader") {
  SearchResults results = two_hits();
  Dispatch& dispatch = results.hits[0].dispatch;
  dispatch.written_at = Instant{std::chrono::sys_days(std::chrono::year{2022} / 1 / 13) + std::chrono::minutes(1052),
                                std::chrono::minutes(0)};
  CHECK_THAT(text_of(results), Catch::Contains("2022-01-13 18:32 (certain) · AFP"));
  CHECK_THAT(written([&](std::ostream& out) { render_dispatch_text(dispatch, {}, out); }),
             Catch::Contains("date: 2022-01-13 18:32\n"));
  CHECK_THAT(written([&](std::ostream& out) {
               render_alert_text({dispatch, {}}, {}, out);
             }),
             Catch::StartsWith("2022-01-13 18:32 · AFP"));
  CHECK_THAT(written([&](std::ostream& out) { render_csv(results, out); }),
             Catch::Contains(",2022-01-13T18:32:00+01:00,"));
}

TEST_CASE("A name leads to what the style links it to, on each of its lines") {
  SearchResults results = two_hits();
  TextStyle style;
  style.width = 20;
  style.link = [](const Dispatch& dispatch) { return dispatch.id == "afp-1" ? "file:///a" : ""; };
  results.hits.front().dispatch.title = "Retrait de l'OTSC hier";
  const std::string out = written([&](std::ostream& stream) { render_text(results, style, stream); });
  CHECK_THAT(out, Catch::Contains("1. \x1b]8;;file:///a\x1b\\Retrait de l'OTSC\x1b]8;;\x1b\\\n"
                                  "  \x1b]8;;file:///a\x1b\\hier\x1b]8;;\x1b\\\n"
                                  "  2022") &&
                      Catch::Contains("2. Le président"));
  const std::string shown =
      written([&](std::ostream& stream) { render_dispatch_text(results.hits.front().dispatch, style, stream); });
  CHECK_THAT(shown, Catch::Contains("  \x1b]8;;file:///a\x1b\\id: afp-1\x1b]8;;\x1b\\\n"));
}

TEST_CASE("Each part of an answer has the look that the colours give it") {
  SearchResults results = two_hits();
  results.hits.resize(1);
  results.hits[0].dispatch.status = PublicationStatus::canceled;
  results.expansions = {{"OTSC", "traité"}};
  results.facets = {{FacetField::source, {{"AFP", 1, {}}}}};
  TextStyle style;
  style.color = true;
  style.colors = {.match = "7",
                  .title = "34",
                  .snippet = "90",
                  .status = "41",
                  .date = "32",
                  .source = "1;33",
                  .place = "",
                  .id = "38;5;8",
                  .facet = "4",
                  .note = "3"};
  std::ostringstream out;
  render_text(results, style, out);
  CHECK_THAT(
      out.str(),
      Catch::Contains("1. \x1b[7mRetrait\x1b[0m \x1b[34mde\x1b[0m \x1b[34ml'\x1b[0m\x1b[7mOTSC\x1b[0m\n") &&
          Catch::Contains("  \x1b[41mcanceled\x1b[0m \x1b[3m·\x1b[0m \x1b[32m2022-01-13\x1b[0m "
                          "\x1b[32m(certain)\x1b[0m \x1b[3m·\x1b[0m \x1b[1;33mAFP\x1b[0m \x1b[3m·\x1b[0m Almaty, "
                          "Kazakhstan \x1b[3m·\x1b[0m \x1b[38;5;8mafp-1\x1b[0m\n") &&
          Catch::Contains("\x1b[90mson\x1b[0m \x1b[7mretrait\x1b[0m\x1b[90m.\x1b[0m\n") &&
          Catch::Contains("\x1b[4msource\x1b[0m\n") && Catch::Contains("\x1b[3mOTSC\x1b[0m"));
  style.color = false;
  std::ostringstream plain;
  render_text(results, style, plain);
  CHECK_THAT(plain.str(), !Catch::Contains("\x1b"));
}

TEST_CASE("The abstract stands below the origin, and beside it only what the text says of the query") {
  SearchResults results = two_hits();
  for (Hit& hit : results.hits) hit.abstract_snippet = {"Le chapô dit tout.", {{3, 9}}};
  results.hits[1].snippet = {"Le président s'est rendu à Almaty.", {}};
  CHECK_THAT(text_of(results), Catch::Contains("  Le chapô dit tout.\n  Le contingent a débuté son retrait.\n") &&
                                   Catch::EndsWith("000.txt\n  Le chapô dit tout.\n\n"));
  CHECK_THAT(text_of(results, 100, true), Catch::Contains("  Le \x1b[1;31mchapô\x1b[0m dit tout.\n"));
}

TEST_CASE("A whole dispatch has all its properties, names in a fixed order, and its abstract") {
  Dispatch dispatch = afp_hit().dispatch;
  dispatch.abstract = "En bref.";
  dispatch.properties = {{"bureau", "Nice", ""},
                         {"subject", "politics", "medtop:11000000"},
                         {"subject", "medtop:20000574", "medtop:20000574"},
                         {"urgency", "Flash", ""},
                         {"category", "Social", ""},
                         {"bureau", "Lyon", "69"}};
  CHECK(written([&](std::ostream& out) { render_dispatch_text(dispatch, {}, out); }) ==
        "Retrait de l'OTSC\n"
        "  date: 2022-01-13\n"
        "  source: AFP\n"
        "  place: Almaty, Kazakhstan\n"
        "  category: Social\n"
        "  subject: politics (politique, medtop:11000000); medtop:20000574 (élections)\n"
        "  urgency: Flash (1)\n"
        "  bureau: Nice; Lyon (69)\n"
        "  id: afp-1\n"
        "  path: /depeches/001.txt\n"
        "  abstract: En bref.\n"
        "\n"
        "Le contingent a débuté son retrait.\n");
}

TEST_CASE("A facet of a property has its name") {
  SearchResults results;
  results.facets = {{FacetField::property, {{"Social", 2, {}}}, "category"}};
  CHECK_THAT(text_of(results), Catch::Contains("category\n  Social  2\n"));
}

TEST_CASE("A line of an alert has the hour and the page of its dispatch") {
  Dispatch dispatch = afp_hit().dispatch;
  dispatch.url = "https://exemple.fr/otsc";
  dispatch.written_at = Instant{std::chrono::sys_days(std::chrono::year{2022} / 1 / 13) + std::chrono::hours(17),
                                std::chrono::minutes(60)};
  CHECK(written([&](std::ostream& out) {
          render_alert_text({dispatch, {}}, {}, out);
        }) == "2022-01-13 18:00 · AFP · Retrait de l'OTSC · afp-1 · https://exemple.fr/otsc\n");
}
