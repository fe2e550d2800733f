#include "text/word_cache.h"

#include <array>
#include <cstdio>
#include <optional>
#include <utility>

#define XXH_INLINE_ALL
#include <xxhash.h>

#include "text/char_class.h"
#include "text/name_variants.h"
#include "text/normalizer.h"
#include "text/proper_names.h"
#include "text/written_word.h"

namespace depeche::text {
namespace {

// Longer words (addresses, encoded data) keep their beginning and a hash, so that terms stay within the index's limit.
constexpr std::size_t kMaxFormBytes = 64;
constexpr std::size_t kKeptBytes = 40;
constexpr std::size_t kLongestName = 12;  // in bytes, of those in proper_names.cc

std::string bounded(std::string form) {
  if (form.size() <= kMaxFormBytes) return form;
  std::size_t cut = kKeptBytes;
  while (cut > 0 && (static_cast<unsigned char>(form[cut]) & 0xC0) == 0x80) --cut;
  std::array<char, 18> hash{};
  std::snprintf(hash.data(), hash.size(), "~%016llx",
                static_cast<unsigned long long>(XXH3_64bits(form.data(), form.size())));
  return form.substr(0, cut) + hash.data();
}

// Tours, in whatever capitals; empty for other words.
std::string form_of_name(std::string_view raw) {
  if (raw.empty() || raw.size() > kLongestName || !is_upper(char_at(raw, 0).code)) return {};
  const std::string lower = lower_form(raw);
  if (!is_spelling_of_name(lower)) return {};
  const std::size_t first = char_at(lower, 0).size;
  return upper_form(lower.substr(0, first)) + lower.substr(first);
}

std::string form_of(std::string_view raw, bool capitals_shout) {
  if (std::string place = form_of_name(raw); !place.empty()) return place;
  const bool acronym = !capitals_shout && is_all_capitals(raw);
  std::optional<std::string> shared = shared_spelling(raw, acronym);
  return bounded(shared ? std::move(*shared) : acronym ? upper_form(raw) : lower_form(raw));
}

bool begins_with_capital_alone(std::string_view form) {
  return is_upper(char_at(form, 0).code) && !is_all_capitals(form);
}

std::uint32_t hash_of(std::string_view s) { return static_cast<std::uint32_t>(XXH3_64bits(s.data(), s.size())); }

}  // namespace

const Word& WordCache::word(std::string_view raw, bool capitals_shout) {
  WordTable& table = capitals_shout ? by_raw_shout_ : by_raw_;
  const std::uint32_t hash = hash_of(raw);
  if (const Word* known = table.find(raw, hash)) return *known;
  const Word& word = make(form_of(raw, capitals_shout));
  table.insert(raw, hash, word);
  return word;
}

const Word& WordCache::particle(std::uint32_t index) {
  const Word*& word = particles_.at(index);
  if (word == nullptr) word = &make(std::string(kParticles.at(index)));
  return *word;
}

const Word& WordCache::make(std::string form) {
  const std::uint32_t hash = hash_of(form);
  if (const Word* known = by_form_.find(form, hash)) return *known;
  Word& word = words_.emplace_back();
  word.folded = fold(form);
  if (word.folded.empty()) word.folded = form;
  const std::string_view name = canonical_name(word.folded);
  word.stem = begins_with_capital_alone(form) && is_proper_name(word.folded)
                  ? name_stem(word.folded)
                  : stemmer_.stem(name, name == word.folded ? lower_form(form) : name);
  word.number = static_cast<std::uint32_t>(words_.size() - 1);
  word.function_word = function_word_index(form).has_value();
  word.form = std::move(form);
  by_form_.insert(word.form, hash, word);
  number_stem(word);
  return word;
}

void WordCache::number_stem(Word& word) {
  const std::uint32_t hash = hash_of(word.stem);
  const Word* known = by_stem_.find(word.stem, hash);
  word.stem_number = known != nullptr ? known->stem_number : static_cast<std::uint32_t>(by_stem_.size());
  if (known == nullptr) by_stem_.insert(word.stem, hash, word);
}

void WordCache::clear() {
  by_raw_.clear();
  by_raw_shout_.clear();
  by_form_.clear();
  by_stem_.clear();
  particles_.fill(nullptr);
  words_.clear();
}

}  // namespace depeche::text
