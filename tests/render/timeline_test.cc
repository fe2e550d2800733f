#include <sstream>

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include "depeche/render.h"

using namespace depeche;

namespace {

Timeline sample() {
  Timeline timeline;
  timeline.query = "\"gaz\" <cher> & \x1b[1m";
  const std::vector<std::size_t> matches{2, 0, 0, 16, 1, 0, 0, 0, 0, 4};
  const Day first{std::chrono::year{2022} / 1 / 5};
  for (std::size_t i = 0; i < matches.size(); ++i)
    timeline.bars.push_back({day_range(first + std::chrono::days{i}), matches[i], 20, {}, {}});
  timeline.bars[3].words = {"pénurie", "Almaty"};
  timeline.total = 25;
  timeline.unplaced = 2;
  return timeline;
}

std::string text_of(const Timeline& timeline, const TextStyle& style) {
  std::ostringstream out;
  render_timeline_text(timeline, style, out);
  return out.str();
}

std::string svg_of(const Timeline& timeline) {
  std::ostringstream out;
  render_timeline_svg(timeline, out);
  return out.str();
}

}  // namespace

TEST_CASE("A timeline is a line for each bar, empty ones beside each other are one") {
  CHECK(text_of(sample(), {.width = 48}) ==
        "23 results by day; 2 more are dated less exactly\n\n"
        "2022-01-05  ██ 2\n"
        "2022-01-06  0\n"
        "2022-01-07  0\n"
        "2022-01-08  ████████████████ 16  pénurie, Almaty\n"
        "2022-01-09  █ 1\n"
        "            … 4 days without\n"
        "2022-01-14  ████ 4\n");
  Timeline share = sample();
  share.measure = TimelineMeasure::share;
  CHECK_THAT(text_of(share, {.width = 40}),
             Catch::StartsWith("23 results by day, as a share of all dispatches of the day;") &&
                 Catch::Contains("2022-01-05  █▎ 10.0 %\n"));
}

TEST_CASE("Words of a peak are cut to the width, and bold on a terminal") {
  CHECK_THAT(text_of(sample(), {.width = 36}), Catch::Contains("16  pénurie\n"));
  CHECK_THAT(text_of(sample(), {.color = true, .width = 48}), Catch::Contains("\x1b[1mpénurie, Almaty\x1b[0m\n"));
}

TEST_CASE("A timeline without bars says why") {
  Timeline timeline;
  CHECK(text_of(timeline, {}) == "0 results\n");
  timeline.total = timeline.unplaced = 3;
  CHECK(text_of(timeline, {}) == "3 results, none of them dated\n");
}

TEST_CASE("Hours are labelled in the zone of the reader, and what is undated is told apart") {
  Timeline timeline;
  timeline.unit = TimeUnit::hour;
  const std::chrono::sys_seconds from =
      std::chrono::sys_days(std::chrono::year{2022} / 1 / 13) + std::chrono::hours(17);
  timeline.bars.push_back(
      {day_range(std::chrono::year{2022} / 1 / 13), 1, 1, {}, TimeSpan{from, from + std::chrono::hours(1)}});
  timeline.total = 6;
  timeline.unplaced = 5;
  timeline.undated = 2;
  CHECK_THAT(text_of(timeline, {}), Catch::StartsWith("1 result by hour; 3 more are dated less exactly; 2 more are "
                                                      "undated\n\n2022-01-13 18:00  "));
  std::ostringstream out;
  render_timeline_json(timeline, out);
  const auto json = nlohmann::json::parse(out.str());
  CHECK(json["unit"] == "hour");
  CHECK(json["undated"] == 2);
  CHECK(json["bars"][0]["from"] == "2022-01-13");
  CHECK(json["bars"][0]["hour"] == "2022-01-13T18:00:00+01:00");
}

TEST_CASE("The picture of a timeline is XML, whatever the query is") {
  const std::string svg = svg_of(sample());
  CHECK_THAT(svg, Catch::StartsWith("<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 960.0 366.0\"") &&
                      Catch::EndsWith("</svg>\n"));
  CHECK_THAT(svg, Catch::Contains(">&quot;gaz&quot; &lt;cher&gt; &amp; \uFFFD[1m – dispatches by day</text>") ||
                      Catch::Contains(">&quot;gaz&quot; &lt;cher&gt; &amp; [1m – dispatches by day</text>"));
  CHECK_THAT(svg, Catch::Contains(">23 dispatches; 2 more are dated less exactly</text>") &&
                      Catch::Contains(">20</text>") && !Catch::Contains(">25</text>"));
  CHECK_THAT(svg, Catch::Contains("<title>2022-01-08: 16</title>") && Catch::Contains(">pénurie, Almaty</text>"));
  CHECK(svg.find('\x1b') == std::string::npos);
  CHECK_THAT(svg_of(Timeline{}), Catch::Contains(">All dispatches by day</text>") && Catch::EndsWith("</svg>\n"));
}

TEST_CASE("A timeline as JSON has the shares, too") {
  std::ostringstream out;
  render_timeline_json(sample(), out);
  const auto json = nlohmann::json::parse(out.str());
  CHECK(json["unit"] == "day");
  CHECK(json["unplaced"] == 2);
  CHECK(
      json["bars"][3].dump() ==
      R"({"dispatches":20,"from":"2022-01-08","matches":16,"share":0.8,"to":"2022-01-08","words":["pénurie","Almaty"]})");
}
