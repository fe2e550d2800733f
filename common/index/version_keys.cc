#include "index/version_keys.h"

#include <algorithm>

#include <xxhash.h>

namespace depeche::index {
namespace {

constexpr std::size_t kSequence = 3;
// Words of the first sentence or so.
constexpr std::size_t kOpening = 24;
// A flash has no more words than this.
constexpr std::size_t kFlash = 40;

constexpr std::uint32_t kFigure = 1;

// Two hashes of a sequence at once: the halves of 64 bits. The lower one is its number.
std::vector<std::uint64_t> sequences_of(std::span<const std::uint32_t> words) {
  std::vector<std::uint64_t> hashes;
  const std::size_t length = std::min(words.size(), kSequence);
  hashes.reserve(words.size());
  for (std::size_t i = 0; i + length <= words.size(); ++i)
    hashes.push_back(XXH3_64bits(&words[i], length * sizeof words[i]));
  return hashes;
}

constexpr std::uint32_t lower(std::uint64_t hash) { return static_cast<std::uint32_t>(hash); }
constexpr std::uint32_t upper(std::uint64_t hash) { return static_cast<std::uint32_t>(hash >> 32); }

void pick(std::span<const std::uint64_t> sequences, std::vector<std::uint32_t>& keys) {
  keys.push_back(lower(*std::ranges::min_element(sequences, {}, lower)));
  keys.push_back(lower(*std::ranges::min_element(sequences, {}, upper)));
}

}  // namespace

std::uint32_t word_key(std::string_view folded) {
  if (!folded.empty() && folded.front() >= '0' && folded.front() <= '9') return kFigure;
  return lower(XXH3_64bits(folded.data(), folded.size()));
}

std::vector<std::uint32_t> version_keys(std::span<const std::uint32_t> words) {
  std::vector<std::uint32_t> keys;
  if (words.empty()) return keys;
  const std::vector<std::uint64_t> sequences = sequences_of(words);
  if (words.size() <= kFlash) {
    std::ranges::transform(sequences, std::back_inserter(keys), lower);
  } else {
    pick(sequences, keys);
    pick(std::span(sequences).first(kOpening - kSequence + 1), keys);
  }
  std::ranges::sort(keys);
  keys.erase(std::ranges::unique(keys).begin(), keys.end());
  return keys;
}

}  // namespace depeche::index
