#include "text/verb_roots.h"

#include <algorithm>
#include <array>
#include <span>

namespace depeche::text {
namespace {

// What stands before -érer.
constexpr std::array kErRoots = std::to_array<std::string_view>({
    "accel", "adh", "consid", "conf",  "coop", "delib",  "diff",   "esp",   "exag",   "gen",
    "ing",   "ins", "legif",  "lib",   "mod",  "obtemp", "op",     "pref",  "persev", "prolif",
    "recup", "ref", "reit",   "remun", "sugg", "tol",    "transf", "vocif",
});

// What stands before -isser, where -issent is no form of a verb in -ir.
constexpr std::array kIssRoots =
    std::to_array<std::string_view>({"gl", "pl", "cr", "esqu", "rat", "coul", "met", "tap"});

// Nouns, adjectives, adverbs and names in -ent, -ment apart.
constexpr std::array kNounsInEnt = std::to_array<std::string_view>({
    "president",      "souvent",      "present",     "laurent",       "argent",       "accident",     "incident",
    "precedent",      "agent",        "violent",     "client",        "vincent",      "patient",      "equivalent",
    "continent",      "orient",       "adolescent",  "different",     "evident",      "consequent",   "recent",
    "accent",         "talent",       "conscient",   "permanent",     "content",      "prudent",      "resident",
    "absent",         "parent",       "urgent",      "intelligent",   "concurrent",   "florent",      "excellent",
    "lorient",        "dissident",    "influent",    "innocent",      "imminent",     "fervent",      "frequent",
    "transparent",    "apparent",     "occident",    "recurrent",     "affluent",     "inconscient",  "coherent",
    "antecedent",     "virulent",     "competent",   "serpent",       "contingent",   "torrent",      "pertinent",
    "impatient",      "trident",      "referent",    "indecent",      "sergent",      "divergent",    "convergent",
    "indifferent",    "incompetent",  "adherent",    "emergent",      "reticent",     "mecontent",    "incoherent",
    "couvent",        "coefficient",  "omnipresent", "eminent",       "proeminent",   "inconvenient", "detergent",
    "convalescent",   "ingredient",   "efficient",   "decent",        "polyvalent",   "ambivalent",   "coincident",
    "inherent",       "impertinent",  "confident",   "patent",        "imprudent",    "impudent",     "fluorescent",
    "incandescent",   "effervescent", "deficient",   "adjacent",      "indulgent",    "turbulent",    "recipient",
    "negligent",      "latent",       "eloquent",    "grandiloquent", "subconscient", "resilient",    "inconsequent",
    "subsequent",     "confluent",    "ambient",     "intermittent",  "quotient",     "expedient",    "prescient",
    "omniscient",     "strident",     "decadent",    "ardent",        "regent",       "astringent",   "diligent",
    "indigent",       "tangent",      "afferent",    "deferent",      "penitent",     "impotent",     "omnipotent",
    "avent",          "auvent",       "paravent",    "arpent",        "opulent",      "corpulent",    "insolent",
    "somnolent",      "purulent",     "truculent",   "immanent",      "abstinent",    "nogent",       "tencent",
    "crescent",       "independent",  "insurgent",   "tachkent",      "refluent",     "evanescent",   "luminescent",
    "phosphorescent", "oxydent",      "escient",
});

// What stands before -ent in forms of verbs, where -ment ends no noun and no adverb.
constexpr std::array kVerbRootsInM = std::to_array<std::string_view>({
    "estim",   "reclam",   "affirm",    "aim",      "confirm", "exprim",  "form",    "dorm",    "consomm",
    "entam",   "assum",    "transform", "resum",    "alarm",   "surnomm", "sem",     "film",    "clam",
    "proclam", "inform",   "anim",      "fum",      "calm",    "allum",   "enferm",  "rythm",   "desarm",
    "supprim", "renferm",  "nomm",      "denomm",   "somm",    "ferm",    "referm",  "enflamm", "abim",
    "trim",    "reaffirm", "imprim",    "acclam",   "blam",    "chom",    "conform", "deform",  "reform",
    "deprim",  "opprim",   "reprim",    "prim",     "arm",     "rearm",   "mim",     "ram",     "gomm",
    "presum",  "surestim", "program",   "programm", "infirm",  "legitim", "escrim",  "brum",    "cram",
});

bool is_among(std::span<const std::string_view> words, std::string_view word) {
  return std::ranges::find(words, word) != words.end();
}

}  // namespace

bool is_er_root(std::string_view root) { return is_among(kErRoots, root); }
bool is_iss_root(std::string_view root) { return is_among(kIssRoots, root); }
bool is_noun_in_ent(std::string_view word) { return word.ends_with("ent") && is_among(kNounsInEnt, word); }
bool is_verb_root_in_m(std::string_view root) { return is_among(kVerbRootsInM, root); }

std::vector<RuleTable> verb_root_tables() {
  return {rule_table("kErRoots", kErRoots), rule_table("kIssRoots", kIssRoots), rule_table("kNounsInEnt", kNounsInEnt),
          rule_table("kVerbRootsInM", kVerbRootsInM)};
}

}  // namespace depeche::text
