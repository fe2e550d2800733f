#include <catch2/catch.hpp>

#include "schema/counters.h"
#include "schema/form_list.h"

using namespace depeche::schema;

TEST_CASE("Counters come back, and missing ones are zero") {
  for (const Counters& counters : {Counters{}, Counters{1, 2, 3, kFirstForm},
                                   Counters{~0ULL, 1ULL << 40, 127, kMaxCode}, Counters{128, 0, 16384, 81}})
    CHECK(decode_counters(encode_counters(counters)) == counters);
  CHECK(decode_counters("") == Counters{});
  const std::string bytes = encode_counters({300, 2, 1, 99});
  CHECK(decode_counters(std::string_view(bytes).substr(0, 3)) == Counters{300, 2, 0, kFirstForm});
}

TEST_CASE("A list of forms comes back, and a damaged one ends before the damage") {
  const std::vector<Form> forms{{"retrait", 80, 12, 0, 12},
                                {"RETRAIT", 0xF000, 1},
                                {"retraits", kMaxCode, ~0U, 300, 2},
                                {"été", 90, 0},
                                {"", 91, 3, 3, 0}};
  const std::string bytes = encode_forms(forms);
  CHECK(decode_forms(bytes) == forms);
  CHECK(decode_forms("").empty());
  for (std::size_t size = 0; size < bytes.size(); ++size) {
    const auto cut = decode_forms(std::string(bytes, 0, size));
    REQUIRE(cut.size() < forms.size());
    for (std::size_t i = 0; i < cut.size(); ++i) CHECK(cut[i] == forms[i]);
  }
  for (std::size_t bit = 0; bit < bytes.size() * 8; ++bit) {
    std::string damaged = bytes;
    damaged[bit / 8] = static_cast<char>(damaged[bit / 8] ^ (1 << (bit % 8)));
    CHECK(decode_forms(damaged).size() <= bytes.size() / 3 + 1);
  }
}

TEST_CASE("The keys of form lists are the stems behind a prefix") { CHECK(forms_key("retrait") == "form:retrait"); }
