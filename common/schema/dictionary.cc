#include "schema/dictionary.h"

#include <utility>

#include "base/wire.h"
#include "schema/stem_cursor.h"

namespace depeche::schema {
namespace {

// Calls `take` with each stem under `prefix`, of a part that is on this machine, until it returns false.
template <class Take>
void each_under(std::string_view prefix, const PartDatabase& database, const base::Deadline& deadline, Take take) {
  StemCursor stems(database);
  base::DeadlineSteps steps(deadline);
  for (bool found = stems.find(prefix); found && stems.stem().starts_with(prefix); found = stems.next()) {
    steps.step();
    if (!take(stems.stem(), stems.forms())) return;
  }
}

}  // namespace

std::string stems_under(std::string_view prefix, const PartDatabase& database, const base::Deadline& deadline) {
  std::vector<StemForms> all;
  each_under(prefix, database, deadline, [&](std::string_view stem, std::string_view forms) {
    all.emplace_back(stem, forms);
    return true;
  });
  return base::to_wire(all);
}

std::vector<Form> Dictionary::forms_of(std::string_view stem) const {
  return decode_forms(stem, database_.metadata(forms_key(stem)));
}

void Dictionary::visit_stems(std::string_view prefix,
                             const std::function<bool(std::string_view stem, const std::vector<Form>&)>& visit) const {
  if (!database_.is_remote())
    return each_under(prefix, database_, deadline_, [&](std::string_view stem, std::string_view forms) {
      return visit(stem, decode_forms(stem, forms));
    });
  const std::string fetched = database_.worked_out(PartWork::stems, std::string(prefix),
                                                   [&] { return stems_under(prefix, database_, deadline_); });
  base::WireReader reader(fetched);
  for (const auto& [stem, forms] : reader.next<std::vector<StemForms>>())
    if (!visit(stem, decode_forms(stem, forms))) return;
}

}  // namespace depeche::schema
