#pragma once

// The options of the searcher for many searches, for serving them, and for where they are made.

#include <array>

#include "base/message.h"
#include "config/shared_options.h"
#include "manual/option.h"
#include "manual_sections.h"

namespace depeche::searcher {

using manual::Offers;
using manual::Takes;

inline constexpr auto kRunningOptions = std::to_array<manual::Option>({
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
         "source, place, where, not_source, not_place, not_where, usable, like, expand, relax. They add to those that "
         "are "
         "given beside --batch. A line with "
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
     .excludes = "from to on strict-dates mentions source place where not-source not-place not-where usable like "
                 "feedback no-expand no-relax limit offset after "
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
     .belongs_to = "serve serve-shard"},
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
     .name = "cors",
     .french = "origine",
     .argument = to_translate("ORIGIN"),
     .takes = Takes::values,
     .help = to_translate("let pages of ORIGIN read the answers"),
     .more =
         to_translate("ORIGIN is exact, such as https://site.exemple.fr. Without this option, browsers let no other "
                      "site read them."),
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
     .more = to_translate("Each has a line of JSON. - is standard output. SIGHUP opens FILE anew."),
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
     .name = "serve-shard",
     .french = "servir-fragment",
     .argument = to_translate("PLACE"),
     .takes = Takes::maybe,
     .help = to_translate("let other machines search this index as a part of theirs"),
     .more = to_translate("PLACE is 127.0.0.1:8090, [::1]:8090 or a port. Without it, it is 127.0.0.1:8090, or the "
                          "socket that systemd hands over. depeche-shards(7) says more."),
     .excludes = "from to on strict-dates mentions source place where not-source not-place not-where usable like "
                 "feedback no-expand no-relax all some limit offset after "
                 "sort versions facets timeline plot format output columns excel exact-total color no-pager no-suggest "
                 "explain without show diff open saved save new forget watch batch serve timeout partial"},
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
     .more = to_translate("The indexes are then searched as one. A file in place of DIR is a shard map: "
                          "depeche-shards(7) tells how an archive is on several machines. Without this option, the "
                          "index is what $DEPECHE_INDEX "
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
