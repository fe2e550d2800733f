#include <array>
#include <utility>

#include "text/stem_exceptions.h"
#include "text/stemmer.h"

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

// Feminines whose masculine is more than the word without -e.
constexpr std::array<Rule, 5> kFeminines{{
    {"trice", "teur", 2},  // sénatrice → sénateur
    {"drice", "deur", 3},  // ambassadrice → ambassadeur
    {"euse", "eux", 3},    // heureuse → heureux
    {"ive", "if", 3},      // sportive → sportif
    {"iere", "ier", 2},    // ouvrière → ouvrier
}};

bool drop_feminine(std::string& word) {
  for (const Rule& rule : kFeminines)
    if (replace_suffix(word, rule.suffix, rule.by, rule.keep)) return true;
  return false;
}

// Endings of verbs in -er, longest first; those that nouns share (-ant, -ent, -ons) stay.
constexpr std::array<Rule, 8> kVerbEndings{{
    {"eraient", "", 3},
    {"erait", "", 3},
    {"eront", "", 3},
    {"aient", "", 3},
    {"era", "", 4},
    {"ait", "", 3},
    {"er", "", 3},
    {"ez", "", 4},
}};

// Infinitives of the other verbs meet their commonest forms: vendre, vend, vendait; choisir, choisi.
constexpr std::array<Rule, 4> kInfinitives{{
    {"endre", "end", 1},
    {"ondre", "ond", 1},
    {"erdre", "erd", 1},
    {"ir", "i", 3},
}};

bool drop_verb_ending(std::string& word) {
  for (const Rule& rule : kVerbEndings) {
    if (!replace_suffix(word, rule.suffix, rule.by, rule.keep)) continue;
    // libérait is libér-ait, not lib-erait.
    if (rule.suffix.starts_with("er") && rule.suffix.size() > 3 && is_er_root(word)) word += "er";
    return true;
  }
  return false;
}

void shorten_infinitive(std::string& word) {
  if (word.ends_with("oir")) return;
  for (const Rule& rule : kInfinitives)
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

// française, chinoise, soumise: the plural has taken the s of the masculine.
void drop_masculine_s(std::string& word) {
  const bool nationality = word.ends_with("ais") || word.ends_with("ois");
  const bool participle = word.size() > 5 && (word.ends_with("is") || word.ends_with("us"));
  if ((nationality && word.size() > 4) || participle) word.pop_back();
}

// italienne, officielle: the consonant that only the feminine or the verb doubles.
void single_final_consonant(std::string& word) {
  const std::size_t n = word.size();
  if (n > 3 && word[n - 1] == word[n - 2] && !is_vowel(word[n - 1]) && word[n - 1] != 's') word.pop_back();
}

class LightFrenchStemmer final : public Stemmer {
 public:
  std::string stem(std::string_view folded) const override {
    if (const auto exception = stem_exception(folded)) return std::string(*exception);
    std::string word(folded);
    if (word.size() < 4 || has_digit_or_non_ascii(word)) return word;
    drop_plural(word);
    if (const auto exception = stem_exception(word)) return std::string(*exception);
    if (drop_feminine(word))
      if (const auto exception = stem_exception(word)) return std::string(*exception);
    shorten_infinitive(word);
    const bool conjugated = drop_verb_ending(word);
    const bool inflected = drop_final_e(word) || conjugated;
    if (inflected) drop_masculine_s(word);
    if (word.size() > 3 && word.ends_with("ux")) word.pop_back();
    single_final_consonant(word);
    if (inflected && has_unrelated_e_form(word)) word += 'e';
    return word;
  }

  std::string_view name() const override { return "light-french-2"; }
};

}  // namespace

std::unique_ptr<Stemmer> make_light_french_stemmer() { return std::make_unique<LightFrenchStemmer>(); }

}  // namespace depeche::text
