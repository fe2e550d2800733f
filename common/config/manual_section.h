#pragma once

// What the man pages of both programs say about the settings.

#include <array>

#include "manual/option.h"

namespace depeche::config {

// Variables of the environment that both programs read.
inline constexpr manual::ManualEntry kIndexVariable{
    "DEPECHE_INDEX",
    {"The index when --index is not given: a directory, or a name of the settings.",
     "L’index quand --index est absent : un répertoire, ou un nom de la configuration."}};
inline constexpr manual::ManualEntry kConfigVariable{
    "DEPECHE_CONFIG",
    {"The file of settings when --config is not given.", "Le fichier de configuration quand --config est absent."}};
inline constexpr manual::ManualEntry kLanguageVariables{
    "LANGUAGE, LC_ALL, LC_MESSAGES, LANG",
    {"The language of what the program says, French or English, when neither --lang nor the settings name it.",
     "La langue de ce que dit le programme, le français ou l’anglais, quand ni --lang ni la configuration ne "
     "l’indiquent."}};

inline constexpr auto kKeys = std::to_array<manual::ManualEntry>({
    {"index",
     {"The index when none is named: a name of [indexes], or a directory with a slash in it.",
      "L’index quand aucun n’est désigné : un nom de [indexes], ou un répertoire dont le chemin contient une barre "
      "oblique."}},
    {"[indexes]",
     {"Names for --index and DEPECHE_INDEX. Each is a directory, or a list of directories that are searched as one.",
      "Des noms pour --index et DEPECHE_INDEX. Chacun désigne un répertoire, ou une liste de répertoires interrogés "
      "comme un seul."}},
    {"[aliases]",
     {"A name of a source, a place or a person, and the other words by which dispatches call it. Whoever searches for "
      "the name also finds these, ranked lower. The answer says so, and --no-expand switches it off.",
      "Le nom d’une agence, d’un lieu ou d’une personne, et les autres mots par lesquels les dépêches le désignent. "
      "Qui cherche le nom trouve aussi ces mots, classés plus bas. La réponse le signale, et --no-expand s’y oppose."}},
    {"stop_words",
     {"Words of a query that weigh nothing, beside those of the language. They count when they stand alone, behind + "
      "or in a phrase.",
      "Les mots d’une requête qui ne pèsent rien, en plus de ceux de la langue. Ils comptent quand ils sont seuls, "
      "derrière + ou dans une expression entre guillemets."}},
    {"mode",
     {"\"all\" finds only dispatches with every word of a query, as --all does. \"some\" is the usual.",
      "\"all\" ne trouve que les dépêches qui ont chacun des mots d’une requête, comme --all. \"some\" est l’usage."}},
    {"time_zone",
     {"The time zone of hours that name none, of the beginning of days, and of the moments that are shown, by its name "
      "in the IANA database: Europe/Paris, when the key is absent. An archive is read and searched in one zone.",
      "Le fuseau horaire des heures qui n’en nomment pas, du début des jours et des moments affichés, par son nom dans "
      "la base IANA : Europe/Paris quand la clé est absente. Une archive se lit et s’interroge dans un même fuseau."}},
    {"lang",
     {"The language of what the programs say, fr or en. Without it, the environment decides.",
      "La langue de ce que disent les programmes, fr ou en. Sans elle, l’environnement décide."}},
    {"[map]",
     {"For the indexer: what a name in JSON, CSV and header lines means, as for --map. \"\" ignores it.",
      "Pour indexer : ce que signifie un nom des fichiers JSON, CSV et des lignes d’en-tête, comme pour --map. \"\" "
      "l’ignore."}},
    {"[colors]",
     {"The look of match, title, snippet, status, date, mentions, source, place, id, facet and note: bold, dim, "
      "italic, underline, reverse, strike; black, red, green, yellow, blue, magenta, cyan or white, also with bright-, "
      "on- or on-bright- before it; a number up to 255; #rrggbb; or none.",
      "L’aspect de match, title, snippet, status, date, mentions, source, place, id, facet et note : bold, dim, "
      "italic, underline, reverse, strike ; black, red, green, yellow, blue, magenta, cyan ou white, éventuellement "
      "précédé de bright-, on- ou on-bright- ; un nombre jusqu’à 255 ; #rrggbb ; ou none."}},
});

inline constexpr manual::Section kManualSection{
    .title = {"CONFIGURATION", "CONFIGURATION"},
    .text =
        {"The settings are a TOML file. It is the first of these: the file that --config names, the file that "
         "DEPECHE_CONFIG names, ${XDG_CONFIG_HOME:-~/.config}/depeche/config.toml. Options and the environment count "
         "more than the settings. Relative paths in the file start from its folder. An unknown key is an error. Each "
         "key may be absent:",
         "La configuration est un fichier TOML. C’est le premier de ceux-ci : le fichier que désigne --config, celui "
         "que désigne DEPECHE_CONFIG, ${XDG_CONFIG_HOME:-~/.config}/depeche/config.toml. Les options et "
         "l’environnement l’emportent sur la configuration. Les chemins relatifs partent du dossier du fichier. Une "
         "clé inconnue est une erreur. Toutes les clés sont facultatives :"},
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
