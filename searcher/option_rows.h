#pragma once

// The options of the searcher. A row here declares one, and puts it into --help, the man pages and the completions.

#include <array>

#include "base/message.h"
#include "base/names.h"
#include "config/manual_section.h"
#include "config/shared_options.h"
#include "manual/option.h"
#include "manual_sections.h"
#include "output_format.h"
#include "search/request_names.h"

namespace depeche::searcher {

using manual::Offers;
using manual::Takes;

inline constexpr auto kOptions = std::to_array<manual::Option>({
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
     .name = "place",
     .french = "lieu",
     .argument = to_translate("NAME"),
     .takes = Takes::values,
     .help = to_translate("find dispatches from this place"),
     .more = to_translate("The dispatches from any of the places are then found."),
     .offers = Offers::values},
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
    {.group = kPrint,
     .letter = 'n',
     .name = "limit",
     .french = "limite",
     .argument = to_translate("N"),
     .takes = Takes::value,
     .help = to_translate("print at most N hits (default 10)")},
    {.group = kPrint,
     .name = "offset",
     .french = "sauter",
     .argument = to_translate("N"),
     .takes = Takes::value,
     .help = to_translate("skip the first N hits"),
     .more = to_translate("When there are no more, a note says how many there are, and nothing was found."),
     .beside = true},
    {.group = kPrint,
     .name = "after",
     .french = "apres après",
     .argument = to_translate("NEXT"),
     .takes = Takes::value,
     .help = to_translate("with --sort newest or oldest: go on where a page ended"),
     .more = to_translate(
         "NEXT is the member next of the answer before, in json. Pages stay apart while dispatches come and go, which "
         "--offset cannot promise."),
     .excludes = "show batch open timeline plot diff watch new"},
    {.group = kPrint,
     .name = "sort",
     .french = "tri",
     .argument = to_translate("ORDER"),
     .takes = Takes::value,
     .help = to_translate("sort by {}"),
     .choices = base::blank_separated_names<search::kSortOrders>(),
     .french_choices = "pertinence=relevance récent=newest recent=newest récents=newest récente=newest récentes=newest "
                       "recentes=newest date=newest ancien=oldest anciens=oldest ancienne=oldest anciennes=oldest"},
    {.group = kPrint,
     .name = "versions",
     .help = to_translate("show all versions"),
     .more = to_translate(
         "Without this option, text, json and jsonl show one hit for each story: the latest version that matches. "
         "They name the other versions (flashes, updates, reprints), as do html and md. Rows (csv, tsv, xlsx, ris, "
         "bibtex, atom, ids, trec) and batches always have each version."),
     .beside = true,
     .excludes = "show batch timeline plot"},
    {.group = kPrint,
     .name = "facets",
     .french = "facettes",
     .argument = to_translate("NAMES"),
     .takes = Takes::value,
     .help = to_translate("count all matches by date,source,place,mentions,category or another property"),
     .more = to_translate(
         "The value is one or more names, separated by commas. Any property may be counted, also one of your own: "
         "rubrique,bureau. In csv and tsv the counts are the rows, in place of hits."),
     .choices = "date source place mentions credits slug category subject keyword genre urgency language person "
                "organisation location country version corrects word_count",
     .several_choices = true,
     .offers = Offers::values},
    {.group = kPrint,
     .name = "timeline",
     .french = "chronologie",
     .argument = to_translate("MEASURE"),
     .takes = Takes::maybe,
     .help = to_translate("draw matches over time, or (share) their share"),
     .more = to_translate(
         "With share, each bar is the share of the matches among all dispatches of its time. The unit is an hour, a "
         "day, a "
         "week, a month or a year, depending on the span of the matches. The words beside a peak "
         "set its dispatches apart from the others. A timeline is written as text, json, csv or tsv."),
     .choices = base::blank_separated_names<kMeasures>(),
     .french_choices = "part=share nombre=matches",
     .excludes = "show batch limit offset sort facets explain without boost-recent"},
    {.group = kPrint,
     .name = "plot",
     .french = "graphique",
     .argument = to_translate("FILE"),
     .takes = Takes::value,
     .help = to_translate("also draw it to FILE, as SVG"),
     .offers = Offers::files,
     .beside = true,
     .excludes = "show batch limit offset sort facets explain without boost-recent"},
    {.group = kPrint,
     .letter = 'f',
     .name = "format",
     .argument = to_translate("FORMAT"),
     .takes = Takes::value,
     .help = to_translate("write {}"),
     .choices = base::blank_separated_names<kOutputFormats>(),
     .french_choices = "texte=text"},
    {.group = kPrint,
     .letter = 'o',
     .name = "output",
     .french = "sortie",
     .argument = to_translate("FILE"),
     .takes = Takes::value,
     .help = to_translate("write to FILE"),
     .more = to_translate(
         "Without --format, the end of its name says the format: .csv, .tsv, .xlsx, .html, .md, .ris, .bib, .json, "
         ".jsonl, .atom or .txt. The file is replaced once the whole answer has been written."),
     .offers = Offers::files,
     .beside = true,
     .excludes = "watch batch open no-pager"},
    {.group = kPrint,
     .name = "columns",
     .french = "colonnes",
     .argument = to_translate("NAMES"),
     .takes = Takes::value,
     .help = to_translate("write these columns of csv, tsv or xlsx: title,date,source,url,text"),
     .more = to_translate(
         "The names are rank, score, id, title, date_from, date_to, precision, match, source, place, path, "
         "snippet, status, written_at, url, credits, abstract, embargoed_until, date and text, and those of "
         "properties, such as rubrique or one of your own. Without this option, all columns but date and text "
         "are written.")},
    {.group = kPrint,
     .name = "excel",
     .help = to_translate("write csv for a French Excel"),
     .more = to_translate(
         "Cells are separated by semicolons, and a byte order mark says that the file is UTF-8: such a file opens "
         "by a double click. For other spreadsheets, xlsx is the better choice."),
     .beside = true},
    {.group = kPrint,
     .name = "exact-total",
     .french = "total-exact",
     .help = to_translate("count all matches"),
     .more = to_translate("The count is exact, however long it takes."),
     .beside = true},
    {.group = kPrint,
     .name = "color",
     .french = "couleur",
     .argument = to_translate("WHEN"),
     .takes = Takes::value,
     .help = to_translate("use colours: {}"),
     .more = to_translate(
         "auto uses colours on a terminal, unless NO_COLOR is set or TERM is dumb. Titles are then links to their "
         "files."),
     .choices = base::blank_separated_names<kColorModes>(),
     .french_choices = "toujours=always jamais=never"},
    {.group = kPrint,
     .name = "no-pager",
     .french = "sans-paginateur",
     .help = to_translate("print without a pager"),
     .more = to_translate("Without this option, text and JSON that a terminal cannot hold go through a pager."),
     .beside = true},
    {.group = kPrint,
     .name = "no-suggest",
     .french = "sans-suggestion",
     .help = to_translate("suggest no other spelling")},
    {.group = kPrint,
     .name = "timeout",
     .french = "delai délai",
     .argument = to_translate("SECONDS"),
     .takes = Takes::value,
     .help = to_translate("give up after SECONDS"),
     .more = to_translate(
         "By default, a search has no time limit. SECONDS may be a fraction: 0.5. A search that is given up is a "
         "failure and prints no part of its answer. In a batch, each query has its own time. A query that is given up "
         "is an error of its line, and the others are answered."),
     .beside = true},
    {.group = kPrint,
     .name = "explain",
     .french = "expliquer",
     .help = to_translate("explain each score, and the query on standard error"),
     .more = to_translate("json also has the plan of the query, for programs.")},
    {.group = kPrint,
     .name = "without",
     .french = "sans",
     .argument = to_translate("FEATURES"),
     .takes = Takes::value,
     .help = to_translate("rank without these features"),
     .more = to_translate("--explain names the features."),
     .choices = "stem-in-text stem-in-title form-in-text form-in-title exact-form best-passage coverage pairs lead "
                "title-covered length topic days",
     .several_choices = true},
    {.group = kPrint,
     .name = "boost-recent",
     .argument = to_translate("DAYS"),
     .takes = Takes::value,
     .help = to_translate("rank recent news higher; the advantage halves every DAYS days"),
     .more = to_translate("Days count from the newest dispatch of the index, or from today when that lies ahead.")},
    {.group = kPrint,
     .name = "show",
     .french = "montrer",
     .argument = to_translate("ID"),
     .takes = Takes::maybe,
     .help = to_translate("print whole dispatches, of these ids or of the hits of a query"),
     .more = to_translate(
         "The ids stand behind --show: searcher --show ID ID. A query stands before it: searcher 'retrait OTSC' "
         "--show -o dossier.html makes a dossier of whole texts."),
     .excludes = "batch timeout"},
    {.group = kPrint,
     .name = "diff",
     .french = "comparer",
     .argument = to_translate("ID"),
     .takes = Takes::value,
     .help = to_translate("compare this dispatch with the next"),
     .more = to_translate(
         "The form is searcher --diff BEFORE AFTER. It prints the sentences that were added, removed and changed, "
         "and the figures and names that only one of the two has, as text or json."),
     .beside = true,
     .excludes = "show batch open save like feedback from to on strict-dates mentions source place where usable limit "
                 "offset sort facets timeline plot versions exact-total explain without no-expand no-suggest "
                 "boost-recent timeout"},
    {.group = kPrint,
     .name = "open",
     .french = "ouvrir",
     .argument = to_translate("N"),
     .takes = Takes::value,
     .help = to_translate("open hit N"),
     .more = to_translate(
         "Its file or its web page is opened. The web page of a hit that came from an archive is opened, when it "
         "has one. A file opens in $VISUAL, "
         "else in $EDITOR. A web page, or a file when neither is set, is opened by "
         "xdg-open. Nothing is printed."),
     .beside = true,
     .excludes = "show batch timeline plot limit offset facets format color no-pager exact-total explain "
                 "no-suggest"},
    {.group = kMany,
     .name = "saved",
     .french = "enregistree enregistrée",
     .argument = to_translate("NAME"),
     .takes = Takes::maybe,
     .help = to_translate("run the saved search NAME, or list all"),
     .more = to_translate(
         "The arguments of the saved search come first. What is typed beside them is added, or replaces an option "
         "that is already there. NAME may also stand behind a blank."),
     .offers = Offers::values},
    {.group = kMany,
     .name = "save",
     .french = "enregistrer",
     .argument = to_translate("NAME"),
     .takes = Takes::value,
     .help = to_translate("save this search"),
     .more = to_translate(
         "The search is also run, and it is saved unless it fails. Dates such as hier stay relative; directories "
         "become absolute."),
     .beside = true,
     .excludes = "show batch open"},
    {.group = kMany,
     .name = "new",
     .french = "nouveau nouveaux",
     .help = to_translate("with --saved NAME: print only what the search has not found before"),
     .more = to_translate(
         "What the search finds is remembered by --save and by each run with --new, so that a run in a crontab mails "
         "what has come since. When nothing has come, nothing is printed, and the status is 1. What --limit "
         "leaves out is new the next time."),
     .beside = true,
     .excludes = "show batch open watch timeline plot diff facets offset save forget explain"},
    {.group = kMany,
     .name = "forget",
     .french = "oublier",
     .argument = to_translate("NAME"),
     .takes = Takes::value,
     .help = to_translate("delete the saved search NAME"),
     .offers = Offers::values,
     .beside = true},
    {.group = kMany,
     .name = "watch",
     .french = "surveiller",
     .help = to_translate("print new dispatches that match as they come"),
     .more = to_translate(
         "Each new dispatch takes one line, and each story comes once (with --versions, each version), until Ctrl-C "
         "or until N lines (--limit). With --saved, all saved searches are watched, and each line begins with their "
         "names. ALERTS below says more."),
     .beside = true,
     .excludes = "show diff batch open save forget like feedback offset sort facets timeline plot explain without "
                 "boost-recent repeat no-pager exact-total no-suggest timeout"},
    {.group = kMany,
     .name = "batch",
     .french = "lot",
     .argument = to_translate("FILE"),
     .takes = Takes::value,
     .help = to_translate("answer the queries of FILE, or - for standard input, one JSON object a line"),
     .more = to_translate(
         "A line is {{\"id\",\"text\"}} and may have the filters of the command line: from, to, on, strict_dates, "
         "mentions, "
         "source, place, where, usable, like, expand. They add to those that are given beside --batch. A line with "
         "another member is refused. The answers are written as trec, or as ids or jsonl when --format says so."),
     .offers = Offers::files},
    {.group = kMany,
     .name = "serve",
     .french = "servir",
     .argument = to_translate("PLACE"),
     .takes = Takes::maybe,
     .help = to_translate("answer searches over HTTP"),
     .more = to_translate("PLACE is 127.0.0.1:8080, [::1]:8080 or unix:/path. Without it, it is 127.0.0.1:8080, or the "
                          "socket that systemd hands over. SERVING below says more. With "
                          "--timeout, each request has so many seconds; 10 without it."),
     .excludes =
         "from to on strict-dates mentions source place where usable like feedback no-expand limit offset after "
         "sort versions facets timeline plot format output columns excel exact-total color no-pager no-suggest "
         "explain without boost-recent show diff open saved save new forget watch batch"},
    {.group = kMany,
     .name = "token-file",
     .french = "fichier-jeton",
     .argument = to_translate("FILE"),
     .takes = Takes::value,
     .help = to_translate("ask for the token in FILE"),
     .more = to_translate("It is the first line of FILE, and comes as \"Authorization: Bearer TOKEN\"."),
     .offers = Offers::files,
     .beside = true,
     .belongs_to = "serve"},
    {.group = kMany,
     .name = "insecure",
     .french = "sans-protection",
     .help = to_translate("answer all machines"),
     .beside = true,
     .belongs_to = "serve"},
    {.group = kMany,
     .name = "host",
     .french = "hote hôte",
     .argument = to_translate("NAME"),
     .takes = Takes::values,
     .help = to_translate("be also called NAME"),
     .more = to_translate("Requests that name another Host than localhost, an address or such a NAME are refused."),
     .beside = true,
     .belongs_to = "serve"},
    {.group = kMany,
     .name = "show-paths",
     .french = "montrer-chemins",
     .help = to_translate("tell where files stand"),
     .beside = true,
     .belongs_to = "serve"},
    {.group = kMany,
     .name = "access-log",
     .french = "journal",
     .argument = to_translate("FILE"),
     .takes = Takes::value,
     .help = to_translate("log requests to FILE"),
     .more = to_translate("Each has a line of JSON. - is standard output."),
     .offers = Offers::files,
     .beside = true,
     .belongs_to = "serve"},
    {.group = kMany,
     .name = "no-query-log",
     .french = "journal-sans-requetes journal-sans-requêtes",
     .help = to_translate("leave queries out of it"),
     .beside = true,
     .belongs_to = "access-log"},
    {.group = kMany,
     .name = "timing",
     .help = to_translate("print the time taken on standard error"),
     .belongs_to = "batch watch"},
    {.group = kMany,
     .name = "repeat",
     .argument = to_translate("N"),
     .takes = Takes::value,
     .help = to_translate("ask each query N times"),
     .beside = true,
     .belongs_to = "batch"},
    {.group = kWhere,
     .letter = 'i',
     .name = "index",
     .argument = to_translate("DIR"),
     .takes = Takes::values,
     .help = to_translate("search the index in DIR, or of that name in the settings"),
     .more = to_translate("The indexes are then searched as one. Without this option, the index is what $DEPECHE_INDEX "
                          "names, else what the key index of the settings names, else "
                          "${{XDG_DATA_HOME:-~/.local/share}}/depeche/index."),
     .offers = Offers::values_and_folders},
    config::config_option(kWhere),
    config::no_config_option(kWhere),
    config::language_option(kWhere),
    config::help_option(kWhere),
    config::version_option(kWhere),
});

}  // namespace depeche::searcher
