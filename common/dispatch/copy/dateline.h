#pragma once

// Reads the dateline that opens an agency's copy: where it was written, by whom, and when.

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "time/printed_date.h"

namespace depeche::dispatch {

struct Dateline {
  std::string place;
  std::string source;
  std::optional<time::PrintedDate> printed;
  std::string hour;     // what stands behind the date: "14h30 GMT"; may be empty
  std::size_t end = 0;  // where the copy begins, in bytes
};

// Reads one of these from the start of a text in the shape of clean_text(); a dash is -, – or —.
//   bars:      Almaty, Kazakhstan | AFP | jeudi 13/01/2022 - …     PARIS | AFP - …
//   brackets:  ALMATY, 13 janvier (Reuters) - …    PARIS (AFP) - …    Paris, 13 jan 2022 (AFP) — …    (Belga) …
//   no agency: ALMATY, 13 janvier - …
// A place has 60 characters at most, begins with a capital and has no digit. Because a sentence may open like "Untel
// (PS) - …", brackets count only after a date or a place in capitals, or around an agency of a short list (the one case
// that needs no dash after it), and a dateline without agency needs a date. Whatever does not fit entirely is no
// dateline.
std::optional<Dateline> read_dateline(std::string_view text);

}  // namespace depeche::dispatch
