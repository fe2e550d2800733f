#include <algorithm>
#include <random>

#include <catch2/catch.hpp>

#include "schema/terms.h"

using namespace depeche;
using namespace depeche::schema;

namespace {

// "2022-01", or any two days: "2022-01-01..2022-01-31".
DateRange range_of(std::string_view text) {
  const auto dots = text.find("..");
  if (dots == std::string_view::npos) return parse_iso_range(text).value();
  return range_between(parse_iso_range(text.substr(0, dots)).value().first,
                       parse_iso_range(text.substr(dots + 2)).value().last);
}

enum class Found { no, overlaps, inside };

std::string to_string(Found found) {
  return found == Found::no ? "no" : found == Found::inside ? "inside" : "overlaps";
}

Found find(const DateRange& dated, const DateTerms& asked) {
  const auto terms = date_terms(Field::date, dated);
  const auto among = [&](const std::vector<std::string>& sought) {
    return std::any_of(sought.begin(), sought.end(), [&](const std::string& term) {
      return std::find(terms.begin(), terms.end(), term) != terms.end();
    });
  };
  if (among(asked.inside)) return Found::inside;
  return among(asked.overlaps) ? Found::overlaps : Found::no;
}

Found truth(const DateRange& dated, const DateRange& asked) {
  if (asked.contains(dated)) return Found::inside;
  return asked.overlaps(dated) ? Found::overlaps : Found::no;
}

}  // namespace

TEST_CASE("A dispatch is found inside an interval, overlapping it, or not") {
  struct Case {
    std::string_view dated;
    std::string_view asked;
    Found found;
  };
  for (const auto& [dated, asked, found] : {
           Case{"2022-01-13", "2022-01-13", Found::inside},
           Case{"2022-01-13", "2022-01-12", Found::no},
           Case{"2022-01-13", "2022-01", Found::inside},
           Case{"2022-01-13", "2022-02", Found::no},
           Case{"2022-01-13", "2022", Found::inside},
           Case{"2022-01-13", "2021", Found::no},
           Case{"2022-01-13", "2022-01-06..2022-01-13", Found::inside},
           Case{"2022-01-13", "2022-01-06..2022-01-12", Found::no},
           Case{"2022-01-13", "2021-12-31..2022-02-01", Found::inside},
           Case{"2022-01-13", "2020-05-05..2024-05-05", Found::inside},
           Case{"2022-01", "2022-01-13", Found::overlaps},
           Case{"2022-01", "2022-02-01", Found::no},
           Case{"2022-01", "2022-01", Found::inside},
           Case{"2022-01", "2022", Found::inside},
           Case{"2022-01", "2022-01-02..2022-12-31", Found::overlaps},
           Case{"2022-01", "2021-12-31..2022-01-31", Found::inside},
           Case{"2022-01", "2021-12-31..2022-01-30", Found::overlaps},
           Case{"2022-01", "2022-02-01..2023-01-01", Found::no},
           Case{"2022-02", "2022-02-01..2022-02-28", Found::inside},
           Case{"2024-02", "2024-02-01..2024-02-28", Found::overlaps},
           Case{"2022", "2022-01-13", Found::overlaps},
           Case{"2022", "2022-06", Found::overlaps},
           Case{"2022", "2022", Found::inside},
           Case{"2022", "2021-12-31..2022-12-31", Found::inside},
           Case{"2022", "2022-01-02..2023-06-30", Found::overlaps},
           Case{"2022", "2021", Found::no},
           Case{"2022", "2023-01-01", Found::no},
       }) {
    INFO(dated << " in " << asked);
    CHECK(to_string(find(range_of(dated), cover(Field::date, range_of(asked)))) == to_string(found));
  }
}

TEST_CASE("Date terms agree with the arithmetic of intervals on every day, month and year around") {
  std::mt19937 random(2022);
  const Day first{std::chrono::year{2019} / 11 / 20};
  std::vector<DateRange> dated;
  for (Day day = first; day < first + std::chrono::days{900}; day += std::chrono::days{1})
    dated.push_back(day_range(day));
  for (int year = 2018; year <= 2023; ++year) {
    dated.push_back(year_range(year));
    for (unsigned month = 1; month <= 12; ++month) dated.push_back(month_range(year, month));
  }
  std::size_t wrong = 0;
  for (int round = 0; round < 300; ++round) {
    const Day begin = first + std::chrono::days{random() % 800};
    const Day end = begin + std::chrono::days{round % 3 == 0 ? random() % 5 : random() % 700};
    const DateRange asked = range_between(begin, end);
    const DateTerms terms = cover(Field::date, asked);
    for (const DateRange& one : dated) {
      if (find(one, terms) == truth(one, asked)) continue;
      ++wrong;
      CAPTURE(depeche::to_string(one), depeche::to_string(asked));
      CHECK(to_string(find(one, terms)) == to_string(truth(one, asked)));
    }
    if (wrong > 5) break;
  }
  CHECK(wrong == 0);
}

TEST_CASE("The widest interval is covered by a term a year") {
  const DateTerms terms = cover(Field::date, range_between(kFirstDay, kLastDay));
  CHECK(terms.inside.size() == 9000);
  CHECK(terms.overlaps.empty());
  for (std::string_view dated : {"1000", "9999-12", "9999-12-31", "1000-01-01"})
    CHECK(find(range_of(dated), terms) == Found::inside);
}
