#pragma once

// What the man pages of both programs say of the settings.

#include <array>

#include "manual/option.h"

namespace depeche::config {

inline constexpr auto kKeys = std::to_array<manual::Entry>({
    {"index", "Which index to take when none is named: a name of [indexes], or a directory with a slash in it."},
    {"[indexes]",
     "Names for --index and DEPECHE_INDEX, each with a directory or a list of some that are searched as one."},
    {"[aliases]",
     "A name of a source, a place or a person, and in which other words dispatches write it. Whoever searches for the "
     "name also finds these, ranked lower; the answer says so, and --no-expand switches it off."},
    {"stop_words",
     "Words of a query that weigh nothing, beside those of the language, unless they are alone, behind + or in a "
     "phrase."},
    {"[colors]",
     "The look of match, title, snippet, status, date, mentions, source, place, id, facet and note: bold, dim, italic, "
     "underline, reverse, strike, black, red, green, yellow, blue, magenta, cyan, white, these with bright- or on- (or "
     "on-bright-) before them, a number up to 255 or #rrggbb, or none."},
});

inline constexpr manual::Section kManualSection{
    .title = "CONFIGURATION",
    .text =
        "Settings are a file of TOML, the first of these: what --config names, what DEPECHE_CONFIG names, "
        "${XDG_CONFIG_HOME:-~/.config}/depeche/config.toml. Options and the environment count more than it. Relative "
        "paths in it start from its folder. A key that is unknown is an error. All keys may be missing:",
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
        "[colors]\n"
        "match = \"bold yellow\"\n"
        "date = \"green\"\n",
    .entries = kKeys,
};

}  // namespace depeche::config
