#include "query/words/quantities.h"

#include <algorithm>
#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "query/words/hour_writings.h"
#include "query/words/number_writings.h"
#include "text/normalizer.h"

namespace depeche::query {
namespace {

using Words = std::span<const WrittenWord>;

constexpr std::size_t kMostWritings = 4;
using Writings = std::array<std::string_view, kMostWritings>;

// The words of each writing have blanks between them, as the analyzer cuts them: km/h is "km h".
struct Unit {
  Writings signs;
  Writings names;  // singular
};

constexpr std::array kUnits{
    Unit{{"m"}, {"mètre"}},
    Unit{{"km"}, {"kilomètre"}},
    Unit{{"cm"}, {"centimètre"}},
    Unit{{"mm"}, {"millimètre"}},
    Unit{{"m2"}, {"mètre carré"}},
    Unit{{"km2"}, {"kilomètre carré"}},
    Unit{{"cm2"}, {"centimètre carré"}},
    Unit{{"m3"}, {"mètre cube"}},
    Unit{{"cm3", "cc"}, {"centimètre cube"}},
    Unit{{"kg"}, {"kilo", "kilogramme"}},
    Unit{{"g"}, {"gramme"}},
    Unit{{"mg"}, {"milligramme"}},
    Unit{{"t"}, {"tonne"}},
    Unit{{"ha"}, {"hectare"}},
    Unit{{"l"}, {"litre"}},
    Unit{{"hl"}, {"hectolitre"}},
    Unit{{"cl"}, {"centilitre"}},
    Unit{{"ml"}, {"millilitre"}},
    Unit{{"w"}, {"watt"}},
    Unit{{"kw"}, {"kilowatt"}},
    Unit{{"mw"}, {"mégawatt"}},
    Unit{{"gw"}, {"gigawatt"}},
    Unit{{"tw"}, {"térawatt"}},
    Unit{{"kwh"}, {"kilowattheure", "kilowatt heure"}},
    Unit{{"mwh"}, {"mégawattheure", "mégawatt heure"}},
    Unit{{"gwh"}, {"gigawattheure", "gigawatt heure"}},
    Unit{{"twh"}, {"térawattheure", "térawatt heure"}},
    Unit{{"v"}, {"volt"}},
    Unit{{"kv"}, {"kilovolt"}},
    Unit{{"khz"}, {"kilohertz"}},
    Unit{{"mhz"}, {"mégahertz"}},
    Unit{{"ghz"}, {"gigahertz"}},
    Unit{{"db"}, {"décibel"}},
    Unit{{"ko"}, {"kilooctet", "kilo octet"}},
    Unit{{"mo"}, {"mégaoctet", "méga octet"}},
    Unit{{"go"}, {"gigaoctet", "giga octet"}},
    Unit{{"to"}, {"téraoctet", "téra octet"}},
    Unit{{"min", "mn"}, {"minute"}},
    Unit{{"s", "sec"}, {"seconde"}},
    Unit{{"km h", "kmh"}, {"kilomètre heure", "kilomètre à l'heure", "kilomètre par heure", "km heure"}},
    Unit{{"m s"}, {"mètre par seconde", "mètre seconde"}},
    Unit{{"° c", "°"}, {"degré", "degré celsius"}},
    Unit{{"€", "eur"}, {"euro"}},
    Unit{{"$", "usd", "us $"}, {"dollar"}},
    Unit{{"£", "gbp"}, {"livre", "livre sterling"}},
    Unit{{"chf", "fs"}, {"franc suisse"}},
    Unit{{"fcfa", "f cfa", "xof", "xaf"}, {"franc CFA"}},
    Unit{{"ct", "cts"}, {"centime", "cent"}},
    Unit{{"pt", "pts"}, {"point"}},
    Unit{{"hab"}, {"habitant"}},
    Unit{{"pb", "pdb"}, {"point de base"}},
    Unit{{"kn"}, {"kilonewton"}},
    Unit{{"g l"}, {"gramme par litre"}},
    Unit{{"mg l"}, {"milligramme par litre"}},
    Unit{{"%"}, {"pour cent"}},
    Unit{{"‰"}, {"pour mille"}}};

// What counts thousands or more of another unit: 3 Md€, 50 k€.
struct Scale {
  Writings signs;
  std::string_view name;
  std::string_view zeros;  // where the number may be written out instead
};
constexpr std::array kScales{Scale{{"md", "mds", "mrd"}, "milliard", ""}, Scale{{"m", "mio", "mln"}, "million", ""},
                             Scale{{"k"}, "mille", "000"}};
constexpr std::string_view kCurrencies = "€ $ £";

// 100, 1,80
bool is_quantity(std::string_view word) {
  const std::size_t comma = word.find(',');
  if (comma == std::string_view::npos) return is_whole_number(word);
  return is_whole_number(word.substr(0, comma)) && is_whole_number(word.substr(comma + 1));
}

// The words of a writing, folded; an elided one has lost its apostrophe.
std::vector<std::string> cut(std::string_view writing) {
  std::vector<std::string> words;
  for (std::string_view rest = writing; !rest.empty();) {
    const std::size_t end = std::min(rest.find_first_of(" '"), rest.size());
    words.push_back(text::fold(text::lower_form(rest.substr(0, end))));
    rest.remove_prefix(std::min(end + 1, rest.size()));
  }
  return words;
}

const std::vector<std::string>& words_of(std::string_view writing) {
  static const std::unordered_map<std::string_view, std::vector<std::string>> known = [] {
    std::unordered_map<std::string_view, std::vector<std::string>> words;
    const auto add = [&](std::string_view each) { words.try_emplace(each, cut(each)); };
    for (const Unit& unit : kUnits) {
      std::ranges::for_each(unit.signs, add);
      std::ranges::for_each(unit.names, add);
    }
    for (const Scale& scale : kScales) {
      std::ranges::for_each(scale.signs, add);
      add(scale.name);
    }
    return words;
  }();
  return known.at(writing);
}

// How many words from the first on are this writing, each of which may be a plural; else 0.
std::size_t size_of_writing(Words words, std::string_view writing) {
  constexpr std::size_t kShortestWithPlural = 3;
  const std::vector<std::string>& wanted = words_of(writing);
  if (wanted.size() > words.size()) return 0;
  for (std::size_t i = 0; i < wanted.size(); ++i) {
    const std::string_view found = words[i].folded;
    const std::string_view word = wanted[i];
    const bool is_plural = found.size() == word.size() + 1 && found.starts_with(word) && found.ends_with('s');
    if (found != word && (!is_plural || word.size() < kShortestWithPlural)) return 0;
  }
  return wanted.size();
}

std::size_t size_of_any(Words words, const Writings& writings) {
  std::size_t longest = 0;
  for (const std::string_view writing : writings)
    if (!writing.empty()) longest = std::max(longest, size_of_writing(words, writing));
  return longest;
}

// "mètres carrés", "kilomètres à l'heure", "francs suisses"
std::string plural_of(std::string_view name) {
  std::string plural;
  bool is_fixed = false;  // what stands behind a preposition
  for (std::string_view rest = name; !rest.empty();) {
    const std::size_t end = std::min(rest.find(' '), rest.size());
    const std::string_view word = rest.substr(0, end);
    is_fixed = is_fixed || word == "à" || word == "par" || word == "pour" || word == "de";
    const bool is_alone_fixed = word == "heure" || word == "sterling" || word == "celsius" || word == "CFA" ||
                                (word == "seconde" && !plural.empty()) || word.ends_with("hertz") || word == "km";
    plural.append(plural.empty() ? "" : " ").append(word).append(is_fixed || is_alone_fixed ? "" : "s");
    rest.remove_prefix(std::min(end + 1, rest.size()));
  }
  return plural;
}

// 100m is read as a number with its unit.
struct Quantity {
  std::string number;  // as in figures
  std::vector<WrittenWord> behind;
  std::size_t size = 0;  // words of the number; 0 where its unit is glued to it
};

std::optional<Quantity> quantity_at(Words words) {
  const std::string& first = words[0].folded;
  const std::size_t digits = std::min(first.find_first_not_of("0123456789,"), first.size());
  if (is_quantity(std::string_view(first).substr(0, digits))) {
    Quantity found{first.substr(0, digits), {words.begin() + 1, words.end()}, 1};
    if (digits == first.size()) return found;
    const std::string& typed = words[0].typed;
    found.behind.insert(found.behind.begin(),
                        {first.substr(digits), typed.size() == first.size() ? typed.substr(digits) : std::string()});
    found.size = 0;
    return found;
  }
  const SpeltNumber spelt = spelt_number(words);
  if (spelt.size == 0 || spelt.size == words.size()) return std::nullopt;
  return Quantity{
      std::to_string(spelt.value), {words.begin() + static_cast<std::ptrdiff_t>(spelt.size), words.end()}, spelt.size};
}

// "5G" is no gramme, nor is "3M" three metres: of these letters the capital is another unit.
bool is_other_sign(const WrittenWord& unit) {
  constexpr std::string_view kSmall = "gmst";
  return unit.folded.size() == 1 && kSmall.find(unit.folded[0]) != std::string_view::npos && unit.typed != unit.folded;
}

bool is_spelt_often(std::string_view number) {
  return is_whole_number(number) && number.size() < 7 && number[0] != '0' && number != "1";
}

void add_unit(const std::string& number, const Unit& unit, bool is_named, std::vector<std::string>& texts) {
  for (const std::string_view& name : unit.names) {
    if (name.empty()) continue;
    texts.push_back(number + ' ' + plural_of(name));
    if (&name == unit.names.data() && is_spelt_often(number))
      texts.push_back(in_words(std::stoi(number)) + ' ' + plural_of(name));
    if (number == "1" || number.starts_with("1,") || number.starts_with("0,"))
      texts.push_back(number + ' ' + std::string(name));
  }
  // "5 g" may be a network in small letters.
  if (unit.signs[0] == "g" && number.size() == 1) return;
  for (const std::string_view sign : unit.signs) {
    if (sign.empty()) continue;
    texts.push_back(number + ' ' + std::string(sign));
    if (is_named || unit.signs[1] != "") texts.push_back(number + std::string(sign));
    if (kCurrencies.find(unit.signs[0]) != std::string_view::npos) texts.push_back(std::string(sign) + ' ' + number);
  }
}

// 3,50: 3,5, and the other way round
std::string other_decimals(const std::string& number) {
  const std::size_t comma = number.find(',');
  if (comma == std::string::npos) return {};
  if (number.size() == comma + 2) return number + '0';
  return number.size() == comma + 3 && number.back() == '0' ? number.substr(0, number.size() - 1) : std::string();
}

// 3,50 €: 3 € 50, 3 euros 50, 3,5 €
void add_cents(const std::string& number, const Unit& unit, std::vector<std::string>& texts) {
  const std::string other = other_decimals(number);
  if (!other.empty()) add_unit(other, unit, true, texts);
  const std::string& longer = other.size() > number.size() ? other : number;
  const std::size_t comma = longer.find(',');
  if (comma == std::string::npos || longer.size() != comma + 3) return;
  const std::string whole = longer.substr(0, comma);
  const std::string cents = longer.substr(comma + 1);
  texts.push_back(whole + ' ' + std::string(unit.signs[0]) + ' ' + cents);
  texts.push_back(whole + ' ' + plural_of(unit.names[0]) + ' ' + cents);
}

// 1,80 m: 1m80; 3,5 kg: 3 kg 500; 42,195 km: 42 km 195
void add_broken(const std::string& number, std::string_view sign, std::vector<std::string>& texts) {
  const std::size_t comma = number.find(',');
  if (comma == std::string::npos || (sign != "m" && sign != "kg" && sign != "km")) return;
  const std::string whole = number.substr(0, comma);
  std::string rest = number.substr(comma + 1);
  if (sign != "m") rest.resize(3, '0');
  texts.push_back(whole + std::string(sign) + rest);
  texts.push_back(whole + ' ' + std::string(sign) + ' ' + rest);
}

OtherWritings of_unit(const Quantity& quantity) {
  if (quantity.behind.empty() || is_other_sign(quantity.behind[0])) return {};
  OtherWritings found;
  for (const Unit& unit : kUnits) {
    const std::size_t as_sign = size_of_any(quantity.behind, unit.signs);
    const std::size_t as_name = quantity.size == 0 ? 0 : size_of_any(quantity.behind, unit.names);
    const std::size_t size = std::max(as_sign, as_name);
    if (size == 0 || quantity.size + size < found.size) continue;
    if (quantity.size + size > found.size) found.texts.clear();
    found.size = quantity.size + size;
    add_unit(quantity.number, unit, as_name != 0, found.texts);
    add_broken(quantity.number, unit.signs[0], found.texts);
    if (kCurrencies.find(unit.signs[0]) != std::string_view::npos) add_cents(quantity.number, unit, found.texts);
  }
  return found;
}

const Unit* currency_at(Words words, std::size_t& size) {
  for (const Unit& unit : kUnits) {
    if (kCurrencies.find(unit.signs[0]) == std::string_view::npos) continue;
    size = std::max(size_of_any(words, unit.signs), size_of_any(words, unit.names));
    if (size != 0) return &unit;
  }
  return nullptr;
}

void add_scaled(const std::string& number, const Scale& scale, const Unit& unit, std::vector<std::string>& texts) {
  const std::string sign(unit.signs[0]);
  const std::string currency(unit.names[0]);
  const std::string of = currency.starts_with('e') ? " d'" : " de ";
  if (scale.zeros.empty()) {
    const bool is_one = number == "1" || number.starts_with("1,") || number.starts_with("0,");
    const std::string name = number + ' ' + std::string(scale.name) + (is_one ? "" : "s");
    texts.push_back(name + of + currency + 's');
    if (is_one && number != "1") texts.push_back(name + 's' + of + currency + 's');  // as many write
    if (number == "1") texts.push_back("un " + std::string(scale.name) + of + currency + 's');
    texts.push_back(name + ' ' + sign);
  } else if (is_whole_number(number)) {
    const std::string written_out = number + std::string(scale.zeros);
    texts.push_back(written_out + ' ' + currency + 's');
    texts.push_back(written_out + ' ' + sign);
  }
  for (const std::string_view brief : scale.signs) {
    if (brief.empty()) continue;
    texts.push_back(number + ' ' + std::string(brief) + ' ' + sign);
    texts.push_back(number + std::string(brief) + ' ' + sign);
    texts.push_back(number + ' ' + std::string(brief) + std::string(unit.signs[1]));
    texts.push_back(number + ' ' + std::string(brief) + ' ' + std::string(unit.signs[1]));
    if (brief != "k") texts.push_back(number + ' ' + std::string(brief) + of + currency + 's');
  }
}

// 3 Md€, 3 milliards d'euros, 50 k€
OtherWritings of_scaled_currency(const Quantity& quantity) {
  const Words behind = quantity.behind;
  for (const Scale& scale : kScales) {
    const std::size_t scaled = behind.empty()                          ? 0
                               : size_of_any(behind, scale.signs) != 0 ? 1
                                                                       : size_of_writing(behind, scale.name);
    if (scaled == 0) continue;
    std::size_t at = scaled;
    if (at < behind.size() && (behind[at].folded == "d" || behind[at].folded == "de")) ++at;
    std::size_t size = 0;
    const Unit* unit = at < behind.size() ? currency_at(behind.subspan(at), size) : nullptr;
    if (unit == nullptr) continue;
    OtherWritings found{{}, quantity.size + at + size};
    add_scaled(quantity.number, scale, *unit, found.texts);
    return found;
  }
  return {};
}

// 50.000 euros: 50 k€
void add_thousands(const Quantity& quantity, OtherWritings& found) {
  std::size_t size = 0;
  const bool is_round =
      is_whole_number(quantity.number) && quantity.number.size() > 3 && quantity.number.ends_with("000");
  const Unit* unit = is_round && !quantity.behind.empty() ? currency_at(quantity.behind, size) : nullptr;
  if (unit == nullptr) return;
  const std::string thousands = quantity.number.substr(0, quantity.number.size() - 3);
  for (const std::string_view k : {" k ", "k "})
    found.texts.push_back(thousands + std::string(k) + std::string(unit->signs[0]));
}

// 2 Mds: 2 milliards
OtherWritings of_milliards(const Quantity& quantity) {
  const Scale& scale = kScales[0];
  const Words behind = quantity.behind;
  if (behind.empty()) return {};
  const bool is_brief = size_of_any(behind, scale.signs) != 0;
  if (!is_brief && size_of_writing(behind, scale.name) == 0) return {};
  OtherWritings found{{}, quantity.size + 1};
  if (is_brief) found.texts.push_back(quantity.number + " milliards");
  for (const std::string_view brief : scale.signs) {
    if (brief.empty()) continue;
    found.texts.push_back(quantity.number + ' ' + std::string(brief));
    found.texts.push_back(quantity.number + std::string(brief));
  }
  return found;
}

// $20: 20 dollars
OtherWritings of_leading_sign(Words words) {
  std::size_t size = 0;
  const Unit* unit = words.size() > 1 && kCurrencies.find(words[0].folded) != std::string_view::npos
                         ? currency_at(words.first(1), size)
                         : nullptr;
  if (unit == nullptr || !is_quantity(words[1].folded)) return {};
  OtherWritings found{{}, 2};
  add_unit(words[1].folded, *unit, true, found.texts);
  return found;
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

// 3 kg 500: 3,5 kg; 42 km 195: 42,195 km
OtherWritings thousandths(const std::string& whole, std::string rest, bool is_weight) {
  rest.resize(rest.find_last_not_of('0') + 1);
  const std::string number = whole + ',' + rest;
  if (!is_weight) return {{number + " km", number + "km", number + " kilomètres"}, 3};
  return {{number + " kg", number + "kg", number + " kilos", number + " kilogrammes"}, 3};
}

// 3 € 50, 3 euros 50: 3,50 €
OtherWritings of_cents(Words words) {
  std::size_t size = 0;
  const Unit* unit = is_whole_number(words[0].folded) ? currency_at(words.subspan(1), size) : nullptr;
  if (unit == nullptr || words.size() < size + 2) return {};
  const std::string& cents = words[size + 1].folded;
  if (cents.size() != 2 || !is_whole_number(cents)) return {};
  OtherWritings found{{}, size + 2};
  const std::string number = words[0].folded + ',' + cents;
  add_unit(number, *unit, true, found.texts);
  add_cents(number, *unit, found.texts);
  return found;
}

OtherWritings of_broken(Words words) {
  const std::string& first = words[0].folded;
  if (first.size() == 4 && first[1] == 'm' && is_height(first.substr(0, 1), first.substr(2)))
    return height(first.substr(0, 1), first.substr(2), 1);
  if (words.size() < 3 || !is_whole_number(words[2].folded)) return {};
  if (words[1].folded == "m" && is_height(first, words[2].folded)) return height(first, words[2].folded, 3);
  const bool is_weight = words[1].folded == "kg";
  const bool is_whole = is_whole_number(first) && words[2].folded.size() == 3 && words[2].folded != "000";
  return is_whole && (is_weight || words[1].folded == "km") ? thousandths(first, words[2].folded, is_weight)
                                                            : OtherWritings{};
}

}  // namespace

OtherWritings quantities(std::span<const WrittenWord> words) {
  for (const auto rule : {hour_writings, of_broken, of_cents, of_leading_sign})
    if (OtherWritings found = rule(words); found.size != 0) return found;
  const auto quantity = quantity_at(words);
  if (!quantity) return {};
  OtherWritings found = of_scaled_currency(*quantity);
  if (found.size == 0) found = of_unit(*quantity);
  if (found.size == 0) found = of_milliards(*quantity);
  if (found.size != 0) add_thousands(*quantity, found);
  return found;
}

}  // namespace depeche::query
