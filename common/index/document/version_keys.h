#pragma once

// Keys by which the other versions of a text are found: a few sequences of three of its words, as numbers. Texts that
// share most of their words very probably share a key. Texts that share a key are compared word by word later.
//
// The keys are min-wise: of two texts' sequences each hash picks the same one with the probability that a sequence of
// theirs is common to both (Broder, "On the resemblance and containment of documents", 1997). Two hashes pick from the
// whole text, one from its opening, which updates keep when they grow. A text that is a flash has a few keys more, so
// that the longer dispatch that opens with it finds it. Figures count as equal, since they are what updates
// change. Equal words give equal keys whatever the index, the machine's processors or the order of the run.

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

namespace depeche::index {

// `folded`: a word without case and accents.
std::uint32_t word_key(std::string_view folded);

// The keys of a text with these words, ascending, without repetitions. A text without words has none.
std::vector<std::uint32_t> version_keys(std::span<const std::uint32_t> words);

}  // namespace depeche::index
