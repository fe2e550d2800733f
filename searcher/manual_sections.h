#pragma once

// The parts of the man page of the searcher that are not about options.

#include <array>

#include "config/manual_section.h"
#include "manual/option.h"

namespace depeche::searcher {

inline constexpr manual::Text kWhich{"Which dispatches", "Quelles dépêches"};
inline constexpr manual::Text kPrint{"What to print", "Présentation des résultats"};
inline constexpr manual::Text kMany{"Many searches", "Plusieurs recherches"};
inline constexpr manual::Text kWhere{"Where to search", "Où chercher"};

inline constexpr auto kExamples = std::to_array<manual::Example>({
    {"searcher retrait OTSC --from \"6 janvier 2022\" --to hier", {}},
    {"searcher '\"sécurité collective\" agence:AFP' --facets date,source", {}},
    {"searcher retrait --where rubrique=Politique --facets rubrique,bureau", {}},
    {"searcher 'kaz* -Moscou (Almaty OU Astana)' --sort newest -n 20", {}},
    {"searcher 'Tokaev~ kaz*stan mani?estation'", {"near spellings, patterns", "graphies voisines, motifs"}},
    {"searcher -- '-russe retrait'",
     {"a query that begins with - stands behind --", "une requête qui commence par - se place derrière --"}},
    {"searcher --watch '+gaz +Kazakhstan'",
     {"alerts, as dispatches come", "des alertes, à mesure que les dépêches arrivent"}},
    {"searcher", {"many queries, one after another", "plusieurs requêtes, l’une après l’autre"}},
});

inline constexpr auto kCommands = std::to_array<manual::ManualEntry>({
    {"next, suite", {"Shows the hits that follow.", "Montre les résultats suivants."}},
    {"facets [NAMES], facettes [NAMES]",
     {"Counts all matches of the last search, by date,source,place unless other names are given.",
      "Compte toutes les dépêches de la dernière recherche, par date,source,place sauf si d’autres noms sont donnés."}},
    {"open N, ouvrir N",
     {"Opens the file or the web page of hit N, as --open does.",
      "Ouvre le fichier ou la page web du résultat N, comme --open."}},
    {"show N, montrer N", {"Shows the whole text of hit N.", "Montre le texte entier du résultat N."}},
    {"versions N",
     {"Lists the other versions of the story that hit N tells, the latest first.",
      "Énumère les autres versions du sujet du résultat N, la plus récente d’abord."}},
    {"diff N M, comparer N M",
     {"Compares hit N with hit M, as --diff does.", "Compare le résultat N au résultat M, comme --diff."}},
    {"sort ORDER, trier ORDER",
     {"Sorts the last search again, and all later ones: relevance (pertinence), newest (récentes), oldest (anciennes).",
      "Trie de nouveau la dernière recherche, et toutes les suivantes : pertinence, récentes, anciennes."}},
    {"save NAME, enregistrer NAME",
     {"Saves the last search under NAME, as --save does.",
      "Enregistre la dernière recherche sous ce nom, comme --save."}},
    {"export FILE, exporter FILE",
     {"Writes the hits that were shown to FILE, in the format that the end of its name says: dossier.html, hits.csv.",
      "Écrit dans ce fichier les résultats montrés, dans le format que dit la fin de son nom : dossier.html, "
      "hits.csv."}},
    {"help, aide", {"Lists these commands.", "Énumère ces commandes."}},
    {"quit, quitter, exit, q", {"Ends the program, as Ctrl-D does.", "Termine le programme, comme Ctrl-D."}},
});

inline constexpr manual::Section kPrompt{
    .title = {"INTERACTIVE USE", "UTILISATION INTERACTIVE"},
    .text =
        {"Without a query, when standard input and output are a terminal, the searcher reads lines and answers them. A "
         "line is a query, with options wherever they stand (retrait --from \"6 janvier 2022\" -n 20), or one of the "
         "commands below. Options of the command line hold for each query. What the screen cannot hold goes through "
         "the pager. The tab key completes commands, fields, options, words of the archive, and the names of sources "
         "and places. The arrow keys bring back earlier lines, Ctrl-R searches them, "
         "and Ctrl-C gives a line up. To search for a word that is also a command, put + before it; a command that is "
         "not written exactly as below is a query, too.",
         "Sans requête, quand l’entrée et la sortie standard sont un terminal, searcher lit des lignes et y répond. "
         "Une ligne est une requête, avec des options où que ce soit (retrait --from \"6 janvier 2022\" -n 20), ou "
         "l’une des commandes ci-dessous. Les options de la ligne de commande valent pour chaque requête. Ce qui "
         "dépasse un écran passe par le paginateur. La touche de tabulation complète les commandes, les champs, les "
         "options, les mots de l’archive, et les noms d’agences et de lieux. Les flèches "
         "rappellent les lignes précédentes, Ctrl-R les parcourt, Ctrl-C abandonne une ligne. Pour chercher un mot qui "
         "est aussi une commande, faites-le précéder de + ; une commande qui n’a pas exactement la forme ci-dessous "
         "est aussi une requête."},
    .entries = kCommands,
};

inline constexpr manual::Section kAlerts{
    .title = {"ALERTS", "ALERTES"},
    .text =
        {"searcher --watch QUERY prints the dispatches that arrive from then on and match, within a second of the "
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
         "and waits. At the end, --timing prints how long it took to hold each commit against the searches.",
         "searcher --watch REQUÊTE affiche les dépêches qui arrivent désormais et répondent à la requête, moins d’une "
         "seconde après la validation qui les met dans l’index. Ce qui s’y trouvait déjà n’est pas affiché. Tout ce "
         "qui décide des dépêches trouvées vaut comme dans toute recherche : le langage de depeche-query(7), les "
         "dates, les agences, --mentions, --usable. Une dépêche qui contient l’un des mots répond à la requête ; +mot, "
         "ET ou une expression entre guillemets sont des exigences. Un sujet n’est annoncé qu’une fois à chaque "
         "recherche : par son flash, ou par la dernière des versions validées ensemble, mais non par les mises à jour "
         "et les reprises. Une dépêche dont le texte ou toute autre donnée change compte comme une arrivée. Elle est "
         "annoncée si ni elle ni une autre version ne l’a été. Avec --usable, ce qui est sous embargo à son arrivée "
         "n’est pas annoncé plus tard. Avec --saved seul, toutes les recherches enregistrées sont surveillées, chacune "
         "dans son index. Ce qui est tapé avec --saved vaut pour chacune. Ce qu’elles disent de la présentation (-n, "
         "-f, --sort, etc.) ne compte pas. Les recherches enregistrées ou supprimées entre-temps sont prises en compte "
         "aussitôt. L’index peut entre-temps être reconstruit, compacté, purgé ou remplacé : rien n’est annoncé deux "
         "fois ni manqué. Si l’index disparaît, la surveillance le dit et attend. À la fin, --timing affiche le temps "
         "qu’a pris la comparaison de chaque validation avec les recherches."},
    .entries = {},
};

inline constexpr auto kEnvironment = std::to_array<manual::ManualEntry>({
    config::kIndexVariable,
    config::kConfigVariable,
    config::kLanguageVariables,
    {"NO_COLOR",
     {"When it is set and not empty, there are no links, and no colours unless --color asks for them.",
      "S’il est défini et non vide, il n’y a pas de liens, ni de couleurs sauf si --color les demande."}},
    {"VISUAL",
     {"The command by which --open opens files, as sh understands it. Without it, EDITOR is used, else xdg-open.",
      "La commande par laquelle --open ouvre les fichiers, au sens de sh. À défaut, EDITOR, à défaut xdg-open."}},
    {"PAGER",
     {"The pager for a terminal, as sh understands it. The default is less, with -FRX unless LESS is set. When PAGER "
      "is empty, there is no pager.",
      "Le paginateur du terminal, au sens de sh. Par défaut less, avec -FRX sauf si LESS est défini. Si PAGER est "
      "vide, il n’y a pas de paginateur."}},
});

inline constexpr auto kFiles = std::to_array<manual::ManualEntry>({
    {"${XDG_DATA_HOME:-~/.local/share}/depeche/index",
     {"The index when nothing else names one.", "L’index quand rien d’autre n’en désigne un."}},
    {"${XDG_CONFIG_HOME:-~/.config}/depeche/config.toml",
     {"The settings, described under CONFIGURATION.", "La configuration, décrite sous CONFIGURATION."}},
    {"${XDG_STATE_HOME:-~/.local/state}/depeche/history",
     {"The lines that were typed at the prompt, see INTERACTIVE USE. Only their user can read them.",
      "Les lignes tapées à l’invite, voir UTILISATION INTERACTIVE. Seul leur utilisateur peut les lire."}},
    {"${XDG_STATE_HOME:-~/.local/state}/depeche/asked",
     {"What saved searches have found before, for --new. Only their user can read it.",
      "Ce que les recherches enregistrées ont déjà trouvé, pour --new. Seul leur utilisateur peut le lire."}},
    {"${XDG_CONFIG_HOME:-~/.config}/depeche/searches.json",
     {"The saved searches: a JSON object of names and lists of arguments.",
      "Les recherches enregistrées : un objet JSON de noms et de listes d’arguments."}},
});

inline constexpr auto kExitStatus = std::to_array<manual::ManualEntry>({
    {"0", {"something was found", "au moins une dépêche a été trouvée"}},
    {"1", {"nothing was found", "aucune dépêche n’a été trouvée"}},
    {"2", {"usage error or failure", "erreur d’utilisation ou échec"}},
});

}  // namespace depeche::searcher
