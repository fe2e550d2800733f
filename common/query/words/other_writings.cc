#include "query/words/other_writings.h"

#include <algorithm>
#include <array>
#include <string_view>
#include <unordered_map>

#include "base/ascii.h"
#include "query/words/quantities.h"
#include "text/char_class.h"
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
                                Group{"rendez-vous", "rendezvous"},
                                Group{"tory", "tories"},
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
                                Group{"arrondissement", "arr", "arrdt"},
                                Group{"PDG", "p-dg"},
                                Group{"hacker", "hackeur"},
                                Group{"dealer", "dealeur"},
                                Group{"rocker", "rockeur"},
                                Group{"squatter", "squatteur"},
                                Group{"youtuber", "youtubeur"},
                                Group{"blogueur", "blogger"},
                                Group{"chariot", "charriot"},
                                Group{"combatif", "combattif"},
                                Group{"relais", "relai"},
                                Group{"cacahuète", "cacahouète"},
                                Group{"shampoing", "shampooing"},
                                Group{"gazole", "gasoil", "gas-oil"},
                                Group{"USA", "États-Unis"},
                                Group{"Netanyahou", "Netanyahu"},
                                Group{"Kadhafi", "Khadafi", "Gaddafi"},
                                Group{"Qaïda", "Qaeda"},
                                Group{"Koweït", "Kuwait"},
                                Group{"Katmandou", "Kathmandu"},
                                Group{"Rangoun", "Yangon"},
                                Group{"Kiev", "Kyiv"},
                                Group{"Kharkiv", "Kharkov"},
                                Group{"Lougansk", "Louhansk"},
                                Group{"Marioupol", "Mariupol"},
                                Group{"Pékin", "Beijing"},
                                Group{"Bombay", "Mumbai"},
                                Group{"Calcutta", "Kolkata"},
                                Group{"Daech", "Daesh"},
                                Group{"Hezbollah", "Hizbollah"},
                                Group{"Ouïghour", "Uyghur"},
                                Group{"Zelensky", "Zelenski", "Zelenskyy"},
                                Group{"Tokaïev", "Tokayev", "Tokaev"},
                                Group{"Nazarbaïev", "Nazarbayev"},
                                Group{"Loukachenko", "Lukashenko"},
                                Group{"Gorbatchev", "Gorbachev"},
                                Group{"Eltsine", "Yeltsin"},
                                Group{"Poutine", "Putin"}};

struct Road {
  std::string_view brief;
  std::string_view usual;
  std::string_view name;
};
constexpr std::array kRoads{Road{"n", "rn", "nationale"}, Road{"d", "rd", "départementale"}};

// What has a letter or two and a figure for short: L1 and Ligue 1, F1 and Formule 1.
struct Numbered {
  std::string_view brief;
  std::string_view name;
  std::string_view numbers;
};
constexpr std::array kNumbered{Numbered{"l", "ligue", "12"}, Numbered{"f", "formule", "123"}};

// Ranks, titles and streets that are shortened before a name or a number.
struct Title {
  std::string_view brief;
  std::string_view name;
  bool is_word = false;  // what is shortened is another word where no name follows
};
constexpr std::array kTitles{Title{"gén", "général"},
                             Title{"gal", "général"},
                             Title{"col", "colonel", true},
                             Title{"lt-col", "lieutenant-colonel"},
                             Title{"cap", "capitaine", true},
                             Title{"cne", "capitaine"},
                             Title{"lt", "lieutenant"},
                             Title{"adj", "adjudant"},
                             Title{"adj-chef", "adjudant-chef"},
                             Title{"sgt", "sergent"},
                             Title{"me", "maître", true},
                             Title{"mes", "maîtres", true},
                             Title{"m", "monsieur", true},
                             Title{"mm", "messieurs", true},
                             Title{"prof", "professeur"},
                             Title{"dre", "docteure"},
                             Title{"card", "cardinal"},
                             Title{"av", "avenue", true},
                             Title{"pl", "place", true},
                             Title{"fbg", "faubourg"},
                             Title{"fg", "faubourg"},
                             Title{"art", "article", true},
                             Title{"al", "alinéa", true},
                             Title{"chap", "chapitre"},
                             Title{"env", "environ", true},
                             Title{"no", "numéro", true},
                             Title{"nos", "numéros", true},
                             Title{"p", "page", true},
                             Title{"pp", "pages", true},
                             Title{"vol", "volume", true},
                             Title{"fig", "figure", true}};

