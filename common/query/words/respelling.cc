#include "query/words/respelling.h"

#include <algorithm>
#include <string>
#include <vector>

#include "query/words/edit_distance.h"
#include "query/words/spelling.h"
#include "query/words/spelling_cost.h"
#include "schema/terms.h"
#include "text/normalizer.h"
#include "text/proper_names.h"

namespace depeche::query {
namespace {

// Alone, a name that the archive does not know must not find another word.
constexpr std::size_t kFewestInQuery = 2;
constexpr std::size_t kMostSlips = 2;
constexpr std::size_t kFewestLetters = 5;  // a word of four is near to too many

std::vector<std::string> terms_of(const text::Word& word) {
  std::vector<std::string> terms;
  for (const schema::Field field : {schema::Field::text, schema::Field::title}) {
    terms.push_back(schema::stem_term(field, word.stem));
    terms.push_back(schema::foreign_term(field, word.folded));
    if (text::is_proper_name(word.folded)) terms.push_back(schema::stem_term(field, text::name_stem(word.folded)));
  }
  return terms;
}

bool have_common_document(const schema::PartDatabase& database, const std::string& a, const std::string& b) {
  if (database.is_remote()) {
    // Postings would all come over the network.
    Xapian::Enquire enquire(database);
    enquire.set_query(Xapian::Query(Xapian::Query::OP_AND, Xapian::Query(a), Xapian::Query(b)));
    enquire.set_weighting_scheme(Xapian::BoolWeight());
    return !enquire.get_mset(0, 1).empty();
  }
  auto in_a = database.postlist_begin(a);
  auto in_b = database.postlist_begin(b);
  const auto end_of_a = database.postlist_end(a);
  const auto end_of_b = database.postlist_end(b);
  while (in_a != end_of_a && in_b != end_of_b) {
    if (*in_a == *in_b) return true;
    if (*in_a < *in_b)
      in_a.skip_to(*in_b);
    else
      in_b.skip_to(*in_a);
  }
  return false;
}

}  // namespace

std::optional<text::Word> Respeller::meant_by(const text::Word& typed, Beside beside) {
  if ((beside == Beside::what_fits && words_.size() < kFewestInQuery) || words_.size() > kMostWordsWithSlips ||
      slips_ == kMostSlips)
    return std::nullopt;
  const TypedContentWord* place = place_of(typed);
  if (place == nullptr || is_known(typed)) return std::nullopt;
  auto word = likely(typed);
  if (!word) return std::nullopt;
  const unsigned cost = spelling_cost(letters_of(typed.folded), letters_of(word->folded));
  if (place->capital && cost >= kEditCost) return std::nullopt;
  if (beside == Beside::what_fits && !fits_neighbours(*word, *place)) return std::nullopt;
  ++slips_;
  return word;
}

const TypedContentWord* Respeller::place_of(const text::Word& typed) const {
  const auto found =
      std::ranges::find_if(words_, [&](const TypedContentWord& word) { return word.word.form == typed.form; });
  return found == words_.end() ? nullptr : &*found;
}

// One slip away, whatever stands beside it.
std::optional<text::Word> Respeller::likely(const text::Word& typed) {
  const auto [known, is_new] = likely_.try_emplace(typed.form);
  const std::u32string letters = letters_of(typed.folded);
  if (!is_new || typed.function_word || text::is_all_capitals(typed.form) || letters.size() < kFewestLetters)
    return known->second;
  const auto spelling = likely_spelling(typed.form, indexes_.parts, indexes_.deadline);
  if (!spelling) return std::nullopt;
  std::vector<text::Token> tokens;
  analyzer_.analyze(*spelling, text::Capitals::are_acronyms, tokens);
  if (tokens.size() != 1 || tokens.front().kind != text::TokenKind::word) return std::nullopt;
  const text::Word& word = *tokens.front().word;
  const std::u32string likely_letters = letters_of(word.folded);
  if (word.function_word || likely_letters.front() != letters.front()) return std::nullopt;
  if (spelling_cost(letters, likely_letters) <= kEditCost) known->second = word;
  return known->second;
}

bool Respeller::is_known(const text::Word& word) const {
  return std::ranges::any_of(terms_of(word),
                             [&](const std::string& term) { return indexes_.documents_with(term) > 0; });
}

// "Jawad Bendaoud" is not "Javad", where no dispatch has a Bendaoud.
bool Respeller::fits_neighbours(const text::Word& meant, const TypedContentWord& place) {
  const auto at = static_cast<std::size_t>(&place - words_.data());
  const auto fits = [&](std::size_t neighbour) {
    if (neighbour >= words_.size()) return true;
    const text::Word& word = words_[neighbour].word;
    if (is_known(word)) return stand_together(meant, word);
    const auto other = likely(word);
    return other && stand_together(meant, *other);
  };
  return fits(at + 1) && fits(at - 1);  // before the first there is none, and the place is beyond the last
}

bool Respeller::stand_together(const text::Word& a, const text::Word& b) const {
  for (const schema::PartDatabase& part : indexes_.parts)
    for (const std::string& in_a : terms_of(a))
      for (const std::string& in_b : terms_of(b)) {
        indexes_.deadline.check();
        if (have_common_document(part, in_a, in_b)) return true;
      }
  return false;
}

}  // namespace depeche::query
