// Judges the grammar by a corpus of French date expressions which is not part of the project: Duckling's.
// It reads what lacks a year, month or week as the future, Dépêche as the past: both ways are tried. Its other habits
// that are not ours count as wrong here: "début avril" has five days, "la fin de l'année" two months, and "après le
// 1er" includes the 1st.

#include <cstdio>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <optional>
#include <string>

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include "time/calendar.h"
#include "time/parse_expression.h"

namespace {

using namespace depeche;
using depeche::time::Direction;
using std::chrono::days;

const std::filesystem::path kCorpus =
    std::filesystem::path(DEPECHE_SOURCE_DIR) / ".." / "shared" / "data" / "duckling_fr" / "time_fr.jsonl";

struct Moment {
  int year = 0;
  int month = 0;
  int day = 0;
};

struct Case {
  std::string text;
  std::string grain;
  std::optional<DateRange> expected;  // absent for what is finer than a day
  Day day;                            // of its start
};

struct Tally {
  int right = 0;
  int refused = 0;
  int wrong = 0;
  std::string wrong_texts;
  int total() const { return right + refused + wrong; }
};

Day start_of(Moment m) { return Day{std::chrono::year{m.year} / std::max(m.month, 1) / std::max(m.day, 1)}; }

std::optional<DateRange> whole_grain(Moment m, const std::string& grain) {
  if (grain == "Day") return day_range(start_of(m));
  if (grain == "Week") return depeche::time::week_of(start_of(m));
  if (grain == "Month") return month_range(m.year, static_cast<unsigned>(m.month));
  if (grain == "Year") return year_range(m.year);
  return std::nullopt;
}

std::size_t first_number(const std::string& value) { return value.find_first_of("0123456789"); }

Moment read_moment(const std::string& value, std::size_t at) {
  Moment moment;
  std::sscanf(value.c_str() + at, "%d, %d, %d", &moment.year, &moment.month, &moment.day);
  return moment;
}

// "(2013, 2, 12, 0, 0, 0) Day", "((…), (…)) Day" with an exclusive end, or "After (…) Day".
std::optional<DateRange> expected_range(const std::string& value, const std::string& grain) {
  const Moment first = read_moment(value, first_number(value));
  const auto whole = whole_grain(first, grain);
  if (!whole) return std::nullopt;
  if (value.rfind("After ", 0) == 0) return range_between(start_of(first), kLastDay);
  const std::size_t second = value.find("), (");
  if (second == std::string::npos) return whole;
  return range_between(start_of(first), start_of(read_moment(value, second + 4)) - days{1});
}

std::vector<Case> read_cases() {
  std::vector<Case> cases;
  std::ifstream file(kCorpus);
  for (std::string line; std::getline(file, line);) {
    const auto json = nlohmann::json::parse(line);
    const std::string value = json.at("value");
    const std::string grain = value.substr(value.rfind(' ') + 1);
    cases.push_back(
        {json.at("text"), grain, expected_range(value, grain), start_of(read_moment(value, first_number(value)))});
  }
  return cases;
}

Result<DateRange> read(const Case& c, Direction direction) {
  return depeche::time::parse_expression(c.text, {Day{std::chrono::year{2013} / 2 / 12}, direction});
}

Tally judge(const std::vector<Case>& cases, Direction direction) {
  Tally tally;
  for (const Case& c : cases) {
    if (!c.expected) continue;
    const auto found = read(c, direction);
    if (!found) {
      ++tally.refused;
      tally.wrong_texts += "  refused: " + c.text + "\n";
    } else if (found->first == c.expected->first && found->last == c.expected->last) {
      ++tally.right;
    } else {
      ++tally.wrong;
      tally.wrong_texts += "  " + c.text + " gave " + to_string(*found) + ", not " + to_string(*c.expected) + "\n";
    }
  }
  return tally;
}

bool skip_without_corpus() {
  if (std::filesystem::exists(kCorpus)) return false;
  std::cout << "skipped: " << kCorpus << " is not there; it is Duckling's corpus and not part of the project\n";
  return true;
}

}  // namespace

TEST_CASE("nine in ten of Duckling's French dates are read as it reads them") {
  if (skip_without_corpus()) return;
  const Tally tally = judge(read_cases(), Direction::future);
  INFO(tally.right << " right, " << tally.refused << " refused, " << tally.wrong << " wrong:\n" << tally.wrong_texts);
  CHECK(tally.total() == 130);
  CHECK(tally.right >= 117);
  CHECK(tally.wrong <= 10);
}

TEST_CASE("read towards the past, none of Duckling's dates comes out later than it reads it") {
  if (skip_without_corpus()) return;
  int same = 0;
  for (const Case& c : read_cases()) {
    const auto found = read(c, Direction::past);
    if (!c.expected || !found) continue;
    INFO(c.text << " gave " << to_string(*found) << ", not " << to_string(*c.expected));
    CHECK(found->first <= c.expected->first);
    same += found->first == c.expected->first && found->last == c.expected->last;
  }
  CHECK(same >= 66);
}

TEST_CASE("a French time of day is refused, or is at least the right day") {
  if (skip_without_corpus()) return;
  for (const Case& c : read_cases()) {
    const auto found = read(c, Direction::future);
    if (c.expected || !found) continue;
    INFO(c.text << " (" << c.grain << ") gave " << to_string(*found));
    // Duckling's week-ends begin on Friday evening.
    const bool is_weekend = c.text.find("week-end") != std::string::npos;
    CHECK(*found == (is_weekend ? range_between(c.day + days{1}, c.day + days{2}) : day_range(c.day)));
  }
}
