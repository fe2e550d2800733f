#include "query/words/joined_forms.h"

#include <algorithm>
#include <array>
#include <utility>

#include "base/ascii.h"
#include "text/function_words.h"
#include "text/normalizer.h"

namespace depeche::query {
namespace {

constexpr std::size_t kMostLetters = 6;
constexpr std::size_t kMostDigits = 4;
constexpr std::size_t kUnitLetters = 2;
constexpr std::array<std::string_view, 8> kLongUnits{"kwh", "mwh", "gwh", "twh", "ghz", "mhz", "khz", "ppm"};

// Words of which the first half is none by itself, and what may begin the second.
constexpr std::array<std::pair<std::string_view, std::string_view>, 6> kHalves{
    {{"aujourd", "hui"}, {"presqu", "ile"}, {"prud", "hom"}, {"quelqu", "un"}, {"entr", "aid"}, {"entr", "act"}}};

bool is_letter(char c) { return c >= 'a' && c <= 'z'; }

bool all_digits(std::string_view word) { return !word.empty() && std::ranges::all_of(word, base::is_digit); }
bool all_letters(std::string_view word) { return !word.empty() && std::ranges::all_of(word, is_letter); }

// Where the figures of 26cop or the letters of cop26 end, when nothing but the others follows; else 0.
std::size_t border_of(std::string_view word) {
  const bool digits_first = !word.empty() && base::is_digit(word.front());
  const auto border = static_cast<std::size_t>(
      std::ranges::find_if(word, [&](char c) { return base::is_digit(c) != digits_first; }) - word.begin());
  const std::string_view rest = word.substr(border);
  const bool plain = digits_first ? all_letters(rest) : all_letters(word.substr(0, border)) && all_digits(rest);
  return plain ? border : 0;
}

bool is_unit(std::string_view letters) {
  return letters.size() <= kUnitLetters || std::ranges::find(kLongUnits, letters) != kLongUnits.end();
}

bool is_hour(std::string_view word) { return word == "heure" || word == "heures"; }

// 20h, 20h30
std::optional<std::string> hour_apart(std::string_view word) {
  const std::size_t letter = word.find('h');
  if (letter == std::string_view::npos || !all_digits(word.substr(0, letter))) return std::nullopt;
  const std::string_view minutes = word.substr(letter + 1);
  if (!minutes.empty() && !all_digits(minutes)) return std::nullopt;
  std::string apart = std::string(word.substr(0, letter)) + (word.substr(0, letter) == "1" ? " heure" : " heures");
  return minutes.empty() ? apart : apart + ' ' + std::string(minutes);
}

// tv5monde: tv5 monde
std::optional<std::string> name_behind_figure(const std::string& word) {
  const std::size_t digit = word.find_first_of("0123456789");
  if (digit == 0 || digit == std::string::npos) return std::nullopt;
  const std::size_t name = word.find_first_not_of("0123456789", digit);
  if (name == std::string::npos || word.size() - name < 3) return std::nullopt;
  const std::string_view letters = word;
  if (!all_letters(letters.substr(0, digit)) || !all_letters(letters.substr(name))) return std::nullopt;
  return word.substr(0, name) + ' ' + word.substr(name);
}

bool are_halves(std::string_view first, std::string_view second) {
  return std::ranges::any_of(kHalves,
                             [&](const auto& word) { return word.first == first && second.starts_with(word.second); });
}

bool carries_nothing(const text::Word& word) { return word.function_word || text::is_query_stop_word(word.folded); }

}  // namespace

std::optional<std::string> written_apart(const text::Word& word, bool beside) {
  const std::string& folded = word.folded;
  if (auto hour = hour_apart(folded)) return hour;
  const std::size_t border = border_of(folded);
  if (border == 0) return name_behind_figure(folded);
  if (border == folded.size()) return std::nullopt;
  const std::string first = folded.substr(0, border);
  const std::string second = folded.substr(border);
  if (base::is_digit(first.front())) {
    // 21e and 1er are ordinals.
    if (second == "e" || second == "er" || !is_unit(second)) return std::nullopt;
  } else if (second.size() > kMostDigits || text::is_query_stop_word(first) || (first.size() == 1 && !beside)) {
    // One letter before a figure may be a word: "il y a 7 ans". Where it is none, the dispatch has the joined form.
    return std::nullopt;
  }
  return first + ' ' + second;
}

bool has_figure(const text::Word& word) { return std::ranges::any_of(word.folded, base::is_digit); }

Joint joint_of(const text::Word& first, const text::Word& second, bool capital, bool alone) {
  if (are_halves(first.folded, second.folded)) return Joint::always;
  if (all_digits(first.folded)) {
    const bool unit =
        all_letters(second.folded) && is_unit(second.folded) && (second.folded.size() == 1 || !carries_nothing(second));
    return unit || is_hour(second.folded) ? Joint::always : Joint::none;
  }
  if (has_figure(first) && all_letters(second.folded) && second.folded.size() >= 3 && !carries_nothing(second) &&
      first.folded.front() >= 'a' && first.folded.size() <= kMostLetters)
    return Joint::always;
  if (!all_letters(first.folded)) return Joint::none;
  if (first.folded.size() > kMostLetters) return may_be_compound(first, second) ? Joint::compound : Joint::none;
  const bool is_letter_alone = first.folded.size() == 1;
  if (all_digits(second.folded)) {
    const bool names = is_letter_alone ? capital || alone : !carries_nothing(first);
    return names && second.folded.size() <= kMostDigits ? Joint::always : Joint::none;
  }
  const bool short_words = !is_letter_alone && all_letters(second.folded) && second.folded.size() >= 2 &&
                           second.folded.size() <= kMostLetters;
  if (!short_words) return may_be_compound(first, second) ? Joint::compound : Joint::none;
  if (carries_nothing(first) || carries_nothing(second)) return Joint::none;
  // BFM TV
  return second.folded == "tv" || second.folded == "fm" ? Joint::always : Joint::capitals;
}

bool may_be_compound(const text::Word& first, const text::Word& second) {
  constexpr std::size_t kFewestLetters = 2;  // Mc Donald
  return std::ranges::all_of(std::array{&first, &second}, [](const text::Word* word) {
    return all_letters(word->folded) && word->folded.size() >= kFewestLetters && !carries_nothing(*word);
  });
}

bool is_hour_of(const text::Word& hours, const text::Word& minutes) {
  return is_hour(hours.folded) && minutes.folded.size() == 2 && all_digits(minutes.folded) && minutes.folded < "60";
}

std::string joined_form(const text::Word& first, const text::Word& second) {
  if (are_halves(first.folded, second.folded)) return first.folded + '\'' + second.folded;
  return first.folded + (is_hour(second.folded) ? "h" : second.folded);
}

}  // namespace depeche::query
