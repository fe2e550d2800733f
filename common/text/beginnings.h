#pragma once

#include <array>
#include <compare>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace depeche::text {

// The two letters that a word begins with, without accents: their places in the alphabet.
struct FirstLetters {
  static constexpr std::uint8_t kLetters = 26;
  static constexpr std::uint8_t kNone = kLetters;  // another character, or the end

  std::uint8_t first = kNone;
  std::uint8_t second = kNone;

  auto operator<=>(const FirstLetters&) const = default;
};

// How the words of a text begin that the analyzer may make one of some given words of. Most words of a text begin
// otherwise: nobody who looks for the given ones need know more of those.
class Beginnings {
 public:
  // A stem, or a form without accents.
  void add(std::string_view word);

  // False only when no added word is the stem or the folded form of the word whose letters begin at `at`. Two letters
  // are looked at, whatever their accents; what does not begin with a letter of Latin-1 is always let pass.
  bool admits(std::string_view text, std::size_t at = 0) const {
    const Letter first = letter_at(text, at);
    if (first.number == FirstLetters::kNone) return true;
    const std::uint32_t admitted = seconds_[first.number];
    if (admitted == 0) [[likely]]
      return false;
    const Letter second = letter_at(text, at + first.bytes);
    return second.number == FirstLetters::kNone || ((admitted >> second.number) & 1U) != 0;
  }

  static FirstLetters first_letters(std::string_view word);

 private:
  static constexpr std::uint32_t kAnySecond = (1U << FirstLetters::kLetters) - 1;

  struct Letter {
    std::uint8_t number = FirstLetters::kNone;
    std::uint8_t bytes = 0;
  };

  // From À on, as folding makes them; . for what does not become one letter.
  static constexpr std::string_view kLatin1 = "aaaaaa.ceeeeiiii.nooooo.ouuuuy..aaaaaa.ceeeeiiii.nooooo.ouuuuy.y";

  static_assert(kLatin1.size() == 64);

  static constexpr Letter letter_at(std::string_view text, std::size_t at) {
    if (at >= text.size()) return {};
    const auto byte = static_cast<unsigned char>(text[at]);
    const unsigned place = (byte | 0x20U) - 'a';
    if (byte < 0x80) return place < FirstLetters::kLetters ? Letter{static_cast<std::uint8_t>(place), 1} : Letter{};
    if (byte != 0xC3 || at + 1 == text.size()) return {};
    const unsigned accented = static_cast<unsigned char>(text[at + 1]) - 0x80U;
    if (accented >= kLatin1.size() || kLatin1[accented] == '.') return {};
    return {static_cast<std::uint8_t>(kLatin1[accented] - 'a'), 2};
  }

  void add(const FirstLetters& letters);

  std::array<std::uint32_t, FirstLetters::kLetters> seconds_{};  // by the first letter, a bit for each second one
};

}  // namespace depeche::text
