#include "query/words/number_writings.h"

#include <algorithm>
#include <array>
#include <iterator>
#include <optional>
#include <string_view>

#include "text/normalizer.h"

namespace depeche::query {
namespace {

constexpr std::array<std::string_view, 17> kBelowSeventeen{"",      "un",     "deux",     "trois",  "quatre", "cinq",
                                                           "six",   "sept",   "huit",     "neuf",   "dix",    "onze",
                                                           "douze", "treize", "quatorze", "quinze", "seize"};
constexpr std::array<std::string_view, 7> kTens{"", "dix", "vingt", "trente", "quarante", "cinquante", "soixante"};
constexpr int kThousand = 1000;

// 22: "vingt deux", as a phrase has it.
std::string spelt_below_hundred(int value) {
  if (value <= 16) return std::string(kBelowSeventeen[static_cast<std::size_t>(value)]);
  if (value >= 80)
    return "quatre " + (value == 80 ? std::string("vingts") : "vingt " + spelt_below_hundred(value - 80));
  const int tens = value >= 70 ? 6 : value / 10;
  const int rest = value - 10 * tens;
  std::string spelt(kTens[static_cast<std::size_t>(tens)]);
  if (rest == 0) return spelt;
  return spelt + (rest == 1 || (tens == 6 && rest == 11) ? " et " : " ") + spelt_below_hundred(rest);
}

std::string spelt_below_thousand(int value) {
  const int hundreds = value / 100;
  const int rest = value % 100;
  if (hundreds == 0) return spelt_below_hundred(rest);
  std::string spelt = hundreds == 1 ? "cent" : spelt_below_hundred(hundreds) + (rest == 0 ? " cents" : " cent");
  return rest == 0 ? spelt : spelt + ' ' + spelt_below_hundred(rest);
}

}  // namespace

std::string in_words(int value) {
  if (value < kThousand) return spelt_below_thousand(value);
  const int rest = value % kThousand;
  std::string thousands = spelt_below_thousand(value / kThousand);
  if (thousands.ends_with("cents") || thousands.ends_with("vingts")) thousands.pop_back();
  const std::string words = value < 2 * kThousand ? "mille" : thousands + " mille";
  return rest == 0 ? words : words + ' ' + spelt_below_thousand(rest);
}

namespace {

constexpr std::size_t kMostNumberWords = 10;

std::optional<int> unit_word(std::string_view word) {
  for (std::size_t value = 2; value < kBelowSeventeen.size(); ++value)
    if (word == kBelowSeventeen[value]) return static_cast<int>(value);
  for (std::size_t tens = 2; tens < kTens.size(); ++tens)
    if (word == kTens[tens]) return static_cast<int>(10 * tens);
  if (word == "septante") return 70;
  if (word == "huitante" || word == "octante") return 80;
  return word == "nonante" ? std::optional(90) : std::nullopt;
}

// Adds the next word to a number below a thousand; false where it does not go on.
bool add_number_word(std::string_view word, int& value) {
  const bool hundred = word == "cent" || word == "cents";
  if (hundred && value < 10 && value != 1) {
    value = value == 0 ? 100 : 100 * value;
    return true;
  }
  const int last = value % 100;
  if (last == 4 && (word == "vingt" || word == "vingts")) {
    value += 76;
    return true;
  }
  const auto unit = word == "un" || word == "une" || word == "unieme" ? std::optional(1) : unit_word(word);
  if (!unit) return false;
  const bool goes_on = last == 0                  ? value != 0 || *unit != 1
                       : last == 10               ? *unit >= 7 && *unit <= 9
                       : last == 60 || last == 80 ? *unit < 17
                       : last == 70 || last == 90 ? *unit >= 7 && *unit <= 9
                                                  : last % 10 == 0 && last >= 20 && *unit < 10;
  if (goes_on) value += *unit;
  return goes_on;
}

}  // namespace

SpeltNumber spelt_number(std::span<const WrittenWord> words) {
  SpeltNumber found;
  int thousands = 0;
  int value = 0;
  for (std::size_t at = 0; at < words.size() && at < kMostNumberWords; ++at) {
    const std::string_view word = words[at].folded;
    if (word == "mille" && thousands == 0) {
      thousands = std::max(value, 1) * kThousand;
      value = 0;
    } else if (word == "et" && value >= 20 && at + 1 < words.size()) {
      continue;  // vingt et un
    } else if (!add_number_word(word, value)) {
      break;
    }
    found = {thousands + value, at + 1};
  }
  return found;
}

namespace {

bool counts_millions(std::span<const WrittenWord> words) {
  return !words.empty() && (words[0].folded.starts_with("million") || words[0].folded.starts_with("milliard"));
}

// What Belgium and Switzerland say for 70 to 79 and 90 to 99; empty for other numbers.
std::string spelt_in_belgium(int value) {
  if (value / 10 != 7 && value / 10 != 9) return {};
  const std::string tens = value / 10 == 7 ? "septante" : "nonante";
  const int rest = value % 10;
  if (rest == 0) return tens;
  return tens + (rest == 1 ? " et " : " ") + spelt_below_hundred(rest);
}

OtherWritings cardinals(std::span<const WrittenWord> words) {
  const std::string& first = words[0].folded;
  const bool one = first == "un" || first == "1";
  if (one && counts_millions(words.subspan(1))) return {{first == "1" ? "un" : "1"}, 1};
  if (first == "1") return {{"1er", "premier", "première"}, 1};  // article 1er
  if (one) return {};
  const bool in_figures = is_whole_number(first) && first.size() < 7 && first[0] != '0';
  const SpeltNumber number = in_figures ? SpeltNumber{std::stoi(first), 1} : spelt_number(words);
  // A new thing is "neuf" behind its name.
  if (number.size == 0 || (number.value == 9 && number.size == words.size())) return {};
  if (!in_figures) return {{std::to_string(number.value)}, number.size};
  OtherWritings found{{in_words(number.value)}, 1};
  // As the Swiss write it.
  if (number.value >= kThousand)
    found.texts.push_back(first.substr(0, first.size() - 3) + '\'' + first.substr(first.size() - 3));
  if (std::string belgian = spelt_in_belgium(number.value); !belgian.empty()) found.texts.push_back(std::move(belgian));
  return found;
}

// 2e: deuxième, second, seconde
OtherWritings ordinals(std::span<const WrittenWord> words) {
  const std::string& first = words[0].folded;
  if (first == "premier" || first == "premiere") return {{"1er", "1"}, 1};
  if (first == "second" || first == "seconde") return {{"2e", "deuxième", "2de", "IInde"}, 1};
  if (first == "2de" || first == "iinde") return {{"2e", "deuxième", "seconde"}, 1};
  if (first == "1er") return {{"premier", "première", "1"}, 1};
  if (first.size() > 1 && first.size() < 4 && first.ends_with('e') &&
      is_whole_number(first.substr(0, first.size() - 1))) {
    std::string name = in_words(std::stoi(first));
    if (name.ends_with('e')) name.pop_back();
    if (name.ends_with("neuf")) name.back() = 'v';
    if (name.ends_with("cinq")) name += 'u';
    OtherWritings found{{name + "ième"}, 1};
    if (first == "2e") found.texts.insert(found.texts.end(), {"second", "seconde", "2de", "IInde"});
    return found;
  }
  // The last word of a number in words, "dix neuvième", ends as ordinals do.
  std::vector<WrittenWord> numbers;
  for (const WrittenWord& word : words.first(std::min(words.size(), kMostNumberWords))) {
    numbers.push_back(word);
    if (!word.folded.ends_with("ieme")) continue;
    std::string& last = numbers.back().folded;
    last.resize(last.size() - 4);
    if (last.ends_with("neuv")) last.back() = 'f';
    if (last.ends_with("cinqu")) last.pop_back();
    for (const std::string_view e : {"quatr", "onz", "douz", "treiz", "quatorz", "quinz", "seiz", "trent", "quarant",
                                     "cinquant", "soixant", "mill"})
      if (last == e) last += 'e';
    const SpeltNumber number = spelt_number(numbers);
    if (number.size != numbers.size()) return {};
    OtherWritings found{{std::to_string(number.value) + 'e'}, number.size};
    if (number.value == 2) found.texts.insert(found.texts.end(), {"second", "seconde"});
    return found;
  }
  return {};
}

std::string roman(int value) {
  constexpr std::array<std::string_view, 10> kUnits{"", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX"};
  return std::string(static_cast<std::size_t>(value / 10), 'X').append(kUnits[static_cast<std::size_t>(value % 10)]);
}

// The number of a king or of a pope: Louis XIV, Jean-Paul II.
OtherWritings regnal_numbers(std::span<const WrittenWord> words) {
  constexpr int kMost = 39;
  const WrittenWord& first = words[0];
  for (int value = 2; value <= kMost; ++value) {
    if (first.folded == std::to_string(value)) return {{roman(value)}, 1};
    if (first.typed.size() > 1 && first.typed == roman(value)) return {{std::to_string(value)}, 1};
  }
  return {};
}

bool is_figure(std::string_view word) { return word.size() <= 2 && is_whole_number(word); }

// 3-1, which the analyzer reads as 3,1: 3 à 1
OtherWritings scores(std::span<const WrittenWord> words) {
  const std::string& first = words[0].folded;
  const std::size_t comma = first.find(',');
  if (comma != std::string::npos && words[0].typed.find('-') != std::string::npos)
    return {{first.substr(0, comma) + " à " + first.substr(comma + 1),
             first.substr(0, comma) + " buts à " + first.substr(comma + 1)},
            1};
  const bool spelt_out = words.size() > 2 && is_figure(first) && words[1].folded == "a" && is_figure(words[2].folded);
  return spelt_out && words[2].folded.size() == 1 ? OtherWritings{{first + '-' + words[2].folded}, 3} : OtherWritings{};
}

// 2/3: deux tiers, and the other way round
OtherWritings fractions(std::span<const WrittenWord> words) {
  struct Fraction {
    std::string_view name;
    std::string_view plural;
    std::string_view number;
  };
  static constexpr std::array kFractions{Fraction{"tiers", "tiers", "3"}, Fraction{"quart", "quarts", "4"},
                                         Fraction{"cinquieme", "cinquiemes", "5"},
                                         Fraction{"dixieme", "dixiemes", "10"}};
  if (words.size() < 2) return {};
  const std::string& first = words[0].folded;
  const auto spelt = first == "un" ? std::optional(1) : unit_word(first);
  for (const Fraction& fraction : kFractions) {
    const bool is_named = words[1].folded == fraction.name || words[1].folded == fraction.plural;
    if (is_named && (spelt || is_figure(first)))
      return {{(spelt ? std::to_string(*spelt) : first) + '/' + std::string(fraction.number)}, 2};
    if (words[1].folded != fraction.number || !is_figure(first)) continue;
    const int count = std::stoi(first);
    if (count < 1 || words[0].folded.size() > 1 || count >= std::stoi(std::string(fraction.number))) continue;
    return {{in_words(count) + ' ' + std::string(count == 1 ? fraction.name : fraction.plural)}, 2};
  }
  return {};
}

bool is_age(std::string_view word) { return word.size() == 2 && is_whole_number(word); }

// 18-25 ans: 18 à 25 ans
OtherWritings spans(std::span<const WrittenWord> words) {
  const std::string& first = words[0].folded;
  if (words.size() > 1 && is_age(first) && is_age(words[1].folded) && first < words[1].folded)
    return {{first + " à " + words[1].folded}, 2};
  const bool spelt_out = words.size() > 2 && is_age(first) && words[1].folded == "a" && is_age(words[2].folded);
  return spelt_out && first < words[2].folded ? OtherWritings{{first + ' ' + words[2].folded}, 3} : OtherWritings{};
}

constexpr std::array<std::string_view, 12> kMonths{"janvier",   "février", "mars",     "avril",
                                                   "mai",       "juin",    "juillet",  "août",
                                                   "septembre", "octobre", "novembre", "décembre"};

// 11/09/2001: 11 septembre 2001
OtherWritings dates(std::span<const WrittenWord> words) {
  if (words.size() < 3 || words[2].folded.size() != 4 || !is_whole_number(words[2].folded)) return {};
  const std::string& first = words[0].folded;
  const std::string day = first == "1er" ? "1" : first.starts_with('0') ? first.substr(1) : first;
  if (!is_whole_number(day) || day.size() > 2) return {};
  const std::string two_figures = day.size() == 1 ? '0' + day : day;
  const std::string& second = words[1].folded;
  for (std::size_t at = 0; at < kMonths.size(); ++at) {
    const std::string month = std::to_string(at + 1);
    const std::string long_month = month.size() == 1 ? '0' + month : month;
    if (second == month || second == long_month)
      return {{(day == "1" ? "1er" : day) + ' ' + std::string(kMonths[at]) + ' ' + words[2].folded}, 3};
    if (second != text::fold(kMonths[at])) continue;
    return {{two_figures + '/' + long_month + '/' + words[2].folded, day + '/' + month + '/' + words[2].folded}, 3};
  }
  return {};
}

// 2.000.000: 2 millions; 1,5 million: 1500000
OtherWritings millions(std::span<const WrittenWord> words) {
  constexpr std::size_t kZeros = 6;
  const std::string& first = words[0].folded;
  if (is_whole_number(first) && first.size() > kZeros && first.size() <= kZeros + 3) {
    std::string rest = first.substr(first.size() - kZeros);
    rest.resize(rest.find_last_not_of('0') + 1);
    if (rest.size() > 1) return {};
    const std::string number = first.substr(0, first.size() - kZeros) + (rest.empty() ? "" : ',' + rest);
    return {{number + " million", number + " millions"}, 1};
  }
  if (words.size() < 2 || (words[1].folded != "million" && words[1].folded != "millions")) return {};
  const std::size_t comma = std::min(first.find(','), first.size());
  std::string figures = first.substr(std::min(comma + 1, first.size()));
  if (!is_whole_number(first.substr(0, comma)) || comma > 3 || figures.size() > 3) return {};
  figures.resize(kZeros, '0');
  OtherWritings found{{first.substr(0, comma) + figures}, 2};
  if (comma == first.size())
    found.texts.push_back((first == "1" ? "un" : in_words(std::stoi(first))) + ' ' + words[1].folded);
  return found;
}

}  // namespace

OtherWritings number_writings(std::span<const WrittenWord> words) {
  OtherWritings found;
  if (words.empty()) return found;
  for (const auto rule : {dates, scores, fractions, spans, millions, ordinals, cardinals, regnal_numbers}) {
    OtherWritings more = rule(words);
    if (more.size == 0 || (found.size != 0 && more.size != found.size)) continue;
    found.size = more.size;
    std::ranges::move(more.texts, std::back_inserter(found.texts));
  }
  return found;
}

}  // namespace depeche::query
