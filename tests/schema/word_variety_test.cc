#include "schema/word_variety.h"

#include <cmath>
#include <random>
#include <set>
#include <string>

#include <catch2/catch.hpp>

#include "schema/forward_stream.h"

using namespace depeche::schema;

namespace {

std::string stream_of(const std::vector<Code>& codes) {
  std::string stream;
  for (const Code code : codes) append_code(stream, code);
  return stream;
}

Variety share(double distinct, double words) { return static_cast<Variety>(std::round(255 * distinct / words)); }

}  // namespace

TEST_CASE("Variety is the share of distinct forms, and words of grammar and marks do not count") {
  VarietyReader reader;
  CHECK(reader.of("") == 0);
  CHECK(reader.of(stream_of({kTitleEnd, kFirstFunctionWord, kFirstFunctionWord + 3, kFirstParticle})) == 0);
  CHECK(reader.of(stream_of({kFirstForm})) == 255);
  CHECK(reader.of(stream_of({kFirstForm, kFirstForm})) == share(1, 2));
  CHECK(reader.of(stream_of({kFirstForm, kTitleEnd, kFirstForm, kFirstFunctionWord, 900, 70'000, 70'001})) ==
        share(4, 5));
}

TEST_CASE("What little variety there is does not count as none") {
  VarietyReader reader;
  CHECK(reader.of(stream_of(std::vector<Code>(5'000, kFirstForm))) == 1);
}

TEST_CASE("Of a long document, the first words count") {
  std::vector<Code> codes;
  for (Code i = 0; i < kVarietyWords; ++i) codes.push_back(kFirstForm + i);
  VarietyReader reader;
  CHECK(reader.of(stream_of(codes)) == 255);
  codes.resize(2 * kVarietyWords, kFirstForm);
  CHECK(reader.of(stream_of(codes)) == 255);
}

TEST_CASE("Variety of random streams, one after another, is that of their sets of codes") {
  std::mt19937 random(2026);
  VarietyReader reader;
  for (int round = 0; round < 500; ++round) {
    const auto vocabulary = 1 + random() % 3'000;
    std::vector<Code> codes;
    for (auto words = 1 + random() % 2'000; words > 0; --words)
      codes.push_back(kFirstForm + static_cast<Code>(random() % vocabulary) * (round % 2 == 0 ? 1 : 4'096));
    const std::set<Code> distinct(codes.begin(), codes.end());
    CHECK(reader.of(stream_of(codes)) ==
          std::max<Variety>(1, share(static_cast<double>(distinct.size()), static_cast<double>(codes.size()))));
  }
}
