#include "schema/dictionary.h"

#include "schema/version.h"

namespace depeche::schema {

std::vector<Form> Dictionary::forms_of(std::string_view stem) const {
  return decode_forms(database_.get_metadata(forms_key(stem)));
}

void Dictionary::visit_stems(std::string_view prefix,
                             const std::function<bool(std::string_view stem, const std::vector<Form>&)>& visit) const {
  const std::string first = forms_key(prefix);
  for (auto key = database_.metadata_keys_begin(first); key != database_.metadata_keys_end(first); ++key) {
    const std::string name = *key;
    if (!visit(std::string_view(name).substr(kFormsPrefix.size()), decode_forms(database_.get_metadata(name)))) return;
  }
}

}  // namespace depeche::schema
