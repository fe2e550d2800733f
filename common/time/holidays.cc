#include "time/holidays.h"

#include <array>

#include "time/calendar.h"

namespace depeche::time {
namespace {

constexpr unsigned kThursday = 4;
constexpr unsigned kSaturday = 6;
constexpr unsigned kSunday = 7;

// What begins like a shorter one stands before it.
constexpr std::array kHolidays{Holiday{"fete nationale belge", 7, 21},
                               Holiday{"fete nationale suisse", 8, 1},
                               Holiday{"fete nationale quebecoise", 6, 24},
                               Holiday{"fete nationale du quebec", 6, 24},
                               Holiday{"saint jean baptiste", 6, 24},
                               Holiday{"saint jean", 6, 24},
                               Holiday{"st jean baptiste", 6, 24},
                               Holiday{"st jean", 6, 24},
                               Holiday{"st nicolas", 12, 6},
                               Holiday{"st patrick", 3, 17},
                               Holiday{"fete de l europe", 5, 9},
                               Holiday{"journee de l europe", 5, 9},
                               Holiday{"journee internationale des femmes", 3, 8},
                               Holiday{"journee des femmes", 3, 8},
                               Holiday{"fete des morts", 11, 2},
                               Holiday{"jour des morts", 11, 2},
                               Holiday{"immaculee conception", 12, 8},
                               Holiday{"annonciation", 3, 25},
                               Holiday{"poisson d avril", 4, 1},
                               Holiday{"fete dieu", 0, 60},
                               Holiday{"mi careme", 0, -24},
                               Holiday{"fete des grands meres", 3, 1, kSunday},
                               Holiday{"fete des peres", 6, 3, kSunday},
                               Holiday{"fete des meres", 5, -1, kSunday},
                               Holiday{"jeune federal", 9, 3, kSunday},
                               Holiday{"lundi du jeune federal", 9, 3, kSunday, 1},
                               Holiday{"journees europeennes du patrimoine", 9, 3, kSaturday, 0, 2},
                               Holiday{"journees du patrimoine", 9, 3, kSaturday, 0, 2},
                               Holiday{"beaujolais nouveau", 11, 3, kThursday},
                               Holiday{"thanksgiving", 11, 4, kThursday},
                               Holiday{"black friday", 11, 4, kThursday, 1},
                               Holiday{"cyber monday", 11, 4, kThursday, 4},
                               Holiday{"jour de l an", 1, 1},
                               Holiday{"nouvel an", 1, 1},
                               Holiday{"premier de l an", 1, 1},
                               Holiday{"premier de l an", 1, 1},
                               Holiday{"reveillon du jour de l an", 12, 31},
                               Holiday{"reveillon du nouvel an", 12, 31},
                               Holiday{"reveillon de la saint sylvestre", 12, 31},
                               Holiday{"reveillon de noel", 12, 24},
                               Holiday{"lendemain de noel", 12, 26},
                               Holiday{"saint patrick", 3, 17},
                               Holiday{"saint nicolas", 12, 6},
                               Holiday{"fete des rois", 1, 6},
                               Holiday{"journee internationale des droits des femmes", 3, 8},
                               Holiday{"journee des droits des femmes", 3, 8},
                               Holiday{"journee de la femme", 3, 8},
                               Holiday{"independence day", 7, 4},
                               Holiday{"new year s day", 1, 1},
                               Holiday{"new year s eve", 12, 31},
                               Holiday{"new year", 1, 1},
                               Holiday{"epiphanie", 1, 6},
                               Holiday{"chandeleur", 2, 2},
                               Holiday{"saint valentin", 2, 14},
                               Holiday{"st valentin", 2, 14},
                               Holiday{"st valentine s day", 2, 14},
                               Holiday{"valentine s day", 2, 14},
                               Holiday{"fete du travail", 5, 1},
                               Holiday{"may day", 5, 1},
                               Holiday{"fete de la musique", 6, 21},
                               Holiday{"fete nationale", 7, 14},
                               Holiday{"bastille day", 7, 14},
                               Holiday{"assomption", 8, 15},
                               Holiday{"toussaint", 11, 1},
                               Holiday{"all saints day", 11, 1},
                               Holiday{"halloween", 10, 31},
                               Holiday{"armistice day", 11, 11},
                               Holiday{"armistice", 11, 11},
                               Holiday{"veille de noel", 12, 24},
                               Holiday{"noel", 12, 25},
                               Holiday{"christmas eve", 12, 24},
                               Holiday{"christmas day", 12, 25},
                               Holiday{"christmas", 12, 25},
                               Holiday{"boxing day", 12, 26},
                               Holiday{"saint sylvestre", 12, 31},
                               Holiday{"st sylvestre", 12, 31},
                               Holiday{"mardi gras", 0, -47},
                               Holiday{"mercredi des cendres", 0, -46},
                               Holiday{"dimanche des rameaux", 0, -7},
                               Holiday{"rameaux", 0, -7},
                               Holiday{"ash wednesday", 0, -46},
                               Holiday{"palm sunday", 0, -7},
                               Holiday{"jeudi saint", 0, -3},
                               Holiday{"samedi saint", 0, -1},
                               Holiday{"vendredi saint", 0, -2},
                               Holiday{"good friday", 0, -2},
                               Holiday{"dimanche de paques", 0, 0},
                               Holiday{"lundi de paques", 0, 1},
                               Holiday{"paques", 0, 0},
                               Holiday{"easter monday", 0, 1},
                               Holiday{"easter sunday", 0, 0},
                               Holiday{"easter", 0, 0},
                               Holiday{"jeudi de l ascension", 0, 39},
                               Holiday{"ascension", 0, 39},
                               Holiday{"dimanche de pentecote", 0, 49},
                               Holiday{"lundi de pentecote", 0, 50},
                               Holiday{"lundi de la pentecote", 0, 50},
                               Holiday{"pentecote", 0, 49},
                               Holiday{"pentecost", 0, 49},
                               Holiday{"whit monday", 0, 50}};

// The n-th of these weekdays in the month, or the last.
Day nth_weekday(int year, const Holiday& holiday) {
  using std::chrono::days;
  const DateRange month = month_range(year, static_cast<unsigned>(holiday.month));
  const unsigned to_first = (holiday.weekday + 7 - iso_weekday(month.first)) % 7;
  if (holiday.day > 0) return month.first + days{to_first} + days{7 * (holiday.day - 1)};
  return month.last - days{(iso_weekday(month.last) + 7 - holiday.weekday) % 7};
}

}  // namespace

const Holiday* accept_holiday(Reader& reader) {
  for (const Holiday& holiday : kHolidays)
    if (reader.accept(holiday.phrase)) return &holiday;
  return nullptr;
}

DateRange holiday_in(const Holiday& holiday, int year) {
  using std::chrono::days;
  const Day easter = easter_sunday(year);
  Day first = easter + days{holiday.day};
  if (holiday.month != 0 && holiday.weekday == 0)
    first = Day{std::chrono::year{year} / holiday.month / holiday.day};
  else if (holiday.month != 0)
    first = nth_weekday(year, holiday) + days{holiday.behind};
  // Mothers give way to Whitsun.
  const bool is_whitsun = holiday.phrase == "fete des meres" && first == easter + days{49};
  if (is_whitsun) first += days{7};
  return range_between(first, first + days{holiday.length - 1});
}

}  // namespace depeche::time
