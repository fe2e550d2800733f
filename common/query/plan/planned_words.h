#pragma once

#include <cstddef>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "query/language/tree.h"
#include "query/plan/plan.h"
#include "query/plan/plan_options.h"
#include "query/plan/planned_synonyms.h"
#include "query/read/indexes.h"
#include "query/words/content_words.h"
#include "query/words/counted_names.h"
#include "query/words/respelling.h"
#include "query/words/wildcard.h"
#include "text/analyzer.h"

namespace depeche::query {

// Makes leaves of the words, phrases and patterns of one query, and notes in the plan what ranks. What it is given must
// outlive it. Throws as Xapian does, and base::DeadlinePassed.
class WordPlanner {
 public:
  // Which words of the query carry its subject, and how many do; `typed`: the words themselves, of a short query.
  struct Words {
    const ContentWords& content;
    std::size_t count = 0;
    std::vector<TypedContentWord> typed = {};
  };
  // The words of one list, as forms with their fields.
  using Seen = std::set<std::pair<std::string, std::optional<schema::Field>>>;

  WordPlanner(Words words, Relaxing relaxing, bool for_arrivals, const Indexes& indexes, text::Analyzer& analyzer,
              SynonymPlanner& synonyms, Plan& plan)
      : words_(std::move(words)),
        relaxing_(relaxing),
        for_arrivals_(for_arrivals),
        indexes_(indexes),
        analyzer_(analyzer),
        synonyms_(synonyms),
        plan_(plan),
        respeller_(indexes, analyzer, std::move(words_.typed)),
        names_(indexes) {}

  // From now on, the capital of this word says nothing: the query begins with it.
  void ignore_capital(const Node& first) { first_ = &first; }

  // Adds the words of a word or a phrase, any of which may match, except those that weigh nothing and those of `seen`.
  // A word that ranks elsewhere in the query matches here without weight.
  void add_ranked(const Node& node, PlanContext context, Seen& seen, std::vector<PlanNode>& may);

  // The same, but each word must match: all its parts, or their compound.
  void add_required(const Node& node, PlanContext context, Seen& seen, std::vector<PlanNode>& must);

  // The documents with all parts of a word, with a phrase, with a word of a pattern. Nothing when no word is left to
  // look for.
  std::optional<PlanNode> required(const Node& node, PlanContext context);
  std::optional<PlanNode> phrase(const Node& node, PlanContext context);
  std::optional<PlanNode> wildcard(const Node& node, PlanContext context);
  std::optional<PlanNode> fuzzy(const Node& node, PlanContext context);
  // The documents where the words of the node stand near each other.
  std::optional<PlanNode> near(const Node& node, PlanContext context);

 private:
  struct Place {
    std::size_t at = 0;  // among the words that rank
    bool is_new = false;
  };

  std::optional<PlanNode> ranked_leaf(const Node& node, const text::Token& token,
                                      const std::vector<text::Token>& tokens, PlanContext context, Seen& seen);
  std::vector<text::Token> analyze(const std::string& text);
  bool weighs_nothing(const text::Word& word) const { return words_.count > 0 && words_.content.is_stop_word(word); }
  // The leaf of a word, the forms that it stands for, and how it ranks.
  PlanNode leaf_of(const text::Word& word, const text::Token& typed, const Node& node, double weight = 1);
  // Whether a capital tells a name.
  bool has_capital(const text::Token& typed, const Node& node) const;
  FormChoice choice_of(const text::Word& word, const text::Token& typed, const Node& node);
  ScoredWord scored(const text::Word& word, const text::Token& typed, const Node& node);
  Place rank(ScoredWord word);
  // Whether nothing insists on a word, which may also find others then, when a search finds nothing.
  static bool may_be_widened(const Node& node, PlanContext context);
  std::optional<text::Word> meant_by(const text::Token& token, const Node& node, PlanContext context);
  PlanNode near_word(const text::Token& token, const Node& node, PlanContext context);
  PlanNode pattern_node(Pattern pattern, ScoredWord scored, PlanContext context);
  Phrase::Element element_of(const text::Token& token, const Node& node);
  void add_word(const std::vector<text::Token>& tokens, const Node& node, NearWords::Operand& operand);
  void add_operand(const Node& node, PlanContext context, NearWords::Operand& operand);
  void add_pattern(const Node& node, PlanContext context, NearWords::Operand& operand);
  void add_near_words(const Node& node, PlanContext context, NearWords& near);
  bool may_be_pattern();
  void note_cut();

  Words words_;
  Relaxing relaxing_;
  bool for_arrivals_;
  const Indexes& indexes_;
  text::Analyzer& analyzer_;
  SynonymPlanner& synonyms_;
  Plan& plan_;
  Respeller respeller_;
  CountedNames names_;
  const Node* first_ = nullptr;                             // whose capital says nothing
  std::map<std::string, std::optional<text::Word>> meant_;  // by typed forms
  std::size_t ranked_ = 0;                                  // leaves of words that may match, in all lists
  std::size_t patterns_ = 0;
};

}  // namespace depeche::query
