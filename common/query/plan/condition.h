#pragma once

#include <memory>
#include <string>
#include <vector>

#include "query/plan/plan.h"
#include "query/read/pattern.h"
#include "query/read/stream_source.h"

namespace depeche::query {

// What a plan asks of one document. It can be asked of documents that came after the condition was made. Plain data.
struct Condition {
  enum class Kind {
    always,
    term,       // the document has `term`
    stream,     // `finder` finds it by its stream; a term beside it says whether the document has the terms for that
    pattern,    // one of its words matches `pattern`
    value,      // it has a term that begins with `term`, and of which the rest matches the text of `pattern`
    embargoed,  // its embargo ends later than now
    all,
    any,      // without parts: never
    but_not,  // the first of its two parts, but not the second
  };
  Kind kind = Kind::always;
  std::string term;
  Pattern pattern;
  std::shared_ptr<const StreamFinder> finder;
  std::vector<Condition> parts;
};

// The condition of a plan that was made for documents to come (PlanOptions::for_arrivals). It stays right while
// documents come, except for
// - filters of dates, when the years of the archive change (archive_span());
// - what the archive says of acronyms;
// - patterns that match more forms than they may stand for (kMostPatternForms): here they stand for all of them.
Condition condition_of(const Plan& plan);

}  // namespace depeche::query
