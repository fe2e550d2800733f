#include "query/words/families.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <map>
#include <utility>

#include "query/words/wildcard.h"
#include "schema/dictionary.h"
#include "text/normalizer.h"

namespace depeche::query {
namespace {

constexpr std::uint64_t kFewestDocuments = 2;  // a word that a single dispatch has tells little of the archive
constexpr std::size_t kShortestRoot = 4;       // bytes: three letters are the root of too much

// By which French makes nouns, verbs, adjectives and adverbs of each other, and their inflected endings.
constexpr auto kEndings = std::to_array<std::string_view>(
    {"ade",   "age",    "aire",     "ais",   "aise", "al",    "ale",   "ance",   "ant",   "ante", "at",   "ateur",
     "ation", "atrice", "ature",    "ction", "e",    "ee",    "el",    "elle",   "ement", "ence", "ent",  "ente",
     "er",    "erie",   "ete",      "eture", "eur",  "euse",  "eux",   "iable",  "able",  "ible", "ie",   "iel",
     "ielle", "ien",    "ienne",    "ier",   "iere", "if",    "ifier", "ion",    "ique",  "ir",   "ire",  "isation",
     "iser",  "isme",   "issement", "iste",  "ite",  "iteur", "ition", "itrice", "iture", "ive",  "ment", "ois",
     "oise",  "re",     "sion",     "teur",  "tion", "trice", "ure",   "ution"});

// The word without the ending of its plural.
std::string_view singular_of(std::string_view folded) {
  if (folded.size() > kShortestRoot + 1 && (folded.ends_with('s') || folded.ends_with('x'))) folded.remove_suffix(1);
  return folded;
}

std::vector<std::string_view> roots_of(std::string_view folded) {
  const std::string_view word = singular_of(folded);
  std::vector<std::string_view> roots;
  if (word.size() >= kShortestRoot) roots.push_back(word);
  for (const std::string_view ending : kEndings)
    if (word.ends_with(ending) && word.size() - ending.size() >= kShortestRoot)
      roots.push_back(word.substr(0, word.size() - ending.size()));
  return roots;
}

// The forms of one stem that are of the family.
struct Member {
  std::string form;
  std::string folded;
  std::uint32_t form_documents = 0;
  std::uint64_t documents = 0;
};

// A word that shares more of its letters is likelier to be of the family than one that is only frequent.
double likeness(std::string_view word, const Member& member) {
  const auto shared = std::ranges::mismatch(word, member.folded).in1 - word.begin();
  const double share = static_cast<double>(shared) / static_cast<double>(std::max(word.size(), member.folded.size()));
  return share * share * share * std::log1p(static_cast<double>(member.documents));
}

}  // namespace

bool are_of_one_family(std::string_view folded, std::string_view other) {
  const std::vector<std::string_view> roots = roots_of(folded);
  return std::ranges::any_of(roots_of(other),
                             [&](std::string_view root) { return std::ranges::find(roots, root) != roots.end(); });
}

std::vector<std::string> family_of(const text::Word& word, const std::vector<schema::PartDatabase>& databases,
                                   const base::Deadline& deadline) {
  std::map<std::string, Member, std::less<>> members;
  if (word.folded.size() < kShortestRoot) return {};
  const std::string beginning = word.folded.substr(0, kMostSharedBytes);
  for (const schema::PartDatabase& database : databases)
    schema::Dictionary(database, deadline)
        .visit_stems(beginning, [&](std::string_view stem, const std::vector<schema::Form>& forms) {
          if (stem == word.stem) return true;
          for (const schema::Form& form : forms) {
            const std::string folded = text::fold(form.text);
            if (form.documents == 0 || !are_of_one_family(word.folded, folded)) continue;
            Member& member = members[std::string(stem)];
            member.documents += form.documents;
            if (form.documents <= member.form_documents) continue;
            member.form_documents = form.documents;
            member.form = form.text;
            member.folded = folded;
          }
          return true;
        });
  std::vector<std::pair<double, std::string>> ranked;
  for (auto& [stem, member] : members)
    if (member.documents >= kFewestDocuments)
      ranked.emplace_back(-likeness(word.folded, member), std::move(member.form));
  std::ranges::sort(ranked);
  std::vector<std::string> family;
  for (auto& [order, form] : ranked)
    if (family.size() < kMostOfFamily) family.push_back(std::move(form));
  return family;
}

}  // namespace depeche::query
