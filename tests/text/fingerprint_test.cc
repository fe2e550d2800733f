#include "text/fingerprint.h"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <regex>
#include <set>

#include <catch2/catch.hpp>

#include "support/file_bytes.h"
#include "text/analyzer.h"

using namespace depeche::text;

namespace {

RuleTable table_named(std::string_view name) {
  const auto tables = token_tables();
  const auto found = std::ranges::find(tables, name, &RuleTable::name);
  INFO(name);
  REQUIRE(found != tables.end());
  return *found;
}

}  // namespace

TEST_CASE("The fingerprint in an index is that of the tables in force") {
  CHECK(analyzer_fingerprint() == fingerprint_of(token_tables()));
  CHECK(fingerprint_of({}) != fingerprint_of(token_tables()));
}

TEST_CASE("A change of any table that decides tokens changes the fingerprint") {
  const auto tables = token_tables();
  std::set<std::string> seen{fingerprint_of(tables)};
  const auto changed = [&](std::size_t at, auto change) {
    auto altered = tables;
    change(altered[at]);
    const bool is_new = seen.insert(fingerprint_of(altered)).second;
    INFO(tables[at].name);
    CHECK(is_new);
  };
  for (std::size_t at = 0; at < tables.size(); ++at) {
    REQUIRE_FALSE(tables[at].rows.empty());
    changed(at, [](RuleTable& table) { table.rows.pop_back(); });
    changed(at, [](RuleTable& table) { table.rows.erase(table.rows.begin()); });
    changed(at, [](RuleTable& table) { table.rows.emplace_back("nouveau"); });
    changed(at, [](RuleTable& table) { table.rows[table.rows.size() / 2] += 'x'; });
    changed(at, [](RuleTable& table) { std::swap(table.rows.front(), table.rows.back()); });
    changed(at, [](RuleTable& table) { table.rows.clear(); });
    changed(at, [](RuleTable& table) { table.name = "kOther"; });
  }
}

TEST_CASE("Where a row or a table ends is part of the fingerprint") {
  const std::vector<std::vector<RuleTable>> cases{{{"a", {"b", "c"}}},       {{"a", {"bc"}}},
                                                  {{"a", {"b"}}, {"c", {}}}, {{"a", {}}, {"b", {"c"}}},
                                                  {{"a", {"1:b"}}},          {{"a", {"b c"}}}};
  std::set<std::string> seen;
  for (const auto& tables : cases) seen.insert(fingerprint_of(tables));
  CHECK(seen.size() == cases.size());
}

TEST_CASE("Each table that decides tokens is there with its rows") {
  const struct {
    std::string_view table;
    std::string row;
  } cases[] = {
      {"kParticles", "jusqu'"},
      {"kFunctionWords", "dans"},
      {"kClitics", "même"},
      {"kSuffixes", "trices"},
      {"kVariants", "kiev kyiv"},
      {"kIrregular", "travaux travail"},
      {"kWhole", "deces"},
      {"kUnrelated", "port"},
      {"kErRoots", "lib"},
      {"kIssRoots", "gl"},
      {"kNounsInEnt", "president"},
      {"kVerbRootsInM", "estim"},
      {"kFeminines", "trice teur 2"},
      {"kVerbEndings", "issaient i 2"},
      {"kInfinitives", "uivre uiv 1"},
      {"kParticiples", "ouvert ouvr 0"},
      {"kEndingsOfVenir", "iendra"},
      {"kMasculinesInS", "quis"},
      {"kErEndings", "aient"},
      {"kEndingSets", "q e s es"},
      {"kQueryStopWords", "depuis"},
      {"kFurtherWordsOfGrammar", "fois"},
      {"kAccented", "maïs maïs"},
      {"characters", "1 e"},  // é and its like: a letter that folds to e
      {"characters", "1 oe"},
      {"kProbe", "0 sénatrices senateur"},
  };
  for (const auto& [table, row] : cases) {
    INFO(table << ": " << row);
    CHECK(std::ranges::count(table_named(table).rows, row) >= 1);
  }
}

// A new table of the analyzer that the fingerprint leaves out would mix tokens of two kinds in one index.
TEST_CASE("Every constant table of the analyzer's sources is in the fingerprint, or is known to decide no token") {
  const std::set<std::string> no_token{"kMore",           "kPlain",     "kBytes",  // acronyms; the short cuts
                                       "kInterrogatives", "kReflexive", "kNaming",
                                       "kMeaning",        "kBeing",     "kPlaced",  // of queries only
                                       "kAsciiClasses"};                            // in `characters`
  std::set<std::string> hashed;
  for (const RuleTable& table : token_tables()) hashed.emplace(table.name);
  const std::regex declared(R"((?:constexpr auto|std::array(?:<[^=;{]*>)?|const Words) (k[A-Z]\w*))");
  std::size_t tables = 0;
  for (const auto& entry :
       std::filesystem::directory_iterator(std::filesystem::path(DEPECHE_SOURCE_DIR) / "common" / "text")) {
    const std::string source = depeche::test::read_file(entry.path());
    for (std::sregex_iterator at(source.begin(), source.end(), declared), end; at != end; ++at, ++tables) {
      INFO(entry.path().filename() << ": " << (*at)[1]);
      CHECK(hashed.contains((*at)[1]) != no_token.contains((*at)[1]));
    }
  }
  CHECK(tables > 20);
}
