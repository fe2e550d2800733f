#pragma once

#include <array>
#include <cstdint>
#include <string_view>

namespace depeche::text {

// How the words of a text begin that the analyzer may make one of some given words of. Most words of a text begin
// otherwise: nobody who looks for the given ones need know more of those.
class Beginnings {
 public:
  // A stem, or a form without accents.
  void add(std::string_view word);

  // False only when no added word is the stem or the folded form of `raw`, the letters of a word as they stand in the
  // text. Two letters are looked at; what does not begin with a letter of ASCII is always let pass.
  bool admits(std::string_view raw) const;

 private:
  static constexpr std::uint32_t kAnySecond = 0x03FF'FFFF;

  void add_letters(std::string_view word);

  std::array<std::uint32_t, 26> seconds_{};  // by the first letter, a bit for each second one
};

}  // namespace depeche::text
