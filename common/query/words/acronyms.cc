#include "query/words/acronyms.h"

#include <algorithm>
#include <map>

#include "query/words/aliases.h"
#include "query/words/small_letters.h"
#include "schema/dictionary.h"
#include "text/acronyms.h"
#include "text/function_words.h"
#include "text/normalizer.h"

namespace depeche::query {
namespace {

using schema::Explanation;

constexpr std::uint32_t kTrustedDocuments = 2;
constexpr std::uint32_t kLeastShare = 10;

std::vector<Explanation> lists_under(const std::string& key, const std::vector<schema::PartDatabase>& parts) {
  std::vector<Explanation> all;
  for (const schema::PartDatabase& part : parts)
    for (Explanation& explanation : schema::decode_explanations(part.metadata(key)))
      all.push_back(std::move(explanation));
  return all;
}

// One for each expansion, accents ignored, in the spelling that is stated most; the most stated first.
std::vector<Explanation> united(std::vector<Explanation> explanations) {
  std::stable_sort(explanations.begin(), explanations.end(),
                   [](const Explanation& a, const Explanation& b) { return a.documents > b.documents; });
  std::vector<Explanation> united;
  std::map<std::string, std::size_t> places;
  for (Explanation& explanation : explanations) {
    const auto [place, is_new] = places.try_emplace(text::fold(explanation.expansion), united.size());
    if (is_new)
      united.push_back(std::move(explanation));
    else
      united[place->second].documents += explanation.documents;
  }
  std::stable_sort(united.begin(), united.end(),
                   [](const Explanation& a, const Explanation& b) { return a.documents > b.documents; });
  return united;
}

bool begin_with(const std::vector<const text::Word*>& words, const std::vector<std::string>& folded) {
  return words.size() >= folded.size() &&
         std::equal(folded.begin(), folded.end(), words.begin(),
                    [](const std::string& f, const text::Word* word) { return f == word->folded; });
}

}  // namespace

std::vector<Explanation> Acronyms::expansions_of(std::string_view key) const {
  std::vector<Explanation> known = united(lists_under(schema::acronym_metadata_key(key), parts_));
  if (known.size() <= 1) return known;
  const std::uint32_t least = std::max(kTrustedDocuments, known.front().documents / kLeastShare);
  std::erase_if(known, [&](const Explanation& e) { return e.documents < least; });
  known.resize(std::min(known.size(), kMaxAcronymExpansions));
  return known;
}

bool Acronyms::is_trusted(const Explanation& explanation) const {
  const std::string folded = text::fold(explanation.expansion);
  const auto trusted = expansions_of(text::acronym_key(explanation.spelling));
  return std::any_of(trusted.begin(), trusted.end(),
                     [&](const Explanation& t) { return text::fold(t.expansion) == folded; });
}

std::optional<Acronyms::Found> Acronyms::acronym_of(const std::vector<const text::Word*>& words,
                                                    text::Analyzer& analyzer) const {
  if (words.size() < 2) return std::nullopt;
  std::optional<Found> best;
  for (Explanation& known : lists_under(schema::opening_metadata_key(words[0]->folded, words[1]->folded), parts_)) {
    const std::vector<std::string> folded = folded_words(known.expansion, analyzer);
    const bool longer = !best || folded.size() > best->size;
    if (longer && begin_with(words, folded) && is_trusted(known)) best = Found{std::move(known), folded.size()};
  }
  return best;
}

bool Acronyms::is_ordinary_word(const text::Word& word, const std::vector<Explanation>& explanations,
                                bool small) const {
  if (text::is_query_stop_word(word.folded)) return true;
  const auto is_read_as_word = [](const Explanation& e) { return !text::is_all_capitals(e.spelling); };
  if (!small && std::any_of(explanations.begin(), explanations.end(), is_read_as_word)) return false;
  std::uint64_t in_capitals = 0;
  std::uint64_t in_lower_case = 0;
  for (const schema::PartDatabase& part : parts_)
    for (const schema::Form& form : schema::Dictionary(part).forms_of(word.stem))
      if (text::fold(form.text) == word.folded)
        (text::is_all_capitals(form.text) ? in_capitals : in_lower_case) += form.documents;
  if (small) return in_lower_case > 0 && is_written_small(word, parts_);
  return in_lower_case > in_capitals;
}

bool Acronyms::is_in_capitals(const Phrase::Element& word) const {
  return std::ranges::any_of(parts_, [&](const schema::PartDatabase& part) {
    return std::ranges::any_of(schema::Dictionary(part).forms_of(word.stem), [&](const schema::Form& form) {
      return form.documents > 0 && text::is_all_capitals(form.text) && text::fold(form.text) == word.folded;
    });
  });
}

bool Acronyms::has_stem_alone(const Phrase::Element& acronym) const {
  for (const schema::PartDatabase& part : parts_)
    for (const schema::Form& form : schema::Dictionary(part).forms_of(acronym.stem))
      if (form.documents > 0 && !(text::is_all_capitals(form.text) && text::fold(form.text) == acronym.folded))
        return false;
  return true;
}

}  // namespace depeche::query
