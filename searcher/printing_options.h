#pragma once

// The options of the searcher that say what is printed, and how.

#include <array>

#include "base/message.h"
#include "base/names.h"
#include "manual/option.h"
#include "manual_sections.h"
#include "output_format.h"
#include "search/request_names.h"

namespace depeche::searcher {

using manual::Offers;
using manual::Takes;

inline constexpr auto kPrintingOptions = std::to_array<manual::Option>({
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
         "failure and prints no part of its answer, unless --partial allows it. In a batch, each query has its own "
         "time. A query that is given up is an error of its line, and the others are answered."),
     .beside = true},
    {.group = kPrint,
     .name = "partial",
     .french = "partiel",
     .help = to_translate("with --timeout, print what was found by then"),
     .more =
         to_translate("A line on standard error, and in json \"partial\", says that hits, counts or advice may be "
                      "missing. Without any hit, and by date where the hits found may be the wrong ones, the search "
                      "fails nevertheless."),
     .excludes = "show diff open batch watch serve timeline plot output excel"},
    {.group = kPrint,
     .letter = 'j',
     .name = "jobs",
     .argument = to_translate("N"),
     .takes = Takes::value,
     .help = to_translate("let at most N threads work at a search (default: one for each processor)"),
     .more = to_translate(
         "Long lists of words are read by several threads, which changes nothing about the answer. Searches that run "
         "at the same time, as those of --serve, share the processors: each then has a thread of its own.")},
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
     .choices = "stem-in-text stem-in-title form-in-text form-in-title exact-form best-passage coverage names "
                "pairs lead early title-covered length variety topic kin days",
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
     .excludes = "show batch open save like feedback from to on strict-dates mentions source place where not-source "
                 "not-place not-where usable limit "
                 "offset sort facets timeline plot versions exact-total explain without no-expand no-relax no-suggest "
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
});

}  // namespace depeche::searcher
