#pragma once

// What a plan is made of beside the query's tree.

#include <chrono>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "depeche/alias.h"
#include "depeche/date.h"
#include "query/language/field_name.h"
#include "query/language/tree.h"

namespace depeche::query {

// A value that is asked for beside the query's text.
struct AskedValue {
  FieldName name;  // of a field that filters but by dates, or of a property
  std::string value;
  bool operator==(const AskedValue&) const = default;
};

inline AskedValue value_of_field(schema::Field field, std::string value) {
  AskedValue asked;
  asked.name.field = field;
  asked.value = std::move(value);
  return asked;
}

// What is asked beside the query's text.
struct Filters {
  std::optional<DateRange> dated;
  std::optional<TimeSpan> written;
  bool strict_dates = false;
  std::optional<DateRange> mentioned;
  std::vector<std::string> sources;
  std::vector<std::string> places;
  std::vector<AskedValue> where;                      // of one name any, of different names all
  std::optional<std::chrono::sys_seconds> usable_at;  // what may not be published then is left out
  std::vector<AskedValue> not_where = {};             // what has any of these is left out
};

struct PlanOptions {
  // Acronyms also find their expansions, expansions their acronym, names their aliases, and misspelt words what was
  // meant.
  bool expand = true;
  std::vector<Alias> aliases;
  std::vector<std::string> stop_words;  // beside those of the language
  // Words side by side must all be there.
  bool all_words = false;
  // The plan is for documents that are still to come. The archive does not know their words, so patterns stay patterns
  // and no word counts as misspelt.
  bool for_arrivals = false;
  // Where the query quotes a sentence (Node::quotes_sentence), the words of its phrases rank and none must be there.
  bool quoted_words_rank = false;
};

// Where in a query a node stands.
struct PlanContext {
  bool ranks = true;    // what is excluded does not rank and is not highlighted
  bool expands = true;  // it also finds synonyms; only what ranks does
  bool loose_phrases = false;
  bool all_words = false;        // what stands side by side must be there
  bool is_root = false;          // it stands side by side in the root
  bool relaxed_phrases = false;  // of several words; only those of the root, and those alone that nothing insists on

  static PlanContext excluded() { return {false, false, false, false, false, false}; }
};

// Whether a phrase is one that a search may relax: of several words, without a sign and without a field.
bool may_be_relaxed(const Node& node);

// Whether the words of a phrase rank one by one and none must be there.
inline bool is_loose(const Node& node, PlanContext context) {
  return node.kind == Kind::phrase && (context.loose_phrases || (context.relaxed_phrases && may_be_relaxed(node)));
}

}  // namespace depeche::query
