#pragma once

#include <cstddef>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "query/language/tree.h"
#include "query/plan/plan.h"
#include "query/plan/plan_options.h"
#include "query/read/indexes.h"
#include "query/words/split_words.h"
#include "query/words/synonyms.h"
#include "text/analyzer.h"

namespace depeche::query {

// Makes leaves of the synonyms of one query's words, and notes in the plan what was added. It adds nothing where the
// context does not expand. What it is given must outlive it. Throws as Xapian does.
class SynonymPlanner {
 public:
  // `for_arrivals`: words that no dispatch has count, too.
  SynonymPlanner(const Node& tree, const Indexes& indexes, text::Analyzer& analyzer, const std::vector<Alias>& aliases,
                 bool for_arrivals, Plan& plan);

  // The synonyms of one word, which has that place in Plan::words; `widened`: words of its family, too.
  std::vector<PlanNode> of_word(const TypedWord& typed, std::size_t place, PlanContext context, bool widened = false);
  // The synonyms of names and expansions that stand in a list as plain words side by side.
  std::vector<PlanNode> of_runs(const Node& ranked, PlanContext context);
  // The synonyms of all words of the node together, such as a quoted name.
  std::vector<PlanNode> of_name(const Node& node, PlanContext context);
  // Of a phrase: with the words joined that others join, apart that others write apart, and numbers and names in other
  // writings.
  std::vector<PlanNode> of_phrase(const Node& node, const Phrase& phrase, PlanContext context);

  bool knows(const std::string& folded) const { return finder_.knows(folded); }
  // What a word that few dispatches have is with a blank or an apostrophe; nothing for most words.
  const std::optional<SplitWord>& split_of(const TypedWord& typed);
  std::vector<std::string> variants_of(const std::string& value) const { return finder_.variants_of(value); }

 private:
  bool may_add(PlanContext context) const;
  Xapian::doccount in_text(const Phrase::Element& word) const;
  Xapian::doccount documents_with(const Phrase::Element& word) const;
  bool is_in_dispatches(const Phrase::Element& word) const;
  bool is_usual(const SynonymFinder::Run& joined) const;
  SynonymFinder::Run writings_at(const std::vector<TypedWord>& words, std::size_t from, bool in_phrase) const;
  void add_other_writings(const Node& node, const std::vector<text::Token>& tokens, const Phrase& phrase,
                          PlanContext context, std::vector<PlanNode>& nodes);
  void add_joined(const std::vector<TypedWord>& run, PlanContext context, std::vector<PlanNode>& nodes);
  void add_writing(const Node& node, const Phrase& typed, Phrase written, PlanContext context,
                   std::vector<PlanNode>& nodes);
  bool is_typed(const Synonym& synonym) const;
  void add_typed_words(const Node& node, std::vector<TypedWord>& words);
  void add_of_run(const std::vector<TypedWord>& run, PlanContext context, std::vector<PlanNode>& nodes);
  void add_all(std::vector<Synonym>& synonyms, PlanContext context, std::vector<PlanNode>& nodes);
  std::vector<std::size_t> places_of(const Phrase& typed) const;
  PlanNode node_of(const Synonym& synonym) const;
  double rarity(const std::string& stem) const;

  const Indexes& indexes_;
  text::Analyzer& analyzer_;
  SynonymFinder finder_;
  bool for_arrivals_;
  Plan& plan_;
  std::set<std::string> typed_;                           // folded words of the query
  std::map<std::size_t, std::vector<PlanNode>> of_word_;  // by places
  std::map<std::pair<std::string, std::optional<schema::Field>>, std::optional<SplitWord>> splits_;  // by forms
};

}  // namespace depeche::query
