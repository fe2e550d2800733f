#pragma once

// What is written with figures and is one word, however its parts are set apart.

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "text/rule_table.h"

namespace depeche::text {

// The end of a number, 0 where it is no more than its first figures, and the word that all its spellings share.
struct WrittenNumber {
  std::uint32_t end = 0;
  std::string word;
};

// What begins with the figure at `begin`:
// - 2.000, 2 000 → 2000; 3,5 and 3.5 → 3,5
// - 20h30, 20 h 30, 20:30 → 20h30; 20h00, 20 h → 20h
// - 49.3, 49-3 → 49,3: an article, a score
// - 1 er → 1er, 21 e → 21e
WrittenNumber written_number(std::string_view text, std::uint32_t begin);

// The same of an hour or an ordinal that has blanks in it: its end, else 0.
std::uint32_t spaced_number_end(std::string_view text, std::uint32_t begin);

// Of an article of a code of law, "L121-3" or "L.121-3", whose letter stands at `letter`: where its figures begin, else
// 0. So it has the words of "L. 121-3".
std::uint32_t article_figures(std::string_view text, std::uint32_t letter);

// Behind a number that ends at `at`, what says that it is a share of hundred: "pour cent". Empty where nothing does.
struct PercentWords {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
};
PercentWords percent_words(std::string_view text, std::uint32_t at);

std::vector<RuleTable> written_number_tables();

}  // namespace depeche::text
