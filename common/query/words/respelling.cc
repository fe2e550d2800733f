#include "query/words/respelling.h"

#include <string>
#include <vector>

#include "query/words/edit_distance.h"
#include "query/words/spelling.h"
#include "query/words/spelling_cost.h"
#include "schema/terms.h"
#include "text/normalizer.h"

namespace depeche::query {
namespace {

// A name that the archive does not know must not find another word when it stands alone. In longer queries the other
// words decide, and a walk through the dictionary takes longer than most searches.
constexpr std::size_t kFewestInQuery = 2;
constexpr std::size_t kMostInQuery = 6;
constexpr std::size_t kMostSlips = 2;
constexpr std::size_t kFewestLetters = 5;  // a word of four is near to too many

}  // namespace

std::optional<text::Word> Respeller::meant_by(const text::Word& typed) {
  if (content_words_ < kFewestInQuery || content_words_ > kMostInQuery || slips_ == kMostSlips) return std::nullopt;
  if (typed.function_word || text::is_all_capitals(typed.form) || is_known(typed)) return std::nullopt;
  const std::u32string letters = letters_of(typed.folded);
  if (letters.size() < kFewestLetters) return std::nullopt;
  const auto likely = likely_spelling(typed.form, indexes_.parts, indexes_.deadline);
  if (!likely) return std::nullopt;
  std::vector<text::Token> tokens;
  analyzer_.analyze(*likely, text::Capitals::are_acronyms, tokens);
  if (tokens.size() != 1 || tokens.front().kind != text::TokenKind::word) return std::nullopt;
  const text::Word& word = *tokens.front().word;
  const std::u32string likely_letters = letters_of(word.folded);
  if (word.function_word || likely_letters.front() != letters.front()) return std::nullopt;
  if (spelling_cost(letters, likely_letters) > kEditCost) return std::nullopt;
  ++slips_;
  return word;
}

bool Respeller::is_known(const text::Word& word) const {
  return indexes_.documents_with(schema::stem_term(schema::Field::text, word.stem)) > 0 ||
         indexes_.documents_with(schema::stem_term(schema::Field::title, word.stem)) > 0 ||
         indexes_.documents_with(schema::foreign_term(schema::Field::text, word.folded)) > 0;
}

}  // namespace depeche::query
