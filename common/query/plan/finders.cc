#include "query/plan/finders.h"

#include <utility>

#include "text/normalizer.h"

namespace depeche::query {

std::shared_ptr<const StreamFinder> Finders::of(const Phrase& phrase) { return kept(phrase_finder(phrase, walk_)); }

std::shared_ptr<const StreamFinder> Finders::of(const WordLeaf& word) {
  const bool indexed = !word.function_word;
  return of_any({{word.folded, word.stem, indexed, false, false, indexed, word.choice}}, word.field);
}

std::shared_ptr<const StreamFinder> Finders::of(const PatternLeaf& pattern) {
  std::vector<Phrase::Element> words;
  words.reserve(pattern.forms.size());
  for (const auto& [form, stem] : pattern.forms) words.push_back({text::fold(form), stem, true, false});
  return of_any(std::move(words), pattern.pattern.field);
}

std::shared_ptr<const StreamFinder> Finders::of(const NearWords& words) { return kept(near_finder(words, walk_)); }

std::shared_ptr<const StreamFinder> Finders::of_any(std::vector<Phrase::Element> words,
                                                    std::optional<schema::Field> field) {
  return kept(any_word_finder(std::move(words), field));
}

std::shared_ptr<const StreamFinder> Finders::of_nothing() { return of_any({}, std::nullopt); }

std::shared_ptr<const StreamFinder> Finders::kept(std::shared_ptr<const StreamFinder> finder) {
  return known_.try_emplace(finder->key(), std::move(finder)).first->second;
}

}  // namespace depeche::query
