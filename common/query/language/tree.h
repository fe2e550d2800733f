#pragma once

// What a query means, before it meets an index. Plain data; the parser makes it, the printer and the planner read it.

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "depeche/date.h"
#include "query/language/operator_names.h"
#include "schema/fields.h"

namespace depeche::query {

enum class Kind {
  word,      // `text`: one typed word, not analysed yet
  phrase,    // `text`: the words between quotes
  wildcard,  // `text`: a pattern with * (any letters, none too); at least two letters come before the first *, or one
             // before a ?
  fuzzy,     // `text`: one typed word; words spelt within `edits` of it match, too
  near,      // the two children stand near each other; without children, the words of `text` do
  filter,    // `field` (source, place, credits, id), or else `property`, has the value `text`; with `is_pattern`, a
             // value that fits the pattern `text`
  date,      // `field` (date, mentions): the dispatch's date, or one that it mentions, overlaps `dates`, or lies inside
             // when that is `certain`; with `moments`, the same of the moment at which it was written; without `dates`,
             // it has none
  ranked,    // children side by side: any should match, more is better
  all,       // every child (AND, ET)
  any,       // at least one child (OR, OU)
};

// How a child of `ranked` or `all` counts: `must` for +word, `must_not` for -word, NOT, SAUF.
// Filters, dates, phrases, AND and OR groups among ranked words must match, too: the planner sees to it.
enum class Occur { should, must, must_not };

// What a search that found little no longer insists on.
struct Relaxing {
  bool phrases = false;    // phrases that stand beside words rank, and exclude nothing
  bool families = false;   // words side by side also find words of their family
  bool spellings = false;  // words side by side that no document has find what was likely meant, even alone
};

struct Node {
  Kind kind = Kind::ranked;
  Occur occur = Occur::should;
  std::string text;
  std::optional<schema::Field>
      field;              // restricts a word, phrase, wildcard or fuzzy word to title or text; names a filter's field
  std::string property;   // of a filter without field: the name of the property
  std::size_t edits = 0;  // of a fuzzy word: 1, 2, or 0 for as many as its length allows
  std::optional<DateRange> dates;
  std::optional<TimeSpan> moments;  // of `dates`, when hours are asked for
  bool certain = false;
  bool is_pattern = false;
  Proximity near;                // of Kind::near; only two children may have an order
  bool has_grammar = false;      // of the root: words of grammar or stops stand outside its quotation marks
  bool quotes_sentence = false;  // of the root: a sentence between quotation marks, beside a colon or comma
  Relaxing relaxing;             // of the root
  std::vector<Node> children;
  std::size_t begin = 0;  // byte range in the query
  std::size_t end = 0;
  std::vector<std::string> notes;  // of the root: what was read otherwise than it may have been meant, for people
};

}  // namespace depeche::query
