#pragma once

#include <chrono>
#include <cstddef>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "base/xapian.h"
#include "depeche/date.h"
#include "query/language/tree.h"
#include "query/plan/word_queries.h"
#include "query/read/indexes.h"
#include "query/read/phrase.h"
#include "query/read/scored_word.h"
#include "query/words/alternatives.h"
#include "text/analyzer.h"

namespace depeche::query {

// What is asked beside the query's text.
struct Filters {
  std::optional<DateRange> dated;
  bool strict_dates = false;
  std::optional<DateRange> mentioned;
  std::vector<std::string> sources;
  std::vector<std::string> places;
  std::optional<std::chrono::sys_seconds> usable_at;  // what may not be published then is left out
};

// A retrieval that only adds up what terms are worth, among the documents that have one term of each filter.
struct PlainQuery {
  std::vector<Leaf> leaves;
  std::vector<std::vector<std::string>> filters;
};

// A query in the terms of some indexes.
struct Compiled {
  Xapian::Query matching;           // every match
  Xapian::Query retrieval;          // the matches of its rarest words: what is worth scoring
  std::optional<PlainQuery> plain;  // the same as `retrieval`, when it is that simple
  bool retrieval_is_complete = true;
  std::vector<ScoredWord> words;          // that rank, none twice
  std::vector<Phrase> phrases;            // that must stand in each match
  std::vector<Alternative> alternatives;  // what else finds some words, weaker than they do
  // The values of filters that have other names, and these.
  std::vector<std::pair<std::string, std::string>> accepted;
  // Typed words that no document has, and the words that are searched instead.
  std::vector<std::pair<std::string, std::string>> respelt;
  std::size_t word_count = 0;  // words as typed, those without weight included
  bool has_optional_words = false;
  std::optional<DateRange> dates;      // of the filter and the query together, for certain and possible matches
  std::optional<DateRange> mentioned;  // that every match must mention a day of; the first of several
  std::vector<std::string> notices;
};

struct CompileOptions {
  // Phrases beside ranked words count as their words; for a second try when no dispatch has the phrases.
  bool loose_phrases = false;
  // Acronyms also find their expansions, expansions their acronym, names their aliases, and misspelt words what was
  // meant.
  bool expand = true;
  std::vector<Alias> aliases;
  std::vector<std::string> stop_words;  // beside those of the language
};

// Throws as Xapian does, and base::DeadlinePassed. What it returns is valid as long as the indexes are.
Compiled compile(const Node& tree, const Filters& filters, const Indexes& indexes, text::Analyzer& analyzer,
                 const CompileOptions& options = {});

}  // namespace depeche::query
