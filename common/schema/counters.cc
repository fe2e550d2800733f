#include "schema/counters.h"

#include "base/varint.h"

namespace depeche::schema {

std::string encode_counters(const Counters& counters) {
  std::string bytes;
  base::put_varint(bytes, counters.text_words);
  base::put_varint(bytes, counters.title_words);
  base::put_varint(bytes, counters.titled);
  base::put_varint(bytes, counters.next_code);
  base::put_varint(bytes, counters.repeated_titles);
  return bytes;
}

Counters decode_counters(std::string_view bytes) {
  Counters counters;
  counters.text_words = base::take_varint(bytes).value_or(0);
  counters.title_words = base::take_varint(bytes).value_or(0);
  counters.titled = base::take_varint(bytes).value_or(0);
  counters.next_code = static_cast<Code>(base::take_varint(bytes).value_or(kFirstForm));
  counters.repeated_titles = static_cast<std::uint32_t>(base::take_varint(bytes).value_or(0));
  return counters;
}

}  // namespace depeche::schema
