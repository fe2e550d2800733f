#include <sstream>
#include <string>

#include <catch2/catch.hpp>

#include "base/language.h"
#include "base/number_text.h"
#include "depeche/render.h"
#include "render/date_text.h"
#include "render/labels.h"
#include "render/number.h"

using namespace depeche;

namespace {

// French until the end of a test. In what is expected, ~ is a space that does not break and ^ a narrow one.
struct InFrench {
  InFrench() { base::speak(base::Language::french); }
  ~InFrench() { base::speak(base::Language::english); }
  InFrench(const InFrench&) = delete;
  InFrench& operator=(const InFrench&) = delete;
};

std::string typed(std::string text) {
  const auto replace_all = [&](std::string_view sign, std::string_view written) {
    for (std::size_t at = text.find(sign); at != std::string::npos; at = text.find(sign, at + written.size()))
      text.replace(at, sign.size(), written);
  };
  replace_all("~", "\u00A0");
  replace_all("^", "\u202F");
  return text;
}

std::string range_in_french(const std::string& iso) {
  const auto range = parse_iso_range(iso);
  REQUIRE(range);
  return render::range_text(*range);
}

}  // namespace

TEST_CASE("Dates are written as French writes them") {
  const InFrench french;
  struct Row {
    const char* iso;
    const char* french;
  };
  for (const Row& row :
       {Row{"2022-01-13", "13 janvier 2022"}, Row{"2022-08-01", "1er août 2022"}, Row{"2022-02", "février 2022"},
        Row{"2022", "2022"}, Row{"2022-01-06..2022-01-13", "du 6 au 13 janvier 2022"},
        Row{"2022-03-28..2022-04-03", "du 28 mars au 3 avril 2022"},
        Row{"2021-12-28..2022-01-03", "du 28 décembre 2021 au 3 janvier 2022"}}) {
    CAPTURE(row.iso);
    CHECK(range_in_french(row.iso) == row.french);
  }
  using namespace std::chrono;
  CHECK(render::moment_text(sys_days(2022y / 1 / 13) + 17h + 32min) == typed("13 janvier 2022 à 18~h~32"));
  CHECK(render::short_moment_text(sys_days(2022y / 1 / 13) + 17h) == typed("13/01/2022 18~h~00"));
  CHECK(render::short_range_text(month_range(2022, 1)) == "01/2022");
  CHECK(render::interval_text(DateRange{kFirstDay, sys_days(2022y / 1 / 13), DatePrecision::range}) ==
        "jusqu’au 13 janvier 2022");
  CHECK(render::interval_text(DateRange{sys_days(2022y / 1 / 13), kLastDay, DatePrecision::range}) ==
        "depuis le 13 janvier 2022");
}

TEST_CASE("Numbers are written as French writes them") {
  const InFrench french;
  CHECK(base::number_text(999) == "999");
  CHECK(base::number_text(1234567) == typed("1^234^567"));
  CHECK(base::decimal_text(7.31, 2) == "7,31");
  CHECK(base::decimal_text(7, 0) == "7");
  CHECK(render::fixed(7.31, 2) == "7.31");
}

TEST_CASE("An answer in French says all in French, and its JSON is as it was") {
  SearchResults results;
  results.query = "gaz";
  results.total = 1200;
  results.took_ms = 1.25;
  Hit hit;
  hit.rank = 1;
  hit.dispatch.id = "afp-1";
  hit.dispatch.title = "Le gaz";
  hit.dispatch.dated = parse_iso_range("2022-01").value();
  hit.dispatch.status = PublicationStatus::canceled;
  hit.date_match = DateMatch::possible;
  results.hits.push_back(hit);
  Facet facet;
  facet.field = FacetField::date;
  facet.name = "date";  // as a search fills it in
  facet.values.push_back({"2022-01", 1200, {}});
  facet.undated = 3;
  results.facets.push_back(facet);
  std::ostringstream english_json;
  render_json(results, english_json);
  const InFrench french;
  std::ostringstream text;
  render_text(results, {}, text);
  CHECK_THAT(text.str(), Catch::StartsWith(typed("1^200 résultats en 1,2~ms\n")) ||
                             Catch::StartsWith(typed("1^200 résultats en 1,3~ms\n")));
  CHECK_THAT(text.str(), Catch::Contains("annulé") && Catch::Contains("janvier 2022 (possible)") &&
                             Catch::Contains("janvier 2022  " + typed("1^200")) && Catch::Contains("sans date"));
  std::ostringstream french_json;
  render_json(results, french_json);
  CHECK(english_json.str() == french_json.str());
}

TEST_CASE("Fields have the names that French queries give them") {
  CHECK(render::field_label("category") == "category");
  const InFrench french;
  CHECK(render::field_label("source") == "agence");
  CHECK(render::field_label("category") == "rubrique");
  CHECK(render::field_label("desk-intern") == "desk-intern");
}
