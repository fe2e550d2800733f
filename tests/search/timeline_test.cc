#include <catch2/catch.hpp>

#include "search/archive.h"
#include "search/timeline/time_bars.h"

using namespace depeche;
using namespace depeche::test;

namespace {

// "2022-01-10 3/5 aéroport,tirs" for each bar; what no dispatch has stands as "-".
std::string printed(const Timeline& timeline) {
  std::string text;
  for (const TimelineBar& bar : timeline.bars) {
    if (bar.matches == 0 && bar.dispatches == 0) {
      text += "- ";
      continue;
    }
    text += to_string(bar.days) + " " + std::to_string(bar.matches) + "/" + std::to_string(bar.dispatches) + " ";
    if (!bar.words.empty()) text += "[" + joined(bar.words) + "] ";
  }
  if (!text.empty()) text.pop_back();
  return text;
}

Timeline timeline_of(const Archive& archive, const std::string& query,
                     TimelineMeasure measure = TimelineMeasure::matches) {
  auto timeline = archive.searcher().timeline(request_of(query), measure);
  REQUIRE(timeline);
  return std::move(*timeline);
}

std::vector<DateRange> ranges(const std::vector<std::string>& texts) {
  std::vector<DateRange> dates;
  for (const std::string& text : texts) dates.push_back(parse_iso_range(text).value());
  return dates;
}

}  // namespace

TEST_CASE("a timeline counts matches and all dispatches of each day, days without any included") {
  const Archive archive({
      dated(dispatch_of("a", "Le gaz."), "2022-01-05"),
      dated(dispatch_of("b", "Le gaz."), "2022-01-05"),
      dated(dispatch_of("c", "Le blé."), "2022-01-05"),
      dated(dispatch_of("d", "Le gaz."), "2022-01-08"),
      dated(dispatch_of("e", "Le blé."), "2022-01-20"),
      dated(dispatch_of("f", "Le gaz."), "2022-01"),
      dispatch_of("g", "Le gaz."),
  });
  const Timeline gas = timeline_of(archive, "gaz");
  CHECK(printed(gas) == "2022-01-05 2/3 - - 2022-01-08 1/1");
  CHECK(gas.unit == TimeUnit::day);
  CHECK(gas.total == 5);
  CHECK(gas.unplaced == 2);
  CHECK(printed(timeline_of(archive, "blé date:2022-01-20")) == "2022-01-20 1/1");
  const Timeline nothing = timeline_of(archive, "pétrole");
  CHECK(nothing.bars.empty());
  CHECK(nothing.total == 0);
  CHECK_FALSE(archive.searcher().timeline(request_of("date:2022-13")));
}

TEST_CASE("a phrase that nothing has counts by its words, as in a search") {
  const Archive archive({dated(dispatch_of("a", "Le prix du gaz monte."), "2022-01-05")});
  CHECK(timeline_of(archive, "\"gaz cher\" prix").total == archive.search("\"gaz cher\" prix").total);
}

TEST_CASE("a peak is named by what sets its stories apart, in the usual form, and not by the query or by copies") {
  const std::vector<std::string> stories{
      "Le gaz manque : des pénuries à Almaty inquiètent les boulangers du marché couvert.",
      "Des pénuries de gaz à Almaty ferment trois écoles et une piscine municipale.",
      "À Almaty, le maire promet la fin des pénuries de gaz avant la rentrée des classes.",
      "Les hôpitaux d'Almaty craignent que les pénuries de gaz durent tout un mois.",
      "Almaty : un convoi de camions apporte du gaz, les pénuries reculent au nord.",
      "Une usine d'Almaty ralentit, faute de gaz ; les pénuries coûtent cher aux ouvriers."};
  std::vector<Dispatch> dispatches;
  const auto add = [&](const std::string& text, const std::string& day) {
    dispatches.push_back(dated(dispatch_of("d" + std::to_string(dispatches.size()), text), day));
  };
  for (int day = 1; day <= 9; ++day)
    for (int i = 0; i < 2; ++i) add("Le gaz et son prix en Europe.", "2022-01-0" + std::to_string(day));
  for (const std::string& story : stories) add(story, "2022-01-05");
  for (int i = 0; i < 9; ++i) add("Le gaz fait tousser un zèbre du zoo, dit le vétérinaire.", "2022-01-05");
  const Archive archive(dispatches);
  const Timeline timeline = timeline_of(archive, "gaz");
  for (const TimelineBar& bar : timeline.bars) CHECK(joined(bar.words) == (bar.matches > 2 ? "almaty pénuries" : ""));
}

