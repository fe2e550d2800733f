#include "time/vocabulary.h"

#include <algorithm>
#include <array>
#include <cstddef>

#include "time/folded_word.h"

namespace depeche::time {
namespace {

constexpr Entry word(std::string_view text, Word meaning) { return {text, meaning}; }
constexpr Entry plural(std::string_view text, Word meaning) { return {text, meaning, 0, 0, 0, false, true, false}; }
constexpr Entry month(std::string_view text, unsigned char n) { return {text, Word::none, n}; }
constexpr Entry short_month(std::string_view text, unsigned char n) {
  return {text, Word::none, n, 0, 0, false, false, true};
}
constexpr Entry weekday(std::string_view text, unsigned char n) { return {text, Word::none, 0, n}; }
constexpr Entry short_weekday(std::string_view text, unsigned char n) {
  return {text, Word::none, 0, n, 0, false, false, true};
}
constexpr Entry number(std::string_view text, unsigned char n) { return {text, Word::none, 0, 0, n}; }
constexpr Entry ordinal(std::string_view text, unsigned char n) { return {text, Word::none, 0, 0, n, true}; }

// clang-format off
constexpr std::array kByMeaning{
    month("janvier", 1), month("fevrier", 2), month("mars", 3), month("avril", 4), month("mai", 5), month("juin", 6),
    month("juillet", 7), month("aout", 8), month("septembre", 9), month("octobre", 10), month("novembre", 11), month("decembre", 12),
    short_month("janv", 1), short_month("jan", 1), short_month("fevr", 2), short_month("fev", 2), short_month("avr", 4),
    short_month("juil", 7), short_month("juill", 7), short_month("oct", 10), short_month("nov", 11), short_month("dec", 12),
    month("january", 1), month("february", 2), month("march", 3), month("april", 4), month("may", 5), month("june", 6),
    month("july", 7), month("august", 8), month("september", 9), month("october", 10), month("november", 11), month("december", 12),
    short_month("feb", 2), short_month("apr", 4), short_month("jun", 6), short_month("jul", 7), short_month("aug", 8), short_month("sep", 9),
    Entry{"sept", Word::none, 9, 0, 7, false, false, true},
    Entry{"mar", Word::none, 3, 2, 0, false, false, true},

    weekday("lundi", 1), weekday("mardi", 2), weekday("mercredi", 3), weekday("jeudi", 4), weekday("vendredi", 5),
    weekday("samedi", 6), weekday("dimanche", 7),
    short_weekday("lun", 1), short_weekday("mer", 3), short_weekday("jeu", 4), short_weekday("ven", 5), short_weekday("sam", 6), short_weekday("dim", 7),
    weekday("monday", 1), weekday("tuesday", 2), weekday("wednesday", 3), weekday("thursday", 4), weekday("friday", 5),
    weekday("saturday", 6), weekday("sunday", 7),
    short_weekday("mon", 1), short_weekday("tue", 2), short_weekday("wed", 3), short_weekday("thu", 4), short_weekday("fri", 5),
    short_weekday("sat", 6), short_weekday("sun", 7),

    number("un", 1), number("une", 1), number("deux", 2), number("trois", 3), number("quatre", 4), number("cinq", 5), number("six", 6),
    number("huit", 8), number("neuf", 9), number("dix", 10), number("onze", 11), number("douze", 12),
    number("treize", 13), number("quatorze", 14), number("quinze", 15), number("seize", 16), number("vingt", 20), number("trente", 30),
    number("one", 1), number("two", 2), number("three", 3), number("four", 4), number("five", 5), number("seven", 7), number("eight", 8),
    number("nine", 9), number("ten", 10), number("eleven", 11), number("twelve", 12),
    ordinal("premier", 1), ordinal("premiere", 1), ordinal("deuxieme", 2), ordinal("second", 2), ordinal("seconde", 2), ordinal("troisieme", 3),
    ordinal("quatrieme", 4), ordinal("cinquieme", 5), ordinal("first", 1), ordinal("third", 3), ordinal("fourth", 4),

    word("le", Word::article), word("la", Word::article), word("les", Word::article), word("l", Word::article),
    word("the", Word::article), word("on", Word::article),
    word("de", Word::de), word("d", Word::de), word("of", Word::de), word("du", Word::du), word("des", Word::du), word("from", Word::from),
    word("ce", Word::ce), word("cet", Word::ce), word("cette", Word::ce), plural("ces", Word::ce), word("this", Word::ce), plural("these", Word::ce),
    word("ci", Word::ci),
    word("au", Word::au), word("aux", Word::au), word("to", Word::to), word("a", Word::a), word("et", Word::et), word("and", Word::et),
    word("entre", Word::entre), word("between", Word::entre),
    word("jusqu", Word::jusque), word("jusque", Word::jusque), word("until", Word::jusque), word("till", Word::jusque),
    word("depuis", Word::depuis), word("since", Word::depuis), word("avant", Word::avant), word("before", Word::avant),
    word("apres", Word::apres), word("after", Word::apres), word("dans", Word::dans), word("en", Word::en), word("in", Word::en),
    word("ago", Word::ago),

    word("dernier", Word::dernier), word("derniere", Word::dernier), plural("derniers", Word::dernier), plural("dernieres", Word::dernier),
    word("passe", Word::dernier), word("passee", Word::dernier), plural("passes", Word::dernier), plural("passees", Word::dernier),
    word("precedent", Word::dernier), word("precedente", Word::dernier), plural("precedents", Word::dernier), plural("precedentes", Word::dernier),
    word("last", Word::dernier), word("past", Word::dernier), word("previous", Word::dernier),
    word("prochain", Word::prochain), word("prochaine", Word::prochain), plural("prochains", Word::prochain), plural("prochaines", Word::prochain),
    word("next", Word::prochain),
    word("suivant", Word::suivant), word("suivante", Word::suivant), plural("suivants", Word::suivant), plural("suivantes", Word::suivant),
    word("following", Word::suivant),

    word("jour", Word::jour), plural("jours", Word::jour), word("journee", Word::jour), word("day", Word::jour), plural("days", Word::jour),
    word("semaine", Word::semaine), plural("semaines", Word::semaine), word("week", Word::semaine), plural("weeks", Word::semaine),
    word("quinzaine", Word::quinzaine), word("mois", Word::mois), word("month", Word::mois), plural("months", Word::mois),
    word("trimestre", Word::trimestre), plural("trimestres", Word::trimestre), word("quarter", Word::trimestre), plural("quarters", Word::trimestre),
    word("semestre", Word::semestre), plural("semestres", Word::semestre),
    word("an", Word::an), plural("ans", Word::an), word("annee", Word::an), plural("annees", Word::an), word("year", Word::an), plural("years", Word::an),
    word("debut", Word::debut), word("early", Word::debut), word("beginning", Word::debut),
    word("mi", Word::milieu), word("milieu", Word::milieu), word("mid", Word::milieu),
    word("fin", Word::fin), word("late", Word::fin), word("end", Word::fin),
    word("printemps", Word::spring), word("spring", Word::spring), word("ete", Word::summer), word("summer", Word::summer),
    word("automne", Word::autumn), word("autumn", Word::autumn), word("fall", Word::autumn), word("hiver", Word::winter), word("winter", Word::winter),
    word("weekend", Word::weekend),
    word("matin", Word::time_of_day), word("matinee", Word::time_of_day), word("midi", Word::time_of_day), word("soir", Word::time_of_day),
    word("soiree", Word::time_of_day), word("nuit", Word::time_of_day), word("minuit", Word::time_of_day), word("heure", Word::time_of_day),
    word("heures", Word::time_of_day), word("minute", Word::time_of_day), word("minutes", Word::time_of_day), word("secondes", Word::time_of_day),
    word("morning", Word::time_of_day), word("afternoon", Word::time_of_day), word("evening", Word::time_of_day), word("night", Word::time_of_day),
};
// clang-format on

constexpr auto kSorted = [] {
  auto entries = kByMeaning;
  std::sort(entries.begin(), entries.end(), [](const Entry& a, const Entry& b) { return a.text < b.text; });
  return entries;
}();

constexpr bool is_duplicate(const Entry& a, const Entry& b) { return a.text == b.text; }
static_assert(std::adjacent_find(kSorted.begin(), kSorted.end(), is_duplicate) == kSorted.end());

// Where the words of each first letter begin in kSorted.
constexpr auto kFirstOf = [] {
  std::array<unsigned char, 27> first{};
  static_assert(kSorted.size() < 256);
  for (std::size_t letter = 0; letter < first.size(); ++letter)
    first[letter] = static_cast<unsigned char>(std::count_if(
        kSorted.begin(), kSorted.end(), [&](const Entry& e) { return e.text[0] < static_cast<char>('a' + letter); }));
  return first;
}();

// The entry of a name that is the whole of `name`, but for blanks and the full stop of an abbreviation.
const Entry* entry_of_name(std::string_view name) {
  std::size_t at = 0;
  while (at < name.size() && symbol_at(name, at).kind == SymbolKind::blank) at += symbol_at(name, at).size;
  const FoldedWord folded = read_word(name, at);
  const Entry* entry = find_entry(folded.view());
  if (entry && entry->abbreviation && at < name.size() && name[at] == '.') ++at;
  while (at < name.size() && symbol_at(name, at).kind == SymbolKind::blank) at += symbol_at(name, at).size;
  return at == name.size() ? entry : nullptr;
}

}  // namespace

std::span<const Entry> all_entries() { return kSorted; }

const Entry* find_entry(std::string_view folded) {
  if (folded.empty()) return nullptr;
  const auto letter = static_cast<std::size_t>(folded[0] - 'a');
  const auto* last = kSorted.data() + kFirstOf[letter + 1];
  for (const auto* entry = kSorted.data() + kFirstOf[letter]; entry != last; ++entry)
    if (entry->text == folded) return entry;
  return nullptr;
}

std::optional<unsigned> month_from_name(std::string_view name) {
  const Entry* entry = entry_of_name(name);
  if (!entry || entry->month == 0) return std::nullopt;
  return entry->month;
}

std::optional<unsigned> weekday_from_name(std::string_view name) {
  const Entry* entry = entry_of_name(name);
  if (!entry || entry->weekday == 0) return std::nullopt;
  return entry->weekday;
}

}  // namespace depeche::time
