#pragma once

// What a query asks of an archive. Plain data: the planner makes it of a tree (planner.h); executors make of it the
// query that Xapian runs (to_xapian.h), the terms that are added up (to_term_at_a_time.h), or the condition that a
// dispatch to come must meet (condition.h); plan_parts.h says it to people and programs.

#include <chrono>
#include <cstddef>
#include <optional>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "depeche/date.h"
#include "query/plan/asked_dates.h"
#include "query/read/near.h"
#include "query/read/pattern.h"
#include "query/read/phrase.h"
#include "query/read/scored_word.h"
#include "query/words/synonyms.h"
#include "schema/fields.h"

namespace depeche::query {

struct PlanNode;

// Documents with a form of the word. A function word has no term: only the streams say which documents have it.
struct WordLeaf {
  std::string folded;
  std::string stem;
  bool function_word = false;
  std::optional<schema::Field> field;  // the one field where it is looked for
  double weight = 1;                   // multiplies what BM25 gives; with 0, it only matches
  FormChoice choice = {};              // only documents with one of these forms
};

// Documents where the words stand in a row.
struct PhraseLeaf {
  Phrase phrase;
  std::optional<double> weight;  // of each such document; without it, the words of the phrase rank one by one
};

// Documents with a word that the pattern stands for.
struct PatternLeaf {
  Pattern pattern;
  // Those words of the archive, each with its stem. A plan for documents to come has none: such documents are compared
  // with the pattern itself.
  std::vector<std::pair<std::string, std::string>> forms;
};

// Documents where words stand near each other. They rank one by one.
struct NearLeaf {
  NearWords near;
};

// Documents with one of the terms, which never rank. Without terms, it is no document.
struct TermsLeaf {
  std::string asked;  // for people
  std::vector<std::string> terms;
};

// Documents to come that have a term which begins with `prefix`, and of which the rest matches `pattern`
// (words/wildcard.h). Where there are documents, their terms say the same.
struct ValuesLeaf {
  std::string asked;  // for people
  std::string prefix;
  std::string pattern;
};

// Documents under an embargo that ends later.
struct EmbargoLeaf {
  std::chrono::sys_seconds moment;
};

// What stands side by side. It matches what all of `must`, all of `filters` and none of `excluded` match; without
// `must`, one of `may` has to match, if there are any. So `may` alone says "any of these". Only `must` and `may` rank.
struct PlanList {
  std::vector<PlanNode> must;
  std::vector<PlanNode> may;
  std::vector<PlanNode> filters;
  std::vector<PlanNode> excluded;

  // Whether it may be left out.
  bool says_nothing() const;
};

struct PlanNode {
  std::variant<WordLeaf, PhraseLeaf, NearLeaf, PatternLeaf, TermsLeaf, ValuesLeaf, EmbargoLeaf, PlanList> what;
  std::vector<PlanNode> synonyms;  // they match, too, and count where `what` does not match
};

inline bool PlanList::says_nothing() const {
  return must.empty() && may.empty() && filters.empty() && excluded.empty();
}

struct Plan {
  PlanList root;  // every document, when it says nothing
  // What the second stage ranks by and what is highlighted. What is excluded is in none of these.
  std::vector<ScoredWord> words;  // none twice
  std::vector<Phrase> phrases;    // as they were typed
  std::vector<NearWords> near;    // words near each other; what ranks of them is also among `words`
  // What was added to what was typed: synonyms of words, which count less; values of filters with their other names;
  // typed words that no document has, with the words that are searched instead.
  std::vector<Synonym> synonyms;
  std::vector<std::pair<std::string, std::string>> accepted;
  std::vector<std::pair<std::string, std::string>> respelt;
  std::size_t words_beside = 0;    // typed words that stand side by side in the root and rank
  bool each_may_is_a_word = true;  // each of root.may is one of these
  std::size_t word_count = 0;      // words as typed, those without weight included
  AskedDates asked;                // by the filter and the query together
  // The phrases, as typed, that exclude matches beside words of the query, and that a search may relax. None where the
  // query insists on them, or where they exclude nothing anyway.
  std::vector<std::string> phrases_beside;
  std::vector<std::string> notices;
  bool has_no_word = false;  // something was typed, and nothing of it can be looked for
};

}  // namespace depeche::query
