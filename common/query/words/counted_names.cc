#include "query/words/counted_names.h"

#include <algorithm>

#include "schema/dictionary.h"
#include "text/normalizer.h"
#include "text/proper_names.h"

namespace depeche::query {
namespace {

// Of 33,903 stories, all spellings that pass were read through: they are names. With half as many dispatches, too.
constexpr std::uint64_t kLeastNamed = 8;
// So many times as many dispatches write a name with a capital as in small letters.
constexpr std::uint64_t kNearlyAlways = 10;
// A typing error is no other word; and the small letters of "république" are the same word as "républiques".
constexpr std::uint64_t kLeastOther = 3;
constexpr std::uint64_t kMoreOfOthers = 5;
// Looking into so many dispatches takes a tenth of a millisecond. Of more, a choice must leave out a tenth.
constexpr std::uint64_t kFewDispatches = 300;
constexpr std::uint64_t kTenth = 10;

bool is_capitalised(std::uint64_t named, std::uint64_t small) { return named > 0 && named >= kNearlyAlways * small; }

}  // namespace

FormChoice CountedNames::choice(const text::Word& word, bool as_name) {
  const Stem& stem = stem_of(word);
  if (stem.names.empty()) return {};
  const auto typed = stem.spellings.find(word.folded);
  const bool is_name = std::ranges::find(stem.names, word.folded) != stem.names.end();
  if (is_name && !as_name) return {};
  std::uint64_t left_out = 0;
  if (is_name)
    left_out = stem.documents - typed->second.documents;
  else
    for (const std::string& name : stem.names) left_out += stem.spellings.at(name).documents;
  if (stem.documents > kFewDispatches && left_out * kTenth < stem.documents) return {};
  const std::uint64_t documents = stem.documents - left_out;
  return is_name ? FormChoice{{word.folded}, true, documents} : FormChoice{stem.names, false, documents};
}

bool CountedNames::is_name(const text::Word& word) {
  const Stem& stem = stem_of(word);
  return std::ranges::find(stem.names, word.folded) != stem.names.end();
}

const CountedNames::Stem& CountedNames::stem_of(const text::Word& word) {
  static const Stem none;
  if (word.function_word || text::is_proper_name(word.folded)) return none;
  const auto [known, is_new] = stems_.try_emplace(word.stem);
  if (is_new) known->second = read(word.stem);
  return known->second;
}

CountedNames::Stem CountedNames::read(const std::string& stem) const {
  std::vector<schema::Form> forms;
  for (const schema::PartDatabase& part : indexes_.parts)
    for (schema::Form& form : schema::Dictionary(part, indexes_.deadline).forms_of(stem))
      forms.push_back(std::move(form));
  const auto may_be_name = [](const schema::Form& form) { return is_capitalised(form.named, form.small); };
  if (forms.size() < 2 || std::ranges::none_of(forms, may_be_name)) return {};
  Stem found;
  for (const schema::Form& form : forms) {
    Spelling& spelling = found.spellings[text::fold(form.text)];
    spelling.documents += form.documents;
    spelling.named += form.named;
    spelling.small += form.small;
    found.documents += form.documents;
  }
  std::uint64_t small = 0;  // of other words
  for (const auto& [folded, spelling] : found.spellings) small += spelling.small > spelling.named ? spelling.small : 0;
  for (const auto& [folded, s] : found.spellings)
    if (s.named >= kLeastNamed && is_capitalised(s.named, s.small) &&
        small >= std::max(kLeastOther, kMoreOfOthers * s.small))
      found.names.push_back(folded);
  return found.names.empty() ? Stem() : found;
}

}  // namespace depeche::query
