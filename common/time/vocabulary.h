#pragma once

// The words that dates are written with, French and English, each with its meanings.

#include <optional>
#include <span>
#include <string_view>

namespace depeche::time {

// What a word does in a date expression. Inflected forms share one: dernier, dernière, derniers, last.
enum class Word : unsigned char {
  none,
  article,
  de,
  du,
  from,
  ce,
  ci,
  au,
  to,
  a,
  et,
  entre,
  jusque,
  depuis,
  avant,
  apres,
  dans,
  en,
  ago,
  dernier,
  prochain,
  suivant,
  jour,
  semaine,
  quinzaine,
  mois,
  trimestre,
  semestre,
  an,
  debut,
  milieu,
  fin,
  spring,
  summer,
  autumn,
  winter,
  weekend,
  time_of_day,
};

// A word may have several meanings: "mar" is mardi and March, "sept" is seven and September.
struct Entry {
  std::string_view text;  // folded
  Word word = Word::none;
  unsigned char month = 0;    // 1 to 12
  unsigned char weekday = 0;  // 1 (Monday) to 7
  unsigned char number = 0;   // the value of a number word
  bool ordinal = false;       // premier, deuxième
  bool plural = false;        // jours, derniers
  bool abbreviation = false;  // may be followed by a full stop: janv.
};

// All entries.
std::span<const Entry> all_entries();

// The entry of a folded word, or null.
const Entry* find_entry(std::string_view folded);

// 1 to 12 for "janvier", "Févr.", "AOÛT", "January"; 1 (Monday) to 7 (Sunday) for "Lundi", "mer.", "Monday".
// Case and accents are ignored, an abbreviation may keep its full stop.
std::optional<unsigned> month_from_name(std::string_view name);
std::optional<unsigned> weekday_from_name(std::string_view name);

}  // namespace depeche::time
