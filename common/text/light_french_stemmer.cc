#include <algorithm>
#include <array>
#include <optional>
#include <utility>

#include "text/conjugation.h"
#include "text/function_words.h"
#include "text/stem_exceptions.h"
#include "text/stemmer.h"
#include "text/verb_roots.h"

namespace depeche::text {
namespace {

bool is_vowel(char c) { return c == 'a' || c == 'e' || c == 'i' || c == 'o' || c == 'u' || c == 'y'; }

bool has_digit_or_non_ascii(std::string_view word) {
  for (char c : word)
    if (c < 'a' || c > 'z') return true;
  return false;
}

// Replaces `suffix` by `by` when at least `keep` letters stand before it.
bool replace_suffix(std::string& word, std::string_view suffix, std::string_view by, std::size_t keep) {
  if (!word.ends_with(suffix) || word.size() < suffix.size() + keep) return false;
  word.replace(word.size() - suffix.size(), suffix.size(), by);
  return true;
}

void drop_plural(std::string& word) {
  if (word.size() < 4) return;
  if (replace_suffix(word, "eaux", "eau", 1)) return;
  if (replace_suffix(word, "aux", "al", 2)) return;
  const char last = word.back();
  const char before = word[word.size() - 2];
  const bool plural_s = last == 's' && before != 's';  // not express, business
  const bool plural_x = last == 'x' && before == 'u';  // not prix, index
  if (plural_s || plural_x) word.pop_back();
}

struct Rule {
  std::string_view suffix;
  std::string_view by;
  std::size_t keep;
};

std::string row_of(const Rule& rule) {
  return std::string(rule.suffix).append(" ").append(rule.by).append(" ").append(std::to_string(rule.keep));
}

// Feminines whose masculine is more than the word without -e.
constexpr std::array<Rule, 5> kFeminines{{
    {"trice", "teur", 2},  // sénatrice → sénateur
    {"drice", "deur", 3},  // ambassadrice → ambassadeur
    {"euse", "eux", 3},    // heureuse → heureux
    {"ive", "if", 3},      // sportive → sportif
    {"iere", "ier", 2},    // ouvrière → ouvrier
}};

// Adjectives in -eux, though what stands before that is a verb in -er: coûteuse is no woman who costs.
constexpr auto kAdjectivesInEux = std::to_array<std::string_view>(
    {"nombr", "seri",  "gener",  "cout",    "dout",  "hasard", "gaz",     "neig",     "souci", "offici",   "injuri",
     "fach",  "ennuy", "savour", "desir",   "radi",  "ulcer",  "aventur", "copi",     "ruin",  "huil",     "disgraci",
     "mouss", "envi",  "gout",   "dedaign", "oubli", "ombrag", "partag",  "encourag", "pet",   "chatouill"});

// voleuse, bâtisseuse: the feminine of who does what a verb says.
bool replace_feminine_of_doer(std::string& word) {
  constexpr std::string_view kEnding = "euse";
  if (!word.ends_with(kEnding)) return false;
  const std::string root = word.substr(0, word.size() - kEnding.size());
  if (std::ranges::find(kAdjectivesInEux, root) != kAdjectivesInEux.end()) return false;
  const auto of_er = verb_root(root + "er", false);
  const bool is_ir = root.ends_with("iss") && verb_root(root.substr(0, root.size() - 2).append("r"), false).has_value();
  if (!(of_er && of_er->in_er && of_er->letters == root) && !is_ir) return false;
  word.replace(word.size() - kEnding.size(), kEnding.size(), "eur");
  return true;
}

bool drop_feminine(std::string& word) {
  if (replace_feminine_of_doer(word)) return true;
  for (const Rule& rule : kFeminines)
    if (replace_suffix(word, rule.suffix, rule.by, rule.keep)) return true;
  return false;
}

// Endings of verbs in -er, and what is more than -r in those of finir, longest first; those that nouns share (-ant,
// -ons) stay.
constexpr std::array kVerbEndings = std::to_array<Rule>({
    {"issaient", "i", 2},
    {"eraient", "", 3},
    {"iraient", "i", 3},
    {"issent", "i", 2},
    {"issait", "i", 2},
    {"erait", "", 3},
    {"irait", "i", 3},
    {"eront", "", 3},
    {"iront", "i", 3},
    {"aient", "", 3},
    {"erai", "", 3},
    {"era", "", 3},
    {"ira", "i", 3},
    {"ait", "", 3},
    {"er", "", 3},
    {"ez", "", 4},
});

// Infinitives of the other verbs meet their commonest forms: vendre, vend, vendait; choisir, choisi.
constexpr std::array kInfinitives = std::to_array<Rule>({
    {"endre", "end", 1},
    {"ondre", "ond", 1},
    {"erdre", "erd", 1},
    {"indre", "int", 2},   // atteindre, atteint
    {"mettre", "met", 0},  // permettre, permet
    {"battre", "bat", 0},
    {"uivre", "uiv", 1},  // poursuivre, poursuivent
    {"crire", "crit", 0},
    {"duire", "duit", 1},
    {"truire", "truit", 0},
    {"clure", "clu", 1},
    {"ouvrir", "ouvr", 0},
    {"ffrir", "ffr", 1},
    {"ir", "i", 3},
});

// Participles and presents of the same verbs, when endings of gender and number are gone.
constexpr std::array kParticiples = std::to_array<Rule>({
    {"endu", "end", 1},
    {"ondu", "ond", 1},
    {"erdu", "erd", 1},
    {"venu", "veni", 0},
    {"tenu", "teni", 0},
    {"uivi", "uiv", 1},
    {"clut", "clu", 1},
    {"ouvert", "ouvr", 0},
    {"ffert", "ffr", 1},
});

// vient, tiendront: the present and the future of verbs in -venir and -tenir.
constexpr std::array kEndingsOfVenir =
    std::to_array<std::string_view>({"ient", "iennent", "iendra", "iendrait", "iendraient", "iendront"});

bool replace_form_of_venir(std::string& word) {
  for (const std::string_view ending : kEndingsOfVenir) {
    if (!word.ends_with(ending) || word.size() == ending.size()) continue;
    const char before = word[word.size() - ending.size() - 1];
    if (before == 'v' || before == 't') return replace_suffix(word, ending, "eni", 1);
  }
  return false;
}

// quittent, but not président.
bool drop_third_person(std::string& word) {
  if (!word.ends_with("ent") || word.size() < 6) return false;
  const std::string_view root = std::string_view(word).substr(0, word.size() - 3);
  if (root.ends_with('m') ? !is_verb_root_in_m(root) : is_noun_in_ent(word)) return false;
  word.resize(root.size());
  return true;
}

bool drop_verb_ending(std::string& word) {
  if (is_noun_in_ent(word)) return false;
  if (replace_form_of_venir(word)) return true;
  for (const Rule& rule : kVerbEndings) {
    if (!word.ends_with(rule.suffix)) continue;
    const std::string_view root = std::string_view(word).substr(0, word.size() - rule.suffix.size());
    if (rule.suffix.starts_with("iss") && (root.ends_with('a') || is_iss_root(root))) continue;  // laissent
    if (!replace_suffix(word, rule.suffix, rule.by, rule.keep)) continue;
    // libérait is libér-ait, not lib-erait.
    if (rule.suffix.starts_with("er") && rule.suffix.size() > 2 && is_er_root(word)) word += "er";
    return true;
  }
  return drop_third_person(word);
}

void shorten_infinitive(std::string& word) {
  if (word.ends_with("oir")) return;
  for (const Rule& rule : kInfinitives)
    if (replace_suffix(word, rule.suffix, rule.by, rule.keep)) return;
}

void shorten_participle(std::string& word) {
  if (stem_exception(word)) return;
  for (const Rule& rule : kParticiples)
    if (replace_suffix(word, rule.suffix, rule.by, rule.keep)) return;
}

// -e, and the -ée of participles.
bool drop_final_e(std::string& word) {
  bool dropped = false;
  while (word.size() > 3 && word.back() == 'e') {
    word.pop_back();
    dropped = true;
  }
  return dropped;
}

// française, chinoise, soumise: the plural has taken the s of the masculine. Verbs in -iser keep theirs: favorise is
// not favori.
constexpr std::array kMasculinesInS = std::to_array<std::string_view>(
    {"rmis", "dmis", "oumis", "smis", "mmis", "romis", "pris", "quis", "cis", "ssis", "clus", "fus", "bus"});

void drop_masculine_s(std::string& word) {
  const bool nationality = word.ends_with("ais") || word.ends_with("ois");
  const bool other = std::ranges::any_of(kMasculinesInS, [&](std::string_view s) { return word.ends_with(s); });
  if (word.size() > 5 && (nationality || other)) word.pop_back();
}

// italienne, officielle: the consonant that only the feminine or the verb doubles.
void single_final_consonant(std::string& word) {
  const std::size_t n = word.size();
  if (n > 3 && word[n - 1] == word[n - 2] && !is_vowel(word[n - 1]) && word[n - 1] != 's') word.pop_back();
}

// The stem that the forms of a verb in -er share, given what stands before -er.
std::string stem_of_er_root(std::string root) {
  if (root.size() < 3 || root == "conseill") return root + "er";  // un conseiller is no conseil
  drop_masculine_s(root);
  if (root.size() > 3 && root.ends_with("ux")) root.pop_back();
  single_final_consonant(root);
  if (has_unrelated_e_form(root)) root += 'e';
  return root;
}

bool has_circumflex(std::string_view form) {
  return std::ranges::any_of(std::to_array<std::string_view>({"â", "î", "û"}),
                             [&](std::string_view letter) { return form.find(letter) != std::string_view::npos; });
}

// Verbs of which all forms are words of grammar: they share a stem with each other.
constexpr auto kAuxiliaries =
    std::to_array<std::string_view>({"etre", "avoir", "aller", "faire", "doit", "peut", "faut"});

bool is_auxiliary(const std::optional<VerbRoot>& root) {
  return root && std::ranges::find(kAuxiliaries, root->letters) != kAuxiliaries.end();
}

class LightFrenchStemmer final : public Stemmer {
 public:
  std::string stem(std::string_view folded, std::string_view form) const override {
    if (folded != form)
      if (const auto accented = stem_of_accented(form)) return std::string(*accented);
    if (const auto exception = exception_of(folded)) return std::string(*exception);
    auto root = verb_root(folded, folded != form && has_circumflex(form));
    if (is_auxiliary(root)) return std::move(root->letters);
    if (is_word_of_grammar(folded)) return std::string(folded);
    if (root && !root->in_er) return std::move(root->letters);
    return apart_from_grammar(root ? stem_of_er_root(std::move(root->letters)) : by_rules(folded), folded);
  }

