#include "query/words/other_writings.h"

#include <algorithm>
#include <array>
#include <string_view>
#include <unordered_map>

#include "base/ascii.h"
#include "text/normalizer.h"

namespace depeche::query {
namespace {

using Words = std::span<const WrittenWord>;
using Group = std::array<std::string_view, 3>;

// Each is one thing. Plurals go with them.
constexpr std::array kSpellings{Group{"clé", "clef"},
                                Group{"tsar", "tzar"},
                                Group{"djihad", "jihad"},
                                Group{"djihadiste", "jihadiste"},
                                Group{"djihadisme", "jihadisme"},
                                Group{"charia", "sharia"},
                                Group{"hidjab", "hijab"},
                                Group{"cheikh", "sheikh"},
                                Group{"casher", "kasher"},
                                Group{"leader", "leadeur"},
                                Group{"supporter", "supporteur"},
                                Group{"bistrot", "bistro"},
                                Group{"oignon", "ognon"},
                                Group{"nénuphar", "nénufar"},
                                Group{"yaourt", "yogourt"},
                                Group{"cuillère", "cuiller"},
                                Group{"fioul", "fuel"},
                                Group{"contre-attaque", "contrattaque"},
                                Group{"contre-exemple", "contrexemple"},
                                Group{"madame", "mme"},
                                Group{"mademoiselle", "mlle"},
                                Group{"mesdames", "mmes"},
                                Group{"commandant", "cdt"},
                                Group{"boulevard", "bd", "bld"},
                                Group{"USA", "États-Unis"},
                                Group{"Netanyahou", "Netanyahu"},
                                Group{"Kadhafi", "Khadafi", "Gaddafi"},
                                Group{"Qaïda", "Qaeda"},
                                Group{"Koweït", "Kuwait"},
                                Group{"Katmandou", "Kathmandu"},
                                Group{"Rangoun", "Yangon"}};

struct Unit {
  std::string_view sign;
  std::string_view name;
};
constexpr std::array kUnits{Unit{"m", "mètre"},           Unit{"km", "kilomètre"}, Unit{"cm", "centimètre"},
                            Unit{"mm", "millimètre"},     Unit{"kg", "kilo"},      Unit{"kg", "kilogramme"},
                            Unit{"t", "tonne"},           Unit{"ha", "hectare"},   Unit{"l", "litre"},
                            Unit{"kw", "kilowatt"},       Unit{"mw", "mégawatt"},  Unit{"gw", "gigawatt"},
                            Unit{"kwh", "kilowattheure"}, Unit{"mo", "mégaoctet"}, Unit{"go", "gigaoctet"},
                            Unit{"min", "minute"},        Unit{"mn", "minute"}};

struct Road {
  std::string_view brief;
  std::string_view usual;
  std::string_view name;
};
constexpr std::array kRoads{Road{"n", "rn", "nationale"}, Road{"d", "rd", "départementale"}};

// 100, 1,80
bool is_quantity(std::string_view word) {
  const std::size_t comma = word.find(',');
  if (comma == std::string_view::npos) return is_whole_number(word);
  return is_whole_number(word.substr(0, comma)) && is_whole_number(word.substr(comma + 1));
}

// As folded words are, without its hyphens.
std::string folded_spelling(std::string_view word) {
  std::string folded = text::fold(text::lower_form(word));
  std::erase(folded, '-');
  return folded;
}

bool is_word_or_plural(std::string_view folded, std::string_view word) {
  return folded == word || (folded.size() == word.size() + 1 && folded.ends_with('s') && folded.starts_with(word));
}

// How many of the words are this one: two for "contre attaque", of which the hyphen has become a blank; else 0.
std::size_t size_of_spelling(Words words, std::string_view spelling) {
  const std::string whole = folded_spelling(spelling);
  if (is_word_or_plural(words[0].folded, whole)) return 1;
  const std::size_t hyphen = spelling.find('-');
  if (hyphen == std::string_view::npos || words.size() < 2) return 0;
  const bool both = words[0].folded == folded_spelling(spelling.substr(0, hyphen)) &&
                    is_word_or_plural(words[1].folded, folded_spelling(spelling.substr(hyphen + 1)));
  return both ? 2 : 0;
}

struct KnownSpelling {
  const Group* group;
  std::string_view spelling;
};

// By what begins them, in small letters without accents: usa, etats, contre.
const std::unordered_multimap<std::string, KnownSpelling>& known_spellings() {
  static const std::unordered_multimap<std::string, KnownSpelling> known = [] {
    std::unordered_multimap<std::string, KnownSpelling> by_beginning;
    for (const Group& group : kSpellings)
      for (const std::string_view spelling : group) {
        if (spelling.empty()) continue;
        by_beginning.emplace(folded_spelling(spelling.substr(0, spelling.find('-'))), KnownSpelling{&group, spelling});
      }
    return by_beginning;
  }();
  return known;
}

OtherWritings of_group(const Group& group, std::string_view spelling, std::size_t size) {
  OtherWritings found{{}, size};
  for (const std::string_view other : group) {
    if (other.empty() || other == spelling) continue;
    found.texts.emplace_back(other);
    found.texts.push_back(std::string(other) + 's');  // a snippet marks no other forms
  }
  return found;
}

OtherWritings other_spellings(Words words) {
  std::string beginning = words[0].folded;
  for (const bool without_s : {false, true}) {
    if (without_s && !beginning.ends_with('s')) break;
    if (without_s) beginning.pop_back();
    const auto [first, last] = known_spellings().equal_range(beginning);
    for (auto at = first; at != last; ++at)
      if (const std::size_t size = size_of_spelling(words, at->second.spelling); size != 0)
        return of_group(*at->second.group, at->second.spelling, size);
  }
  return {};
}

// 100 m of "100", "mètres"; of "1,80", "m" also 1m80.
void add_quantity(const std::string& number, const Unit& unit, bool is_sign, std::vector<std::string>& texts) {
  const std::string sign(unit.sign);
  if (is_sign) {
    texts.push_back(number + ' ' + std::string(unit.name));
    texts.push_back(number + ' ' + std::string(unit.name) + 's');
  } else {
    texts.push_back(number + ' ' + sign);
    texts.push_back(number + sign);
  }
  const std::size_t comma = number.find(',');
  if (comma == std::string::npos || sign != "m") return;
  texts.push_back(number.substr(0, comma) + sign + number.substr(comma + 1));
  texts.push_back(number.substr(0, comma) + ' ' + sign + ' ' + number.substr(comma + 1));
}

// 1m80: 1,80 m
OtherWritings height(const std::string& metres, const std::string& rest, std::size_t size) {
  const std::string number = metres + ',' + rest;
  return {
      {number + " m", number + "m", number + " mètre", number + " mètres", metres + 'm' + rest, metres + " m " + rest},
      size};
}

bool is_height(std::string_view metres, std::string_view rest) {
  return metres.size() == 1 && rest.size() == 2 && is_whole_number(metres) && is_whole_number(rest);
}

OtherWritings quantities(Words words) {
  const std::string& first = words[0].folded;
  if (first.size() == 4 && first[1] == 'm' && is_height(first.substr(0, 1), first.substr(2)))
    return height(first.substr(0, 1), first.substr(2), 1);
  if (words.size() > 2 && words[1].folded == "m" && is_height(first, words[2].folded))
    return height(first, words[2].folded, 3);
  const std::size_t digits = std::min(first.find_first_not_of("0123456789,"), first.size());
  if (!is_quantity(std::string_view(first).substr(0, digits))) return {};
  const bool joined = digits < first.size();  // 100m
  if (!joined && words.size() < 2) return {};
  const std::string unit = joined ? first.substr(digits) : words[1].folded;
  OtherWritings found;
  for (const Unit& known : kUnits) {
    const bool is_sign = unit == known.sign;
    if (!is_sign && (joined || !is_word_or_plural(unit, folded_spelling(known.name)))) continue;
    found.size = joined ? 1 : 2;
    add_quantity(first.substr(0, digits), known, is_sign, found.texts);
  }
  return found;
}

// N118, RN 118, nationale 118
OtherWritings roads(Words words) {
  constexpr std::size_t kMostFigures = 4;
  const std::string_view first = words[0].folded;
  const std::size_t letters = std::min(first.find_first_of("0123456789"), first.size());
  const bool joined = letters < first.size();
  if (!joined && words.size() < 2) return {};
  const std::string_view figures = joined ? first.substr(letters) : std::string_view(words[1].folded);
  if (!is_whole_number(figures) || figures.size() > kMostFigures) return {};
  for (const Road& road : kRoads) {
    const std::string_view name = first.substr(0, letters);
    const bool is_brief = joined && name == road.brief;
    const bool is_named = !joined && is_word_or_plural(name, folded_spelling(road.name));
    if (!is_brief && name != road.usual && !is_named) continue;
    OtherWritings found{{}, joined ? 1U : 2U};
    if (!is_brief) {
      found.texts.push_back(std::string(road.brief).append(figures));
      found.texts.push_back(std::string(road.brief).append(" ").append(figures));
    }
    if (name != road.usual) found.texts.push_back(std::string(road.usual).append(figures));
    if (!is_named) found.texts.push_back(std::string(road.name).append(" ").append(figures));
    return found;
  }
  return {};
}

}  // namespace

bool is_whole_number(std::string_view word) { return !word.empty() && std::ranges::all_of(word, base::is_digit); }

OtherWritings other_writings(std::span<const WrittenWord> words) {
  if (words.empty()) return {};
  for (const auto rule : {other_spellings, quantities, roads})
    if (OtherWritings found = rule(words); found.size != 0) return found;
  return {};
}

}  // namespace depeche::query
