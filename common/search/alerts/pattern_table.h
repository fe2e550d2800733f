#pragma once

#include <chrono>
#include <cstdint>
#include <functional>
#include <optional>
#include <set>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

#include "query/read/pattern.h"
#include "query/words/wildcard.h"
#include "search/alerts/arrived_document.h"
#include "search/session/session.h"

namespace depeche::search {

// Patterns of many searches (kaz*, Tokaev~), which are compared with the words of a document.
//
// A pattern stands for at most query::kMostPatternForms forms: the most frequent of those that match. Counting them
// takes milliseconds, so each pattern is counted once, and the forms of later documents are added. Patterns that match
// too many forms are counted again in idle time, a minute later at the earliest.
class PatternTable {
 public:
  using Number = std::uint32_t;

  // The number of a pattern, from 0. Equal patterns have the same.
  Number add(const query::Pattern& pattern);
  bool empty() const { return patterns_.empty(); }
  // Calls `found` for each pattern that stands for a word of the document; a pattern may come more than once. Every
  // document that comes must be shown. Throws as Xapian does.
  void visit_matching(ArrivedDocument& document, Session& session, const std::function<void(Number)>& found);

  // Drops all patterns. Those that are added again before the next call keep their counts.
  void clear();
  // To be called when another index has come, with other forms.
  void forget_counts();
  // Counts the patterns that were added since the last call, so that no document has to wait for it.
  void count_new(Session& session);
  // Counts some of those again that match too many forms, and of those whose counts were forgotten.
  void count_some(Session& session);

 private:
  using Word = std::pair<std::string, std::string>;  // a folded form and its stem

  struct Count {
    std::size_t forms = 0;
    std::set<Word> met;      // in later documents
    std::set<Word> allowed;  // of too many forms these count
    std::chrono::steady_clock::time_point at;
  };
  struct Known {
    query::Pattern pattern;
    query::FoldedPattern folded;  // of a wildcard
    std::u32string letters;       // of a word with ~
    std::optional<Count> count;
  };
  // What rules out most words at a glance, for a word with ~.
  struct Near {
    std::uint64_t signature = 0;
    std::uint32_t letters = 0;
    std::uint32_t edits = 0;
    Number number = 0;

    bool may_be(std::uint64_t other, std::uint32_t its_letters) const;
  };

  bool stands_for(Known& known, const DocumentForm& form, Session& session) const;
  static Count counted(const query::Pattern& pattern, Session& session);

  std::vector<Known> patterns_;
  std::unordered_map<std::string, Number> numbers_;
  std::unordered_map<std::string, std::vector<Number>> by_prefix_;  // wildcards
  std::vector<Near> near_;
  std::unordered_map<std::string, Count> former_;
  Number first_new_ = 0;
  Number next_to_count_ = 0;
};

}  // namespace depeche::search
