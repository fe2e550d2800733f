#include "text/vocabulary.h"

#include <array>
#include <cstdio>

#include <xxhash.h>

#include "text/char_class.h"
#include "text/function_words.h"
#include "text/name_variants.h"
#include "text/normalizer.h"

namespace depeche::text {
namespace {

// Longer words (addresses, encoded data) keep their beginning and a hash, so that terms stay within the index's limit.
constexpr std::size_t kMaxFormBytes = 64;
constexpr std::size_t kKeptBytes = 40;

std::string bounded(std::string form) {
  if (form.size() <= kMaxFormBytes) return form;
  std::size_t cut = kKeptBytes;
  while (cut > 0 && (static_cast<unsigned char>(form[cut]) & 0xC0) == 0x80) --cut;
  std::array<char, 18> hash{};
  std::snprintf(hash.data(), hash.size(), "~%016llx",
                static_cast<unsigned long long>(XXH3_64bits(form.data(), form.size())));
  return form.substr(0, cut) + hash.data();
}

}  // namespace

std::size_t Vocabulary::Hash::operator()(std::string_view s) const { return XXH3_64bits(s.data(), s.size()); }

const Word& Vocabulary::word(std::string_view raw, bool capitals_shout) {
  Index& index = capitals_shout ? by_raw_shout_ : by_raw_;
  const auto found = index.find(raw);
  if (found != index.end()) return *found->second;
  const bool acronym = !capitals_shout && is_all_capitals(raw);
  const Word& word = make(bounded(acronym ? upper_form(raw) : lower_form(raw)));
  index.emplace(std::string(raw), &word);
  return word;
}

const Word& Vocabulary::particle(std::uint32_t index) { return make(std::string(kParticles.at(index))); }

const Word& Vocabulary::make(std::string form) {
  const auto found = by_form_.find(form);
  if (found != by_form_.end()) return *found->second;
  Word word;
  word.folded = fold(form);
  if (word.folded.empty()) word.folded = form;
  word.stem = stemmer_.stem(canonical_name(word.folded));
  word.number = static_cast<std::uint32_t>(words_.size());
  word.stem_number = stem_numbers_.emplace(word.stem, static_cast<std::uint32_t>(stem_numbers_.size())).first->second;
  word.function_word = function_word_index(form).has_value();
  word.form = std::move(form);
  words_.push_back(std::move(word));
  by_form_.emplace(words_.back().form, &words_.back());
  return words_.back();
}

void Vocabulary::clear() {
  by_raw_.clear();
  by_raw_shout_.clear();
  by_form_.clear();
  stem_numbers_.clear();
  words_.clear();
}

}  // namespace depeche::text
