#include "text/written_word.h"

#include <algorithm>
#include <array>
#include <utility>

#include "base/ascii.h"
#include "text/normalizer.h"

namespace depeche::text {
namespace {

using Pair = std::pair<std::string_view, std::string_view>;
using Numeral = std::pair<int, std::string_view>;

constexpr std::size_t kLongestOrdinal = 24;

constexpr std::array kTitles{Pair{"st", "saint"},     Pair{"ste", "sainte"},      Pair{"sts", "saints"},
                             Pair{"stes", "saintes"}, Pair{"mgr", "monseigneur"}, Pair{"dr", "docteur"},
                             Pair{"drs", "docteurs"}, Pair{"pr", "professeur"}};

// Lower-case words of the language, and a name, that look like ordinals.
constexpr std::array<std::string_view, 5> kNoOrdinals{"vie", "ire", "xie", "xieme", "ie"};

constexpr std::array<std::string_view, 8> kOrdinalEndings{"e", "eme", "ieme", "er", "ier", "re", "ere", "iere"};

constexpr std::array<Numeral, 9> kNumerals{
    {{100, "C"}, {90, "XC"}, {50, "L"}, {40, "XL"}, {10, "X"}, {9, "IX"}, {5, "V"}, {4, "IV"}, {1, "I"}}};

std::string roman(int value) {
  std::string numeral;
  for (const auto& [worth, letters] : kNumerals)
    for (; value >= worth; value -= worth) numeral += letters;
  return numeral;
}

// 0 for what is no numeral below 400 as it should be written.
int roman_value(std::string_view numeral) {
  int value = 0;
  std::string_view rest = numeral;
  for (const auto& [worth, letters] : kNumerals)
    for (; rest.starts_with(letters) && value < 400; value += worth) rest.remove_prefix(letters.size());
  return rest.empty() && roman(value) == numeral ? value : 0;
}

bool is_first(std::string_view ending) { return ending.ends_with("er") || ending.ends_with("re"); }

std::string ordinal_of(int value) { return value == 1 ? "1er" : std::to_string(value) + "e"; }

// 21e, 21ème, 1er, 2nde
std::optional<std::string> in_figures(std::string_view folded) {
  const std::size_t digits = folded.find_first_not_of("0123456789");
  if (digits == 0 || digits > 3 || digits == std::string_view::npos) return std::nullopt;
  const int value = std::stoi(std::string(folded.substr(0, digits)));
  const std::string_view ending = folded.substr(digits);
  if (value == 2 && (ending == "nd" || ending == "nde")) return ordinal_of(value);
  if (value == 0 || std::ranges::find(kOrdinalEndings, ending) == kOrdinalEndings.end()) return std::nullopt;
  if (is_first(ending) && value != 1) return std::nullopt;
  return ordinal_of(value);
}

// How the letters of a Roman ordinal are written decides which of them may be a word of another kind.
enum class Letters { mixed, small, capitals };

// The numeral in capitals, and what is behind it without accents.
std::optional<std::string> in_roman(std::string_view numeral, std::string_view ending, Letters letters) {
  const int value = roman_value(numeral);
  if (value == 0 || std::ranges::find(kOrdinalEndings, ending) == kOrdinalEndings.end()) return std::nullopt;
  if (is_first(ending) != (value == 1)) return std::nullopt;
  if (numeral.find_first_of("IVX") == std::string_view::npos) return std::nullopt;  // Ce, Le
  if (letters != Letters::mixed && numeral.find_first_of("LC") != std::string_view::npos) return std::nullopt;
  // VE, VIE, XIE may be acronyms, words and names.
  const bool long_enough = numeral.size() > 2 || (numeral.starts_with('X') && numeral != "XI" && numeral.size() > 1);
  if (letters == Letters::capitals && ending == "e" && !long_enough) return std::nullopt;
  return ordinal_of(value);
}

std::optional<std::string> ordinal(std::string_view word) {
  if (word.size() < 2 || word.size() > kLongestOrdinal) return std::nullopt;
  const std::size_t capitals = std::min(word.find_first_not_of("IVXLC"), word.size());
  if (capitals > 0) {
    const std::string_view numeral = word.substr(0, capitals);
    const std::string_view behind = word.substr(capitals);
    const bool shouts = !behind.empty() && behind.front() >= 'A' && behind.front() <= 'Z';
    return in_roman(numeral, fold(behind), shouts ? Letters::capitals : Letters::mixed);
  }
  if (!base::is_digit(word.front()) && word.find_first_of("ivx") != 0) return std::nullopt;
  const std::string folded = fold(word);
  if (base::is_digit(word.front())) return in_figures(folded);
  if (std::ranges::find(kNoOrdinals, folded) != kNoOrdinals.end()) return std::nullopt;
  // "viie" is vii and e, "iie" ii and e, "ier" i and er: the longest numeral that leaves an ending.
  for (std::size_t size = std::min(folded.find_first_not_of("ivx"), folded.size()); size > 0; --size) {
    std::string numeral(folded, 0, size);
    for (char& c : numeral) c = static_cast<char>(c - 'a' + 'A');
    if (auto found = in_roman(numeral, std::string_view(folded).substr(size), Letters::small)) return found;
  }
  return std::nullopt;
}

}  // namespace

std::optional<std::string> shared_spelling(std::string_view word, bool acronym) {
  if (auto found = ordinal(word)) return found;
  if (acronym) return std::nullopt;
  const std::string_view title = spelt_out(word);
  return title == word ? std::nullopt : std::optional<std::string>(title);
}

std::string_view spelt_out(std::string_view word) {
  if (word.size() < 2 || word.size() > 4) return word;
  const std::string lower = base::lower_ascii(word);
  const auto* const found = std::ranges::find(kTitles, std::string_view(lower), &Pair::first);
  return found == kTitles.end() ? word : found->second;
}

std::vector<RuleTable> written_word_tables() {
  RuleTable numerals{"kNumerals", {}};
  for (const auto& [worth, letters] : kNumerals)
    numerals.rows.push_back(std::to_string(worth) + ' ' + std::string(letters));
  return {rule_table("kTitles", kTitles), rule_table("kNoOrdinals", kNoOrdinals),
          rule_table("kOrdinalEndings", kOrdinalEndings), std::move(numerals)};
}

}  // namespace depeche::text
