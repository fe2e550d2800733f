#include "schema/form_list.h"

#include <algorithm>
#include <cstdint>
#include <optional>
#include <utility>

#include "base/varint.h"
#include "schema/version.h"

namespace depeche::schema {
namespace {

// Most forms are written alike wherever they stand.
enum class Written : unsigned { small = 0, named = 1, both = 2 };
constexpr unsigned kWrittenBits = 2;

// How much of the stem's end a form lacks, up to this, stands with the length of the rest.
constexpr std::uint64_t kLacking = 7;
constexpr unsigned kLackingBits = 3;

Written written(const Form& form) {
  if (form.small == form.documents && form.named == 0) return Written::small;
  return form.named == form.documents && form.small == 0 ? Written::named : Written::both;
}

void put_counts(std::string& bytes, const Form& form) {
  const Written how = written(form);
  base::put_varint(bytes, std::uint64_t{form.documents} << kWrittenBits | static_cast<unsigned>(how));
  if (how != Written::both) return;
  base::put_varint(bytes, form.named);
  base::put_varint(bytes, form.small);
}

bool take_counts(std::string_view& bytes, Form& form) {
  const auto count = base::take_varint(bytes);
  if (!count) return false;
  form.documents = static_cast<std::uint32_t>(*count >> kWrittenBits);
  const auto how = static_cast<Written>(*count & ((1U << kWrittenBits) - 1));
  form.named = how == Written::named ? form.documents : 0;
  form.small = how == Written::small ? form.documents : 0;
  if (how != Written::both) return true;
  const auto named = base::take_varint(bytes);
  const auto small = base::take_varint(bytes);
  if (!named || !small) return false;
  form.named = static_cast<std::uint32_t>(*named);
  form.small = static_cast<std::uint32_t>(*small);
  return true;
}

void put_text(std::string& bytes, std::string_view text, std::string_view stem) {
  const auto shared =
      static_cast<std::size_t>(std::mismatch(stem.begin(), stem.end(), text.begin(), text.end()).first - stem.begin());
  const std::uint64_t lacking = stem.size() - shared;
  const std::string_view rest = text.substr(shared);
  base::put_varint(bytes, std::uint64_t{rest.size()} << kLackingBits | std::min(lacking, kLacking));
  if (lacking >= kLacking) base::put_varint(bytes, lacking);
  bytes += rest;
}

bool take_text(std::string_view& bytes, std::string_view stem, std::string& text) {
  const auto head = base::take_varint(bytes);
  if (!head) return false;
  const std::uint64_t rest = *head >> kLackingBits;
  const auto lacking = (*head & kLacking) < kLacking ? std::optional(*head & kLacking) : base::take_varint(bytes);
  if (!lacking || *lacking > stem.size() || rest > bytes.size()) return false;
  text.assign(stem.substr(0, stem.size() - *lacking)).append(bytes.substr(0, rest));
  bytes.remove_prefix(rest);
  return true;
}

}  // namespace

std::string encode_forms(std::string_view stem, const std::vector<Form>& forms) {
  std::string bytes;
  for (const Form& form : forms) {
    base::put_varint(bytes, form.code);
    put_counts(bytes, form);
    put_text(bytes, form.text, stem);
  }
  return bytes;
}

std::vector<Form> decode_forms(std::string_view stem, std::string_view bytes) {
  std::vector<Form> forms;
  while (!bytes.empty()) {
    Form form;
    const auto code = base::take_varint(bytes);
    if (!code || !take_counts(bytes, form) || !take_text(bytes, stem, form.text)) break;
    form.code = static_cast<Code>(*code);
    forms.push_back(std::move(form));
  }
  return forms;
}

std::string forms_key(std::string_view stem) { return std::string(kFormsPrefix).append(stem); }

std::string_view stem_of_key(std::string_view forms_key) { return forms_key.substr(kFormsPrefix.size()); }

}  // namespace depeche::schema
