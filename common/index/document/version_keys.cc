#include "index/document/version_keys.h"

#include <algorithm>

#include <xxhash.h>

#include "base/ascii.h"

namespace depeche::index {
namespace {

constexpr std::size_t kSequence = 3;
// Words at the beginning of the first sentence.
constexpr std::size_t kOpening = 16;
// A flash has no more words than this.
constexpr std::size_t kFlash = 40;
constexpr std::size_t kFlashKeys = 4;

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

std::uint32_t least(std::span<const std::uint64_t> sequences, std::uint32_t (*hash)(std::uint64_t)) {
  return lower(*std::ranges::min_element(sequences, {}, hash));
}

// What is picked from the opening of a longer text that has a flash in it is, most likely, among the few least of the
// flash.
void pick_of_flash(std::vector<std::uint64_t>& sequences, std::vector<std::uint32_t>& keys) {
  keys.push_back(least(sequences, upper));
  const std::size_t count = std::min(sequences.size(), kFlashKeys);
  std::ranges::partial_sort(sequences, sequences.begin() + static_cast<std::ptrdiff_t>(count), {}, lower);
  for (std::size_t i = 0; i < count; ++i) keys.push_back(lower(sequences[i]));
}

}  // namespace

std::uint32_t word_key(std::string_view folded) {
  if (!folded.empty() && base::is_digit(folded.front())) return kFigure;
  return lower(XXH3_64bits(folded.data(), folded.size()));
}

std::vector<std::uint32_t> version_keys(std::span<const std::uint32_t> words) {
  std::vector<std::uint32_t> keys;
  if (words.empty()) return keys;
  std::vector<std::uint64_t> sequences = sequences_of(words);
  if (words.size() <= kFlash) {
    pick_of_flash(sequences, keys);
  } else {
    keys = {least(sequences, lower), least(sequences, upper),
            least(std::span(sequences).first(kOpening - kSequence + 1), lower)};
  }
  std::ranges::sort(keys);
  keys.erase(std::unique(keys.begin(), keys.end()), keys.end());
  return keys;
}

}  // namespace depeche::index
