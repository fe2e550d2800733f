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

void put_text(std::string& bytes, std::string_view text, std::string_view stem) {
  const auto shared =
      static_cast<std::size_t>(std::mismatch(stem.begin(), stem.end(), text.begin(), text.end()).first - stem.begin());
  const std::uint64_t lacking = stem.size() - shared;
  const std::string_view rest = text.substr(shared);
  base::put_varint(bytes, std::uint64_t{rest.size()} << kLackingBits | std::min(lacking, kLacking));
  if (lacking >= kLacking) base::put_varint(bytes, lacking);
  bytes += rest;
}

}  // namespace

bool FormReader::next() {
  if (rest_.empty()) return false;
  const auto code = base::take_varint(rest_);
  if (!code || !take_counts() || !take_text()) {
    rest_ = {};
    return false;
  }
  code_ = static_cast<Code>(*code);
  return true;
}

bool FormReader::take_counts() {
  const auto count = base::take_varint(rest_);
  if (!count) return false;
  documents_ = static_cast<std::uint32_t>(*count >> kWrittenBits);
  const auto how = static_cast<Written>(*count & ((1U << kWrittenBits) - 1));
  named_ = how == Written::named ? documents_ : 0;
  small_ = how == Written::small ? documents_ : 0;
  if (how != Written::both) return true;
  const auto named = base::take_varint(rest_);
  const auto small = base::take_varint(rest_);
  if (!named || !small) return false;
  named_ = static_cast<std::uint32_t>(*named);
  small_ = static_cast<std::uint32_t>(*small);
  return true;
}

bool FormReader::take_text() {
  const auto head = base::take_varint(rest_);
  if (!head) return false;
  const std::uint64_t size = *head >> kLackingBits;
  const auto lacking = (*head & kLacking) < kLacking ? std::optional(*head & kLacking) : base::take_varint(rest_);
  if (!lacking || *lacking > stem_.size() || size > rest_.size()) return false;
  begins_ = stem_.substr(0, stem_.size() - *lacking);
  ends_ = rest_.substr(0, size);
  rest_.remove_prefix(size);
  return true;
}

Form FormReader::form() const {
  std::string text(begins_);
  return {text.append(ends_), code_, documents_, named_, small_};
}

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
  for (FormReader reader(stem, bytes); reader.next();) forms.push_back(reader.form());
  return forms;
}

std::string forms_key(std::string_view stem) { return std::string(kFormsPrefix).append(stem); }

std::string_view stem_of_key(std::string_view forms_key) { return forms_key.substr(kFormsPrefix.size()); }

}  // namespace depeche::schema
