#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <set>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

#include "query/pattern.h"
#include "query/wildcard.h"
#include "search/arrived_document.h"
#include "search/session.h"

namespace depeche::search {

// Patterns of many searches (kaz*, Tokaev~), held against the words of a document.
class PatternTable {
 public:
  using Number = std::uint32_t;

  // The same for the same pattern; from 0.
  Number add(const query::Pattern& pattern);
  bool empty() const { return patterns_.empty(); }
  // Calls `found` for each pattern that stands for a word of the document; a pattern may come more than once. Throws as
  // Xapian does.
  void visit_matching(ArrivedDocument& document, Session& session, const std::function<void(Number)>& found);

 private:
  using Word = std::pair<std::string, std::string>;  // a folded form and its stem

  struct Known {
    query::Pattern pattern;
    query::FoldedPattern folded;  // of a wildcard
    std::u32string letters;       // of a word with ~
    std::uint64_t signature = 0;  // the same
    // How many forms it stood for when the dictionary ended at `codes`; while they cannot have become too many, each
    // that matches counts. Else only these.
    std::optional<std::size_t> forms;
    std::uint64_t codes = 0;
    Xapian::docid last = 0;  // document then
    std::set<Word> allowed;
  };

  bool stands_for(Known& known, const DocumentForm& form, Session& session) const;
  void count_forms(Known& known, std::uint64_t codes, Session& session) const;

  std::vector<Known> patterns_;
  std::unordered_map<std::string, Number> numbers_;
  std::unordered_map<std::string, std::vector<Number>> by_prefix_;  // wildcards
  std::vector<Number> near_;                                        // words with ~
};

}  // namespace depeche::search
