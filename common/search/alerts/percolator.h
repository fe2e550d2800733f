#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <unordered_map>
#include <vector>

#include "query/plan/condition.h"
#include "search/alerts/arrived_document.h"
#include "search/alerts/pattern_table.h"
#include "search/session/session.h"

namespace depeche::search {

// Many conditions, which are compared with one document after another. Each condition waits under the rarest terms of
// which every document that meets it has one, so a document is only compared with the conditions under its terms.
// Conditions without any such term (an exclusion alone, `*`) are looked at each time.
class Percolator {
 public:
  using Number = std::uint32_t;

  // Adds a condition, or replaces the one of the same number. `frequency` estimates how many documents have a term.
  void put(Number number, const query::Condition& condition,
           const std::function<double(const std::string& term)>& frequency);
  void remove(Number number);
  void clear();
  // See PatternTable.
  void forget_counts() { patterns_.forget_counts(); }
  void count_new_patterns(Session& session) { patterns_.count_new(session); }
  void count_some_patterns(Session& session) { patterns_.count_some(session); }

  // The conditions that the document meets, ascending. Throws as Xapian does.
  std::vector<Number> matching(ArrivedDocument& document, Session& session);

 private:
  using TermNumber = std::uint32_t;

  // A condition with numbers in place of terms and finders. Patterns count as terms.
  struct Node {
    query::Condition::Kind kind = query::Condition::Kind::always;
    std::uint32_t number = 0;
    std::vector<Node> parts;
  };
  // The same for each condition that has it, so that a stream is read once for it.
  struct Finder {
    std::shared_ptr<const query::StreamFinder> finder;
    std::uint32_t asked = 0;  // the round
    bool finds = false;       // then
  };
  struct Cover {
    bool exists = false;
    double cost = 0;
    std::vector<TermNumber> terms;
  };
  struct Waiting {
    bool used = false;
    Node condition;
    Cover cover;
    std::uint32_t looked_at = 0;  // the round
  };

  TermNumber number_of(const std::string& term, double frequency);
  Node node_of(const query::Condition& condition, const std::function<double(const std::string&)>& frequency);
  Cover cover_of(const Node& node) const;
  Cover cover_of_any(const Node& node) const;
  Cover cover_of_all(const Node& node) const;
  void mark_terms(ArrivedDocument& document, Session& session);
  void look_at(Number number, ArrivedDocument& document, std::vector<Number>& matching);
  bool is_met(const Node& node, ArrivedDocument& document);
  bool finds(Finder& finder, ArrivedDocument& document);

  std::vector<Waiting> waiting_;
  std::unordered_map<std::string, TermNumber> terms_;
  std::vector<double> frequencies_;              // by term
  std::vector<std::uint32_t> marks_;             // by term: the last round whose document had it
  std::vector<std::vector<Number>> under_term_;  // by term
  std::vector<Number> always_;
  std::vector<TermNumber> present_;  // in the document at hand
  std::vector<Finder> finders_;
  std::unordered_map<std::string, std::uint32_t> finder_numbers_;  // by key
  std::vector<query::Condition> values_;  // conditions on values, each as often as it was added
  PatternTable patterns_;
  std::vector<TermNumber> pattern_terms_;  // by pattern
  std::uint32_t round_ = 0;
};

}  // namespace depeche::search
