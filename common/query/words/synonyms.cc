#include "query/words/synonyms.h"

#include <algorithm>
#include <utility>

#include "query/words/families.h"
#include "query/words/joined_forms.h"
#include "query/words/number_writings.h"
#include "query/words/other_writings.h"
#include "text/acronyms.h"
#include "text/char_class.h"
#include "text/function_words.h"
#include "text/normalizer.h"

namespace depeche::query {
namespace {

constexpr std::size_t kShoutingWords = 3;
constexpr std::size_t kLongestQuantity = 6;  // 130 kilomètres à l'heure
constexpr std::size_t kLongestNumber = 10;   // quatre-vingt-dix-sept mille deux cent vingt et un

// As typed, from the first word to the last.
std::string typed_text(const std::vector<TypedWord>& words, std::size_t from, std::size_t size) {
  std::string text;
  const Node* node = nullptr;
  std::size_t begin = words[from].token.begin;
  for (std::size_t i = from; i < from + size; ++i) {
    if (node != nullptr && words[i].node != node) {
      text += ' ';
      begin = 0;
    }
    node = words[i].node;
    text += node->text.substr(begin, words[i].token.end - begin);
    begin = words[i].token.end;
  }
  return text;
}

std::string without_blanks(std::string text) {
  std::erase(text, ' ');
  return text;
}

Phrase phrase_of_run(const std::vector<TypedWord>& words, std::size_t from, std::size_t size) {
  std::vector<text::Token> tokens;
  for (std::size_t i = from; i < from + size; ++i) tokens.push_back(words[i].token);
  return Phrase::from(tokens, words[from].node->field);
}

bool same_words(const Phrase& a, const Phrase& b) {
  return std::ranges::equal(a.elements, b.elements, {}, &Phrase::Element::stem, &Phrase::Element::stem);
}

bool has(const std::vector<Synonym>& synonyms, const Phrase& added) {
  return std::ranges::any_of(synonyms, [&](const Synonym& a) { return same_words(a.added_words, added); });
}

}  // namespace

void add_folded_words(const Node& tree, text::Analyzer& analyzer, std::set<std::string>& words) {
  if (tree.occur == Occur::must_not) return;
  if (tree.kind == Kind::word || tree.kind == Kind::phrase)
    for (std::string& word : folded_words(tree.text, analyzer)) words.insert(std::move(word));
  for (const Node& child : tree.children) add_folded_words(child, analyzer, words);
}

void SynonymFinder::judge_capitals(const Node& tree) {
  std::size_t words = 0;
  bool lower = false;
  for (const Node& child : tree.children) {
    if (child.kind != Kind::word && child.kind != Kind::phrase) continue;
    ++words;
    lower = lower || std::any_of(child.text.begin(), child.text.end(), [](char c) { return c >= 'a' && c <= 'z'; });
  }
  shouting_ = words >= kShoutingWords && !lower;
}

std::vector<Synonym> SynonymFinder::synonyms_of(const TypedWord& typed) const {
  std::vector<Synonym> synonyms;
  if (const Alias* alias = aliases_.named({typed.token.word->folded})) synonyms = variants(*alias, {typed}, 0, 1);
  add_expansions(typed, synonyms);
  if (auto words = apart(typed, false)) synonyms.push_back(std::move(*words));
  return synonyms;
}

std::optional<Synonym> SynonymFinder::apart(const TypedWord& typed, bool beside) const {
  const text::Word& word = *typed.token.word;
  auto words = written_apart(word, beside);
  if (!words) return std::nullopt;
  const std::optional<schema::Field> field = typed.node->field;
  Phrase added = phrase_of(*words, field);
  return Synonym{typed_text({typed}, 0, 1),
                 std::move(*words),
                 Phrase{{{word.folded, word.stem, true, false, false}}, field},
                 std::move(added),
                 {}};
}

SynonymFinder::Run SynonymFinder::writings_at(const std::vector<TypedWord>& words, std::size_t from,
                                              bool in_phrase) const {
  const std::size_t last = std::min(words.size(), from + (in_phrase ? kLongestNumber : kLongestQuantity));
  std::vector<WrittenWord> written;
  for (std::size_t i = from; i < last; ++i) {
    const text::Token& token = words[i].token;
    written.push_back({token.word->folded, words[i].node->text.substr(token.begin, token.end - token.begin)});
  }
  OtherWritings found = other_writings(written, in_phrase);
  if (in_phrase && found.size == 0) found = number_writings(written);
  Run run{{}, found.size};
  const Phrase typed = phrase_of_run(words, from, found.size);
  for (std::string& text : found.texts) {
    Phrase added = phrase_of(text, words[from].node->field);
    if (added.elements.empty() || same_words(added, typed)) continue;
    run.synonyms.push_back({typed_text(words, from, found.size),
                            std::move(text),
                            phrase_of_run(words, from, found.size),
                            std::move(added),
                            {}});
  }
  return run;
}

Synonym SynonymFinder::of_split(const TypedWord& typed, const SplitWord& split) {
  const text::Word& word = *typed.token.word;
  Phrase asked{{{word.folded, word.stem, true, false, false}}, typed.node->field};
  return {typed_text({typed}, 0, 1), split.text, std::move(asked), split.words, {}};
}

std::vector<Synonym> SynonymFinder::family_of(const TypedWord& typed, const base::Deadline& deadline) const {
  const text::Word& word = *typed.token.word;
  const std::optional<schema::Field> field = typed.node->field;
  std::vector<Synonym> family;
  for (const std::string& form : query::family_of(word, parts_, deadline)) {
    Phrase added = phrase_of(form, field);
    if (added.elements.size() != 1 || has(family, added)) continue;
    Phrase asked{{{word.folded, word.stem, true, false, false}}, field};
    family.push_back({typed_text({typed}, 0, 1), form, std::move(asked), std::move(added), {}, true});
  }
  return family;
}

SynonymFinder::Run SynonymFinder::joined_at(const std::vector<TypedWord>& words, std::size_t from) const {
  if (from + 1 >= words.size()) return {};
  const text::Word& first = *words[from].token.word;
  const text::Word& second = *words[from + 1].token.word;
  const char initial = words[from].node->text[words[from].token.begin];
  Joint joint = joint_of(first, second, initial >= 'A' && initial <= 'Z', words.size() == 2);
  if (joint == Joint::none) return {};
  std::string joined = joined_form(first, second);
  std::size_t size = 2;
  if (from + 2 < words.size() && is_hour_of(second, *words[from + 2].token.word)) {
    joined += words[from + 2].token.word->folded;
    size = 3;
  }
  const bool in_capitals = text::is_all_capitals(second.form) && !shouting_;
  Phrase added = phrase_of(joined, words[from].node->field);
  if (added.elements.size() != 1) return {};
  if (joint == Joint::capitals && !in_capitals && !acronyms_.is_in_capitals(added.elements.front())) {
    if (!may_be_compound(first, second)) return {};
    joint = Joint::compound;
  }
  Run run{{}, size, joint == Joint::compound};
  // As it would have been typed; hours have lost more than a blank.
  const std::string typed = typed_text(words, from, size);
  if (std::string close = without_blanks(typed); text::fold(close) == joined) joined = std::move(close);
  run.synonyms.push_back(
      {typed_text(words, from, size), joined, phrase_of_run(words, from, size), std::move(added), {}});
  return run;
}

void SynonymFinder::add_expansions(const TypedWord& typed, std::vector<Synonym>& synonyms) const {
  const text::Word& word = *typed.token.word;
  const bool capitals = text::is_all_capitals(word.form) && !shouting_;
  if (word.function_word || (!capitals && text::is_query_stop_word(word.folded))) return;
  const auto explanations = acronyms_.expansions_of(text::acronym_key(word.form));
  if (explanations.empty()) return;
  const bool small = !text::is_upper(text::char_at(typed.node->text, typed.token.begin).code);
  const bool ordinary = acronyms_.is_ordinary_word(word, explanations, small);
  if (ordinary && !capitals) return;
  const std::optional<schema::Field> field = typed.node->field;
  for (const schema::Explanation& explanation : explanations) {
    Phrase expansion = phrase_of(explanation.expansion, field);
    if (expansion.elements.empty() || has(synonyms, expansion)) continue;
    const Phrase acronym{{{word.folded, word.stem, true, false, ordinary}}, field};
    synonyms.push_back({typed_text({typed}, 0, 1), explanation.expansion, acronym, std::move(expansion), {}});
  }
}

SynonymFinder::Run SynonymFinder::run_at(const std::vector<TypedWord>& words, std::size_t from) const {
  Run name = alias_at(words, from);
  Run acronym = acronym_at(words, from);
  if (name.size != acronym.size) return name.size > acronym.size ? name : acronym;
  for (Synonym& synonym : acronym.synonyms)
    if (!has(name.synonyms, synonym.added_words)) name.synonyms.push_back(std::move(synonym));
  return name;
}

SynonymFinder::Run SynonymFinder::alias_at(const std::vector<TypedWord>& words, std::size_t from) const {
  if (!aliases_.has_word(words[from].token.word->folded)) return {};
  std::vector<std::string> folded;
  for (const TypedWord& word : words) folded.push_back(word.token.word->folded);
  const Aliases::Found found = aliases_.name_at(folded, from);
  if (found.size < 2) return {};
  return {variants(*found.alias, words, from, found.size), found.size};
}

std::vector<Synonym> SynonymFinder::variants(const Alias& alias, const std::vector<TypedWord>& words, std::size_t from,
                                             std::size_t size) const {
  const std::optional<schema::Field> field = words[from].node->field;
  const Phrase typed = phrase_of_run(words, from, size);
  std::vector<Synonym> synonyms;
  for (const std::string& variant : alias.variants) {
    Phrase added = phrase_of(variant, field);
    if (added.elements.empty() || same_words(added, typed) || has(synonyms, added)) continue;
    synonyms.push_back({typed_text(words, from, size), variant, typed, std::move(added), {}});
  }
  return synonyms;
}

std::vector<std::string> SynonymFinder::variants_of(const std::string& value) const {
  const Alias* alias = aliases_.named(folded_words(value, analyzer_));
  return alias == nullptr ? std::vector<std::string>() : alias->variants;
}

SynonymFinder::Run SynonymFinder::acronym_at(const std::vector<TypedWord>& words, std::size_t from) const {
  std::vector<const text::Word*> known;
  for (std::size_t i = from; i < words.size(); ++i) known.push_back(words[i].token.word);
  const auto found = acronyms_.acronym_of(known, analyzer_);
  if (!found) return {};
  Phrase acronym = phrase_of(found->explanation.spelling, words[from].node->field);
  if (acronym.elements.size() != 1) return {};
  Phrase::Element& letters = acronym.elements.front();
  letters.indexed = true;
  letters.capitals = text::is_all_capitals(found->explanation.spelling) && !acronyms_.has_stem_alone(letters);
  Run run{{}, found->size};
  run.synonyms.push_back({typed_text(words, from, found->size),
                          found->explanation.spelling,
                          phrase_of_run(words, from, found->size),
                          std::move(acronym),
                          {}});
  return run;
}

Phrase SynonymFinder::phrase_of(const std::string& text, std::optional<schema::Field> field) const {
  std::vector<text::Token> tokens;
  analyzer_.analyze(text, text::Capitals::are_acronyms, tokens);
  return Phrase::from(tokens, field);
}

}  // namespace depeche::query
