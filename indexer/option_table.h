#pragma once

// The options of the indexer. A row here declares one, and puts it into --help, the man pages and the completions.

#include <array>

#include "base/message.h"
#include "base/names.h"
#include "config/manual_section.h"
#include "config/shared_options.h"
#include "dispatch/input/format_names.h"
#include "manual/option.h"
#include "manual_names.h"

namespace depeche::indexer {

using manual::Offers;
using manual::Takes;

inline constexpr manual::Text kReading{to_translate("Reading")};
inline constexpr manual::Text kWriting{to_translate("Writing")};
inline constexpr manual::Text kMessages{to_translate("Messages")};
inline constexpr manual::Text kWithout{to_translate("Care of an index, without SOURCE")};

inline constexpr auto kOptions = std::to_array<manual::Option>({
    {.group = kReading,
     .letter = 'f',
     .name = "format",
     .argument = to_translate("FORMAT"),
     .takes = Takes::value,
     .help = to_translate("read the SOURCEs as {}"),
     .more = to_translate(
         "auto, the default, recognises the format of each file by its content. dispatch stands for a text that begins "
         "with its date (date 2022-01-13), text for any other, rss for RSS and Atom. jsonl also reads an array of "
         "objects, newsml versions 1.x and G2. xml stands for the exports of Factiva and for what one agency alone "
         "writes, mail for messages and mailboxes, warc for web archives. html and text also read what Europresse, "
         "Factiva and LexisNexis export in HTML, RTF, DOCX and text, article by article."),
     .choices = base::blank_separated_names<dispatch::kFormatNames>(),
     .french_choices = "texte=text",
     .belongs_to = "indexing"},
    {.group = kReading,
     .name = "encoding",
     .french = "encodage",
     .argument = to_translate("NAME"),
     .takes = Takes::value,
     .help = to_translate("read text in this encoding: utf-8, windows-1252, … (default auto)"),
     .more = to_translate("auto recognises the encoding of each file."),
     .belongs_to = "indexing"},
    {.group = kReading,
     .name = "fields",
     .french = "champs",
     .argument = to_translate("NAMES"),
     .takes = Takes::value,
     .help = to_translate("take only these names of JSON and CSV, beside id and text (default: all)"),
     .belongs_to = "indexing"},
    {.group = kReading,
     .name = "map",
     .argument = to_translate("NAME=TARGET,…"),
     .takes = Takes::values,
     .help = to_translate("read NAME of JSON, CSV and header lines as TARGET; NAME= ignores it"),
     .more = to_translate(
         "TARGET is one of the names under NAMES, or any other name, by which it is then found. Members of an "
         "object within an object have joined names: geo.city or geo_city. A NAME that is mapped here counts more "
         "than in the settings."),
     .belongs_to = "indexing"},
    {.group = kReading,
     .name = "strict",
     .help = to_translate("stop at the first dispatch that is refused, and change nothing"),
     .belongs_to = "indexing"},
    {.group = kWriting,
     .letter = 'i',
     .name = "index",
     .argument = to_translate("DIR"),
     .takes = Takes::value,
     .help = to_translate("create or update the index in DIR, or the index of that name in the settings"),
     .more = to_translate(
         "Without this option, the index is what $DEPECHE_INDEX names, else what the key index of the settings "
         "names, else ${{XDG_DATA_HOME:-~/.local/share}}/depeche/index."),
     .offers = Offers::folders},
    config::config_option(kWriting),
    config::no_config_option(kWriting),
    {.group = kWriting,
     .letter = 'j',
     .name = "jobs",
     .argument = to_translate("N"),
     .takes = Takes::value,
     .help = to_translate("use N threads (default: one for each processor)"),
     .belongs_to = "indexing"},
    {.group = kWriting,
     .name = "memory",
     .french = "memoire mémoire",
     .argument = to_translate("SIZE"),
     .takes = Takes::value,
     .help = to_translate("keep within about SIZE of memory, such as 500M or 2G (default 500M)"),
     .more = to_translate(
         "The bound holds however large the collection is. With less memory, words are looked up on the disk more "
         "often. On the disk, a run takes up to twice the size of the index that it makes, beside the old index."),
     .belongs_to = "indexing"},
    {.group = kWriting,
     .name = "rebuild",
     .french = "reconstruire",
     .help = to_translate("start from nothing; the new index replaces the old one at the end"),
     .belongs_to = "indexing"},
    {.group = kWriting,
     .name = "parts",
     .french = "parties",
     .argument = to_translate("N"),
     .takes = Takes::value,
     .help =
         to_translate("let the index consist of up to N parts, so that a large addition does not rewrite all of it"),
     .more = to_translate(
         "An index of one part is written anew by a run that brings more than a tenth of what it has. In an index of "
         "several parts, a run of more than some thousand dispatches becomes a part of its own. Parts are merged so "
         "that "
         "each has less than half of the dispatches of the one before it; what is merged is indexed again. Searches "
         "take "
         "the parts for one index. Later runs keep the parts without this option; --parts 1 and --compact make one of "
         "them."),
     .belongs_to = "indexing"},
    {.group = kWriting,
     .name = "topics-of",
     .french = "themes-de thèmes-de",
     .argument = to_translate("INDEX"),
     .takes = Takes::value,
     .help = to_translate("take the topics over from another INDEX, so that both score alike when searched together"),
     .more = to_translate(
         "Topics say what a dispatch is about beside its words. An index learns them from its own dispatches; those of "
         "two indexes cannot be compared. What was taken over stays in later runs. An index that has other topics is "
         "written anew; --compact takes them over without new dispatches."),
     .offers = Offers::folders,
     .excludes = "stats check backup delete dry-run",
     .exclusion_hint = to_translate("topics are taken over by a run that writes the index")},
    {.group = kWriting,
     .name = "prune",
     .french = "purger",
     .help = to_translate("remove dispatches that have vanished from the SOURCEs"),
     .more = to_translate(
         "Without --force, the indexer refuses to remove more than half of the index, or everything of a SOURCE "
         "that is missing or empty."),
     .excludes = "rebuild",
     .exclusion_hint = to_translate("a rebuilt index holds what the sources hold"),
     .belongs_to = "indexing"},
    {.group = kWriting,
     .name = "force",
     .french = "forcer",
     .help = to_translate("let --prune remove most of the index, or all of a missing SOURCE"),
     .beside = true,
     .belongs_to = "prune"},
    {.group = kWriting,
     .name = "dry-run",
     .french = "a-blanc à-blanc",
     .help = to_translate("read and report, but leave the index alone"),
     .excludes = "rebuild",
     .exclusion_hint = to_translate("a dry run reads the sources and leaves the index alone"),
     .belongs_to = "indexing"},
    {.group = kWriting,
     .name = "watch",
     .french = "surveiller",
     .help = to_translate("keep running and index what arrives in the SOURCEs (folders), until Ctrl-C"),
     .more = to_translate(
         "A file is read when it has been written and closed, or moved into a folder. It can be found within a "
         "second. What is renamed within the SOURCEs is found under its new name only. A file that vanishes stays in "
         "the "
         "index until a run with --prune."),
     .excludes = "prune strict dry-run rebuild",
     .exclusion_hint = to_translate("run with these first, then watch"),
     .belongs_to = "indexing"},
    {.group = kWriting,
     .name = "wait-lock",
     .french = "attendre",
     .argument = to_translate("SECONDS"),
     .takes = Takes::value,
     .help = to_translate("wait up to SECONDS for another indexer to finish (default 0)")},
    {.group = kMessages,
     .letter = 'q',
     .name = "quiet",
     .french = "silencieux",
     .help = to_translate("print only what was refused"),
     .excludes = "verbose"},
    {.group = kMessages,
     .letter = 'v',
     .name = "verbose",
     .french = "bavard",
     .help = to_translate("print a line for every dispatch"),
     .beside = true},
    {.group = kMessages,
     .name = "report",
     .french = "rapport",
     .argument = to_translate("FILE"),
     .takes = Takes::value,
     .help = to_translate("write what was refused to FILE, as JSON Lines"),
     .more = to_translate(
         "Each line says where (file, file:line, archive/member), the reason and a hint. An existing FILE is "
         "replaced."),
     .offers = Offers::files,
     .belongs_to = "indexing"},
    {.group = kMessages, .name = "json", .help = to_translate("print the summary as JSON on standard output")},
    config::language_option(kMessages),
    config::help_option(kMessages),
    config::version_option(kMessages),
    {.group = kWithout,
     .name = "delete",
     .french = "supprimer",
     .argument = to_translate("ID"),
     .takes = Takes::values,
     .help = to_translate("remove the dispatch of this id from the index"),
     .excludes = "stats check compact backup"},
    {.group = kWithout,
     .name = "stats",
     .help = to_translate("print how many dispatches the index has and how large it is; with -v, each part"),
     .excludes = "check compact backup"},
    {.group = kWithout,
     .name = "check",
     .french = "verifier vérifier",
     .help = to_translate("check whether the index is sound"),
     .excludes = "compact backup"},
    {.group = kWithout,
     .name = "compact",
     .french = "compacter",
     .help = to_translate("write the index anew, as small as possible"),
     .excludes = "backup"},
    {.group = kWithout,
     .name = "backup",
     .french = "sauvegarder",
     .argument = to_translate("DIR"),
     .takes = Takes::value,
     .help = to_translate("copy the index to DIR, which must be new or empty"),
     .more = to_translate(
         "The copy is an index like any other, as of the last commit. Other indexers may write meanwhile."),
     .offers = Offers::folders},
});

inline constexpr auto kExamples = std::to_array<manual::Example>({
    {"indexer depeches/", to_translate("every dispatch below a folder")},
    {"indexer --fields id,title,text,date archive.jsonl", {}},
    {"indexer --map accroche=abstract,edition=version,interne= export.csv", {}},
    {"indexer 2021.tar.zst 2022.jsonl.gz", to_translate("archives and compressed files, unpacked on the way")},
    {"curl … | indexer -f jsonl -", to_translate("from standard input")},
    {"indexer --encoding windows-1252 --dry-run anciennes/", {}},
    {"indexer --delete afp-20220113-001", {}},
});

inline constexpr std::array kSections{kNames, kCommonNames, config::kManualSection};

inline constexpr auto kEnvironment = std::to_array<manual::ManualEntry>({
    config::kIndexVariable,
    config::kConfigVariable,
    config::kLanguageVariables,
});

inline constexpr auto kFiles = std::to_array<manual::ManualEntry>({
    {"${XDG_DATA_HOME:-~/.local/share}/depeche/index", to_translate("The index when nothing else names one.")},
    {"${XDG_CONFIG_HOME:-~/.config}/depeche/config.toml",
     to_translate(
         "The settings, described under CONFIGURATION. The indexer uses only the names of indexes, lang, time_zone and "
         "[map].")},
});

inline constexpr auto kExitStatus = std::to_array<manual::ManualEntry>({
    {"0", to_translate("all dispatches were indexed")},
    {"1", to_translate("some dispatches were refused (each is named, the rest is indexed)")},
    {"2", to_translate("usage error or failure")},
});

inline constexpr manual::Program kProgram{
    .name = "indexer",
    .operands = to_translate("SOURCE..."),
    .purpose = to_translate("puts dispatches into an index, which searcher searches"),
    .description = to_translate(
        "A SOURCE is a file, a folder (with everything below it), an archive (.tar, .zip), any of these compressed "
        "(.gz, .zst, .bz2, .xz), or - for standard input. A dispatch is known by the id that its format carries, else "
        "by its path. A dispatch that is already in the index is replaced, and skipped when it has not changed. "
        "Searches see nothing of a run before it ends, and a run that is interrupted changes nothing. Indexes that "
        "lie in folders are left out."),
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
