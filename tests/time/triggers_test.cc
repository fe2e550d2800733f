#include <algorithm>
#include <map>
#include <set>
#include <string>

#include <catch2/catch.hpp>

#include "time/find_dates.h"
#include "time/vocabulary.h"

using namespace depeche;
using namespace depeche::time;

namespace {

// French words whose accents the vocabulary leaves out.
const std::map<std::string_view, std::string> kAccented{
    {"fevrier", "février"}, {"aout", "août"}, {"decembre", "décembre"}, {"apres", "après"}, {"annee", "année"}};

// The text is French: English words of the same kinds are for dates that are typed. Those that share their first
// letters with a French word are found all the same.
const std::set<std::string_view> kEnglishOnly{"april",  "february", "march",     "may",      "january",  "june",
                                              "july",   "august",   "september", "october",  "november", "december",
                                              "monday", "tuesday",  "wednesday", "thursday", "friday",   "saturday",
                                              "sunday", "week",     "month",     "year",     "before",   "after"};

// A text in which the word begins a mention, if it is of the kind that may; else nothing.
std::string mention_with(const Entry& entry, const std::string& word) {
  if (entry.abbreviation || entry.plural) return {};
  if (entry.month != 0) return "en " + word + " 2022";
  if (entry.weekday != 0) return "dit-il " + word;
  switch (entry.word) {
    case Word::semaine:
      return "la " + word + " dernière";
    case Word::mois:
    case Word::an:
    case Word::weekend:
      return "le " + word + " dernier";
    case Word::avant:
      return word + "-hier";
    case Word::apres:
      return word + "-demain";
    default:
      return {};
  }
}

std::string capitals(std::string word) {
  for (char& c : word)
    if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
  for (const auto& [small, capital] :
       std::initializer_list<std::pair<std::string, std::string>>{{"é", "É"}, {"è", "È"}, {"û", "Û"}})
    if (const auto at = word.find(small); at != std::string::npos) word.replace(at, small.size(), capital);
  return word;
}

bool is_found(const std::string& text) {
  const auto written = parse_iso_range("2022-01-13").value();
  return find_dates(text, written).size() == 1 && names_dates(text);
}

}  // namespace

TEST_CASE("Every word of the vocabulary that may begin a mention is looked at, as it is written") {
  std::size_t words = 0;
  for (const Entry& entry : all_entries()) {
    const std::string plain(entry.text);
    const std::string text = mention_with(entry, plain);
    if (text.empty() || kEnglishOnly.contains(entry.text)) continue;
    INFO(text);
    CHECK(is_found(text));
    CHECK(is_found(mention_with(entry, capitals(plain))));
    ++words;
    const auto accented = kAccented.find(entry.text);
    if (accented == kAccented.end()) continue;
    CHECK(is_found(mention_with(entry, accented->second)));
    CHECK(is_found(mention_with(entry, capitals(accented->second))));
  }
  CHECK(words == 12 + 7 + 7);  // months, days of the week; semaine, mois, an, année, week-end, avant, après
}

TEST_CASE("The words of days that the vocabulary lacks are looked at, too") {
  for (const std::string text :
       {"hier", "Hier", "HIER", "demain", "DEMAIN", "la veille", "La Veille", "le lendemain"}) {
    const std::string told = text.find("lendemain") != std::string::npos ? "jeudi, puis " + text : text;
    INFO(told);
    CHECK(names_dates(told));
  }
}
