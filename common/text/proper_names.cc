#include "text/proper_names.h"

#include <array>
#include <unordered_map>
#include <unordered_set>

#include "text/normalizer.h"
#include "text/stemmer.h"

namespace depeche::text {
namespace {

// News write them with a capital nearly always, and the other word of their stem without. Nothing that often begins a
// sentence as another word.
constexpr auto kNames = std::to_array<std::string_view>({
    "ain",      "allier",    "amar",    "archie",   "aurier",    "bach",     "bachelier", "bader",     "bâle",
    "barrett",  "bell",      "bénin",   "benjamin", "bergé",     "berne",    "bill",      "bonn",      "bouleau",
    "bourges",  "boyer",     "brice",   "brioude",  "bruges",    "canaries", "canet",     "carrie",    "carter",
    "castres",  "charlotte", "chen",    "clément",  "cluses",    "collins",  "colomb",    "côme",      "corbeil",
    "corée",    "coste",     "crimée",  "damme",    "dinant",    "ferri",    "fidel",     "flandres",  "foresti",
    "fourmies", "fournier",  "funès",   "garnier",  "gates",     "gênes",    "gers",      "invalides", "jean",
    "juppé",    "lam",       "limoges", "lister",   "luther",    "mach",     "mâcon",     "malouines", "mantes",
    "manuel",   "marie",     "ménès",   "miller",   "muller",    "müller",   "muselier",  "nantes",    "nasser",
    "olivier",  "palmer",    "pantin",  "parker",   "peter",     "pise",     "potter",    "rabat",     "ravier",
    "rené",     "revel",     "rousset", "saintes",  "sarcelles", "sceaux",   "servier",   "sète",      "sèvres",
    "sienne",   "tim",       "tom",     "trèves",   "turner",    "vassal",   "veil",      "vénus",     "vienne",
    "vigier",   "weber",
});

constexpr auto kNamesAndWords = std::to_array<std::string_view>({
    "borne",  "cannes", "carrefour", "cher",    "colombes", "concorde", "creuse", "fougères",  "grasse",
    "halles", "landes", "lot",       "lourdes", "manche",   "marche",   "marine", "marquises", "moulins",
    "nation", "orange", "orne",      "paris",   "pierre",   "rennes",   "romans", "sables",    "sapin",
    "sens",   "somme",  "total",     "tours",   "trappes",  "vannes",
});

struct Name {
  std::string word_stem;
  bool is_word = false;
};

using Names = std::unordered_map<std::string, Name>;  // by folded spellings

const Names& names() {
  static const Names table = [] {
    const auto stemmer = make_light_french_stemmer();
    Names rows;
    const auto add = [&](std::string_view name, bool is_word) {
      const std::string folded = fold(name);
      rows.emplace(folded, Name{stemmer->stem(folded, folded), is_word});
    };
    for (const std::string_view name : kNames) add(name, false);
    for (const std::string_view name : kNamesAndWords) add(name, true);
    return rows;
  }();
  return table;
}

}  // namespace

bool is_proper_name(const std::string& folded) { return names().contains(folded); }

bool is_name_and_word(const std::string& folded) {
  const auto found = names().find(folded);
  return found != names().end() && found->second.is_word;
}

bool is_spelling_of_name(std::string_view lower) {
  static const auto spellings = [] {
    std::unordered_set<std::string_view> rows(kNames.begin(), kNames.end());
    rows.insert(kNamesAndWords.begin(), kNamesAndWords.end());
    for (const auto& [folded, name] : names()) rows.insert(folded);
    return rows;
  }();
  return spellings.contains(lower);
}

const std::string& stem_in_lower_case(const std::string& folded) { return names().at(folded).word_stem; }

std::vector<RuleTable> proper_name_tables() {
  return {rule_table("kNames", kNames), rule_table("kNamesAndWords", kNamesAndWords)};
}

}  // namespace depeche::text