// What begins a family name, and may have lost its blank: Le Pen and Lepen.
constexpr std::array<std::string_view, 12> kParticles{"le",  "la",  "de", "du", "des", "van",
                                                      "von", "ben", "al", "el", "mac", "mc"};

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

// L1, Ligue 1
OtherWritings numbered(Words words) {
  const std::string_view first = words[0].folded;
  for (const Numbered& known : kNumbered) {
    const bool is_brief = first.size() == known.brief.size() + 1 && first.starts_with(known.brief);
    const bool is_named = words.size() > 1 && words[1].folded.size() == 1 && is_word_or_plural(first, known.name);
    const char number = is_brief ? first.back() : is_named ? words[1].folded[0] : '\0';
    if (number == '\0' || known.numbers.find(number) == std::string_view::npos) continue;
    if (is_named) return {{std::string(known.brief) + number}, 2};
    return {{std::string(known.name) + ' ' + number}, 1};
  }
  return {};
}

// B737, Boeing 737; of A320 also the model A320neo
OtherWritings aircraft(Words words) {
  const std::string_view first = words[0].folded;
  const auto is_boeing = [](std::string_view number) {
    return number.size() == 3 && number[0] == '7' && number[2] == '7' && is_whole_number(number);
  };
  if (first.size() == 4 && first[0] == 'b' && is_boeing(first.substr(1)))
    return {{"Boeing " + std::string(first.substr(1))}, 1};
  if (first == "boeing" && words.size() > 1 && is_boeing(words[1].folded)) return {{"B" + words[1].folded}, 2};
  const bool is_airbus = first.size() == 4 && first.starts_with("a3") && is_whole_number(first.substr(1));
  return is_airbus ? OtherWritings{{std::string(first) + "neo", std::string(first) + "xlr"}, 1} : OtherWritings{};
}

// 4x4, 4 x 4; 4x100m, 4 x 100 m
OtherWritings products(Words words) {
  const std::string& first = words[0].folded;
  const std::size_t sign = first.find('x');
  if (sign != std::string::npos) {
    std::string second = first.substr(sign + 1);
    const bool in_metres = second.ends_with('m');
    if (in_metres) second.pop_back();
    const std::string one = first.substr(0, sign);
    if (!is_whole_number(one) || !is_whole_number(second)) return {};
    if (!in_metres) return {{one + " x " + second, one + " × " + second, one + 'x' + second + 'm'}, 1};
    return {{one + " x " + second + " m", one + 'x' + second + " m", one + 'x' + second, one + " x " + second + 'm'},
            1};
  }
  const bool is_apart = words.size() > 2 && is_whole_number(first) &&
                        (words[1].folded == "x" || words[1].folded == "×") && is_whole_number(words[2].folded) &&
                        words[2].folded.size() < 4;
  const std::string joined = is_apart ? first + 'x' + words[2].folded : std::string();
  return is_apart ? OtherWritings{{joined, joined + 'm'}, 3} : OtherWritings{};
}

// h1n1: where its second letter stands; else 0
std::size_t border_of_strain(std::string_view word) {
  const std::size_t second = word.find('n');
  if (second == std::string_view::npos || word[0] != 'h' || second > 3) return 0;
  return is_whole_number(word.substr(1, second - 1)) && is_whole_number(word.substr(second + 1)) ? second : 0;
}

// H1N1, H1 N1
OtherWritings strains(Words words) {
  const std::string& first = words[0].folded;
  if (const std::size_t border = border_of_strain(first); border != 0)
    return {{first.substr(0, border) + ' ' + first.substr(border)}, 1};
  if (words.size() < 2 || border_of_strain(first + words[1].folded) != first.size()) return {};
  return {{first + words[1].folded}, 2};
}

// The article that is cited by a figure: 49.3, article 49 alinéa 3
OtherWritings paragraphs(Words words) {
  const std::string& first = words[0].folded;
  const std::size_t comma = first.find(',');
  const bool is_cited = comma == 2 && first.size() == 4 && is_whole_number(first.substr(0, 2));
  if (is_cited) return {{first.substr(0, 2) + " alinéa " + first[3], first.substr(0, 2) + " al " + first[3]}, 1};
  const bool is_told = words.size() > 2 && is_whole_number(first) && first.size() == 2 && words[1].folded == "alinea" &&
                       is_whole_number(words[2].folded) && words[2].folded.size() == 1;
  return is_told ? OtherWritings{{first + ',' + words[2].folded}, 3} : OtherWritings{};
}

