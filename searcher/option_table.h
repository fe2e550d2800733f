#pragma once

// The options of the searcher: a row here declares one, and puts it into --help, the man page and the completions.

#include <array>

#include "config/manual_section.h"
#include "manual/option.h"

namespace depeche::searcher {

using manual::Offers;
using manual::Takes;

inline constexpr std::string_view kWhich = "Which dispatches";
inline constexpr std::string_view kPrint = "What to print";
inline constexpr std::string_view kMany = "Many queries";
inline constexpr std::string_view kWhere = "Where";

inline constexpr auto kOptions = std::to_array<manual::Option>({
    {.group = kWhich,
     .name = "from",
     .argument = "DATE",
     .takes = Takes::value,
     .help = "written then or later: 2022-01-13, 2022-01, hier…",
     .more = "A date is ISO or French: \"6 janvier 2022\", \"janvier 2022\", aujourd'hui, hier, \"il y a 3 jours\"."},
    {.group = kWhich, .name = "to", .argument = "DATE", .takes = Takes::value, .help = "written then or before"},
    {.group = kWhich,
     .name = "on",
     .argument = "DATE",
     .takes = Takes::value,
     .help = "written then: \"6 janvier 2022\", \"janvier 2022\"",
     .more = "A dispatch known to the month is found for each of its days, as possible."},
    {.group = kWhich, .name = "strict-dates", .help = "only those that were certainly written then"},
    {.group = kWhich,
     .name = "mentions",
     .argument = "DATES",
     .takes = Takes::value,
     .help = "whose text mentions a day of then: DATE or DATE..DATE"},
    {.group = kWhich,
     .name = "source",
     .argument = "NAME",
     .takes = Takes::values,
     .help = "of this agency (repeatable: any of them)"},
    {.group = kWhich,
     .name = "place",
     .argument = "NAME",
     .takes = Takes::values,
     .help = "from this place (repeatable: any of them)"},
    {.group = kWhich,
     .name = "usable",
     .help = "not what is canceled, withheld or under embargo now",
     .more = "Otherwise it is found too, and marked."},
    {.group = kWhich,
     .name = "like",
     .argument = "ID",
     .takes = Takes::value,
     .help = "like this dispatch, or with - like the text on standard input",
     .more = "Its most telling words rank; the dispatch itself is left out. A query beside it must match."},
    {.group = kWhich,
     .name = "feedback",
     .help = "rank by what the first ten hits talk of, too",
     .more = "Finds more of a broad subject; which words were added is said below the hits."},
    {.group = kWhich,
     .name = "no-expand",
     .help = "only what was typed: OTSC is OTSC, no aliases, no respelling",
     .more =
         "Otherwise an acronym also finds what the archive says that it stands for, and the other way round; a name "
         "finds its aliases of the settings; and in a query of two to six words of content, one that no dispatch has "
         "finds the word that was likely meant: kazakstan finds Kazakhstan."},
    {.group = kPrint,
     .letter = 'n',
     .name = "limit",
     .argument = "N",
     .takes = Takes::value,
     .help = "this many hits (10)"},
    {.group = kPrint,
     .name = "offset",
     .argument = "N",
     .takes = Takes::value,
     .help = "without the first N",
     .beside = true},
    {.group = kPrint,
     .name = "sort",
     .argument = "ORDER",
     .takes = Takes::value,
     .help = "relevance, newest, oldest",
     .choices = "relevance newest oldest"},
    {.group = kPrint,
     .name = "versions",
     .help = "each version is a hit",
     .more =
         "Otherwise text, json and jsonl show one hit for each story, the latest version that matches, and name the "
         "others: flashes, updates, reprints. Rows (csv, ids, trec) and batches always have each.",
     .beside = true},
    {.group = kPrint,
     .name = "facets",
     .argument = "NAMES",
     .takes = Takes::value,
     .help = "count all matches by date,source,place,mentions",
     .choices = "date source place mentions",
     .several_choices = true},
    {.group = kPrint,
     .name = "timeline",
     .argument = "MEASURE",
     .takes = Takes::maybe,
     .help = "matches by day, week or month, or as a share of all: matches, share",
     .more = "The unit follows from the span of the matches. Words beside a peak are what sets its dispatches apart. "
             "Written as text or json.",
     .choices = "matches share"},
    {.group = kPrint,
     .name = "plot",
     .argument = "FILE",
     .takes = Takes::value,
     .help = "the timeline as SVG, too",
     .offers = Offers::files,
     .beside = true},
    {.group = kPrint,
     .letter = 'f',
     .name = "format",
     .argument = "FORMAT",
     .takes = Takes::value,
     .help = "text, json, jsonl, csv, ids, trec",
     .choices = "text json jsonl csv ids trec"},
    {.group = kPrint,
     .name = "exact-total",
     .help = "count all matches",
     .more = "However long it takes.",
     .beside = true},
    {.group = kPrint,
     .name = "color",
     .argument = "WHEN",
     .takes = Takes::value,
     .help = "auto, always, never",
     .more = "auto colours a terminal, unless NO_COLOR is set or TERM is dumb; titles lead to their files there.",
     .choices = "auto always never"},
    {.group = kPrint,
     .name = "no-pager",
     .help = "what a terminal cannot hold scrolls by",
     .more = "Otherwise text and JSON go through a pager on a terminal.",
     .beside = true},
    {.group = kPrint, .name = "no-suggest", .help = "no better spellings of unknown words"},
    {.group = kPrint,
     .name = "timeout",
     .argument = "SECONDS",
     .takes = Takes::value,
     .help = "give up by then",
     .more = "By default never. Fractions count: 0.5. A query given up is a failure, without a part of its answer; of "
             "a batch, an error of its line, and the others are answered, each in its own time.",
     .beside = true},
    {.group = kPrint,
     .name = "explain",
     .help = "how the query was understood (on standard error), what makes each score"},
    {.group = kPrint,
     .name = "without",
     .argument = "FEATURES",
     .takes = Takes::value,
     .help = "rank without these, as --explain names them",
     .choices = "stem-in-text stem-in-title form-in-text form-in-title exact-form best-passage coverage pairs lead "
                "title-covered length topic days",
     .several_choices = true},
    {.group = kPrint,
     .name = "boost-recent",
     .argument = "DAYS",
     .takes = Takes::value,
     .help = "recent news first: their advantage halves in so many days"},
    {.group = kPrint, .name = "show", .argument = "ID", .takes = Takes::value, .help = "the whole dispatch of this id"},
    {.group = kPrint,
     .name = "diff",
     .argument = "ID",
     .takes = Takes::value,
     .help = "what the dispatch ID behind it changed",
     .more = "Sentences added, removed and changed, with the figures and names that only one of them has: searcher "
             "--diff BEFORE AFTER. Written as text or json.",
     .beside = true},
    {.group = kPrint,
     .name = "open",
     .argument = "N",
     .takes = Takes::value,
     .help = "hit N's file in an editor, or its page",
     .more = "Nothing is printed. A page of the web, or a file without VISUAL and EDITOR, is opened by xdg-open.",
     .beside = true},
    {.group = kMany,
     .name = "saved",
     .argument = "NAME",
     .takes = Takes::maybe,
     .help = "the search of this name, or a list of all",
     .more = "Its arguments come first; what is typed beside them is added, or counts instead. The name may also stand "
             "behind a blank."},
    {.group = kMany,
     .name = "save",
     .argument = "NAME",
     .takes = Takes::value,
     .help = "keep this search",
     .more = "It is run, too, and kept unless it fails. Dates such as hier stay relative; directories become absolute.",
     .beside = true},
    {.group = kMany, .name = "forget", .argument = "NAME", .takes = Takes::value, .help = "do not", .beside = true},
    {.group = kMany,
     .name = "watch",
     .help = "print what comes and matches",
     .more = "One line for each new dispatch, once for each story (--versions: each version), until Ctrl-C or N lines "
             "(--limit); with --saved, for all saved searches, whose names stand in front. See ALERTS.",
     .beside = true},
    {.group = kMany,
     .name = "batch",
     .argument = "FILE",
     .takes = Takes::value,
     .help = "JSON Lines {\"id\",\"text\"[,\"from\",\"to\",\"mentions\"]}, - for standard input",
     .more = "The answers are written as trec (if nothing else is asked for), ids or jsonl.",
     .offers = Offers::files},
    {.group = kMany, .name = "timing", .help = "how long they took, on standard error"},
    {.group = kMany,
     .name = "repeat",
     .argument = "N",
     .takes = Takes::value,
     .help = "ask them N times",
     .beside = true},
    {.group = kWhere,
     .letter = 'i',
     .name = "index",
     .argument = "DIR",
     .takes = Takes::values,
     .help = "or a name of the settings; repeatable: searched as one",
     .more =
         "By default $DEPECHE_INDEX, else index of the settings, else ${XDG_DATA_HOME:-~/.local/share}/depeche/index.",
     .offers = Offers::folders},
    {.group = kWhere,
     .name = "config",
     .argument = "FILE",
     .takes = Takes::value,
     .help = "settings from this file",
     .offers = Offers::files,
     .beside = true},
    {.group = kWhere, .name = "no-config", .help = "none", .beside = true},
    {.group = kWhere, .letter = 'h', .name = "help", .help = "this text"},
    {.group = kWhere, .name = "version", .help = "which it is", .beside = true},
});

inline constexpr auto kExamples = std::to_array<manual::Example>({
    {"searcher retrait OTSC --from \"6 janvier 2022\" --to hier", ""},
    {"searcher '\"sécurité collective\" agence:AFP' --facets date,source", ""},
    {"searcher 'kaz* -Moscou (Almaty OU Astana)' --sort newest -n 20", ""},
    {"searcher 'Tokaev~ kaz*stan mani?estation'", "near spellings, patterns"},
    {"searcher -- '-russe retrait'", "what begins with - stands behind --"},
    {"searcher --watch '+gaz +Kazakhstan'", "alerts, as dispatches come"},
    {"searcher", "many queries, one after another"},
});

inline constexpr auto kCommands = std::to_array<manual::Entry>({
    {"next", "The hits that follow."},
    {"facets [NAMES]", "Counts over all matches of the last search, by date,source,place if no others are named."},
    {"open N", "Hit N's file in an editor, or its page, as --open."},
    {"show N", "Hit N's whole text."},
    {"sort ORDER", "From now on, and for the last search again: relevance, newest, oldest."},
    {"help", "These."},
    {"quit", "Ends, as Ctrl-D does."},
});

inline constexpr manual::Section kPrompt{
    .title = "INTERACTIVE USE",
    .text =
        "Without a query, and with standard input and output a terminal, lines are read and answered. A line is a "
        "query, "
        "with options wherever they stand (retrait --from \"6 janvier 2022\"), or one of the commands below; options "
        "of "
        "the command line hold for each. The tab key completes commands, fields, options and the names of sources and "
        "places; the arrow keys bring back earlier lines, Ctrl-R searches them, Ctrl-C gives up a line. A word of a "
        "command is searched for when it does not stand as below, or behind +.",
    .entries = kCommands,
};

inline constexpr manual::Section kAlerts{
    .title = "ALERTS",
    .text =
        "searcher --watch QUERY prints the dispatches that come from then on and match, within a second of the commit "
        "that puts them into the index; what was there before is not told. All that says which dispatches match holds: "
        "the language of depeche-query(7), dates, sources, --mentions, --usable. As in every search, a dispatch with "
        "one of the words matches; +word, AND or a phrase require. A story is told once to each search: its flash, or "
        "the latest of the versions that are committed together, not the updates and reprints. A dispatch whose text "
        "or anything else changes counts as one that comes, and is told if neither it nor another version was. "
        "What is under embargo when it comes is not told later by --usable. "
        "With --saved alone all saved searches are watched, each in its index; what is typed beside them holds for "
        "each, and what they say of the printing (-n, -f, --sort, ...) does not. Searches that are saved or forgotten "
        "meanwhile count from then on. The index may be rebuilt, compacted, pruned or replaced meanwhile: nothing is "
        "told twice or missed. When it vanishes the watch says so, and waits. --timing tells at the end how long it "
        "took to hold each commit against the searches.",
    .entries = {},
};

inline constexpr std::array kSections{kPrompt, kAlerts, config::kManualSection};

inline constexpr auto kEnvironment = std::to_array<manual::Entry>({
    {"DEPECHE_INDEX", "The index to search without --index, as there."},
    {"DEPECHE_CONFIG", "The file of settings without --config."},
    {"NO_COLOR", "When set and not empty, no colours unless --color asks for them, and no links."},
    {"VISUAL", "What opens files for --open, as sh understands it; else EDITOR, else xdg-open."},
    {"PAGER",
     "The pager for a terminal, as sh understands it (default: less, with -FRX unless LESS is set). Empty: none."},
});

inline constexpr auto kFiles = std::to_array<manual::Entry>({
    {"${XDG_DATA_HOME:-~/.local/share}/depeche/index", "The index when nothing names one."},
    {"${XDG_CONFIG_HOME:-~/.config}/depeche/config.toml", "The settings, see CONFIGURATION."},
    {"${XDG_STATE_HOME:-~/.local/state}/depeche/history",
     "The lines that were typed, see INTERACTIVE USE; readable by their user alone."},
    {"${XDG_CONFIG_HOME:-~/.config}/depeche/searches.json",
     "What --save keeps: a JSON object of names and lists of arguments."},
});

inline constexpr auto kExitStatus = std::to_array<manual::Entry>({
    {"0", "something found"},
    {"1", "nothing found"},
    {"2", "usage error or failure"},
});

inline constexpr manual::Program kProgram{
    .name = "searcher",
    .operands = "[QUERY...]",
    .purpose = "finds dispatches in an index that indexer made",
    .description =
        "The words of a query are looked up by their stems, and the best dispatches come first: those that say "
        "them as typed, together and early. depeche-query(7) has the whole language. A query of * is every "
        "dispatch. Options that would do nothing are refused.",
    .examples = kExamples,
    .options = kOptions,
    .sections = kSections,
    .environment = kEnvironment,
    .files = kFiles,
    .exit_status = kExitStatus,
    .see_also = "depeche-query(7) indexer(1)",
};

}  // namespace depeche::searcher
