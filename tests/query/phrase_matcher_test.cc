#include <algorithm>
#include <random>

#include <catch2/catch.hpp>

#include "query/read/phrase.h"
#include "schema/dictionary.h"
#include "schema/version.h"

using namespace depeche;
using namespace depeche::query;
using schema::Code;

namespace {

// Words a to e with codes of one unit and of two, some of whose units look like others.
const std::vector<std::pair<std::string, Code>> kForms{
    {"a", 80}, {"b", 0xEFFF}, {"c", 0xF000}, {"d", 0xF000 + 0x10050}, {"e", 0xF000 + 0x2F001}, {"f", 0xF000 + 2}};

Xapian::Database dictionary() {
  Xapian::WritableDatabase database("", Xapian::DB_BACKEND_INMEMORY);
  for (const auto& [form, code] : kForms)
    database.set_metadata(schema::forms_key(form), schema::encode_forms(form, {{form, code, 1}}));
  return database;
}

struct Reading {
  std::string stream;
  std::vector<Code> codes;          // compounds left out
  std::vector<std::size_t> begins;  // the unit of the stream that each begins at
};

// What is random is what the text has: words, particles, function words, ends of paragraphs, compounds.
Reading random_document(std::mt19937& random, std::size_t length) {
  Reading reading;
  for (std::size_t i = 0; i < length; ++i) {
    const auto kind = random() % 12;
    const Code word = kForms[random() % kForms.size()].second;
    if (kind == 0 && i != length / 3) {
      schema::append_code(reading.stream, schema::kCompound);
      schema::append_code(reading.stream, word);
      continue;
    }
    const Code code = i == length / 3 ? schema::kTitleEnd
                      : kind < 3      ? schema::kFirstParticle + static_cast<Code>(random() % 2)
                      : kind == 3     ? schema::kParagraphEnd
                                      : word;
    reading.begins.push_back(reading.stream.size() / 2);
    schema::append_code(reading.stream, code);
    reading.codes.push_back(code);
  }
  return reading;
}

Phrase random_phrase(std::mt19937& random) {
  Phrase phrase;
  const std::size_t length = 1 + random() % 4;
  for (std::size_t i = 0; i < length; ++i) {
    const bool particle = random() % 4 == 0;
    const std::string& form = kForms[random() % kForms.size()].first;
    phrase.elements.push_back(particle ? Phrase::Element{"l'", "l'", false, true, false}
                                       : Phrase::Element{form, form, true, false, false});
  }
  const auto field = random() % 3;
  if (field > 0) phrase.field = field == 1 ? schema::Field::title : schema::Field::text;
  return phrase;
}

bool is(const Phrase::Element& element, Code code) {
  if (element.particle) return code == schema::kFirstParticle;
  for (const auto& [form, known] : kForms)
    if (form == element.folded) return code == known;
  return false;
}

// The definition, word by word.
bool stands_at(const Phrase& phrase, const std::vector<Code>& codes, std::size_t at) {
  for (const Phrase::Element& element : phrase.elements) {
    if (!element.particle)
      while (at < codes.size() && schema::is_particle(codes[at])) ++at;
    if (at == codes.size() || !is(element, codes[at++])) return false;
  }
  return true;
}

// Where it stands, among the codes.
std::vector<std::size_t> places_of(const Phrase& phrase, const std::vector<Code>& codes) {
  std::vector<std::size_t> places;
  const auto title_end =
      static_cast<std::size_t>(std::find(codes.begin(), codes.end(), schema::kTitleEnd) - codes.begin());
  for (std::size_t at = 0; at < codes.size(); ++at) {
    if (!is(phrase.elements.front(), codes[at])) continue;
    if (phrase.field && (at < title_end) != (*phrase.field == schema::Field::title)) continue;
    if (stands_at(phrase, codes, at)) places.push_back(at);
  }
  return places;
}

}  // namespace

TEST_CASE("A phrase is found in a stream just where it stands in it, word by word") {
  text::Word particle;
  particle.form = "l'";
  REQUIRE(schema::fixed_code(particle) == schema::kFirstParticle);
  std::mt19937 random(2022);
  const Xapian::Database database = dictionary();
  std::size_t found = 0;
  std::size_t missed = 0;
  for (int round = 0; round < 20000; ++round) {
    const Phrase phrase = random_phrase(random);
    const PhraseMatcher matcher(phrase, database);
    const Reading reading = random_document(random, random() % 80);
    const std::vector<std::size_t> places = places_of(phrase, reading.codes);
    ++(places.empty() ? missed : found);
    INFO("round " << round);
    const auto place = matcher.find(reading.stream);
    REQUIRE(place.has_value() == !places.empty());
    AdjacentCodes adjacent;
    adjacent.read(reading.stream);
    const auto pairs = matcher.pairs();
    if (place) REQUIRE(std::ranges::all_of(pairs, [&](const auto& any) { return adjacent.has_any(any); }));
    if (place) REQUIRE(std::ranges::find(places, *place, [&](auto p) { return reading.begins[p]; }) != places.end());
  }
  CHECK(found > 2000);
  CHECK(missed > 2000);
}

TEST_CASE("Function words stand side by side where nothing but elided articles is between them") {
  struct Case {
    std::vector<Code> stream;
    std::pair<Code, Code> pair;
    bool adjacent;
  };
  constexpr Code kLe = schema::kFirstFunctionWord;
  constexpr Code kLa = kLe + 1;
  constexpr Code kL = schema::kFirstParticle;
  constexpr Code kD = kL + 1;
  const std::vector<Case> cases{
      {{kLe, kLa}, {kLe, kLa}, true},
      {{kLe, kLa}, {kLa, kLe}, false},
      {{kLe, 90, kLa}, {kLe, kLa}, false},
      {{kLe, kL, kLa}, {kLe, kLa}, true},
      {{kLe, kL, kD, kLa}, {kLe, kLa}, true},
      {{kLe, kL, kD, kLa}, {kL, kLa}, true},
      {{kLe, kL, kD, kLa}, {kLe, kL}, true},
      {{kLe, kL, kD, kLa}, {kLe, kD}, false},
      {{kLe, schema::kCompound, 90, kLa}, {kLe, kLa}, true},
      {{kLe, schema::kParagraphEnd, kLa}, {kLe, kLa}, false},
      {{kLe, schema::kTitleEnd, kLa}, {kLe, kLa}, false},
      {{kLe, 0x1F234, kLa}, {0x1F234, kLa}, true},
      {{kLe, 0x1F234, kLa}, {0x1F235, kLa}, false},
      {{}, {kLe, kLa}, false},
  };
  AdjacentCodes adjacent;
  for (std::size_t i = 0; i < cases.size(); ++i) {
    INFO("case " << i);
    std::string stream;
    for (const Code code : cases[i].stream) schema::append_code(stream, code);
    adjacent.read(stream);
    CHECK(adjacent.has_any({AdjacentCodes::pair(cases[i].pair.first, cases[i].pair.second)}) == cases[i].adjacent);
  }
}
