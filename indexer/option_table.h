#pragma once

// The options of the indexer. A row here declares one, and puts it into --help, the man pages and the completions.

#include <array>

#include "base/message.h"
#include "base/names.h"
#include "config/manual_section.h"
#include "dispatch/input/format_names.h"
#include "manual/option.h"
#include "manual_names.h"

namespace depeche::indexer {

using manual::Offers;
using manual::Takes;

inline constexpr manual::Text kReading{"Reading", "Lecture"};
inline constexpr manual::Text kWriting{"Writing", "Écriture"};
inline constexpr manual::Text kMessages{"Messages", "Messages"};
inline constexpr manual::Text kWithout{"Care of an index, without SOURCE", "Entretien d’un index, sans SOURCE"};

inline constexpr auto kOptions = std::to_array<manual::Option>({
    {.group = kReading,
     .letter = 'f',
     .name = "format",
     .argument = {"FORMAT", "FORMAT"},
     .takes = Takes::value,
     .help = {"read the SOURCEs as {}", "lire les SOURCES au format {}"},
     .more =
         {"auto, the default, recognises the format of each file by its content. rss stands for RSS and Atom. jsonl "
          "also reads an array of objects, newsml versions 1.x and G2. xml stands for the exports of Factiva and for "
          "what one agency alone writes, mail for messages and mailboxes, warc for web archives. html and text also "
          "read what Europresse, Factiva and LexisNexis export in HTML, RTF, DOCX and text, article by article.",
          "auto, la valeur par défaut, reconnaît le format de chaque fichier à son contenu. rss désigne RSS et Atom. "
          "jsonl lit aussi un tableau d’objets, newsml les versions 1.x et G2. xml désigne les exports de Factiva et "
          "ce qu’une seule agence écrit, mail les courriels et les boîtes (mbox), warc les archives du web. html et "
          "text lisent aussi, article par article, ce qu’Europresse, Factiva et LexisNexis exportent en HTML, RTF, "
          "DOCX et texte."},
     .choices = base::blank_separated_names<dispatch::kFormatNames>(),
     .belongs_to = "indexing"},
    {.group = kReading,
     .name = "encoding",
     .argument = {"NAME", "NOM"},
     .takes = Takes::value,
     .help = {"read text in this encoding: utf-8, windows-1252, … (default auto)",
              "lire le texte dans cet encodage : utf-8, windows-1252, etc. (auto par défaut)"},
     .more = {"auto recognises the encoding of each file.", "auto reconnaît l’encodage de chaque fichier."},
     .belongs_to = "indexing"},
    {.group = kReading,
     .name = "fields",
     .argument = {"NAMES", "NOMS"},
     .takes = Takes::value,
     .help = {"take only these names of JSON and CSV, beside id and text (default: all)",
              "ne retenir que ces noms des fichiers JSON et CSV, outre id et text (tous par défaut)"},
     .belongs_to = "indexing"},
    {.group = kReading,
     .name = "map",
     .argument = {"NAME=TARGET,…", "NOM=CIBLE,…"},
     .takes = Takes::values,
     .help = {"read NAME of JSON, CSV and header lines as TARGET; NAME= ignores it",
              "lire ce NOM des fichiers JSON, CSV et des lignes d’en-tête comme la CIBLE ; NOM= l’ignore"},
     .more =
         {"TARGET is one of the names under NAMES, or any other name, by which it is then found. Members of an "
          "object within an object have joined names: geo.city or geo_city. A NAME that is mapped here counts more "
          "than in the settings.",
          "La CIBLE est un des noms donnés sous NOMS, ou tout autre nom, qui sert alors à la retrouver. Les membres "
          "d’un objet dans un objet ont des noms joints : geo.city ou geo_city. Un NOM donné ici l’emporte sur "
          "celui de la configuration."},
     .belongs_to = "indexing"},
    {.group = kReading,
     .name = "strict",
     .help = {"stop at the first dispatch that is refused, and change nothing",
              "s’arrêter à la première dépêche refusée, sans rien modifier"},
     .belongs_to = "indexing"},
    {.group = kWriting,
     .letter = 'i',
     .name = "index",
     .argument = {"DIR", "RÉPERTOIRE"},
     .takes = Takes::value,
     .help = {"create or update the index in DIR, or the index of that name in the settings",
              "créer ou mettre à jour l’index de ce RÉPERTOIRE, ou l’index qui porte ce nom dans la configuration"},
     .more = {"Without this option, the index is what $DEPECHE_INDEX names, else what the key index of the settings "
              "names, else ${XDG_DATA_HOME:-~/.local/share}/depeche/index.",
              "Sans cette option, l’index est celui que désigne $DEPECHE_INDEX, à défaut celui de la clé index de la "
              "configuration, à défaut ${XDG_DATA_HOME:-~/.local/share}/depeche/index."},
     .offers = Offers::folders},
    {.group = kWriting,
     .name = "config",
     .argument = {"FILE", "FICHIER"},
     .takes = Takes::value,
     .help = {"read the settings from FILE", "lire la configuration dans ce FICHIER"},
     .offers = Offers::files,
     .beside = true,
     .excludes = "no-config"},
    {.group = kWriting,
     .name = "no-config",
     .help = {"read no settings", "ne lire aucune configuration"},
     .beside = true},
    {.group = kWriting,
     .letter = 'j',
     .name = "jobs",
     .argument = {"N", "N"},
     .takes = Takes::value,
     .help = {"use N threads (default: one for each processor)",
              "travailler avec N fils d’exécution (par défaut, un par processeur)"},
     .belongs_to = "indexing"},
    {.group = kWriting,
     .name = "memory",
     .argument = {"SIZE", "TAILLE"},
     .takes = Takes::value,
     .help = {"keep within about SIZE of memory, such as 500M or 2G (default 500M)",
              "ne pas dépasser environ cette TAILLE de mémoire, par exemple 500M ou 2G (500M par défaut)"},
     .more = {"The bound holds however large the collection is. With less memory, words are looked up on the disk more "
              "often. On the disk, a run takes up to twice the size of the index that it makes, beside the old index.",
              "Cette limite vaut quelle que soit la taille de la collection. Avec moins de mémoire, les mots sont plus "
              "souvent cherchés sur le disque. Sur le disque, l’opération occupe jusqu’à deux fois la taille du nouvel "
              "index, en plus de l’ancien."},
     .belongs_to = "indexing"},
    {.group = kWriting,
     .name = "rebuild",
     .help = {"start from nothing; the new index replaces the old one at the end",
              "repartir de zéro ; le nouvel index remplace l’ancien à la fin"},
     .belongs_to = "indexing"},
    {.group = kWriting,
     .name = "prune",
     .help = {"remove dispatches that have vanished from the SOURCEs",
              "retirer de l’index les dépêches qui ont disparu des SOURCES"},
     .more = {"Without --force, the indexer refuses to remove more than half of the index, or everything of a SOURCE "
              "that is missing or empty.",
              "Sans --force, indexer refuse de retirer plus de la moitié de l’index, ou tout ce qui vient d’une SOURCE "
              "absente ou vide."},
     .excludes = "rebuild",
     .exclusion_hint = to_translate("a rebuilt index holds what the sources hold"),
     .belongs_to = "indexing"},
    {.group = kWriting,
     .name = "force",
     .help = {"let --prune remove most of the index, or all of a missing SOURCE",
              "permettre à --prune de retirer la majeure partie de l’index, ou tout ce qui vient d’une SOURCE absente"},
     .beside = true,
     .belongs_to = "prune"},
    {.group = kWriting,
     .name = "dry-run",
     .help = {"read and report, but leave the index alone", "lire et rendre compte, sans toucher à l’index"},
     .excludes = "rebuild",
     .exclusion_hint = to_translate("a dry run reads the sources and leaves the index alone"),
     .belongs_to = "indexing"},
    {.group = kWriting,
     .name = "watch",
     .help = {"keep running and index what arrives in the SOURCEs (folders), until Ctrl-C",
              "rester actif et indexer ce qui arrive dans les SOURCES (des dossiers), jusqu’à Ctrl-C"},
     .more =
         {"A file is read when it has been written and closed, or moved into a folder. It can be found within a "
          "second. What is renamed within the SOURCEs is found under its new name only. A file that vanishes stays in "
          "the "
          "index until a run with --prune.",
          "Un fichier est lu dès qu’il est écrit et fermé, ou déplacé dans un dossier. Il est trouvé en moins d’une "
          "seconde. Ce qui est renommé dans les SOURCES n’est plus trouvé que sous son nouveau nom. Un fichier qui "
          "disparaît "
          "reste dans l’index jusqu’à une exécution avec --prune."},
     .excludes = "prune strict dry-run rebuild",
     .exclusion_hint = to_translate("run with these first, then watch"),
     .belongs_to = "indexing"},
    {.group = kWriting,
     .name = "wait-lock",
     .argument = {"SECONDS", "SECONDES"},
     .takes = Takes::value,
     .help = {"wait up to SECONDS for another indexer to finish (default 0)",
              "attendre au plus ce nombre de SECONDES qu’un autre indexer ait terminé (0 par défaut)"}},
    {.group = kMessages,
     .letter = 'q',
     .name = "quiet",
     .help = {"print only what was refused", "n’afficher que les refus"},
     .excludes = "verbose"},
    {.group = kMessages,
     .letter = 'v',
     .name = "verbose",
     .help = {"print a line for every dispatch", "afficher une ligne pour chaque dépêche"},
     .beside = true},
    {.group = kMessages,
     .name = "report",
     .argument = {"FILE", "FICHIER"},
     .takes = Takes::value,
     .help = {"write what was refused to FILE, as JSON Lines", "écrire les refus dans ce FICHIER, en JSON Lines"},
     .more =
         {"Each line says where (file, file:line, archive/member), the reason and a hint. An existing FILE is "
          "replaced.",
          "Chaque ligne dit où (fichier, fichier:ligne, archive/membre), pourquoi, et comment y remédier. Un FICHIER "
          "existant est remplacé."},
     .offers = Offers::files,
     .belongs_to = "indexing"},
    {.group = kMessages,
     .name = "json",
     .help = {"print the summary as JSON on standard output", "écrire le bilan en JSON sur la sortie standard"}},
    {.group = kMessages,
     .name = "lang",
     .argument = {"LANGUAGE", "LANGUE"},
     .takes = Takes::value,
     .help = {"speak {} (default: as the settings or the environment say)",
              "parler {} (par défaut, selon la configuration ou l’environnement)"},
     .choices = "fr en"},
    {.group = kMessages,
     .letter = 'h',
     .name = "help",
     .help = {"print a summary of the options", "afficher un résumé des options"}},
    {.group = kMessages, .name = "version", .help = {"print the version", "afficher la version"}, .beside = true},
    {.group = kWithout,
     .name = "delete",
     .argument = {"ID", "ID"},
     .takes = Takes::values,
     .help = {"remove the dispatch of this id from the index", "retirer de l’index la dépêche de cet identifiant"},
     .excludes = "stats check compact backup"},
    {.group = kWithout,
     .name = "stats",
     .help = {"print how many dispatches the index has and how large it is; with -v, each part",
              "afficher le nombre de dépêches et la taille de l’index ; avec -v, celle de chaque partie"},
     .excludes = "check compact backup"},
    {.group = kWithout,
     .name = "check",
     .help = {"check whether the index is sound", "vérifier que l’index est sain"},
     .excludes = "compact backup"},
    {.group = kWithout,
     .name = "compact",
     .help = {"write the index anew, as small as possible", "récrire l’index, aussi petit que possible"},
     .excludes = "backup"},
    {.group = kWithout,
     .name = "backup",
     .argument = {"DIR", "RÉPERTOIRE"},
     .takes = Takes::value,
     .help = {"copy the index to DIR, which must be new or empty",
              "copier l’index dans ce RÉPERTOIRE, qui doit être nouveau ou vide"},
     .more = {"The copy is an index like any other, as of the last commit. Other indexers may write meanwhile.",
              "La copie est un index comme un autre, dans l’état de la dernière validation. D’autres indexer peuvent "
              "écrire pendant ce temps."},
     .offers = Offers::folders},
});

inline constexpr auto kExamples = std::to_array<manual::Example>({
    {"indexer depeches/", {"every dispatch below a folder", "toutes les dépêches d’un dossier"}},
    {"indexer --fields id,title,text,date archive.jsonl", {}},
    {"indexer --map accroche=abstract,edition=version,interne= export.csv", {}},
    {"indexer 2021.tar.zst 2022.jsonl.gz",
     {"archives and compressed files, unpacked on the way",
      "des archives et des fichiers compressés, décompressés au passage"}},
    {"curl … | indexer -f jsonl -", {"from standard input", "depuis l’entrée standard"}},
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
    {"${XDG_DATA_HOME:-~/.local/share}/depeche/index",
     {"The index when nothing else names one.", "L’index quand rien d’autre n’en désigne un."}},
    {"${XDG_CONFIG_HOME:-~/.config}/depeche/config.toml",
     {"The settings, described under CONFIGURATION. The indexer uses only the names of indexes, lang, time_zone and "
      "[map].",
      "La configuration, décrite sous CONFIGURATION. indexer n’en utilise que les noms d’index, lang, time_zone et "
      "[map]."}},
});

inline constexpr auto kExitStatus = std::to_array<manual::ManualEntry>({
    {"0", {"all dispatches were indexed", "toutes les dépêches ont été indexées"}},
    {"1",
     {"some dispatches were refused (each is named, the rest is indexed)",
      "certaines dépêches ont été refusées (chacune est nommée, les autres sont indexées)"}},
    {"2", {"usage error or failure", "erreur d’utilisation ou échec"}},
});

inline constexpr manual::Program kProgram{
    .name = "indexer",
    .operands = {"SOURCE...", "SOURCE..."},
    .purpose = {"puts dispatches into an index, which searcher searches",
                "met des dépêches dans un index, que searcher interroge"},
    .description =
        {"A SOURCE is a file, a folder (with everything below it), an archive (.tar, .zip), any of these compressed "
         "(.gz, .zst, .bz2, .xz), or - for standard input. A dispatch is known by the id that its format carries, else "
         "by its path. A dispatch that is already in the index is replaced, and skipped when it has not changed. "
         "Searches see nothing of a run before it ends, and a run that is interrupted changes nothing. Indexes that "
         "lie in folders are left out.",
         "Une SOURCE est un fichier, un dossier (avec tout ce qu’il contient), une archive (.tar, .zip), l’un de "
         "ceux-ci compressé (.gz, .zst, .bz2, .xz), ou - pour l’entrée standard. Une dépêche est reconnue à "
         "l’identifiant que porte son format, à défaut à son chemin. Une dépêche déjà présente dans l’index est "
         "remplacée, ou sautée si elle n’a pas changé. Les recherches ne voient rien d’une exécution avant sa fin, et "
         "une exécution interrompue ne change rien. Les index qui se trouvent dans des dossiers sont laissés de côté."},
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
