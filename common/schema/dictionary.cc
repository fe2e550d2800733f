#include "schema/dictionary.h"

#include "schema/version.h"

namespace depeche::schema {

std::vector<Form> Dictionary::forms_of(std::string_view stem) const {
  return decode_forms(database_.metadata(forms_key(stem)));
}

void Dictionary::visit_stems(std::string_view prefix,
                             const std::function<bool(std::string_view stem, const std::vector<Form>&)>& visit) const {
  const std::string first = forms_key(prefix);
  base::DeadlineSteps steps(deadline_);
  for (auto key = database_.metadata_keys_begin(first); key != database_.metadata_keys_end(first); ++key) {
    steps.step();
    const std::string name = *key;
    if (!visit(std::string_view(name).substr(kFormsPrefix.size()), decode_forms(database_.get_metadata(name)))) return;
  }
}

// Looking for a key costs as much as ten steps.
void Dictionary::walk_stems(const std::function<std::size_t(std::string_view stem)>& visit) const {
  constexpr int kStepsBeforeLooking = 10;
  const auto end = database_.metadata_keys_end(std::string(kFormsPrefix));
  auto key = database_.metadata_keys_begin(std::string(kFormsPrefix));
  base::DeadlineSteps looks(deadline_);
  while (key != end) {
    looks.step();
    const std::string name = *key;
    const std::size_t shared = visit(std::string_view(name).substr(kFormsPrefix.size()));
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

}  // namespace depeche::schema
