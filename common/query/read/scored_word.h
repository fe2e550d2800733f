#pragma once

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "base/xapian.h"
#include "query/read/form_choice.h"
#include "schema/fields.h"
#include "schema/forward_stream.h"
#include "schema/part_database.h"
#include "text/token.h"

namespace depeche::query {

// How close a word of a document is to the word that was asked for. Each level includes those before it.
enum class Closeness : std::uint8_t {
  stem,    // another form of it: retraits for retrait
  folded,  // the same but for accents and case: marché for marche
  exact,   // as it was typed; for an acronym, in capitals too
};

// A word of the query that counts in ranking.
struct ScoredWord {
  std::string stem;
  std::string form;  // as typed, normalised
  std::string folded;
  std::optional<schema::Field> field;  // only there
  // For a wildcard and a fuzzy word: the forms that it stands for, each with its stem. Then `stem` is empty, and
  // `folded` only set for a fuzzy word.
  std::vector<std::pair<std::string, std::string>> forms;

  // Above 0, the word was not typed but added: it counts by its stem alone, with this share of its weight.
  double weak_share = 0;

  // The share of what it would be worth alone. A word with hyphens and its parts all rank, and share their weight.
  double share = 1;

  // Only these forms of the stem count.
  FormChoice choice = {};

  // It was typed in capitals, and the archive has it so: then other spellings are other forms.
  bool is_acronym = false;

  bool is_wildcard() const { return !forms.empty(); }
};

struct MatchingCode {
  schema::Code code = 0;
  Closeness closeness = Closeness::stem;
  std::uint32_t documents = 0;  // that have it; 0 for function words
  std::uint32_t named = 0;      // and write it only as a name
};

// ScoredWord::is_acronym, of an archive of these parts. Throws as Xapian does.
bool is_acronym(const ScoredWord& word, const std::vector<schema::PartDatabase>& databases);

// The codes of one index that match the word. Throws as Xapian does.
std::vector<MatchingCode> matching_codes(const ScoredWord& word, const schema::PartDatabase& database);

// The codes of one index that are this word but for accents and case, function words and particles included.
std::vector<schema::Code> same_word_codes(const std::string& folded, const std::string& stem,
                                          const schema::PartDatabase& database);

// The codes of one index that are a form of the stem, or are this word but for accents and case. Where there is a
// choice, those forms of the stem that it admits, and no word of grammar.
std::vector<schema::Code> stem_codes(const std::string& folded, const std::string& stem, const FormChoice& choice,
                                     const schema::PartDatabase& database);

// The codes of this word but for accents and case, for forms in capitals only.
std::vector<schema::Code> capital_codes(const std::string& folded, const std::string& stem,
                                        const schema::PartDatabase& database);

// Whether the folded word is one of those that the inverted index leaves out.
bool is_folded_function_word(const std::string& folded);

ScoredWord scored_word(const text::Word& word, std::optional<schema::Field> field);

// ScoredWord::share of one of the tokens: a word with hyphens and its parts, n + 1 words, count as n.
double share_of(const text::Token& token, const std::vector<text::Token>& tokens);

}  // namespace depeche::query
