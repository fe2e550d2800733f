#pragma once

#include <cstddef>
#include <optional>

#include "depeche/date.h"
#include "time/token_window.h"

namespace depeche::time {

// What a mention is resolved against.
struct MentionContext {
  std::optional<DateRange> written;
  std::optional<Day> last_day;  // the last day that was mentioned before
  std::size_t last_end = 0;     // where that mention ends

  std::optional<Day> day_of_writing() const {
    if (written && written->precision == DatePrecision::day) return written->first;
    return std::nullopt;
  }
};

// A date expression of the text up to the byte `end`, 0 when there is none. It has no range when it cannot be resolved.
struct Found {
  std::size_t end = 0;
  std::optional<DateRange> range;
  std::optional<std::size_t> begin = {};  // where it begins before the word that tells it
};

// At a digit: 13/01/2022, 13 janvier, 5 au 13 janvier 2022, en 1991.
Found find_numbered(TokenWindow& tokens, const MentionContext& context);
// At a unit of time: il y a 5 jours, il y a deux semaines; premier trimestre 2023.
Found find_counted(TokenWindow& tokens, const MentionContext& context);
// At a weekday with a number behind it: lundi 10 janvier, jeudi 13/01/2022, mercredi 12.
Found find_numbered_weekday(TokenWindow& tokens, const MentionContext& context);
// At a weekday: mardi de la semaine dernière, samedi dernier, jeudi, mercredi soir.
Found find_weekday(TokenWindow& tokens, const MentionContext& context);
// At any other word: janvier 2022, hier, la veille, le mois dernier.
Found find_named(TokenWindow& tokens, const MentionContext& context);

}  // namespace depeche::time
