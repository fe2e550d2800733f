#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "text/rule_table.h"

namespace depeche::text {

// Maps the inflected forms of a word to one term. Implementations are immutable: any thread may call them.
class Stemmer {
 public:
  virtual ~Stemmer() = default;
  // `folded`: lower case without accents and apostrophes, not empty. `form`: the same with them; only where a word of
  // grammar or a rare form of a verb is told by its accent alone does it matter.
  virtual std::string stem(std::string_view folded, std::string_view form) const = 0;
  // Changes whenever the order of its steps changes; part of the index's fingerprint beside its tables.
  virtual std::string_view name() const = 0;
};

// The stemmer of Dépêche: number, gender and the commonest verb endings, on words without accents, so that ETE and été
// meet. In the spirit of J. Savoy, "Light stemming approaches for the French, Portuguese, German and Hungarian
// languages", SAC 2006: derivation is left alone (manifestant ≠ manifestation). Words that the rules would confuse with
// others stand in a table of exceptions.
std::unique_ptr<Stemmer> make_light_french_stemmer();

// Its rules; the tables of exceptions and verb roots give their own.
std::vector<RuleTable> stemmer_tables();

}  // namespace depeche::text
