#include "schema/acronym_list.h"

#include "base/varint.h"
#include "schema/version.h"

namespace depeche::schema {

std::string encode_explanations(const std::vector<Explanation>& explanations) {
  std::string bytes;
  base::put_varint(bytes, explanations.size());
  for (const Explanation& explanation : explanations) {
    base::put_varint(bytes, explanation.documents);
    base::put_string(bytes, explanation.spelling);
    base::put_string(bytes, explanation.expansion);
  }
  return bytes;
}

std::vector<Explanation> decode_explanations(std::string_view bytes) {
  std::vector<Explanation> explanations;
  base::take_varint(bytes);
  while (!bytes.empty()) {
    const auto documents = base::take_varint(bytes);
    const auto spelling = base::take_string(bytes);
    const auto expansion = base::take_string(bytes);
    if (!documents || !spelling || !expansion) break;
    explanations.push_back({std::string(*spelling), std::string(*expansion), static_cast<std::uint32_t>(*documents)});
  }
  return explanations;
}

std::string acronym_metadata_key(std::string_view key) { return std::string(kAcronymPrefix).append(key); }

std::string opening_metadata_key(std::string_view first, std::string_view second) {
  return std::string(kOpeningPrefix).append(first).append(" ").append(second);
}

}  // namespace depeche::schema
