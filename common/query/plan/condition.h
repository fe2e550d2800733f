#pragma once

#include <cstddef>
#include <memory>
#include <string>
#include <vector>

#include "query/plan/compiler.h"
#include "query/read/stream_source.h"

namespace depeche::query {

// What a query asks of one document, spelt out of what would be run for it (Compiled::matching), so that it can be
// asked of documents that no index had when it was compiled. Plain data.
struct Condition {
  enum class Kind {
    always,
    term,       // the document has `term`
    stream,     // `finder` finds it by its stream; whether it has the terms for that, a term beside it says
    pattern,    // one of its words matches finder->pattern()
    embargoed,  // its embargo ends later than now
    all,
    any,      // without parts: never
    but_not,  // the first of its two parts, but not the second
  };
  Kind kind = Kind::always;
  std::string term;
  std::shared_ptr<const StreamFinder> finder;
  std::vector<Condition> parts;
};

// The condition of a tree that would be compiled with the same arguments; throws as Xapian does. It stays right while
// documents come, but for
// - filters of dates, when the years of the archive change (archive_span());
// - what the archive says of acronyms;
// - patterns that more forms match than they may stand for (kMaxExpansions): here they stand for all of them.
Condition compile_condition(const Node& tree, const Filters& filters, const Indexes& indexes, text::Analyzer& analyzer,
                            const CompileOptions& options);

// Stands for a finder in a query that becomes a condition; no document has such a term.
std::string finder_term(std::size_t number);

}  // namespace depeche::query
