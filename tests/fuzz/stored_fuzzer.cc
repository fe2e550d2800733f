// Whatever damage does to what an index stores, reading it ends, and what is read can be written.

#include <cstdlib>

#include "fuzz/input.h"
#include "schema/acronym_list.h"
#include "schema/counters.h"
#include "schema/form_list.h"
#include "schema/forward_stream.h"
#include "schema/range_list.h"
#include "schema/record.h"
#include "schema/version_terms.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace depeche;
  const std::string_view bytes = fuzz::text_of(data, size);
  std::size_t codes = 0;
  for (schema::StreamReader reader(bytes); !reader.done(); ++codes)
    if (reader.next() > schema::kMaxCode + 0xFFFF) std::abort();
  if (codes > size) std::abort();
  const auto explanations = schema::decode_explanations(bytes);
  if (schema::decode_explanations(schema::encode_explanations(explanations)) != explanations) std::abort();
  for (const DateRange& range : schema::decode_ranges(bytes))
    if (range.first > range.last) std::abort();
  const std::string_view stem = bytes.substr(0, 8);
  const auto forms = schema::decode_forms(stem, bytes);
  if (schema::decode_forms(stem, schema::encode_forms(stem, forms)) != forms) std::abort();
  const schema::Counters counters = schema::decode_counters(bytes);
  if (schema::decode_counters(schema::encode_counters(counters)) != counters) std::abort();
  const auto titles = schema::TitleSample::decode(bytes);
  if (schema::TitleSample::decode(titles.encode()) != titles || titles.repeated_of_1000() > 1000) std::abort();
  if (const auto near = schema::near_terms(bytes, 2); near.first > near.last) std::abort();
  static schema::RecordCodec codec("");
  if (const auto dispatch = codec.decode(bytes)) codec.encode(*dispatch);
  return 0;
}
