#pragma once

// What the man pages of both programs say about the settings.

#include <array>

#include "base/message.h"
#include "manual/option.h"

namespace depeche::config {

// Variables of the environment that both programs read.
inline constexpr manual::ManualEntry kIndexVariable{
    "DEPECHE_INDEX", to_translate("The index when --index is not given: a directory, or a name of the settings.")};
inline constexpr manual::ManualEntry kConfigVariable{"DEPECHE_CONFIG",
                                                     to_translate("The file of settings when --config is not given.")};
inline constexpr manual::ManualEntry kLanguageVariables{
    "LANGUAGE, LC_ALL, LC_MESSAGES, LANG",
    to_translate(
        "The language of what the program says, French or English, when neither --lang nor the settings name it.")};

inline constexpr auto kKeys = std::to_array<manual::ManualEntry>({
    {"index", to_translate("The index when none is named: a name of [indexes], or a directory with a slash in it.")},
    {"[indexes]", to_translate("Names for --index and DEPECHE_INDEX. Each is a directory, or a list of directories "
                               "that are searched as one.")},
    {"[aliases]",
     to_translate("A name of a source, a place or a person, and the other words by which dispatches call it. Whoever "
                  "searches for "
                  "the name also finds these, ranked lower. The answer says so, and --no-expand switches it off.")},
    {"stop_words", to_translate("Words of a query that weigh nothing, beside those of the language. They count when "
                                "they stand alone, behind + "
                                "or in a phrase.")},
    {"mode", to_translate("With \"all\", a search finds only dispatches with every word, as with --all. Without this "
                          "key, it is \"some\".")},
    {"time_zone",
     to_translate(
         "The time zone of hours that name none, of the beginning of days, and of the moments that are shown: a "
         "name of the IANA database. Without this key, it is Europe/Paris. An archive is read and searched in "
         "one zone.")},
    {"lang", to_translate("The language of what the programs say, fr or en. Without it, the environment decides.")},
    {"[map]",
     to_translate("For the indexer: what a name in JSON, CSV and header lines means, as for --map. \"\" ignores it.")},
    {"[colors]",
     to_translate(
         "The look of match, title, snippet, status, date, mentions, source, place, id, facet and note: bold, dim, "
         "italic, underline, reverse, strike; black, red, green, yellow, blue, magenta, cyan or white, also with "
         "bright-, "
         "on- or on-bright- before it; a number up to 255; #rrggbb; or none.")},
});

inline constexpr manual::Section kManualSection{
    .title = to_translate("CONFIGURATION"),
    .text = to_translate(
        "The settings are a TOML file. It is the first of these: the file that --config names, the file that "
        "DEPECHE_CONFIG names, ${{XDG_CONFIG_HOME:-~/.config}}/depeche/config.toml. Options and the environment count "
        "more than the settings. Relative paths in the file start from its folder. An unknown key is an error. Each "
        "key may be absent:"),
    .example =
        "index = \"afp\"\n"
        "stop_words = [\"dépêche\", \"agence\"]\n"
        "\n"
        "[indexes]\n"
        "afp = \"~/archives/afp\"\n"
        "tout = [\"~/archives/afp\", \"~/archives/reuters\"]\n"
        "\n"
        "[aliases]\n"
        "OTAN = [\"Alliance atlantique\", \"NATO\"]\n"
        "\"Côte d'Ivoire\" = \"RCI\"\n"
        "\n"
        "[map]\n"
        "accroche = \"abstract\"\n"
        "\n"
        "[colors]\n"
        "match = \"bold yellow\"\n"
        "date = \"green\"\n",
    .entries = kKeys,
};

}  // namespace depeche::config
