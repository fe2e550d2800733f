#include "query/plan/usable_filter.h"

#include "query/plan/word_queries.h"
#include "schema/terms.h"
#include "schema/version.h"

namespace depeche::query {
namespace {

using Op = Xapian::Query::op;

Xapian::Query has_status(std::string_view word) {
  return Xapian::Query(schema::word_term(schema::Field::status, word));
}

}  // namespace

Xapian::Query unusable(std::chrono::sys_seconds now) {
  // An embargo ends at its moment, so that one until `now` is over.
  const Xapian::Query later(Op::OP_VALUE_GE, schema::kEmbargoSlot, format_time(now + std::chrono::seconds(1)));
  const Xapian::Query embargoed(Op::OP_FILTER, has_status("embargoed"), later);
  const Xapian::Query never(Op::OP_OR, has_status(to_string(PublicationStatus::canceled)),
                            has_status(to_string(PublicationStatus::withheld)));
  return Xapian::Query(Op::OP_OR, never, embargoed);
}

Xapian::Query usable(std::chrono::sys_seconds now) {
  return unweighted(Xapian::Query(Op::OP_AND_NOT, everything(), unusable(now)));
}

}  // namespace depeche::query
