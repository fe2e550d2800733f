// What the READMEs and the manual say of limits is what the code holds.

#include "query/language/limits.h"

#include <filesystem>

#include <catch2/catch.hpp>

#include "cli/program.h"
#include "searcher/batch_query.h"

using namespace depeche;
using namespace depeche::test;

namespace {

enum class Language { english, french };

// 1 MB, 16 KB; in French 1 Mo, 16 Ko. Only what is a whole number of them is written so.
std::string rounded(std::size_t bytes, Language language) {
  const bool french = language == Language::french;
  const std::size_t kilobytes = bytes >> 10;
  REQUIRE(kilobytes << 10 == bytes);
  if (kilobytes % 1024 == 0) return std::to_string(kilobytes / 1024) + (french ? " Mo" : " MB");
  return std::to_string(kilobytes) + (french ? " Ko" : " KB");
}

// 1,024; in French 1 024.
std::string grouped(std::size_t number, Language language) {
  std::string digits = std::to_string(number);
  if (digits.size() > 3) digits.insert(digits.size() - 3, language == Language::french ? " " : ",");
  return digits;
}

// With every break of a line and every space of French typography as a plain blank.
std::string prose_of(const std::string& file) {
  std::string text = read_file(std::filesystem::path(DEPECHE_SOURCE_DIR) / file);
  REQUIRE_FALSE(text.empty());
  for (const char* blank : {"\n  ", "\n", "\u00A0", "\u202F"}) text = replaced(std::move(text), blank, " ");
  return text;
}

}  // namespace

TEST_CASE("The limits of a query that the READMEs and the manual name are those in force") {
  using query::kLongWord;
  using query::kMaxClauseBytes;
  using query::kMaxClauses;
  using query::kMaxQueryBytes;
  using query::kMaxWords;
  using searcher::kMaxLineBytes;
  using std::to_string;
  struct Row {
    std::string file;
    std::vector<std::string> sentences;
  };
  constexpr Language english = Language::english;
  constexpr Language french = Language::french;
  const std::vector<Row> rows{
      {"README.md",
       {"A query has at most " + rounded(kMaxQueryBytes, english) + " of text.",
        "A query has at most " + to_string(kMaxClauses) + " clauses",
        "Together they have at most " + rounded(kMaxClauseBytes, english) + " of text.",
        "At most " + grouped(kMaxWords, english) + " words rank.",
        "A line of a batch has at most " + rounded(kMaxLineBytes, english) + "."}},
      {"README.fr.md",
       {"Une requête a au plus " + rounded(kMaxQueryBytes, french) + " de texte.",
        "Une requête a au plus " + to_string(kMaxClauses) + " clauses",
        "Elles ont ensemble au plus " + rounded(kMaxClauseBytes, french) + " de texte.",
        "Au plus " + grouped(kMaxWords, french) + " mots servent au classement.",
        "Une ligne d’un lot a au plus " + rounded(kMaxLineBytes, french) + "."}},
      {"searcher/depeche-query.7.in",
       {"A query has at most " + to_string(kMaxQueryBytes) + " bytes.",
        "It has at most " + to_string(kMaxClauses) + " clauses",
        "words of more than " + to_string(kLongWord) + " bytes, have at most " + to_string(kMaxClauseBytes) +
            " bytes together.",
        "At most " + to_string(kMaxWords) + " words rank.",
        "A line of \\fB\\-\\-batch\\fR has at most " + to_string(kMaxLineBytes) + " bytes."}},
      {"searcher/depeche-query.fr.7.in",
       {"Une requête a au plus " + to_string(kMaxQueryBytes) + " octets.",
        "Elle a au plus " + to_string(kMaxClauses) + " clauses",
        "des mots de plus de " + to_string(kLongWord) + " octets, ont ensemble au plus " + to_string(kMaxClauseBytes) +
            " octets.",
        "Au plus " + to_string(kMaxWords) + " mots servent au classement.",
        "Une ligne de \\fB\\-\\-batch\\fR a au plus " + to_string(kMaxLineBytes) + " octets."}}};
  for (const Row& row : rows)
    for (const std::string& sentence : row.sentences) {
      INFO(row.file << ": " << sentence);
      CHECK(prose_of(row.file).find(sentence) != std::string::npos);
    }
}
