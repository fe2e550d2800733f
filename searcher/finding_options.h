#pragma once

// The options of the searcher that say which dispatches are found.

#include <array>

#include "base/message.h"
#include "manual/option.h"
#include "manual_sections.h"

namespace depeche::searcher {

using manual::Offers;
using manual::Takes;

inline constexpr auto kFindingOptions = std::to_array<manual::Option>({
    {.group = kWhich,
     .name = "from",
     .french = "depuis",
     .argument = to_translate("DATE"),
     .takes = Takes::value,
     .help = to_translate("find dispatches written on DATE or later: 2022-01-13, 2022-01, hier"),
     .more = to_translate(
         "A DATE is ISO or French, and may have an hour: \"6 janvier 2022\", \"janvier 2022\", aujourd'hui, hier, "
         "\"il y a 3 jours\", \"13/01/2022 18h\", \"ce matin\", \"depuis 24 h\", \"T1 2022\". depeche-query(7) says "
         "more.")},
    {.group = kWhich,
     .name = "to",
     .french = "jusqu-au",
     .argument = to_translate("DATE"),
     .takes = Takes::value,
     .help = to_translate("find dispatches written on DATE or before"),
     .more = to_translate("An hour ends what is found: --to 18h finds what was written before 18:00.")},
    {.group = kWhich,
     .name = "on",
     .french = "le",
     .argument = to_translate("DATE"),
     .takes = Takes::value,
     .help = to_translate("find dispatches written on DATE: \"6 janvier 2022\", \"janvier 2022\""),
     .more = to_translate(
         "A dispatch known only to the month is found for each of its days, one known only to the day for each of "
         "its hours. These are marked as possible.")},
    {.group = kWhich,
     .name = "strict-dates",
     .french = "dates-certaines",
     .help = to_translate("leave out dispatches that were only possibly written then")},
    {.group = kWhich,
     .name = "mentions",
     .french = "evoque évoque",
     .argument = to_translate("DATES"),
     .takes = Takes::value,
     .help = to_translate("find dispatches whose text mentions a day of DATE or of DATE..DATE")},
    {.group = kWhich,
     .name = "source",
     .french = "agence",
     .argument = to_translate("NAME"),
     .takes = Takes::values,
     .help = to_translate("find dispatches of this agency"),
     .more = to_translate("The dispatches of any of the agencies are then found."),
     .offers = Offers::values},
    {.group = kWhich,
     .name = "not-source",
     .french = "sauf-agence",
     .argument = to_translate("NAME"),
     .takes = Takes::values,
     .help = to_translate("leave out this agency"),
     .offers = Offers::values,
     .beside = true},
    {.group = kWhich,
     .name = "place",
     .french = "lieu",
     .argument = to_translate("NAME"),
     .takes = Takes::values,
     .help = to_translate("find dispatches from this place"),
     .more = to_translate("The dispatches from any of the places are then found."),
     .offers = Offers::values},
    {.group = kWhich,
     .name = "not-place",
     .french = "sauf-lieu",
     .argument = to_translate("NAME"),
     .takes = Takes::values,
     .help = to_translate("leave out this place"),
     .offers = Offers::values,
     .beside = true},
    {.group = kWhich,
     .name = "where",
     .french = "propriete propriété",
     .argument = to_translate("NAME=VALUE"),
     .takes = Takes::values,
     .help = to_translate("find dispatches with this value of a property: rubrique=Politique"),
     .more = to_translate(
         "NAME is a property that agencies have in common, in English or French (category or rubrique, subject or "
         "sujet, keyword or mot, genre, urgency or urgence, language or langue, …), one of your own, such as a column "
         "of a CSV file, or a field, such as source. depeche-query(7) lists them. Any of the values of one name must "
         "be there, and one of each name. Accents and case do not count, and the words of VALUE must stand in a row."),
     .offers = Offers::pairs},
    {.group = kWhich,
     .name = "not-where",
     .french = "sauf-propriete sauf-propriété",
     .argument = to_translate("NAME=VALUE"),
     .takes = Takes::values,
     .help = to_translate("leave out those with this value"),
     .offers = Offers::pairs,
     .beside = true},
    {.group = kWhich,
     .name = "usable",
     .french = "utilisable",
     .help = to_translate("leave out what is canceled, withheld or under embargo now"),
     .more = to_translate(
         "So is what another dispatch withdraws, such as a kill notice that names it. Without this option, such "
         "dispatches are found, too, and marked.")},
    {.group = kWhich,
     .name = "like",
     .french = "comme",
     .argument = to_translate("ID"),
     .takes = Takes::value,
     .help = to_translate("find dispatches like this one, or with - like the text on standard input"),
     .more = to_translate(
         "The most significant terms of the dispatch rank the others; the dispatch itself is left out. A query given "
         "beside --like must match."),
     .excludes = "show batch"},
    {.group = kWhich,
     .name = "feedback",
     .help = to_translate("rank also by what the first ten hits talk about"),
     .more = to_translate("This finds more of a broad subject. A line below the hits says which words were added."),
     .excludes = "show timeline plot sort"},
    {.group = kWhich,
     .name = "all",
     .french = "tous",
     .help = to_translate("find only dispatches with every word"),
     .more = to_translate("Words of grammar need not be there."),
     .excludes = "some"},
    {.group = kWhich,
     .name = "no-relax",
     .french = "sans-assouplissement",
     .help = to_translate("never relax the search"),
     .more = to_translate(
         "Without this option, a search that finds fewer than ten dispatches is asked again, in text, in json and in "
         "jsonl of --batch. Quoted phrases beside other words then rank and exclude nothing, in the order of "
         "relevance. "
         "When no dispatch matches, words side by side also find words of their family (fermer, fermeture), or else "
         "what was likely meant by a word that no dispatch has. What matches the query as it stands comes first, and "
         "lines above the hits say what was relaxed. The exit status is that of the strict search. What stands behind "
         "+ or beside an operator, and filters are never relaxed, nor are other formats, and alerts."),
     .beside = true},
    {.group = kWhich,
     .name = "some",
     .french = "certains",
     .help = to_translate("find dispatches with some of the words, whatever the settings say")},
    {.group = kWhich,
     .name = "no-expand",
     .french = "sans-expansion",
     .help = to_translate("search only what was typed: no acronyms, aliases or respelling"),
     .more = to_translate(
         "Without this option, an acronym also finds what the archive says that it stands for, and the other way "
         "round. A name also finds its aliases of the settings. In a query of two to six words of content, a word "
         "that no dispatch has finds the word that was probably meant: kazakstan finds Kazakhstan.")},
});

}  // namespace depeche::searcher
