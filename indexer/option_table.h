#pragma once

// The options of the indexer: a row here declares one, and puts it into --help, the man page and the completions.

#include <array>

#include "config/manual_section.h"
#include "manual/option.h"

namespace depeche::indexer {

using manual::Offers;
using manual::Takes;

inline constexpr std::string_view kReading = "Reading";
inline constexpr std::string_view kWriting = "Writing";
inline constexpr std::string_view kTelling = "What it says";
inline constexpr std::string_view kWithout = "On the index, without SOURCE";

inline constexpr auto kOptions = std::to_array<manual::Option>({
    {.group = kReading,
     .letter = 'f',
     .name = "format",
     .argument = "FORMAT",
     .takes = Takes::value,
     .help = "auto, dispatch, text, jsonl, csv, newsml, nitf, rss, ninjs, iptc7901, html",
     .more = "auto tells each file by its content. rss is RSS and Atom; jsonl also an array of objects.",
     .choices = "auto dispatch text jsonl csv newsml nitf rss ninjs iptc7901 html"},
    {.group = kReading,
     .name = "encoding",
     .argument = "NAME",
     .takes = Takes::value,
     .help = "auto, utf-8, windows-1252, …"},
    {.group = kReading,
     .name = "fields",
     .argument = "NAMES",
     .takes = Takes::value,
     .help = "fields of JSON Lines and CSV to take (default: all)"},
    {.group = kReading, .name = "strict", .help = "stop at the first dispatch that is refused, and change nothing"},
    {.group = kWriting,
     .letter = 'i',
     .name = "index",
     .argument = "DIR",
     .takes = Takes::value,
     .help = "index to create or update, or its name in the settings",
     .more =
         "By default $DEPECHE_INDEX, else index of the settings, else ${XDG_DATA_HOME:-~/.local/share}/depeche/index.",
     .offers = Offers::folders},
    {.group = kWriting,
     .name = "config",
     .argument = "FILE",
     .takes = Takes::value,
     .help = "settings from this file",
     .offers = Offers::files,
     .beside = true},
    {.group = kWriting, .name = "no-config", .help = "none", .beside = true},
    {.group = kWriting,
     .letter = 'j',
     .name = "jobs",
     .argument = "N",
     .takes = Takes::value,
     .help = "threads (default: one for each processor)"},
    {.group = kWriting,
     .name = "memory",
     .argument = "SIZE",
     .takes = Takes::value,
     .help = "memory to keep within, about, as 500M or 2G (500M)",
     .more = "However large the collection; with less, words are looked up on the disk more often. On the disk a run "
             "takes as much as the index that it makes twice over, beside the old one."},
    {.group = kWriting, .name = "rebuild", .help = "start from nothing; the new index replaces the old one at the end"},
    {.group = kWriting,
     .name = "prune",
     .help = "remove dispatches that have vanished from the SOURCEs",
     .more = "Refuses to remove most of the index, or all of a missing SOURCE, without --force."},
    {.group = kWriting,
     .name = "force",
     .help = "prune most of the index, too, and all of a missing SOURCE",
     .beside = true},
    {.group = kWriting, .name = "dry-run", .help = "read and report, but leave the index alone"},
    {.group = kWriting,
     .name = "watch",
     .help = "go on with what arrives in the SOURCEs, folders, until Ctrl-C",
     .more = "A file is read when it has been written and closed, or moved there, and is found within a second. What "
             "vanishes stays in the index; --prune removes it."},
    {.group = kWriting,
     .name = "wait-lock",
     .argument = "SECONDS",
     .takes = Takes::value,
     .help = "wait that long for another indexer to finish (0)"},
    {.group = kTelling, .letter = 'q', .name = "quiet", .help = "only refusals"},
    {.group = kTelling, .letter = 'v', .name = "verbose", .help = "every dispatch", .beside = true},
    {.group = kTelling,
     .name = "report",
     .argument = "FILE",
     .takes = Takes::value,
     .help = "keep what was refused in FILE, as JSON Lines",
     .more = "Each line says where (file, file:line, archive/member), the reason and a hint. FILE is replaced.",
     .offers = Offers::files},
    {.group = kTelling, .name = "json", .help = "the summary as JSON on standard output"},
    {.group = kTelling, .letter = 'h', .name = "help", .help = "this text"},
    {.group = kTelling, .name = "version", .help = "which it is", .beside = true},
    {.group = kWithout,
     .name = "delete",
     .argument = "ID",
     .takes = Takes::values,
     .help = "take this dispatch out (repeatable)"},
    {.group = kWithout,
     .name = "stats",
     .help = "how many dispatches it holds, and how large it is; with -v each part"},
    {.group = kWithout, .name = "check", .help = "whether it is sound"},
    {.group = kWithout, .name = "compact", .help = "write it anew, as small as it gets"},
    {.group = kWithout,
     .name = "backup",
     .argument = "DIR",
     .takes = Takes::value,
     .help = "copy it to a new or empty directory",
     .more = "The copy is an index like any other, as of the last commit. Other indexers may write meanwhile.",
     .offers = Offers::folders},
});

inline constexpr auto kExamples = std::to_array<manual::Example>({
    {"indexer depeches/", "every dispatch below a folder"},
    {"indexer --fields id,title,text,date archive.jsonl", ""},
    {"indexer 2021.tar.zst 2022.jsonl.gz", "archives and compressed files, unpacked on the way"},
    {"curl … | indexer -f jsonl -", "from standard input"},
    {"indexer --encoding windows-1252 --dry-run anciennes/", ""},
    {"indexer --delete afp-20220113-001", ""},
});

inline constexpr std::array kSections{config::kManualSection};

inline constexpr auto kEnvironment = std::to_array<manual::Entry>({
    {"DEPECHE_INDEX", "The index without --index, as there."},
    {"DEPECHE_CONFIG", "The file of settings without --config."},
});

inline constexpr auto kFiles = std::to_array<manual::Entry>({
    {"${XDG_DATA_HOME:-~/.local/share}/depeche/index", "The index when nothing names one."},
    {"${XDG_CONFIG_HOME:-~/.config}/depeche/config.toml",
     "The settings, see CONFIGURATION; of these only the indexes."},
});

inline constexpr auto kExitStatus = std::to_array<manual::Entry>({
    {"0", "all indexed"},
    {"1", "some dispatches were refused (each named, the rest indexed)"},
    {"2", "usage error or failure"},
});

inline constexpr manual::Program kProgram{
    .name = "indexer",
    .operands = "SOURCE...",
    .purpose = "puts dispatches into an index, which searcher searches",
    .description =
        "SOURCE is a file, a folder (with all that is below it), an archive (.tar, .zip), any of these compressed "
        "(.gz, .zst, .bz2, .xz), or - for standard input. A dispatch that is in "
        "the index already, by the id its format carries or else its path, is replaced; an unchanged one is "
        "skipped. Nothing is visible to searches before the run ends; one that is interrupted changes nothing. Indexes "
        "in folders are left out.",
    .offers = Offers::files,
    .examples = kExamples,
    .options = kOptions,
    .sections = kSections,
    .environment = kEnvironment,
    .files = kFiles,
    .exit_status = kExitStatus,
    .see_also = "searcher(1) depeche-query(7)",
};

}  // namespace depeche::indexer
