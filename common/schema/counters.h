#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "schema/forward_stream.h"
#include "schema/title_sample.h"

namespace depeche::schema {

// Counts over a whole index, kept in its metadata.
struct Counters {
  std::uint64_t text_words = 0;  // indexed words without function words
  std::uint64_t title_words = 0;
  std::uint64_t titled = 0;           // dispatches that have a title
  Code next_code = kFirstForm;        // the code of the next new form
  std::uint32_t repeated_titles = 0;  // TitleSample::repeated_of_1000()
  TitleSample titles = {};            // kept beside the others, under a key of its own

  bool operator==(const Counters&) const = default;
};

// The counts of both indexes together. The codes are those of `a`.
inline Counters operator+(const Counters& a, const Counters& b) {
  Counters sum{
      a.text_words + b.text_words, a.title_words + b.title_words, a.titled + b.titled, a.next_code, 0, a.titles};
  sum.titles += b.titles;
  return sum;
}

// The numbers alone.
std::string encode_counters(const Counters& counters);
// Missing numbers are zero.
Counters decode_counters(std::string_view bytes);

}  // namespace depeche::schema
