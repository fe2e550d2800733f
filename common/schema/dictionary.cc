#include "schema/dictionary.h"

#include <algorithm>

#include "schema/version.h"

namespace depeche::schema {
namespace {

constexpr char kEndOfStem = '\n';

// All stems of another process's database, in byte order. Each walk would fetch every one of them anew, a message for
// each, so that they are fetched once. Views of `stems`.
std::vector<std::string_view> stems_in(std::string_view stems) {
  std::vector<std::string_view> all;
  for (std::size_t end = stems.find(kEndOfStem); end != std::string_view::npos; end = stems.find(kEndOfStem)) {
    all.push_back(stems.substr(0, end));
    stems.remove_prefix(end + 1);
  }
  return all;
}

std::string fetched_stems(const PartDatabase& database, const base::Deadline& deadline) {
  return database.worked_out(PartWork::stems, "", [&] { return all_stems(database, deadline); });
}

}  // namespace

std::string all_stems(const PartDatabase& database, const base::Deadline& deadline) {
  std::string stems;
  base::DeadlineSteps steps(deadline);
  const auto end = database.metadata_keys_end(std::string(kFormsPrefix));
  for (auto key = database.metadata_keys_begin(std::string(kFormsPrefix)); key != end; ++key) {
    steps.step();
    const std::string name = *key;
    stems.append(name, kFormsPrefix.size()).push_back(kEndOfStem);
  }
  return stems;
}

std::vector<Form> Dictionary::forms_of(std::string_view stem) const {
  return decode_forms(stem, database_.metadata(forms_key(stem)));
}

void Dictionary::visit_stems(std::string_view prefix,
                             const std::function<bool(std::string_view stem, const std::vector<Form>&)>& visit) const {
  if (database_.is_remote()) return visit_fetched_stems(prefix, visit);
  const std::string first = forms_key(prefix);
  base::DeadlineSteps steps(deadline_);
  for (auto key = database_.metadata_keys_begin(first); key != database_.metadata_keys_end(first); ++key) {
    steps.step();
    const std::string name = *key;
    const std::string_view stem = stem_of_key(name);
    if (!visit(stem, decode_forms(stem, database_.get_metadata(name)))) return;
  }
}

// Looking for a key costs as much as ten steps.
void Dictionary::walk_stems(const std::function<std::size_t(std::string_view stem)>& visit) const {
  if (database_.is_remote()) return walk_fetched_stems(visit);
  constexpr int kStepsBeforeLooking = 10;
  const auto end = database_.metadata_keys_end(std::string(kFormsPrefix));
  auto key = database_.metadata_keys_begin(std::string(kFormsPrefix));
  base::DeadlineSteps looks(deadline_);
  while (key != end) {
    looks.step();
    const std::string name = *key;
    const std::size_t shared = visit(stem_of_key(name));
    ++key;
    if (shared == 0) continue;
    std::string branch = name.substr(0, kFormsPrefix.size() + shared);
    int steps = 0;
    for (; key != end && (*key).starts_with(branch) && steps < kStepsBeforeLooking; ++steps) ++key;
    if (steps < kStepsBeforeLooking || key == end) continue;
    branch.push_back('\xFF');  // in no UTF-8
    key.skip_to(branch);
  }
}

void Dictionary::visit_fetched_stems(
    std::string_view prefix, const std::function<bool(std::string_view stem, const std::vector<Form>&)>& visit) const {
  const std::string fetched = fetched_stems(database_, deadline_);
  const std::vector<std::string_view> stems = stems_in(fetched);
  base::DeadlineSteps steps(deadline_);
  for (auto stem = std::ranges::lower_bound(stems, prefix); stem != stems.end() && stem->starts_with(prefix); ++stem) {
    steps.step();
    if (!visit(*stem, forms_of(*stem))) return;
  }
}

void Dictionary::walk_fetched_stems(const std::function<std::size_t(std::string_view stem)>& visit) const {
  const std::string fetched = fetched_stems(database_, deadline_);
  const std::vector<std::string_view> stems = stems_in(fetched);
  base::DeadlineSteps steps(deadline_);
  for (auto stem = stems.begin(); stem != stems.end();) {
    steps.step();
    const std::size_t shared = visit(*stem);
    const std::string_view branch = stem->substr(0, shared);
    ++stem;
    if (shared > 0)
      stem = std::partition_point(stem, stems.end(), [&](std::string_view next) { return next.starts_with(branch); });
  }
}

}  // namespace depeche::schema
