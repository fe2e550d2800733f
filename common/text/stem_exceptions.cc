#include "text/stem_exceptions.h"

#include <algorithm>
#include <array>
#include <unordered_map>
#include <unordered_set>
#include <utility>

namespace depeche::text {
namespace {

using Pair = std::pair<std::string_view, std::string_view>;

// Irregular plurals and feminines.
constexpr std::array kIrregular{
    Pair{"travaux", "travail"},
    Pair{"baux", "bail"},
    Pair{"coraux", "corail"},
    Pair{"vitraux", "vitrail"},
    Pair{"emaux", "email"},
    Pair{"yeux", "oeil"},
    Pair{"cieux", "ciel"},
    Pair{"noyaux", "noyau"},
    Pair{"tuyaux", "tuyau"},
    Pair{"joyaux", "joyau"},
    Pair{"boyaux", "boyau"},
    Pair{"publique", "public"},
    Pair{"turque", "turc"},
    Pair{"grecque", "grec"},
    Pair{"blanche", "blanc"},
    Pair{"longue", "long"},
    Pair{"nouveau", "nouvel"},
    Pair{"beau", "bel"},
    Pair{"mesdames", "madame"},
    Pair{"messieurs", "monsieur"},
    Pair{"chanteuse", "chanteur"},
    Pair{"danseuse", "danseur"},
    Pair{"vendeuse", "vendeur"},
    Pair{"joueuse", "joueur"},
    Pair{"footballeuse", "footballeur"},
    Pair{"travailleuse", "travailleur"},
    Pair{"chercheuse", "chercheur"},
    Pair{"entraineuse", "entraineur"},
    Pair{"serveuse", "serveur"},
    Pair{"coiffeuse", "coiffeur"},
    Pair{"skieuse", "skieur"},
    Pair{"nageuse", "nageur"},
    Pair{"coureuse", "coureur"},
    Pair{"voyageuse", "voyageur"},
    Pair{"tueuse", "tueur"},
    Pair{"influenceuse", "influenceur"},
    Pair{"blogueuse", "blogueur"},
    Pair{"buteuse", "buteur"},
    Pair{"procureure", "procureur"},
    Pair{"laique", "laic"},
    Pair{"veuve", "veuf"},
    Pair{"neuve", "neuf"},
    Pair{"breve", "bref"},
    Pair{"grosse", "gros"},
    Pair{"basse", "bas"},
    Pair{"fausse", "faux"},
    Pair{"douce", "doux"},
    Pair{"folle", "fou"},
    Pair{"fol", "fou"},
    Pair{"fraiche", "frais"},
    Pair{"vieille", "vieux"},
    Pair{"vieil", "vieux"},
    Pair{"epouse", "epoux"},
    Pair{"imperatrice", "empereur"},
    Pair{"surs", "sure"},
    Pair{"due", "doit"},
    Pair{"dues", "doit"},
    Pair{"dus", "doit"},
};

// Words that look inflected: they are their own stems.
constexpr std::array kWhole = std::to_array<std::string_view>({
    // ending in s or x in the singular, where the rest is another word
    "deces",
    "acces",
    "succes",
    "exces",
    "progres",
    "congres",
    "apres",
    "tres",
    "pres",
    "express",
    "mois",
    "fils",
    "pays",
    "toux",
    "roux",
    "cours",
    "corps",
    "temps",
    "gens",
    "bois",
    "poids",
    "puits",
    "sens",
    "ours",
    "paris",
    "proces",
    "concours",
    "discours",
    "parcours",
    "recours",
    "secours",
    "bras",
    "gros",
    "tapis",
    "bourgs",
    "jadis",
    "louis",
    "denis",
    "revers",
    "univers",
    "moins",
    "jamais",
    "dos",
    "relais",
    "essais",
    "valls",
    "galles",
    "times",
    "news",
    "huis",
    "sous",
    "tous",
    "vous",
    "nous",
    "toujours",
    "alors",
    "hors",
    "lors",
    "vers",
    "ans",
    "sans",
    // nouns in -ée, -e, -er, -ait, -ez that are no form of what is left
    "annee",
    "armee",
    "elysee",
    "duree",
    "vallee",
    "soiree",
    "journee",
    "fumee",
    "tournee",
    "epee",
    "pensee",
    "tele",
    "cafe",
    "priere",
    "passager",
    "usager",
    "danger",
    "etranger",
    "berger",
    "rocher",
    "hiver",
    "cancer",
    "laser",
    "poursuite",
    "medecine",
    "mille",
    "tonne",
    "dose",
    "case",
    "chaise",
    "lorsque",
    "puisque",
    "jusque",
    "anne",
    "maine",
    "rennes",
    "retrait",
    "portrait",
    "attrait",
    "extrait",
    "trait",
    "souhait",
    "parfait",
    "forfait",
    "mefait",
    "bienfait",
    "lait",
    "abstrait",
    "distrait",
    "opera",
    "camera",
    "alger",
    "angers",
    "tropez",
    "suez",
    "gomez",
    "lopez",
    "martinez",
    "rodriguez",
    "perez",
    "sanchez",
    "hernandez",
    "chez",
    "assez",
    "twitter",
    "leader",
    "dealer",
    "trader",
    "challenger",
    "banniere",
    "sentier",
    "minier",
    "faux",
    "doux",
    "frais",
    "vieux",
    "epoux",
    "conseiller",
    "boulanger",
    "boucher",
    "messager",
    "menager",
    "cannes",
    "grece",
    "salle",
    "partir",
    "mars",
    "guere",
    "vendee",
    "fille",
    "trois",
    "homs",
    "travers",
    "avenue",
    "cheminee",
    "gars",
    "divers",
    "mercier",
    "abus",
    // nouns in -u that look like participles
    "revenu",
    "contenu",
    "prevenu",
    "bienvenu",
    "menu",
});

// Words whose accent alone tells them from a word of grammar or from another frequent word.
constexpr std::array kAccented{
    Pair{"maïs", "maïs"}, Pair{"entré", "entr"}, Pair{"contré", "contr"}, Pair{"outré", "outr"}, Pair{"sûr", "sure"},
    Pair{"sûrs", "sure"}, Pair{"dû", "doit"},    Pair{"né", "naitr"},     Pair{"nés", "naitr"},  Pair{"dé", "dé"},
    Pair{"dés", "dé"},    Pair{"prés", "pre"},   Pair{"étés", "étés"},    Pair{"rué", "ruer"},   Pair{"rués", "ruer"},
    Pair{"sommé", "som"}, Pair{"sommés", "som"},
};

// Nouns and adjectives beside an unrelated noun in -e or verb in -er.
constexpr std::array kUnrelated = std::to_array<std::string_view>({
    "port",    "franc",  "soir",   "sein",  "coup",    "mer",     "bas",       "parc",     "vent",   "mont",   "tir",
    "val",     "mari",   "car",    "vis",   "cas",     "bar",     "dur",       "ver",      "ter",    "ton",    "rang",
    "golf",    "tard",   "post",   "loir",  "main",    "mar",     "bal",       "pat",      "pan",    "rail",   "col",
    "cour",    "clos",   "rom",    "cop",   "colon",   "van",     "rein",      "dam",      "hal",    "parti",  "fil",
    "pris",    "mal",    "mat",    "sel",   "air",     "ail",     "train",     "cap",      "pil",    "cub",    "tomb",
    "bord",    "sort",   "pass",   "tant",  "cent",    "pur",     "plan",      "bourg",    "font",   "profil", "habit",
    "stat",    "signal", "rapid",  "jean",  "martin",  "simon",   "christian", "emmanuel", "michel", "daniel", "pascal",
    "bern",    "island", "orient", "aval",  "destin",  "mod",     "pol",       "test",     "per",    "fin",    "lac",
    "retrait", "trait",  "droit",  "don",   "nom",     "comment", "par",       "son",      "faut",   "design", "gout",
    "flot",    "vit",    "stop",   "matin", "plaint",  "berlin",  "gard",      "support",  "ans",    "mois",   "non",
    "lieu",    "cours",  "abord",  "sens",  "travers", "denis",   "louis",     "but",      "frais",  "bus",    "dos",
    "art",     "debout",
});

}  // namespace

std::optional<std::string_view> stem_exception(std::string_view folded) {
  static const auto exceptions = [] {
    std::unordered_map<std::string_view, std::string_view> map(kIrregular.begin(), kIrregular.end());
    for (std::string_view word : kWhole) map.emplace(word, word);
    return map;
  }();
  const auto found = exceptions.find(folded);
  if (found == exceptions.end()) return std::nullopt;
  return found->second;
}

std::optional<std::string_view> stem_of_accented(std::string_view form) {
  const auto* const found = std::ranges::find(kAccented, form, &Pair::first);
  if (found == kAccented.end()) return std::nullopt;
  return found->second;
}

bool has_unrelated_e_form(std::string_view root) {
  static const std::unordered_set<std::string_view> unrelated(kUnrelated.begin(), kUnrelated.end());
  return unrelated.contains(root);
}

std::vector<RuleTable> stem_exception_tables() {
  return {rule_table("kIrregular", kIrregular), rule_table("kWhole", kWhole), rule_table("kAccented", kAccented),
          rule_table("kUnrelated", kUnrelated)};
}

}  // namespace depeche::text