TEST_CASE("a peak of one story is named by what its versions say") {
  std::vector<Dispatch> dispatches;
  for (int day = 1; day <= 9; ++day)
    dispatches.push_back(dated(dispatch_of("d" + std::to_string(day), "Le gaz et son prix en Europe."),
                               "2022-01-0" + std::to_string(day == 5 ? 4 : day)));
  for (int i = 0; i < 9; ++i)
    dispatches.push_back(dated(dispatch_of("p" + std::to_string(i), "Le gaz : des pénuries à Almaty."), "2022-01-05"));
  const Archive archive(dispatches);
  const Timeline timeline = timeline_of(archive, "gaz");
  CHECK(joined(timeline.bars[4].words) == "almaty pénuries");
}

TEST_CASE("what was written in an interval is counted where it lies, whatever the unit") {
  const Archive archive({
      dated(dispatch_of("a", "Le gaz."), "2021-01-10"),
      dated(dispatch_of("b", "Le blé."), "2021-01-20..2021-02-03"),
      dated(dispatch_of("c", "Le blé."), "2021-01-20..2021-01-22"),
      dated(dispatch_of("d", "Le blé."), "2020-12-01..2022-02-03"),
      dated(dispatch_of("e", "Le gaz."), "2021-06-20"),
  });
  const Timeline months = timeline_of(archive, "gaz");
  CHECK(months.unit == TimeUnit::week);
  const Timeline all = timeline_of(archive, "date:2021-01-10 OU date:2021-06-20 OU date:2020-01..2022");
  std::size_t dispatches = 0;
  for (const TimelineBar& bar : all.bars) dispatches += bar.dispatches;
  CHECK(dispatches == 3);
}

TEST_CASE("the unit of a timeline follows from the span and from how exactly dates are known") {
  struct Row {
    std::vector<std::string> dates;
    TimeUnit unit;
    std::size_t bars;
  };
  const auto row = GENERATE(Row{{"2022-01-05"}, TimeUnit::day, 1}, Row{{"2022-01-05", "2022-03-07"}, TimeUnit::day, 62},
                            Row{{"2022-01-05", "2022-03-08"}, TimeUnit::week, 10},
                            Row{{"2022-01-05", "2024-01-05"}, TimeUnit::month, 25},
                            Row{{"2022-01-05", "2032-01-05"}, TimeUnit::year, 11},
                            Row{{"2022-01-05", "2022-01", "2022-02"}, TimeUnit::month, 2},
                            Row{{"2022-01-05", "2022-01-06", "2022"}, TimeUnit::day, 2},
                            Row{{"2021", "2022", "2022-01"}, TimeUnit::year, 2}, Row{{}, TimeUnit::year, 0});
  const auto dates = ranges(row.dates);
  CAPTURE(row.dates);
  CHECK(search::unit_for(dates) == row.unit);
  CHECK(search::empty_bars(dates, row.unit).size() == row.bars);
}

TEST_CASE("a peak stands out from its neighbours and from what is usual") {
  struct Row {
    std::vector<std::size_t> matches;
    std::vector<std::size_t> dispatches;
    TimelineMeasure measure;
    std::vector<std::size_t> peaks;
  };
  const auto row =
      GENERATE(Row{{1, 1, 9, 1, 1}, {9, 9, 9, 9, 9}, TimelineMeasure::matches, {2}},
               Row{{5, 5, 5, 5, 6}, {9, 9, 9, 9, 9}, TimelineMeasure::matches, {}},
               Row{{0, 0, 4, 0, 0}, {9, 9, 9, 9, 9}, TimelineMeasure::matches, {}},
               Row{{0, 9, 9, 8, 0, 0, 0, 0}, {9, 9, 9, 9, 9, 9, 9, 9}, TimelineMeasure::matches, {1}},
               Row{{1, 1, 9, 1, 1}, {9, 9, 99, 9, 9}, TimelineMeasure::share, {}},
               Row{{9, 9, 9, 9, 9}, {99, 99, 9, 99, 99}, TimelineMeasure::share, {2}}, Row{{}, {}, {}, {}});
  std::vector<TimelineBar> bars;
  for (std::size_t i = 0; i < row.matches.size(); ++i)
    bars.push_back({day_range(kToday + std::chrono::days{i}), row.matches[i], row.dispatches[i], {}, {}});
  CHECK(search::peaks_of(bars, row.measure) == row.peaks);
}
