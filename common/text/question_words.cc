#include "text/question_words.h"

#include <cstddef>
#include <unordered_set>

namespace depeche::text {
namespace {

using Words = std::unordered_set<std::string>;

const Words kInterrogatives{"ou",    "que",    "qu",      "quoi",   "comment", "quel",
                            "quels", "quelle", "quelles", "lequel", "laquelle"};
const Words kReflexive{"trouve",    "trouvent", "trouvait", "trouvaient", "situe",   "situent",  "situait",
                       "situaient", "nomme",    "nomment",  "nommait",    "appelle", "appellent"};
const Words kNaming{"appelle", "appellent", "appelait", "appelaient", "appeler", "nomme"};
const Words kMeaning{"signifie", "signifient", "signifiait", "designe", "designent", "designait"};
const Words kBeing{"est", "sont", "etait", "etaient"};
const Words kPlaced{"situe", "situee", "situes", "situees"};

bool asks(const std::string& before, const std::string& word) {
  return (before == "se" && kReflexive.contains(word)) || (before == "comment" && kNaming.contains(word)) ||
         (before == "que" && kMeaning.contains(word)) || (kBeing.contains(before) && kPlaced.contains(word));
}

}  // namespace

std::set<std::string> question_words(const std::vector<std::string>& words) {
  std::set<std::string> asking;
  bool is_question = false;
  for (std::size_t i = 1; i < words.size(); ++i) {
    is_question = is_question || kInterrogatives.contains(words[i - 1]);
    if (!is_question) continue;
    if (asks(words[i - 1], words[i])) asking.insert(words[i]);
    if ((words[i - 1] == "veut" || words[i - 1] == "veulent") && words[i] == "dire")
      asking.insert({words[i - 1], words[i]});
  }
  return asking;
}

}  // namespace depeche::text
