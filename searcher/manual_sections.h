#pragma once

// The parts of the man page of the searcher that are not about options.

#include <array>

#include "base/message.h"
#include "config/manual_section.h"
#include "manual/option.h"

namespace depeche::searcher {

inline constexpr manual::Text kWhich{to_translate("Which dispatches")};
inline constexpr manual::Text kPrint{to_translate("What to print")};
inline constexpr manual::Text kMany{to_translate("Many searches")};
inline constexpr manual::Text kWhere{to_translate("Where to search")};

inline constexpr auto kExamples = std::to_array<manual::Example>({
    {"searcher retrait OTSC --from \"6 janvier 2022\" --to hier", {}},
    {"searcher '\"sécurité collective\" agence:AFP' --facets date,source", {}},
    {"searcher retrait --where rubrique=Politique --facets rubrique,bureau", {}},
    {"searcher 'kaz* -Moscou (Almaty OU Astana)' --sort newest -n 20", {}},
    {"searcher 'Tokaev~ kaz*stan mani?estation'", to_translate("near spellings, patterns")},
    {"searcher -- '-russe retrait'", to_translate("a query that begins with - stands behind --")},
    {"searcher --watch '+gaz +Kazakhstan'", to_translate("alerts, as dispatches come")},
    {"searcher", to_translate("many queries, one after another")},
});

inline constexpr auto kCommands = std::to_array<manual::ManualEntry>({
    {"next, suite", to_translate("Shows the hits that follow.")},
    {.text = to_translate("Counts all matches of the last search, by date,source,place unless other names are given."),
     .title = to_translate("facets [NAMES], facettes [NAMES]")},
    {"open N, ouvrir N", to_translate("Opens the file or the web page of hit N, as --open does.")},
    {"show N, montrer N", to_translate("Shows the whole text of hit N.")},
    {"versions N", to_translate("Lists the other versions of the story that hit N tells, the latest first.")},
    {"diff N M, comparer N M", to_translate("Compares hit N with hit M, as --diff does.")},
    {.text = to_translate("Sorts the last search again, and all later ones: relevance (pertinence), "
                          "newest (récentes), oldest (anciennes)."),
     .title = to_translate("sort ORDER, trier ORDER")},
    {"all, tous",
     to_translate("Finds only dispatches with every word from now on, as --all does; typed again, some are enough.")},
    {.text = to_translate("Speaks French or English from now on."),
     .title = to_translate("lang LANGUAGE, langue LANGUAGE")},
    {.text = to_translate("Saves the last search under NAME, as --save does."),
     .title = to_translate("save NAME, enregistrer NAME")},
    {.text = to_translate("Writes the hits that were shown to FILE, in the format that the end "
                          "of its name says: dossier.html, hits.csv."),
     .title = to_translate("export FILE, exporter FILE")},
    {"help, aide", to_translate("Lists these commands.")},
    {"quit, quitter, exit, q", to_translate("Ends the program, as Ctrl-D does.")},
});

inline constexpr manual::Section kPrompt{
    .title = to_translate("INTERACTIVE USE"),
    .text = to_translate(
        "Without a query, when standard input and output are a terminal, the searcher reads lines and answers them. A "
        "line is a query, with options wherever they stand (retrait --from \"6 janvier 2022\" -n 20), or one of the "
        "commands below. Options of the command line hold for each query. What the screen cannot hold goes through "
        "the pager. The tab key completes commands, fields, options, words of the archive, and the names of sources "
        "and places. The arrow keys bring back earlier lines, Ctrl-R searches them, "
        "and Ctrl-C gives a line up. To search for a word that is also a command, put + before it; a command that is "
        "not written exactly as below is a query, too."),
    .entries = kCommands,
};

inline constexpr manual::Section kAlerts{
    .title = to_translate("ALERTS"),
    .text = to_translate(
        "searcher --watch QUERY prints the dispatches that arrive from then on and match, within a second of the "
        "commit that puts them into the index. It does not print what was there before. Everything that decides which "
        "dispatches match holds as in any search: the language of depeche-query(7), dates, sources, --mentions, "
        "--usable. A dispatch with one of the words matches; +word, AND or a phrase require. Each search is told of a "
        "story once: of its flash, or of the latest of the versions that are committed together, and not of the "
        "updates and reprints. A dispatch of which the text or anything else changes counts as one that arrives. It "
        "is told if neither it nor another version was told before. With --usable, what is under embargo when it "
        "arrives is not told later. With --saved alone, all saved searches are watched, each in its index. What is "
        "typed beside --saved holds for each of them. What they say of printing (-n, -f, --sort, ...) does not count. "
        "Searches that are saved or forgotten meanwhile count from then on. The index may be rebuilt, compacted, "
        "pruned or replaced meanwhile: nothing is told twice or missed. When the index vanishes, the watch says so "
        "and waits. Shards are watched as one index, too: see depeche-shards(7). At the end, --timing prints how long "
        "it took to hold each commit against the searches."),
    .entries = {},
};

inline constexpr manual::Section kServing{
    .title = to_translate("SERVING"),
    .text = to_translate(
        "searcher --serve answers searches over HTTP until it is ended by SIGTERM or Ctrl-C; it then completes what is "
        "under way, and its status is 0. /v1/search takes the members of a request that the C interface takes, as "
        "parameters (?query=retrait&limit=5) or as a JSON object by POST, and answers what --format json prints. "
        "/openapi.json describes all that there is: dispatches, facets, timelines, comparisons, exports of any length "
        "and feeds; /health/live, /health/ready and /metrics are for those who run it. An error is an object of type "
        "application/problem+json. Only this machine is answered unless another address is named together with "
        "--token-file or --insecure. Nothing is written but the access log, and no file is opened because a request "
        "names it. Ids that are paths, and the paths themselves, are not told without --show-paths: the id is then an "
        "address that /v1/dispatches takes. The index may be rebuilt, compacted, pruned or replaced meanwhile. TLS is "
        "for a proxy in front. A request that finds too many others waiting is refused with status 429. A search whose "
        "time is up tells the "
        "hits that it has, with \"partial\". "
        "depeche-serve(7) says how it runs as a service and behind a proxy."),
    .example = "searcher --serve 127.0.0.1:8080 &\ncurl 'http://127.0.0.1:8080/v1/search?query=retrait+OTSC&limit=5'",
    .entries = {},
};

inline constexpr auto kEnvironment = std::to_array<manual::ManualEntry>({
    config::kIndexVariable,
    config::kConfigVariable,
    config::kLanguageVariables,
    {"NO_COLOR",
     to_translate("When it is set and not empty, there are no links, and no colours unless --color asks for them.")},
    {"VISUAL",
     to_translate(
         "The command by which --open opens files, as sh understands it. Without it, EDITOR is used, else xdg-open.")},
    {"PAGER", to_translate("The pager for a terminal, as sh understands it. The default is less, with -FRX unless LESS "
                           "is set. When PAGER "
                           "is empty, there is no pager.")},
});

inline constexpr auto kFiles = std::to_array<manual::ManualEntry>({
    {"${XDG_DATA_HOME:-~/.local/share}/depeche/index", to_translate("The index when nothing else names one.")},
    {"${XDG_CONFIG_HOME:-~/.config}/depeche/config.toml", to_translate("The settings, described under CONFIGURATION.")},
    {"${XDG_STATE_HOME:-~/.local/state}/depeche/history",
     to_translate("The lines that were typed at the prompt, see INTERACTIVE USE. Only their user can read them.")},
    {"${XDG_STATE_HOME:-~/.local/state}/depeche/asked",
     to_translate("What saved searches have found before, for --new. Only their user can read it.")},
    {"${XDG_CONFIG_HOME:-~/.config}/depeche/searches.json",
     to_translate("The saved searches: a JSON object of names and lists of arguments.")},
});

inline constexpr auto kExitStatus = std::to_array<manual::ManualEntry>({
    {"0", to_translate("something was found")},
    {"1", to_translate("nothing was found")},
    {"2", to_translate("usage error or failure")},
});

}  // namespace depeche::searcher
