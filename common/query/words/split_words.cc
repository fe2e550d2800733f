#include "query/words/split_words.h"

#include <algorithm>
#include <string_view>
#include <utility>
#include <vector>

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

Xapian::doccount documents_with(const Phrase::Element& word, const Indexes& indexes) {
  return std::max(indexes.documents_with(schema::stem_term(schema::Field::text, word.stem)),
                  indexes.documents_with(schema::stem_term(schema::Field::title, word.stem)));
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

class Splitter {
 public:
  Splitter(std::optional<schema::Field> field, Elision elision, const Indexes& indexes, text::Analyzer& analyzer)
      : field_(field), elision_(elision), indexes_(indexes), analyzer_(analyzer) {}

  std::optional<SplitCandidate> at(std::string_view first, std::string_view second) const {
    if (second.size() < kFewestBytes) return std::nullopt;
    const bool is_elided = elision_ == Elision::lost && text::elided_particle(first, second).has_value();
    if (!is_elided && first.size() < kFewestBytes) return std::nullopt;
    const std::string rest(second);
    const std::string row = std::string(first) + (is_elided ? "'" : " ") + rest;
    SplitCandidate found{0, {row, phrase_of(is_elided ? rest : row, field_, analyzer_)}};
    const std::vector<Phrase::Element>& elements = found.split.words.elements;
    if (elements.size() != (is_elided ? 1U : 2U)) return std::nullopt;
    found.documents = documents_with(elements.front(), indexes_);
    if (found.documents > 0) found.documents = std::min(found.documents, documents_with(elements.back(), indexes_));
    return found;
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
  for (std::size_t at = 1; at < form.size(); ++at) {
    if (!begins_character(form[at])) continue;
    auto found = split.at(form.substr(0, at), form.substr(at));
    if (found && found->documents >= least) candidates.push_back(std::move(*found));
  }
  std::ranges::stable_sort(candidates, std::ranges::greater(), &SplitCandidate::documents);
  if (candidates.size() > kMostCandidates) candidates.resize(kMostCandidates);
  for (SplitCandidate& one : candidates)
    if (stands_in(least, one.split.words, indexes)) return std::move(one.split);
  return std::nullopt;
}

}  // namespace depeche::query
