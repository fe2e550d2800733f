#include "schema/form_list.h"

#include "base/varint.h"
#include "schema/version.h"

namespace depeche::schema {

std::string encode_forms(const std::vector<Form>& forms) {
  std::string bytes;
  for (const Form& form : forms) {
    base::put_varint(bytes, form.code);
    base::put_varint(bytes, form.documents);
    base::put_varint(bytes, form.named);
    base::put_varint(bytes, form.small);
    base::put_string(bytes, form.text);
  }
  return bytes;
}

std::vector<Form> decode_forms(std::string_view bytes) {
  std::vector<Form> forms;
  while (!bytes.empty()) {
    const auto code = base::take_varint(bytes);
    const auto documents = base::take_varint(bytes);
    const auto named = base::take_varint(bytes);
    const auto small = base::take_varint(bytes);
    const auto text = base::take_string(bytes);
    if (!code || !documents || !named || !small || !text) break;
    forms.push_back({std::string(*text), static_cast<Code>(*code), static_cast<std::uint32_t>(*documents),
                     static_cast<std::uint32_t>(*named), static_cast<std::uint32_t>(*small)});
  }
  return forms;
}

std::string forms_key(std::string_view stem) { return std::string(kFormsPrefix).append(stem); }

}  // namespace depeche::schema
