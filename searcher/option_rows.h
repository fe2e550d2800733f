#pragma once

// The options of the searcher. A row here declares one, and puts it into --help, the man pages and the completions.

#include <array>

#include "base/names.h"
#include "config/manual_section.h"
#include "manual/option.h"
#include "manual_sections.h"
#include "output_format.h"
#include "search/request_names.h"

namespace depeche::searcher {

using manual::Offers;
using manual::Takes;

inline constexpr auto kOptions = std::to_array<manual::Option>({
    {.group = kWhich,
     .name = "from",
     .argument = {"DATE", "DATE"},
     .takes = Takes::value,
     .help = {"find dispatches written on DATE or later: 2022-01-13, 2022-01, hier",
              "trouver les dépêches écrites à cette DATE ou après : 2022-01-13, 2022-01, hier"},
     .more =
         {"A DATE is ISO or French, and may have an hour: \"6 janvier 2022\", \"janvier 2022\", aujourd'hui, hier, "
          "\"il y a 3 jours\", \"13/01/2022 18h\", \"ce matin\", \"depuis 24 h\", \"T1 2022\". depeche-query(7) says "
          "more.",
          "Une DATE s’écrit en français ou au format ISO, avec ou sans heure : \"6 janvier 2022\", \"janvier 2022\", "
          "aujourd'hui, hier, \"il y a 3 jours\", \"13/01/2022 18h\", \"ce matin\", \"depuis 24 h\", \"T1 2022\". "
          "depeche-query(7) en dit plus."}},
    {.group = kWhich,
     .name = "to",
     .argument = {"DATE", "DATE"},
     .takes = Takes::value,
     .help = {"find dispatches written on DATE or before", "trouver les dépêches écrites à cette DATE ou avant"},
     .more = {"An hour ends what is found: --to 18h finds what was written before 18:00.",
              "Une heure met fin à ce qui est trouvé : --to 18h trouve ce qui a été écrit avant 18 h."}},
    {.group = kWhich,
     .name = "on",
     .argument = {"DATE", "DATE"},
     .takes = Takes::value,
     .help = {"find dispatches written on DATE: \"6 janvier 2022\", \"janvier 2022\"",
              "trouver les dépêches écrites à cette DATE : \"6 janvier 2022\", \"janvier 2022\""},
     .more = {"A dispatch known only to the month is found for each of its days, one known only to the day for each of "
              "its hours. These are marked as possible.",
              "Une dépêche dont on ne connaît que le mois est trouvée pour chacun de ses jours, une dépêche dont on ne "
              "connaît que le jour pour chacune de ses heures. Elles sont signalées comme possibles."}},
    {.group = kWhich,
     .name = "strict-dates",
     .help = {"leave out dispatches that were only possibly written then",
              "écarter les dépêches qui n’ont que peut-être été écrites à ces dates"}},
    {.group = kWhich,
     .name = "mentions",
     .argument = {"DATES", "DATES"},
     .takes = Takes::value,
     .help = {"find dispatches whose text mentions a day of DATE or of DATE..DATE",
              "trouver les dépêches dont le texte évoque un jour de DATE ou de DATE..DATE"}},
    {.group = kWhich,
     .name = "source",
     .argument = {"NAME", "NOM"},
     .takes = Takes::values,
     .help = {"find dispatches of this agency", "trouver les dépêches de cette agence"},
     .more = {"The dispatches of any of the agencies are then found.",
              "Les dépêches de l’une quelconque des agences sont alors trouvées."},
     .offers = Offers::values},
    {.group = kWhich,
     .name = "place",
     .argument = {"NAME", "NOM"},
     .takes = Takes::values,
     .help = {"find dispatches from this place", "trouver les dépêches écrites en ce lieu"},
     .more = {"The dispatches from any of the places are then found.",
              "Les dépêches de l’un quelconque des lieux sont alors trouvées."},
     .offers = Offers::values},
    {.group = kWhich,
     .name = "where",
     .argument = {"NAME=VALUE", "NOM=VALEUR"},
     .takes = Takes::values,
     .help = {"find dispatches with this value of a property: rubrique=Politique",
              "trouver les dépêches qui ont cette valeur d’une propriété : rubrique=Politique"},
     .more =
         {"NAME is a property that agencies have in common, in English or French (category or rubrique, subject or "
          "sujet, keyword or mot, genre, urgency or urgence, language or langue, …), one of your own, such as a column "
          "of a CSV file, or a field, such as source. depeche-query(7) lists them. Any of the values of one name must "
          "be there, and one of each name. Accents and case do not count, and the words of VALUE must stand in a row.",
          "NOM est une propriété commune aux agences, en anglais ou en français (category ou rubrique, subject ou "
          "sujet, keyword ou mot, genre, urgency ou urgence, language ou langue…), une des vôtres, comme une colonne "
          "d’un fichier CSV, ou un champ, comme source. depeche-query(7) les énumère. Il faut l’une des valeurs d’un "
          "même nom, et une de chaque nom. Ni les accents ni la casse ne comptent, et les mots de VALEUR doivent se "
          "suivre."},
     .offers = Offers::pairs},
    {.group = kWhich,
     .name = "usable",
     .help = {"leave out what is canceled, withheld or under embargo now",
              "écarter ce qui est annulé, retenu ou sous embargo à cet instant"},
     .more =
         {"So is what another dispatch withdraws, such as a kill notice that names it. Without this option, such "
          "dispatches are found, too, and marked.",
          "Ce qu’une autre dépêche retire, comme un avis d’annulation qui le nomme, l’est aussi. Sans cette option, "
          "ces dépêches sont trouvées aussi, et signalées."}},
    {.group = kWhich,
     .name = "like",
     .argument = {"ID", "ID"},
     .takes = Takes::value,
     .help = {"find dispatches like this one, or with - like the text on standard input",
              "trouver les dépêches semblables à celle-ci, ou avec - au texte de l’entrée standard"},
     .more =
         {"The most significant terms of the dispatch rank the others; the dispatch itself is left out. A query given "
          "beside --like must match.",
          "Les termes les plus significatifs de la dépêche classent les autres ; elle-même est écartée. Une requête "
          "donnée avec --like doit être satisfaite."},
     .excludes = "show batch"},
    {.group = kWhich,
     .name = "feedback",
     .help = {"rank also by what the first ten hits talk about",
              "classer aussi d’après ce dont parlent les dix premiers résultats"},
     .more = {"This finds more of a broad subject. A line below the hits says which words were added.",
              "Cela trouve davantage sur un vaste sujet. Une ligne sous les résultats dit quels mots ont été ajoutés."},
     .excludes = "show timeline plot sort"},
    {.group = kWhich,
     .name = "all",
     .help = {"find only dispatches with every word", "ne trouver que les dépêches qui ont chacun des mots"},
     .more = {"Words of grammar need not be there.", "Les mots-outils peuvent manquer."},
     .excludes = "some"},
    {.group = kWhich,
     .name = "some",
     .help = {"find dispatches with some of the words, whatever the settings say",
              "trouver les dépêches qui ont certains des mots, quoi que dise la configuration"}},
    {.group = kWhich,
     .name = "no-expand",
     .help = {"search only what was typed: no acronyms, aliases or respelling",
              "ne chercher que ce qui est tapé : ni sigles développés, ni alias, ni orthographe corrigée"},
     .more =
         {"Without this option, an acronym also finds what the archive says that it stands for, and the other way "
          "round. A name also finds its aliases of the settings. In a query of two to six words of content, a word "
          "that no dispatch has finds the word that was probably meant: kazakstan finds Kazakhstan.",
          "Sans cette option, un sigle trouve aussi le nom que l’archive lui donne, et réciproquement. Un nom trouve "
          "aussi ses alias de la configuration. Dans une requête de deux à six mots pleins, un mot absent de toutes "
          "les dépêches trouve celui qu’on voulait sans doute écrire : kazakstan trouve Kazakhstan."}},
    {.group = kPrint,
     .letter = 'n',
     .name = "limit",
     .argument = {"N", "N"},
     .takes = Takes::value,
     .help = {"print at most N hits (default 10)", "afficher au plus N résultats (10 par défaut)"}},
    {.group = kPrint,
     .name = "offset",
     .argument = {"N", "N"},
     .takes = Takes::value,
     .help = {"skip the first N hits", "sauter les N premiers résultats"},
     .more = {"When there are no more, a note says how many there are, and nothing was found.",
              "S’il n’y en a pas davantage, une note dit combien il y en a, et rien n’a été trouvé."},
     .beside = true},
    {.group = kPrint,
     .name = "after",
     .argument = {"NEXT", "NEXT"},
     .takes = Takes::value,
     .help = {"with --sort newest or oldest: go on where a page ended",
              "avec --sort newest ou oldest : reprendre où une page s’arrêtait"},
     .more =
         {"NEXT is the member next of the answer before, in json. Pages stay apart while dispatches come and go, which "
          "--offset cannot promise.",
          "NEXT est le membre next de la réponse précédente, en json. Les pages restent distinctes quand des dépêches "
          "arrivent ou disparaissent, ce que --offset ne peut promettre."},
     .excludes = "show batch open timeline plot diff watch new"},
    {.group = kPrint,
     .name = "sort",
     .argument = {"ORDER", "ORDRE"},
     .takes = Takes::value,
     .help = {"sort by {}",
              "trier par relevance (pertinence), newest (les plus récentes d’abord) ou oldest (les plus anciennes "
              "d’abord)"},
     .choices = base::blank_separated_names<search::kSortOrders>()},
    {.group = kPrint,
     .name = "versions",
     .help = {"show all versions", "montrer toutes les versions d’un sujet"},
     .more =
         {"Without this option, text, json and jsonl show one hit for each story: the latest version that matches. "
          "They name the other versions (flashes, updates, reprints), as do html and md. Rows (csv, tsv, xlsx, ris, "
          "bibtex, atom, ids, trec) and batches always have each version.",
          "Sans cette option, text, json et jsonl montrent un seul résultat par sujet : la dernière version qui répond "
          "à la requête. Ils nomment les autres versions (flashes, mises à jour, reprises), de même que html et md. "
          "Les lignes (csv, tsv, xlsx, ris, bibtex, atom, ids, trec) et les lots ont toujours chaque version."},
     .beside = true,
     .excludes = "show batch timeline plot"},
    {.group = kPrint,
     .name = "facets",
     .argument = {"NAMES", "NOMS"},
     .takes = Takes::value,
     .help = {"count all matches by date,source,place,mentions,category or another property",
              "compter toutes les dépêches trouvées par date,source,place,mentions,category ou une autre propriété"},
     .more = {"The value is one or more names, separated by commas. Any property may be counted, also one of your own: "
              "rubrique,bureau. In csv and tsv the counts are the rows, in place of hits.",
              "La valeur est un ou plusieurs noms, séparés par des virgules. Toute propriété se compte, aussi une des "
              "vôtres : rubrique,bureau. En csv et en tsv, les comptes sont les lignes, à la place des résultats."},
     .choices = "date source place mentions credits slug category subject keyword genre urgency language person "
                "organisation location country version corrects word_count",
     .several_choices = true,
     .offers = Offers::values},
    {.group = kPrint,
     .name = "timeline",
     .argument = {"MEASURE", "MESURE"},
     .takes = Takes::maybe,
     .help = {"draw matches over time, or (share) their share",
              "dessiner les dépêches trouvées au fil du temps, ou avec share leur part de l’ensemble"},
     .more =
         {"With share, each bar is the share of the matches among all dispatches of its time. The unit is an hour, a "
          "day, a "
          "week, a month or a year, depending on the span of the matches. The words beside a peak "
          "set its dispatches apart from the others. A timeline is written as text, json, csv or tsv.",
          "Avec share, chaque barre est la part des dépêches trouvées parmi toutes celles de son temps. L’unité "
          "est l’heure, le jour, la semaine, le mois ou l’année, selon l’étendue des dates. Les mots à côté d’un pic "
          "distinguent ses dépêches des autres. Une chronologie s’écrit en text, json, csv ou tsv."},
     .choices = base::blank_separated_names<kMeasures>(),
     .excludes = "show batch limit offset sort facets explain without boost-recent"},
    {.group = kPrint,
     .name = "plot",
     .argument = {"FILE", "FICHIER"},
     .takes = Takes::value,
     .help = {"also draw it to FILE, as SVG", "dessiner aussi la chronologie dans ce FICHIER, en SVG"},
     .offers = Offers::files,
     .beside = true,
     .excludes = "show batch limit offset sort facets explain without boost-recent"},
    {.group = kPrint,
     .letter = 'f',
     .name = "format",
     .argument = {"FORMAT", "FORMAT"},
     .takes = Takes::value,
     .help = {"write {}", "écrire en {}"},
     .choices = base::blank_separated_names<kOutputFormats>()},
    {.group = kPrint,
     .letter = 'o',
     .name = "output",
     .argument = {"FILE", "FICHIER"},
     .takes = Takes::value,
     .help = {"write to FILE", "écrire dans ce FICHIER"},
     .more =
         {"Without --format, the end of its name says the format: .csv, .tsv, .xlsx, .html, .md, .ris, .bib, .json, "
          ".jsonl, .atom or .txt. The file is replaced once the whole answer has been written.",
          "Sans --format, la fin de son nom dit le format : .csv, .tsv, .xlsx, .html, .md, .ris, .bib, .json, .jsonl, "
          ".atom ou "
          ".txt. Le fichier est remplacé une fois que toute la réponse est écrite."},
     .offers = Offers::files,
     .beside = true,
     .excludes = "watch batch open no-pager"},
    {.group = kPrint,
     .name = "columns",
     .argument = {"NAMES", "NOMS"},
     .takes = Takes::value,
     .help = {"write these columns of csv, tsv or xlsx: title,date,source,url,text",
              "écrire ces colonnes de csv, tsv ou xlsx : title,date,source,url,text"},
     .more = {"The names are rank, score, id, title, date_from, date_to, precision, match, source, place, path, "
              "snippet, status, written_at, url, credits, abstract, embargoed_until, date and text, and those of "
              "properties, such as rubrique or one of your own. Without this option, all columns but date and text "
              "are written.",
              "Les noms sont rank, score, id, title, date_from, date_to, precision, match, source, place, path, "
              "snippet, status, written_at, url, credits, abstract, embargoed_until, date et text, et ceux des "
              "propriétés, comme rubrique ou l’une des vôtres. Sans cette option, toutes les colonnes sont écrites, "
              "sauf date et text."}},
    {.group = kPrint,
     .name = "excel",
     .help = {"write csv for a French Excel", "écrire en csv pour un Excel français"},
     .more = {"Cells are separated by semicolons, and a byte order mark says that the file is UTF-8: such a file opens "
              "by a double click. For other spreadsheets, xlsx is the better choice.",
              "Les cellules sont séparées par des points-virgules, et une marque d’ordre des octets dit que le fichier "
              "est en UTF-8 : un tel fichier s’ouvre par un double clic. Pour d’autres tableurs, mieux vaut xlsx."},
     .beside = true},
    {.group = kPrint,
     .name = "exact-total",
     .help = {"count all matches", "compter toutes les dépêches trouvées"},
     .more = {"The count is exact, however long it takes.", "Le compte est exact, quel que soit le temps nécessaire."},
     .beside = true},
    {.group = kPrint,
     .name = "color",
     .argument = {"WHEN", "QUAND"},
     .takes = Takes::value,
     .help = {"use colours: {}", "employer des couleurs : auto, always (toujours) ou never (jamais)"},
     .more =
         {"auto uses colours on a terminal, unless NO_COLOR is set or TERM is dumb. Titles are then links to their "
          "files.",
          "auto en emploie sur un terminal, sauf si NO_COLOR est défini ou si TERM vaut dumb. Les titres sont alors "
          "des liens vers leurs fichiers."},
     .choices = base::blank_separated_names<kColorModes>()},
    {.group = kPrint,
     .name = "no-pager",
     .help = {"print without a pager", "afficher sur le terminal sans passer par un paginateur"},
     .more = {"Without this option, text and JSON that a terminal cannot hold go through a pager.",
              "Sans cette option, le texte et le JSON qui dépassent un écran passent par un paginateur."},
     .beside = true},
    {.group = kPrint,
     .name = "no-suggest",
     .help = {"suggest no other spelling", "ne proposer aucune autre orthographe"}},
    {.group = kPrint,
     .name = "timeout",
     .argument = {"SECONDS", "SECONDES"},
     .takes = Takes::value,
     .help = {"give up after SECONDS", "abandonner une recherche au bout de ce nombre de SECONDES"},
     .more =
         {"By default, a search has no time limit. SECONDS may be a fraction: 0.5. A search that is given up is a "
          "failure and prints no part of its answer. In a batch, each query has its own time. A query that is given up "
          "is an error of its line, and the others are answered.",
          "Par défaut, une recherche n’a pas de limite de temps. SECONDES peut être fractionnaire : 0.5. Une recherche "
          "abandonnée est un échec et n’affiche rien de sa réponse. Dans un lot, chaque requête a son propre temps. "
          "Une requête abandonnée est une erreur de sa ligne, et les autres reçoivent leur réponse."},
     .beside = true},
    {.group = kPrint,
     .name = "explain",
     .help = {"explain each score, and the query on standard error",
              "expliquer chaque score et, sur la sortie d’erreur, comment la requête a été comprise"},
     .more = {"json also has the plan of the query, for programs.",
              "json contient aussi le plan de la requête, pour les programmes."}},
    {.group = kPrint,
     .name = "without",
     .argument = {"FEATURES", "CRITÈRES"},
     .takes = Takes::value,
     .help = {"rank without these features", "classer sans ces critères, que --explain nomme"},
     .more = {"--explain names the features.", "--explain nomme les critères."},
     .choices = "stem-in-text stem-in-title form-in-text form-in-title exact-form best-passage coverage pairs lead "
                "title-covered length topic days",
     .several_choices = true},
    {.group = kPrint,
     .name = "boost-recent",
     .argument = {"DAYS", "JOURS"},
     .takes = Takes::value,
     .help = {"rank recent news higher; the advantage halves every DAYS days",
              "favoriser les dépêches récentes ; leur avantage diminue de moitié tous les JOURS jours"},
     .more = {"Days count from the newest dispatch of the index, or from today when that lies ahead.",
              "Les jours se comptent depuis la dépêche la plus récente de l’index, ou depuis aujourd’hui si elle est "
              "datée d’un jour à venir."}},
    {.group = kPrint,
     .name = "show",
     .argument = {"ID", "ID"},
     .takes = Takes::maybe,
     .help = {"print whole dispatches, of these ids or of the hits of a query",
              "afficher en entier les dépêches de ces identifiants, ou après une requête celles qu’elle trouve"},
     .more = {"The ids stand behind --show: searcher --show ID ID. A query stands before it: searcher 'retrait OTSC' "
              "--show -o dossier.html makes a dossier of whole texts.",
              "Les identifiants suivent --show : searcher --show ID ID. Une requête le précède : searcher 'retrait "
              "OTSC' --show -o dossier.html fait un dossier de textes entiers."},
     .excludes = "batch timeout"},
    {.group = kPrint,
     .name = "diff",
     .argument = {"ID", "ID"},
     .takes = Takes::value,
     .help = {"compare this dispatch with the next", "comparer cette dépêche à celle qui est nommée ensuite"},
     .more = {"The form is searcher --diff BEFORE AFTER. It prints the sentences that were added, removed and changed, "
              "and the figures and names that only one of the two has, as text or json.",
              "La forme est searcher --diff AVANT APRÈS. Les phrases ajoutées, supprimées et modifiées sont affichées, "
              "avec les chiffres et les noms qu’une seule des deux contient, en text ou en json."},
     .beside = true,
     .excludes = "show batch open save like feedback from to on strict-dates mentions source place where usable limit "
                 "offset sort facets timeline plot versions exact-total explain without no-expand no-suggest "
                 "boost-recent timeout"},
    {.group = kPrint,
     .name = "open",
     .argument = {"N", "N"},
     .takes = Takes::value,
     .help = {"open hit N", "ouvrir le fichier ou la page web du résultat N"},
     .more = {"Its file or its web page is opened. The web page of a hit that came from an archive is opened, when it "
              "has one. A file opens in $VISUAL, "
              "else in $EDITOR. A web page, or a file when neither is set, is opened by "
              "xdg-open. Nothing is printed.",
              "D’un résultat tiré d’une archive, la page web est ouverte s’il en a une. Un fichier s’ouvre dans "
              "$VISUAL, à défaut dans $EDITOR. Une page web, ou un fichier si aucun des deux "
              "n’est défini, est ouvert par xdg-open. Rien n’est affiché."},
     .beside = true,
     .excludes = "show batch timeline plot limit offset facets format color no-pager exact-total explain "
                 "no-suggest"},
    {.group = kMany,
     .name = "saved",
     .argument = {"NAME", "NOM"},
     .takes = Takes::maybe,
     .help = {"run the saved search NAME, or list all",
              "lancer la recherche enregistrée sous ce NOM, ou les énumérer toutes"},
     .more = {"The arguments of the saved search come first. What is typed beside them is added, or replaces an option "
              "that is already there. NAME may also stand behind a blank.",
              "Les arguments enregistrés viennent d’abord. Ce qui est tapé en plus s’y ajoute, ou remplace une option "
              "déjà présente. Le NOM peut aussi suivre une espace."},
     .offers = Offers::values},
    {.group = kMany,
     .name = "save",
     .argument = {"NAME", "NOM"},
     .takes = Takes::value,
     .help = {"save this search", "enregistrer cette recherche sous ce NOM"},
     .more = {"The search is also run, and it is saved unless it fails. Dates such as hier stay relative; directories "
              "become absolute.",
              "La recherche est aussi exécutée, et enregistrée sauf si elle échoue. Les dates comme hier restent "
              "relatives ; les répertoires deviennent absolus."},
     .beside = true,
     .excludes = "show batch open"},
    {.group = kMany,
     .name = "new",
     .help = {"with --saved NAME: print only what the search has not found before",
              "avec --saved NOM : n’afficher que ce que la recherche n’avait pas encore trouvé"},
     .more =
         {"What the search finds is remembered by --save and by each run with --new, so that a run in a crontab mails "
          "what has come since. When nothing has come, nothing is printed, and the status is 1. What --limit "
          "leaves out is new the next time.",
          "Ce que trouve la recherche est retenu par --save et par chaque exécution avec --new, de sorte qu’une "
          "tâche de cron envoie par courriel ce qui est arrivé depuis. Si rien n’est arrivé, rien n’est affiché et "
          "le code de retour est 1. Ce "
          "que --limit écarte est nouveau la fois suivante."},
     .beside = true,
     .excludes = "show batch open watch timeline plot diff facets offset save forget explain"},
    {.group = kMany,
     .name = "forget",
     .argument = {"NAME", "NOM"},
     .takes = Takes::value,
     .help = {"delete the saved search NAME", "supprimer la recherche enregistrée sous ce NOM"},
     .offers = Offers::values,
     .beside = true},
    {.group = kMany,
     .name = "watch",
     .help = {"print new dispatches that match as they come",
              "afficher les nouvelles dépêches qui répondent à la requête, à mesure qu’elles arrivent"},
     .more =
         {"Each new dispatch takes one line, and each story comes once (with --versions, each version), until Ctrl-C "
          "or until N lines (--limit). With --saved, all saved searches are watched, and each line begins with their "
          "names. ALERTS below says more.",
          "Chaque nouvelle dépêche tient en une ligne et chaque sujet n’est annoncé qu’une fois (avec --versions, "
          "chaque version), jusqu’à Ctrl-C ou jusqu’à N lignes (--limit). Avec --saved, toutes les recherches "
          "enregistrées sont surveillées, et chaque ligne commence par leurs noms. La section ALERTES en dit "
          "davantage."},
     .beside = true,
     .excludes = "show diff batch open save forget like feedback offset sort facets timeline plot explain without "
                 "boost-recent repeat no-pager exact-total no-suggest timeout"},
    {.group = kMany,
     .name = "batch",
     .argument = {"FILE", "FICHIER"},
     .takes = Takes::value,
     .help = {"answer the queries of FILE, or - for standard input, one JSON object a line",
              "répondre aux requêtes de ce FICHIER, ou - pour l’entrée standard, un objet JSON par ligne"},
     .more =
         {"A line is {\"id\",\"text\"} and may have the filters of the command line: from, to, on, strict_dates, "
          "mentions, "
          "source, place, where, usable, like, expand. They add to those that are given beside --batch. A line with "
          "another member is refused. The answers are written as trec, or as ids or jsonl when --format says so.",
          "Une ligne est {\"id\",\"text\"}, avec au besoin les filtres de la ligne de commande : from, to, on, "
          "strict_dates, mentions, source, place, where, usable, like, expand. Ils s’ajoutent à ceux qui accompagnent "
          "--batch. Une ligne qui a un autre membre est refusée. Les réponses sont écrites en trec, ou en ids ou "
          "jsonl si --format le demande."},
     .offers = Offers::files},
    {.group = kMany,
     .name = "timing",
     .help = {"print the time taken on standard error",
              "afficher sur la sortie d’erreur le temps que les requêtes ont pris"},
     .belongs_to = "batch watch"},
    {.group = kMany,
     .name = "repeat",
     .argument = {"N", "N"},
     .takes = Takes::value,
     .help = {"ask each query N times", "poser chaque requête N fois"},
     .beside = true,
     .belongs_to = "batch"},
    {.group = kWhere,
     .letter = 'i',
     .name = "index",
     .argument = {"DIR", "RÉPERTOIRE"},
     .takes = Takes::values,
     .help = {"search the index in DIR, or of that name in the settings",
              "interroger l’index de ce RÉPERTOIRE, ou celui qui porte ce nom dans la configuration"},
     .more =
         {"The indexes are then searched as one. Without this option, the index is what $DEPECHE_INDEX "
          "names, else what the key index of the settings names, else ${XDG_DATA_HOME:-~/.local/share}/depeche/index.",
          "Les index sont alors interrogés comme un seul. Sans elle, l’index est celui que désigne "
          "$DEPECHE_INDEX, à défaut celui de la clé index de la configuration, à défaut "
          "${XDG_DATA_HOME:-~/.local/share}/depeche/index."},
     .offers = Offers::values_and_folders},
    {.group = kWhere,
     .name = "config",
     .argument = {"FILE", "FICHIER"},
     .takes = Takes::value,
     .help = {"read the settings from FILE", "lire la configuration dans ce FICHIER"},
     .offers = Offers::files,
     .beside = true,
     .excludes = "no-config"},
    {.group = kWhere,
     .name = "no-config",
     .help = {"read no settings", "ne lire aucune configuration"},
     .beside = true},
    {.group = kWhere,
     .name = "lang",
     .argument = {"LANGUAGE", "LANGUE"},
     .takes = Takes::value,
     .help = {"speak {} (default: as the settings or the environment say)",
              "parler {} (par défaut, selon la configuration ou l’environnement)"},
     .choices = "fr en"},
    {.group = kWhere,
     .letter = 'h',
     .name = "help",
     .help = {"print a summary of the options", "afficher un résumé des options"}},
    {.group = kWhere, .name = "version", .help = {"print the version", "afficher la version"}, .beside = true},
});

}  // namespace depeche::searcher
