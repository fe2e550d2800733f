#include "base/country_names.h"

#include <algorithm>

#include <catch2/catch.hpp>

using namespace depeche::base;

TEST_CASE("Countries have both codes and their names in French and English") {
  const auto named = [](std::string_view two) {
    const auto found = std::ranges::find(countries(), two, &CountryNames::two);
    REQUIRE(found != countries().end());
    return found->three + " " + found->french + " " + found->english;
  };
  CHECK(named("FR") == "FRA France France");
  CHECK(named("KZ") == "KAZ Kazakhstan Kazakhstan");
  CHECK(named("SE") == "SWE Suède Sweden");
  CHECK(named("CH") == "CHE Suisse Switzerland");
  CHECK(std::ranges::none_of(countries(), [](const CountryNames& country) { return country.french == country.two; }));
}
