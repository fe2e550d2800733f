#include "schema/version_terms.h"

#include <string>
#include <vector>

#include <catch2/catch.hpp>

using namespace depeche;
using namespace depeche::schema;

namespace {

std::optional<DateRange> on(const std::string& date) {
  if (date.empty()) return std::nullopt;
  return parse_iso_range(date).value();
}

TEST_CASE("The terms of a key that are of near days stand between a first and a last") {
  struct Row {
    std::string date;
    std::string other;
    bool is_near;
  };
  const std::vector<Row> rows{
      {"2022-01-13", "2022-01-13", true}, {"2022-01-13", "2022-01-15", true},
      {"2022-01-13", "2022-01-11", true}, {"2022-01-13", "2022-01-16", false},
      {"2022-01-13", "2022-01", false},   {"2021-12-31", "2022-01-02", true},
      {"1962-07-05", "1962-07-06", true}, {"2022-01", "2022-01-13", true},
      {"", "2022-01-13", true},           {"2022", "", true},
  };
  for (const Row& row : rows) {
    INFO(row.date << " and " << row.other);
    const VersionTerms near = near_terms(version_term(0x12345678, on(row.date)), 2);
    const std::string other = version_term(0x12345678, on(row.other));
    CHECK((near.first <= other && other <= near.last) == row.is_near);
    const std::string foreign = version_term(0x12345679, on(row.other));
    CHECK_FALSE((near.first <= foreign && foreign <= near.last));
  }
}

TEST_CASE("Dispatches without a day share a term, whatever their month") {
  const std::string term = version_term(7, on("2022-01-13"));
  CHECK(undated_terms(term).first == version_term(7, on("2022-03")));
  CHECK(undated_terms(term).last == version_term(7, std::nullopt));
  CHECK(version_key(term) == version_key(version_term(7, std::nullopt)));
}

TEST_CASE("What is no term of a version is looked up in vain, but looked up") {
  for (const std::string odd : {"", "V", "Vabc", "Vabcd"}) CHECK(near_terms(odd, 2).first <= near_terms(odd, 2).last);
}

TEST_CASE("A term is near some days, or of no single day") {
  struct Row {
    std::string date;
    std::string first;
    std::string last;
    bool is_near;
  };
  for (const Row& row : std::vector<Row>{{"2022-01-13", "2022-01-13", "2022-01-13", true},
                                         {"2022-01-13", "2021-06-01", "2022-02-01", true},
                                         {"2022-01-13", "2022-01-15", "2022-02-01", true},
                                         {"2022-01-13", "2022-01-16", "2022-02-01", false},
                                         {"2022-01-13", "2021-01-01", "2022-01-11", true},
                                         {"2022-01-13", "2021-01-01", "2022-01-10", false},
                                         {"1969-12-31", "1970-01-01", "1970-01-05", true},
                                         {"2022-01", "1999-01-01", "1999-02-01", true},
                                         {"", "1999-01-01", "1999-02-01", true}}) {
    INFO(row.date << " and " << row.first << " to " << row.last);
    const DateRange days{on(row.first)->first, on(row.last)->last};
    CHECK(is_near(version_term(0x12345678, on(row.date)), days, 2) == row.is_near);
  }
}

}  // namespace
