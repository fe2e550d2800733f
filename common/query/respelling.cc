#include "query/respelling.h"

#include <string>
#include <vector>

#include "query/edit_distance.h"
#include "query/spelling.h"
#include "query/spelling_cost.h"
#include "schema/terms.h"
#include "text/normalizer.h"

namespace depeche::query {
namespace {

constexpr std::size_t kShortest = 5;  // letters; more words of four are names that are near to some other word

bool is_known(const text::Word& word, const Indexes& indexes) {
  return indexes.documents_with(schema::stem_term(schema::Field::text, word.stem)) > 0 ||
         indexes.documents_with(schema::stem_term(schema::Field::title, word.stem)) > 0;
}

}  // namespace

std::optional<text::Word> respelt(const text::Word& typed, const Indexes& indexes, text::Analyzer& analyzer) {
  if (typed.function_word || text::is_all_capitals(typed.form) || is_known(typed, indexes)) return std::nullopt;
  const std::u32string letters = letters_of(typed.folded);
  if (letters.size() < kShortest) return std::nullopt;
  const auto likely = likely_spelling(typed.form, indexes.parts);
  if (!likely) return std::nullopt;
  std::vector<text::Token> tokens;
  analyzer.analyze(*likely, text::Capitals::are_acronyms, tokens);
  if (tokens.size() != 1 || tokens.front().kind != text::TokenKind::word) return std::nullopt;
  const text::Word& word = *tokens.front().word;
  const std::u32string likely_letters = letters_of(word.folded);
  if (word.function_word || likely_letters.front() != letters.front()) return std::nullopt;
  if (spelling_cost(letters, likely_letters) > kEditCost) return std::nullopt;
  return word;
}

}  // namespace depeche::query
