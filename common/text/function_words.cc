#include "text/function_words.h"

#include <algorithm>
#include <unordered_map>
#include <unordered_set>

namespace depeche::text {
namespace {

// Without accents.
constexpr auto kQueryStopWords = std::to_array<std::string_view>(
    {// articles, prepositions, conjunctions
     "le", "la", "les", "l", "de", "du", "des", "d", "un", "une", "et", "a", "au", "aux", "en", "dans", "par", "pour",
     "sur", "avec", "sans", "sous", "vers", "chez", "entre", "ou", "ni", "mais", "donc", "car", "or", "si", "comme",
     "que", "qu", "quand", "lorsque", "puisque", "quoique", "jusque", "jusqu", "lorsqu", "puisqu", "quoiqu", "afin",
     "ainsi", "alors", "aussi", "apres", "avant", "depuis", "pendant", "lors", "selon", "dont", "parce", "via",
     // pronouns and determiners
     "ce", "cet", "cette", "ces", "c", "ca", "ceci", "cela", "celui", "celle", "ceux", "celles", "ci", "je", "j", "tu",
     "il", "elle", "on", "nous", "vous", "ils", "elles", "me", "m", "te", "t", "se", "s", "moi", "toi", "soi", "lui",
     "leur", "leurs", "eux", "y", "mon", "ma", "mes", "ton", "ta", "tes", "son", "sa", "ses", "notre", "nos", "votre",
     "vos", "qui", "quoi", "n", "ne", "pas", "plus", "tout", "toute", "tous", "toutes", "meme", "memes", "autre",
     "autres", "quelque", "quelques", "chaque", "tel", "telle", "tels", "telles",
     // forms of être, avoir, faire and of the modal verbs
     "est", "es", "suis", "sommes", "etes", "sont", "etait", "etaient", "sera", "seront", "serait", "seraient", "soit",
     "soient", "etre", "ete", "etant", "ai", "as", "avons", "avez", "ont", "avait", "avaient", "aura", "auront",
     "aurait", "auraient", "ait", "aient", "avoir", "eu", "ayant", "fait", "faire", "peut", "peuvent", "doit",
     "doivent", "va", "vont", "faut",
     // interrogatives
     "comment", "pourquoi", "combien", "quel", "quelle", "quels", "quelles", "lequel", "laquelle", "lesquels",
     "lesquelles", "auquel", "auxquels", "auxquelles", "duquel", "desquels", "desquelles",
     // adverbs of degree and place
     "tres", "trop", "bien", "encore", "deja", "toujours", "jamais", "ici", "la-bas"});

// Words of grammar that weigh something in a query.
constexpr auto kFurtherWordsOfGrammar = std::to_array<std::string_view>(
    {"fois",     "puis",      "voici",    "voila",     "malgre",    "parmi",       "contre",     "devant",
     "derriere", "envers",    "hors",     "sinon",     "cependant", "toutefois",   "ensuite",    "enfin",
     "tant",     "autant",    "pourtant", "peu",       "moins",     "mieux",       "rien",       "aucun",
     "aucune",   "chacun",    "chacune",  "plusieurs", "ailleurs",  "partout",     "maintenant", "durant",
     "sauf",     "outre",     "tandis",   "environ",   "presque",   "plutot",      "assez",      "beaucoup",
     "jadis",    "naguere",   "hier",     "demain",    "dessus",    "dessous",     "dehors",     "dedans",
     "loin",     "pres",      "autour",   "aupres",    "quant",     "hormis",      "excepte",    "lequel",
     "certes",   "moyennant", "nul",      "nulle",     "parfois",   "quelquefois", "autrefois",  "voire"});

using GrammarWords = std::unordered_set<std::string_view>;

}  // namespace

std::optional<std::uint32_t> function_word_index(std::string_view form) {
  static const auto index = [] {
    std::unordered_map<std::string_view, std::uint32_t> map;
    for (std::uint32_t i = 0; i < kFunctionWords.size(); ++i) map.emplace(kFunctionWords[i], i);
    return map;
  }();
  const auto found = index.find(form);
  if (found == index.end()) return std::nullopt;
  return found->second;
}

bool is_query_stop_word(std::string_view folded) {
  static const GrammarWords words(kQueryStopWords.begin(), kQueryStopWords.end());
  return words.contains(folded);
}

bool is_word_of_grammar(std::string_view folded) {
  static const GrammarWords further(kFurtherWordsOfGrammar.begin(), kFurtherWordsOfGrammar.end());
  return is_query_stop_word(folded) || further.contains(folded);
}

std::vector<RuleTable> grammar_tables() {
  return {rule_table("kQueryStopWords", kQueryStopWords), rule_table("kFurtherWordsOfGrammar", kFurtherWordsOfGrammar)};
}

}  // namespace depeche::text
