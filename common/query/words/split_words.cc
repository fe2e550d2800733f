#include "query/words/split_words.h"

#include <algorithm>
#include <cstdint>
#include <limits>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "query/words/other_writings.h"
#include "schema/dictionary.h"
#include "schema/terms.h"
#include "text/elision.h"
#include "text/function_words.h"
#include "text/normalizer.h"

namespace depeche::query {
namespace {

constexpr std::size_t kFewestBytes = 3;     // of a half; shorter ones are in too many words
constexpr std::size_t kMostCandidates = 3;  // the likeliest are looked for in texts

struct SplitCandidate {
  Xapian::doccount documents = 0;  // that have the rarer half
  SplitWord split;
};

std::string in_text(const Phrase::Element& word) { return schema::stem_term(schema::Field::text, word.stem); }
std::string in_title(const Phrase::Element& word) { return schema::stem_term(schema::Field::title, word.stem); }

// That have the rarer of the words.
Xapian::doccount documents_with(const std::vector<Phrase::Element>& words, const Indexes& indexes) {
  Xapian::doccount fewest = std::numeric_limits<Xapian::doccount>::max();
  for (const Phrase::Element& word : words) {
    if (!word.indexed) continue;
    fewest = std::min(fewest, std::max(indexes.documents_with(in_text(word)), indexes.documents_with(in_title(word))));
    if (fewest == 0) break;
  }
  return fewest;
}

// The words in a row; none where one of them is no word of content.
Phrase phrase_of(const std::string& text, std::optional<schema::Field> field, text::Analyzer& analyzer) {
  std::vector<text::Token> tokens;
  analyzer.analyze(text, text::Capitals::are_acronyms, tokens);
  const bool has_content = std::ranges::all_of(tokens, [](const text::Token& token) {
    return token.kind == text::TokenKind::word && !token.word->function_word &&
           !text::is_query_stop_word(token.word->folded);
  });
  return has_content ? Phrase::from(tokens, field) : Phrase{};
}

// Whether dispatches write the word as a name and never otherwise.
bool is_name_alone(const text::Word& word, const Indexes& indexes) {
  std::uint64_t named = 0;
  for (const schema::PartDatabase& part : indexes.parts)
    for (const schema::Form& form : schema::Dictionary(part, indexes.deadline).forms_of(word.stem)) {
      if (text::fold(form.text) != word.folded) continue;
      if (form.small > 0) return false;
      named += form.named;
    }
  return named > 0;
}

class Splitter {
 public:
  Splitter(std::optional<schema::Field> field, Elision elision, const Indexes& indexes, text::Analyzer& analyzer)
      : field_(field), elision_(elision), indexes_(indexes), analyzer_(analyzer) {}

  // The "Le Pen" of Lepen, where the archive has Pen as a name.
  std::optional<SplitWord> behind_particle(std::string_view first, std::string_view second) const {
    if (!is_name_particle(text::fold(first)) || second.size() < kFewestBytes) return std::nullopt;
    SplitWord split{std::string(first) + ' ' + std::string(second), {}};
    std::vector<text::Token> tokens;
    analyzer_.analyze(split.text, text::Capitals::are_acronyms, tokens);
    if (tokens.size() != 2 || tokens[1].kind != text::TokenKind::word || tokens[1].word->function_word)
      return std::nullopt;
    if (!is_name_alone(*tokens[1].word, indexes_)) return std::nullopt;
    split.words = Phrase::from(tokens, field_);
    return split;
  }

  std::optional<SplitWord> at(std::string_view first, std::string_view second) const {
    if (second.size() < kFewestBytes) return std::nullopt;
    const bool is_elided = elision_ == Elision::lost && text::elided_particle(first, second).has_value();
    if (!is_elided && first.size() < kFewestBytes) return std::nullopt;
    const std::string rest(second);
    const std::string row = std::string(first) + (is_elided ? "'" : " ") + rest;
    SplitWord split{row, phrase_of(is_elided ? rest : row, field_, analyzer_)};
    if (split.words.elements.size() != (is_elided ? 1U : 2U)) return std::nullopt;
    return split;
  }

 private:
  std::optional<schema::Field> field_;
  Elision elision_;
  const Indexes& indexes_;
  text::Analyzer& analyzer_;
};

bool stands_in(Xapian::doccount least, const Phrase& phrase, const Indexes& indexes) {
  if (phrase.elements.size() == 1) return true;
  return count_found(phrase_finder(phrase), indexes) >= least;
}

bool begins_character(char byte) { return (static_cast<unsigned char>(byte) & 0xC0U) != 0x80U; }

}  // namespace

std::optional<SplitWord> split_word(const text::Word& word, std::optional<schema::Field> field, Elision elision,
                                    Xapian::doccount least, const Indexes& indexes, text::Analyzer& analyzer) {
  if (text::is_all_capitals(word.form)) return std::nullopt;
  const Splitter split(field, elision, indexes, analyzer);
  const std::string_view form = word.form;
  std::vector<SplitCandidate> candidates;
  std::vector<std::string> terms;
  for (std::size_t at = 1; at < form.size(); ++at) {
    if (!begins_character(form[at])) continue;
    auto found = split.at(form.substr(0, at), form.substr(at));
    if (!found) found = split.behind_particle(form.substr(0, at), form.substr(at));
    if (!found) continue;
    for (const Phrase::Element& half : found->words.elements) {
      if (!half.indexed) continue;
      terms.push_back(in_text(half));
      terms.push_back(in_title(half));
    }
    candidates.push_back({0, std::move(*found)});
  }
  indexes.expect_counts(terms);
  for (SplitCandidate& one : candidates) one.documents = documents_with(one.split.words.elements, indexes);
  std::erase_if(candidates, [&](const SplitCandidate& one) { return one.documents < least; });
  std::ranges::stable_sort(candidates, std::ranges::greater(), &SplitCandidate::documents);
  if (candidates.size() > kMostCandidates) candidates.resize(kMostCandidates);
  for (SplitCandidate& one : candidates)
    if (stands_in(least, one.split.words, indexes)) return std::move(one.split);
  return std::nullopt;
}

}  // namespace depeche::query
