#include "dispatch/outcome/vocabularies.h"

#include <algorithm>
#include <array>
#include <functional>
#include <map>
#include <string>

#include "base/ascii.h"
#include "base/country_names.h"
#include "text/normalizer.h"

namespace depeche::dispatch {
namespace {

constexpr std::size_t kCodeDigits = 8;

// The last eight digits in a row of "medtop:20000574", an address that ends in them, or "subj:11000000".
std::string_view digits_of(std::string_view code) {
  std::size_t end = code.size();
  while (end > 0 && !base::is_digit(code[end - 1])) --end;
  std::size_t begin = end;
  while (begin > 0 && base::is_digit(code[begin - 1])) --begin;
  return end - begin == kCodeDigits ? code.substr(begin, kCodeDigits) : std::string_view();
}

// Media Topics below the top level begin with 2; older subject codes of a lower level begin with the top level's
// digits.
std::string_view top_level_name(std::string_view digits) {
  return digits.front() == '2' ? std::string_view() : topic_name(std::string(digits.substr(0, 2)) + "000000");
}

KnownValue look_up_subject(const Property& property) {
  const bool has_only_code = property.code.empty() || property.code == property.value;
  const std::string_view digits = digits_of(property.code.empty() ? property.value : property.code);
  if (digits.empty()) return {};
  if (const std::string_view name = topic_name(digits); !name.empty()) return {name, {name}};
  const std::string_view broader = top_level_name(digits);
  if (broader.empty()) return {};
  return {has_only_code ? broader : std::string_view(), {broader}};
}

struct Urgency {
  std::string_view word;
  std::string_view degree;
};
constexpr std::array<Urgency, 9> kUrgencies{{{"flash", "1"},
                                             {"bulletin", "2"},
                                             {"urgent", "3"},
                                             {"routine", "5"},
                                             {"normal", "5"},
                                             {"f", "1"},
                                             {"b", "2"},
                                             {"u", "3"},
                                             {"r", "5"}}};
constexpr std::array<std::string_view, 8> kDegrees{"1", "2", "3", "4", "5", "6", "7", "8"};

KnownValue look_up_urgency(const std::string& folded) {
  std::string_view degree;
  for (const std::string_view known : kDegrees)
    if (folded == known) degree = known;
  for (const Urgency& urgency : kUrgencies)
    if (folded == urgency.word) degree = urgency.degree;
  if (degree.empty()) return {};
  KnownValue known{degree, {degree}};
  const auto* const word = std::ranges::find(kUrgencies, degree, &Urgency::degree);
  if (word != kUrgencies.end()) known.names.push_back(word->word);
  return known;
}

// Of ISO 639: the code of two letters, those of three, and names without accents.
struct Language {
  std::string_view code;
  std::string_view long_code;
  std::string_view other_code;
  std::string_view french;
  std::string_view english;
};
constexpr std::array<Language, 30> kLanguages{
    {{"fr", "fra", "fre", "francais", "french"},   {"en", "eng", "", "anglais", "english"},
     {"de", "deu", "ger", "allemand", "german"},   {"es", "spa", "", "espagnol", "spanish"},
     {"it", "ita", "", "italien", "italian"},      {"pt", "por", "", "portugais", "portuguese"},
     {"nl", "nld", "dut", "neerlandais", "dutch"}, {"ca", "cat", "", "catalan", "catalan"},
     {"ar", "ara", "", "arabe", "arabic"},         {"zh", "zho", "chi", "chinois", "chinese"},
     {"ja", "jpn", "", "japonais", "japanese"},    {"ko", "kor", "", "coreen", "korean"},
     {"ru", "rus", "", "russe", "russian"},        {"uk", "ukr", "", "ukrainien", "ukrainian"},
     {"kk", "kaz", "", "kazakh", "kazakh"},        {"pl", "pol", "", "polonais", "polish"},
     {"cs", "ces", "cze", "tcheque", "czech"},     {"ro", "ron", "rum", "roumain", "romanian"},
     {"hu", "hun", "", "hongrois", "hungarian"},   {"bg", "bul", "", "bulgare", "bulgarian"},
     {"el", "ell", "gre", "grec", "greek"},        {"tr", "tur", "", "turc", "turkish"},
     {"he", "heb", "", "hebreu", "hebrew"},        {"fa", "fas", "per", "persan", "persian"},
     {"sv", "swe", "", "suedois", "swedish"},      {"da", "dan", "", "danois", "danish"},
     {"no", "nor", "", "norvegien", "norwegian"},  {"fi", "fin", "", "finnois", "finnish"},
     {"eu", "eus", "baq", "basque", "basque"},     {"br", "bre", "", "breton", "breton"}}};

const Language* language_called(std::string_view value) {
  const std::string folded = text::fold(value);
  // A region may follow: en-GB, fr_CA.
  const std::string_view primary = std::string_view(folded).substr(0, folded.find_first_of("-_"));
  for (const Language& language : kLanguages)
    for (const std::string_view name :
         {language.code, language.long_code, language.other_code, language.french, language.english})
      if (!name.empty() && (primary == name || folded == name)) return &language;
  return nullptr;
}

KnownValue look_up_language(const Property& property) {
  const Language* language = language_called(property.value);
  if (language == nullptr && !property.code.empty()) language = language_called(property.code);
  if (language == nullptr) return {};
  return {language->code, {language->code, language->french, language->english}};
}

using CountriesByName = std::map<std::string, const base::CountryNames*, std::less<>>;

CountriesByName countries_by_name() {
  CountriesByName named;
  for (const base::CountryNames& country : base::countries())
    for (const std::string& name : {country.two, country.three, country.french, country.english})
      named.try_emplace(text::fold(name), &country);
  return named;
}

const base::CountryNames* country_called(std::string_view value) {
  static const CountriesByName named = countries_by_name();
  const auto found = named.find(text::fold(value));
  return found != named.end() ? found->second : nullptr;
}

// Behind the name of the vocabulary: "iso3166-1a3:KAZ", "http://…/iso3166-1a3/KAZ".
std::string_view code_itself(std::string_view code) {
  const std::size_t end = code.find_last_of(":/");
  return end == std::string_view::npos ? code : code.substr(end + 1);
}

KnownValue look_up_country(const Property& property) {
  const base::CountryNames* country = country_called(code_itself(property.value));
  if (country == nullptr && !property.code.empty()) country = country_called(code_itself(property.code));
  if (country == nullptr) return {};
  return {country->french, {country->french, country->english, country->two, country->three}};
}

}  // namespace

KnownValue look_up(const Property& property) {
  if (property.name == "subject") return look_up_subject(property);
  if (property.name == "urgency") return look_up_urgency(text::fold(property.value));
  if (property.name == "language") return look_up_language(property);
  if (property.name == "country") return look_up_country(property);
  return {};
}

bool is_foreign(const Dispatch& dispatch) {
  bool foreign = false;
  for (const Property& property : dispatch.properties) {
    if (property.name != "language") continue;
    const KnownValue language = look_up(property);
    if (language.shown == "fr") return false;
    foreign = foreign || !language.shown.empty();
  }
  return foreign;
}

}  // namespace depeche::dispatch
