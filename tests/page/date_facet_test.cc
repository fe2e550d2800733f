#include <catch2/catch.hpp>

#include "page/search_parts.h"

using namespace depeche;
using namespace depeche::page;

namespace {

std::string dates_at(const char* target, std::vector<FacetValue> years, std::size_t undated = 0) {
  Html html;
  write_dates({Address("/", http::parse_target(target)->parameters), base::Language::english, false},
              {FacetField::date, std::move(years), "date", undated}, html);
  return html.take();
}

std::size_t count_of(const std::string& html, std::string_view text) {
  std::size_t count = 0;
  for (std::size_t at = html.find(text); at != std::string::npos; at = html.find(text, at + 1)) ++count;
  return count;
}

}  // namespace

TEST_CASE("The list of dates has the years, or what one of them is parted into") {
  const FacetValue month{"2022-01", 7, {{"2022-01-13", 2, {}}, {"2022-01-14", 4, {}}}};
  const FacetValue day{"2022-01-13", 2, {{"2022-01-13T08", 1, {}}, {"2022-01-13T18", 1, {}}}};
  struct Row {
    const char* target;
    std::vector<FacetValue> years;
    std::vector<const char*> has;
  };
  for (const Row& row : std::vector<Row>{
           {"/?q=gaz&on=2019..2022",
            {{"2021", 3, {}}, {"2022", 8, {month}}},
            {"href=\"/?q=gaz&amp;on=2022\"", "href=\"/?q=gaz&amp;on=2021\"", "<a href=\"/?q=gaz\">All dates</a>"}},
           {"/?q=gaz&from=2022&to=2022&offset=10",
            {{"2022", 8, {month, {"2022-02", 1, {}}}}},
            {"href=\"/?q=gaz&amp;on=2022-01\"", "href=\"/?q=gaz&amp;on=2022-02\"",
             "<a href=\"/?q=gaz\">All dates</a> › <a href=\"/?q=gaz&amp;on=2022\">2022</a>"}},
           {"/?q=gaz",
            {{"2022", 7, {month}}},
            {"href=\"/?q=gaz&amp;on=2022-01-14\"", "2022 › 2022-01</p>", "dated less exactly: 1 · undated: 2"}},
           {"/?q=gaz",
            {{"2022", 2, {{"2022-01", 2, {day}}}}},
            {"href=\"/?q=gaz&amp;on=2022-01-13T18\"><span>18:00</span>", "2022 › 2022-01 › 2022-01-13"}},
           {"/?q=gaz&on=2022-01-13",
            {{"2022", 2, {{"2022-01", 2, {{"2022-01-13", 2, {}}}}}}},
            {"<a href=\"/?q=gaz&amp;on=2022-01\">2022-01</a> › <a "
             "href=\"/?q=gaz&amp;on=2022-01-13\">2022-01-13</a></p>\n"
             "<p class=\"origin\">undated: 2</p>\n</section>"}},
           {"/?q=gaz",
            {{"2021", 1, {}}, {"2021-12-30..2022-01-02", 1, {}}},
            {"href=\"/?q=gaz&amp;from=2021-12-30&amp;to=2022-01-02\""}}}) {
    const std::string html = dates_at(row.target, row.years, 2);
    for (const char* text : row.has) CHECK_THAT(html, Catch::Contains(text));
  }
  CHECK(dates_at("/?q=gaz", {}).empty());
}

TEST_CASE("Of many years the latest stand in front, and the others can be unfolded") {
  std::vector<FacetValue> years;
  for (int year = 1944; year <= 2023; ++year) years.push_back({std::to_string(year), 1, {}});
  const std::string html = dates_at("/?q=gaz", years);
  CHECK(html.find(">2023<") < html.find(">1993<"));
  CHECK(html.find(">1993<") < html.find("<summary>All 80</summary>"));
  CHECK(html.find("<summary>") < html.find(">1992<"));
  CHECK(count_of(html, "class=\"value\"") == 80);
}
