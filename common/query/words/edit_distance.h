#pragma once

// How far two words are apart, in letters.

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace depeche::query {

inline constexpr std::size_t kMostEdits = 2;
// No word is near to a longer one.
inline constexpr std::size_t kLongestNearWord = 48;

// The code points of a word. An ill-formed byte is U+FFFD.
std::u32string letters_of(std::string_view word);

// Compares one word with many others that share their beginnings. push() and pop() keep the other word letter by
// letter, so only what is new in it is worked out. An edit inserts, drops or replaces a letter, or swaps two that stand
// side by side; no letter is edited twice (optimal string alignment). It is the automaton of Wu and Manber (1992), with
// swaps: a bit for each beginning of the word.
class EditDistance {
 public:
  // `word` has at most kLongestNearWord letters; `most` is at most kMostEdits.
  EditDistance(const std::u32string& word, std::size_t most);

  std::size_t size() const { return states_.size() - 1; }
  void push(char32_t letter);
  void pop(std::size_t size) { states_.resize(size + 1); }  // to this many letters

  // The distance of the two words. Beyond `most`, it is most + 1.
  std::size_t distance() const;
  // Whether some word that begins with the letters so far may be within `most` edits.
  bool may_match() const;
  // Whether such a word may have at most `more` letters more.
  bool may_match_within(std::size_t more) const;

 private:
  using Beginnings = std::uint64_t;  // of the word, a bit for each by its length
  struct State {
    std::array<Beginnings, kMostEdits + 1> near{};     // by at most so many edits to the letters so far
    std::array<Beginnings, kMostEdits + 1> swapped{};  // the same, if the next letter is the last but one of it
  };
  static constexpr char32_t kAscii = 0x80;

  Beginnings ending_in(char32_t letter) const;
  bool reaches(const State& state, std::size_t more) const;

  const std::size_t length_;
  const std::size_t most_;
  std::array<Beginnings, kAscii> ascii_{};  // that end in the letter
  std::unordered_map<char32_t, Beginnings> others_;
  std::vector<State> states_;  // behind each of the letters
};

}  // namespace depeche::query
