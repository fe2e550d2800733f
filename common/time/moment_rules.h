#pragma once

#include <optional>

#include "time/partial_date.h"
#include "time/reader.h"

namespace depeche::time {

// Each rule reads one kind of moment and answers its days, or nothing. A rule that answers nothing may leave the reader
// anywhere: read_moment rewinds.
std::optional<DateRange> read_dated(Reader& reader);  // le 6 janvier 2022, lundi dernier, mardi de la semaine prochaine
std::optional<DateRange> read_relative_day(Reader& reader);   // hier, après-demain
std::optional<DateRange> read_part(Reader& reader);           // début janvier, mi-2022, à la fin du mois
std::optional<DateRange> read_nth(Reader& reader);            // la première semaine de janvier, 1er trimestre 2022
std::optional<DateRange> read_first_of(Reader& reader);       // les trois premiers mois de 2022
std::optional<DateRange> read_week_of(Reader& reader);        // la semaine du 7 octobre
std::optional<DateRange> read_weekend(Reader& reader);        // le week-end dernier
std::optional<DateRange> read_season(Reader& reader);         // été 2021, cet hiver, saison 2020-2021
std::optional<DateRange> read_holiday(Reader& reader);        // Noël, lundi de Pâques 2022
std::optional<DateRange> read_numbered(Reader& reader);       // T1 2022, S2 2021, semaine 2 2022, 2022-W02
std::optional<DateRange> read_numbered_span(Reader& reader);  // T1 et T2 2022, semaines 2 à 4 2022
std::optional<DateRange> read_decade(Reader& reader);         // les années 2010, années 80 et 90, the 1990s
std::optional<DateRange> read_century(Reader& reader);        // XXIe siècle, 19e et 20e siècles, 21st century
std::optional<DateRange> read_countdown(Reader& reader);      // J-3, J+1
std::optional<DateRange> read_about(Reader& reader);          // vers le 13 janvier 2022, autour de Noël
std::optional<DateRange> read_beside(Reader& reader);         // la veille de Noël, 3 jours après le 14 juillet 2019

// Moves past "courant", "dans le courant", "durant", "tout" and the like, which add nothing.
bool skip_throughout(Reader& reader);

// The first of all rules that answers and leaves the reader at a place of which `follows` approves.
std::optional<DateRange> read_moment(Reader& reader, bool (*follows)(const Reader&));

// dernier or prochain, which name a direction whatever the reading's is.
std::optional<Direction> read_turn(Reader& reader);
// The year of "de l'année dernière", "de cette année".
std::optional<int> read_year_from_today(Reader& reader);
// A month or a year on the calendar: "janvier", "mois de janvier 2022", "2022", "année 2022".
std::optional<PartialDate> read_month_or_year(Reader& reader);

}  // namespace depeche::time
