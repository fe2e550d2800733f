#include "text/function_words.h"

#include <algorithm>
#include <unordered_map>
#include <unordered_set>

namespace depeche::text {

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
  static const std::unordered_set<std::string_view> words{
      // articles, prepositions, conjunctions
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
      "tres", "trop", "bien", "encore", "deja", "toujours", "jamais", "ici", "la-bas"};
  return words.contains(folded);
}

}  // namespace depeche::text