struct KnownTitle {
  const Title* title;
  bool is_brief;
};

// By what begins them.
const std::unordered_multimap<std::string, KnownTitle>& known_titles() {
  static const std::unordered_multimap<std::string, KnownTitle> known = [] {
    std::unordered_multimap<std::string, KnownTitle> by_beginning;
    for (const Title& title : kTitles)
      for (const bool is_brief : {true, false}) {
        const std::string_view writing = is_brief ? title.brief : title.name;
        by_beginning.emplace(folded_spelling(writing.substr(0, writing.find('-'))), KnownTitle{&title, is_brief});
      }
    return by_beginning;
  }();
  return known;
}

// Dupont, Écully, 49
bool is_name_or_number(const WrittenWord& word) {
  return base::is_digit(word.folded[0]) || text::is_upper(text::char_at(word.typed, 0).code);
}

// Gén. Dupont, général Dupont
OtherWritings titles(Words words, bool in_phrase) {
  OtherWritings found;
  const auto [first, last] = known_titles().equal_range(words[0].folded);
  for (auto at = first; at != last; ++at) {
    const Title& title = *at->second.title;
    const std::size_t size = size_of_spelling(words, at->second.is_brief ? title.brief : title.name);
    if (size == 0 || size >= words.size()) continue;
    const WrittenWord& behind = words[size];
    if (behind.folded.empty() || (title.is_word && !is_name_or_number(behind))) continue;
    if (behind.folded.size() < 3 && !base::is_digit(behind.folded[0])) continue;  // place de la Nation
    const std::size_t whole = size + (in_phrase ? 0U : 1U);
    if (whole < found.size) continue;
    if (whole > found.size) found.texts.clear();
    found.size = whole;
    const std::string other(at->second.is_brief ? title.name : title.brief);
    found.texts.push_back(in_phrase ? other : other + ' ' + behind.typed);
  }
  return found;
}

// Pen, not PEN
bool has_first_capital_only(std::string_view typed) {
  const auto is_capital = [](char c) { return c >= 'A' && c <= 'Z'; };
  return typed.size() > 1 && is_capital(typed[0]) && !is_capital(typed[1]);
}

// Lepen: Le Pen
OtherWritings parted_particles(Words words) {
  constexpr std::size_t kFewestLetters = 3;
  if (!has_first_capital_only(words[0].typed)) return {};
  const std::string_view name = words[0].folded;
  OtherWritings found{{}, 1};
  for (const std::string_view particle : kParticles)
    if (name.starts_with(particle) && name.size() >= particle.size() + kFewestLetters)
      found.texts.push_back(std::string(particle) + ' ' + std::string(name.substr(particle.size())));
  return found.texts.empty() ? OtherWritings{} : found;
}

// Le Pen: Lepen
OtherWritings joined_particles(Words words) {
  if (words.size() < 2 || !has_first_capital_only(words[0].typed) || !has_first_capital_only(words[1].typed)) return {};
  if (!is_name_particle(words[0].folded)) return {};
  return {{words[0].folded + words[1].folded}, 2};
}

}  // namespace

bool is_name_particle(std::string_view folded) { return std::ranges::find(kParticles, folded) != kParticles.end(); }

bool is_whole_number(std::string_view word) { return !word.empty() && std::ranges::all_of(word, base::is_digit); }

OtherWritings other_writings(std::span<const WrittenWord> words, bool in_phrase) {
  if (words.empty()) return {};
  if (OtherWritings found = other_spellings(words); found.size != 0) return found;
  if (OtherWritings found = titles(words, in_phrase); found.size != 0) return found;
  for (const auto rule : {quantities, roads, numbered, aircraft, products, strains, paragraphs, joined_particles})
    if (OtherWritings found = rule(words); found.size != 0) return found;
  // Outside of a phrase the archive tells whether there is such a name.
  return in_phrase ? parted_particles(words) : OtherWritings{};
}

}  // namespace depeche::query