  std::string_view name() const override { return "light-french-5"; }

 private:
  // Its own, or that of its singular: armées, as armée.
  static std::optional<std::string_view> exception_of(std::string_view folded) {
    if (const auto exception = stem_exception(folded)) return exception;
    if (!folded.ends_with('s') || folded.ends_with("ss") || folded.size() < 4) return std::nullopt;
    return stem_exception(folded.substr(0, folded.size() - 1));
  }

  // A stem that is a word of grammar belongs to that alone: cars is not car, verser is not vers.
  static std::string apart_from_grammar(std::string stem, std::string_view folded) {
    if (!is_word_of_grammar(stem)) return stem;
    if (folded.size() == stem.size() + 1 && folded.starts_with(stem) && folded.ends_with('s'))
      return std::string(folded);
    return stem + 'e';
  }

  static std::string by_rules(std::string_view folded) {
    std::string word(folded);
    if (word.size() < 4 || has_digit_or_non_ascii(word)) return word;
    drop_plural(word);
    if (const auto exception = stem_exception(word)) return std::string(*exception);
    if (is_word_of_grammar(word)) return word;
    if (drop_feminine(word))
      if (const auto exception = stem_exception(word)) return std::string(*exception);
    shorten_infinitive(word);
    const bool conjugated = drop_verb_ending(word);
    const bool inflected = drop_final_e(word) || conjugated;
    if (inflected) drop_masculine_s(word);
    if (word.size() > 3 && word.ends_with("ux")) word.pop_back();
    single_final_consonant(word);
    shorten_participle(word);
    if (inflected && has_unrelated_e_form(word)) word += 'e';
    return word;
  }
};

}  // namespace

std::unique_ptr<Stemmer> make_light_french_stemmer() { return std::make_unique<LightFrenchStemmer>(); }

std::vector<RuleTable> stemmer_tables() {
  return {rule_table("kFeminines", kFeminines),           rule_table("kVerbEndings", kVerbEndings),
          rule_table("kInfinitives", kInfinitives),       rule_table("kParticiples", kParticiples),
          rule_table("kEndingsOfVenir", kEndingsOfVenir), rule_table("kMasculinesInS", kMasculinesInS),
          rule_table("kAuxiliaries", kAuxiliaries),       rule_table("kAdjectivesInEux", kAdjectivesInEux)};
}

}  // namespace depeche::text
