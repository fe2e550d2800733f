#include <catch2/catch.hpp>

#include "schema/counters.h"
#include "schema/form_list.h"

using namespace depeche::schema;

TEST_CASE("Counters come back, and missing ones are zero") {
  for (const Counters& counters : {Counters{}, Counters{1, 2, 3, kFirstForm},
                                   Counters{~0ULL, 1ULL << 40, 127, kMaxCode}, Counters{128, 0, 16384, 81, 999}})
    CHECK(decode_counters(encode_counters(counters)) == counters);
  CHECK(decode_counters("") == Counters{});
  const std::string bytes = encode_counters({300, 2, 1, 99});
  CHECK(decode_counters(std::string_view(bytes).substr(0, 3)) == Counters{300, 2, 0, kFirstForm});
}

TEST_CASE("A sample of titles tells how many repeat, whatever the order in which they came, went and were added up") {
  TitleSample sample;
  CHECK(sample.repeated_of_1000() == 0);
  for (int i = 0; i < 6; ++i) sample.add("d" + std::to_string(i), "Titre " + std::to_string(i));
  CHECK(sample.repeated_of_1000() == 0);
  for (int i = 6; i < 10; ++i) sample.add("d" + std::to_string(i), i % 2 == 0 ? "Brèves" : "BREVES");
  CHECK(sample.repeated_of_1000() == 300);
  TitleSample removal;
  removal.remove("d9", "BREVES");
  removal.remove("d0", "Titre 0");
  removal.add("d0", "Brèves");
  TitleSample sum = removal;
  sum += sample;
  CHECK(sum.repeated_of_1000() == 333);
  TitleSample other = sample;
  other += removal;
  CHECK(other == sum);
  CHECK(TitleSample::decode(sum.encode()) == sum);
}

TEST_CASE("A large sample has the same dispatches in any order and in any parts, and what leaves it leaves it") {
  const auto id = [](int i) { return "id" + std::to_string(i); };
  const auto title = [](int i) { return i % 4 == 0 ? std::string("Agenda") : "Titre " + std::to_string(i); };
  TitleSample all;
  TitleSample parts;
  for (int i = 0; i < 40'000; ++i) all.add(id(i), title(i));
  for (int part = 6; part >= 0; --part) {
    TitleSample some;
    for (int i = 39'999; i >= 0; --i)
      if (i % 7 == part) some.add(id(i), title(i));
    parts += some;
  }
  const TitleSample before = all;
  all.thin(TitleSample::kMost);
  parts.thin(TitleSample::kMost);
  CHECK(all == parts);
  CHECK(before.within(all) == all);
  CHECK(all.repeated_of_1000() > 210);
  CHECK(all.repeated_of_1000() < 290);
  CHECK(all.encode().size() < 20'000);
  TitleSample removal;
  for (int i = 0; i < 40'000; i += 4) removal.remove(id(i), title(i));
  all += removal;
  CHECK(all.repeated_of_1000() == 0);
  for (int i = 0; i < 40'000; ++i)
    if (i % 4 != 0) all.remove(id(i), title(i));
  CHECK(all.encode().size() < 12);
}

TEST_CASE("A sample that is unknown stays so, and one that is damaged ends before the damage") {
  TitleSample unknown = TitleSample::decode("");
  CHECK(unknown == TitleSample::unknown());
  TitleSample sample;
  for (int i = 0; i < 5; ++i) sample.add("d" + std::to_string(i), "Brèves");
  unknown += sample;
  CHECK(unknown == TitleSample::unknown());
  CHECK(unknown.repeated_of_1000() == 0);
  sample += TitleSample::unknown();
  CHECK(sample == TitleSample::unknown());
  TitleSample whole;
  for (int i = 0; i < 5; ++i) whole.add("d" + std::to_string(i), "Brèves");
  const std::string bytes = whole.encode();
  for (std::size_t size = 0; size < bytes.size(); ++size)
    CHECK(TitleSample::decode(bytes.substr(0, size)).repeated_of_1000() <= 800);
}

TEST_CASE("A list of forms comes back, and a damaged one ends before the damage") {
  const std::vector<Form> forms{{"retrait", 80, 12, 0, 12}, {"RETRAIT", 0xF000, 1}, {"retraits", kMaxCode, ~0U, 300, 2},
                                {"retraité", 92, 7},        {"été", 90, 0},         {"", 91, 3, 3, 0}};
  const std::string bytes = encode_forms("retrait", forms);
  CHECK(decode_forms("retrait", bytes) == forms);
  CHECK(decode_forms("retrait", "").empty());
  for (std::size_t size = 0; size < bytes.size(); ++size) {
    const auto cut = decode_forms("retrait", std::string(bytes, 0, size));
    REQUIRE(cut.size() < forms.size());
    for (std::size_t i = 0; i < cut.size(); ++i) CHECK(cut[i] == forms[i]);
  }
  for (std::size_t bit = 0; bit < bytes.size() * 8; ++bit) {
    std::string damaged = bytes;
    damaged[bit / 8] = static_cast<char>(damaged[bit / 8] ^ (1 << (bit % 8)));
    CHECK(decode_forms("retrait", damaged).size() <= bytes.size() / 3 + 1);
  }
}

TEST_CASE("What a form shares with its stem is not kept twice") {
  CHECK(encode_forms("retrait", {{"retraits", 80, 12, 0, 12}}).size() <
        encode_forms("", {{"s", 80, 12, 0, 12}}).size() + 1);
}

TEST_CASE("The keys of form lists are the stems behind a prefix") {
  CHECK(forms_key("retrait") == "f:retrait");
  CHECK(stem_of_key(forms_key("retrait")) == "retrait");
}
