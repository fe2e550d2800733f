#pragma once

// Reads what people type into a search box as a query tree.

#include <string_view>

#include "base/deadline.h"
#include "depeche/date.h"
#include "depeche/result.h"
#include "query/language/field_name.h"
#include "query/language/present.h"
#include "query/language/tree.h"

namespace depeche::query {

// Any bytes are a query, in linear time. ErrorCode::query, with an offset, are only an unknown field
// ("auteurs:Dupont"), a date that does not exist, operators without what they need, and what is beyond the limits of
// limits.h. The language:
//
//   retrait troupes           side by side: Kind::ranked
//   +word -word !word         in a ranked list: must, must not; before a word, "…" or (…), behind a blank, ( or );
//                             before a figure, before words of grammar, behind the end of a sentence, in a list and in
//                             running text (reading.h) a sign is only a sign
//   "…" “…” «…»               phrase; a quotation mark without its partner is punctuation
//   kaz* kaz*stan mani?esta   wildcards, behind two letters or digits at least, a ? (one letter) among others
//                             behind one; else they are punctuation
//   a AND b, a ET b           Kind::all  ┐
//   a OR b, a OU b            Kind::any  ├ NEAR before NOT before AND before OR before side by side; in capitals, and
//   NOT a, SAUF a             must not   │ with operands on the sides that need one, else an error (structure.h)
//   a NEAR/5 b, "a b"~5       Kind::near ┘
//   word~ word~1 word~2       words spelt within one edit, two edits of it (~: one from 3 letters on, two from 6 on)
//   (…)                       group; unbalanced and empty ones are punctuation, beyond kMaxDepth they are not seen
//   field:word field:"…" field:(…)   schema/fields.h has the names; date: reads all of its group as one date; any
//                             other name is that of a property; date:none, date:* (a date node without `dates`, the
//                             latter with `is_pattern`); agence:Reut*
//
// The tree:
// - The root, and whatever stands alone in parentheses, is no list of one: `(a)` is the word. But an exclusion without
//   anything to exclude from, `-a`, is `ranked` with that one child: everything but a. No words at all: `ranked`
//   without children.
// - NOT among words is the sign -: `a b NOT c` is ranked [a, b, -c]. Beside AND or OR it belongs to its neighbour:
//   `a AND b NOT c` is all [a, b, -c], `a OR b NOT c` is any [a, all [b, -c]]. `must` is only found in `ranked`,
//   `must_not` in `ranked` and `all`.
// - A field before a group is set on its words, phrases and wildcards, which a filter field makes filters.
// - Of leaves of a list that say the same the first stays, but words that only rank are kept, however often.
// - Words keep their typing, with l' and hyphens, without punctuation around; 2 000 is one word.
// - The byte range of a leaf is that of its text, without sign, field and quotes; that of a list runs from its
//   first operand to its last, signs, fields, quotes and parentheses included.
// - It is at most 3 * (kMaxDepth + 1) + 1 levels deep, so recursion over it is safe.
//
// `present` resolves relative dates and hours. `own`: the names of properties that may be asked for beside the common
// ones. Throws base::DeadlinePassed, and what `own` does.
Result<Node> parse(std::string_view query, const Present& present, const base::Deadline& deadline = {},
                   const OwnNames& own = {});

}  // namespace depeche::query
