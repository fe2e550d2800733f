#include "search/rank/occurrences.h"

#include <algorithm>
#include <map>
#include <random>
#include <set>
#include <string>
#include <tuple>

#include <catch2/catch.hpp>

#include "support/draw.h"

using namespace depeche;
using namespace depeche::search;
using depeche::test::draw;
using query::Closeness;
using schema::Code;

namespace {

using Row = std::tuple<std::uint32_t, std::uint16_t, bool, Closeness>;  // position, word, in the title, closeness

struct Counted {
  std::set<Row> rows;
  std::uint32_t title_words = 0;
  std::uint32_t text_words = 0;
  std::uint32_t text_begin = 0;

  bool operator==(const Counted&) const = default;
};

// What a code stands for: words of the query.
using Meanings = std::map<Code, std::map<std::uint16_t, Closeness>>;

// What the header promises, one code after another.
Counted counted(const std::string& stream, const Meanings& meanings, const std::vector<Scope>& scopes) {
  Counted found;
  std::map<std::pair<std::uint32_t, std::uint16_t>, std::pair<bool, Closeness>> met;
  std::uint32_t position = 0;
  std::uint32_t words = 0;
  bool in_title = true;
  bool in_abstract = false;
  const auto note = [&](Code code, std::uint32_t at) {
    const auto known = meanings.find(code);
    if (known == meanings.end()) return;
    for (const auto& [word, closeness] : known->second) {
      const Scope& scope = scopes[word];
      if (!(in_title ? scope.title : scope.text || (in_abstract && scope.abstract))) continue;
      const auto [at_word, is_new] = met.try_emplace({at, word}, in_title, closeness);
      if (!is_new) at_word->second.second = std::max(at_word->second.second, closeness);
    }
  };
  for (schema::StreamReader reader(stream); !reader.done();) {
    const Code code = reader.next();
    if (code == schema::kCompound) {
      if (reader.done()) break;
      ++words;
      note(reader.next(), position + 1);
    } else if (code == schema::kTitleEnd) {
      in_title = false;
      found.title_words = words;
      words = 0;
      found.text_begin = position += kFieldGap;
    } else {
      if (code == schema::kAbstractBegin) in_abstract = true;
      if (code == schema::kAbstractEnd) in_abstract = false;
      if (schema::is_word(code)) ++position;
      if (code >= schema::kFirstForm) ++words;
      note(code, position);
    }
  }
  (in_title ? found.title_words : found.text_words) = words;
  for (const auto& [where, what] : met) found.rows.insert({where.first, where.second, what.first, what.second});
  return found;
}

Counted counted(const Occurrences& found) {
  Counted all{{}, found.title_words, found.text_words, found.text_begin};
  for (const Occurrence& one : found.list) all.rows.insert({one.position, one.word, one.in_title, one.closeness});
  CHECK(all.rows.size() == found.list.size());
  CHECK(std::ranges::is_sorted(found.list, {}, &Occurrence::position));
  return all;
}

// Marks, particles, words of grammar, frequent forms and rare ones, which take two units.
Code random_code(std::mt19937& random) {
  switch (draw(random, 4)) {
    case 0:
      return draw(random, schema::kFirstForm);
    case 1:
      return schema::kPairMark + draw(random, 30) * 0x8000U + draw(random, 3);
    default:
      return schema::kFirstForm + draw(random, 12);
  }
}

}  // namespace

TEST_CASE("Occurrences are those of the codes one after another, in any stream") {
  std::mt19937 random(2026);
  std::size_t met = 0;
  for (int round = 0; round < 2000; ++round) {
    CodeTable table;
    Meanings meanings;
    const std::vector<Scope> scopes{{}, {true, false, false}, {false, true, true}, {false, false, true}};
    for (unsigned i = draw(random, 9); i > 0; --i) {
      const Code code = random_code(random);
      if (!schema::is_word(code)) continue;
      const auto word = static_cast<std::uint16_t>(draw(random, 4));
      const auto closeness = static_cast<Closeness>(draw(random, 3));
      if (!meanings[code].try_emplace(word, closeness).second) continue;
      table.add(code, word, closeness);
    }
    std::string stream;
    for (unsigned length = draw(random, 120); length > 0; --length) schema::append_code(stream, random_code(random));
    if (draw(random, 4) == 0) stream.resize(draw(random, static_cast<unsigned>(stream.size()) + 1));
    Occurrences found;
    find_occurrences(stream, table, scopes, found);
    const Counted expected = counted(stream, meanings, scopes);
    CHECK(counted(found) == expected);
    met += expected.rows.size();
  }
  CHECK(met > 4'000);
}
