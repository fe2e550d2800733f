#pragma once

// Cuts CSV into records, with a limit on how much of it is held.

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "base/files.h"
#include "depeche/result.h"

namespace depeche::dispatch {

struct CsvRecord {
  std::vector<std::string> fields;  // the fields without their quotes
  std::size_t line = 0;             // the line at which the record begins, from 1
  bool too_long = false;            // the record was passed over, and `fields` is incomplete
  bool is_open = false;             // the end came inside quotes
};

// Reads RFC 4180 with any separator. Inside quotes, a quote is doubled, and separators and line ends may stand. Quotes
// in the middle of a field are ordinary characters. Lines end as the first record does: in a carriage return alone, as
// in files of old Macintosh programs, or in a line feed. `source` must outlive it.
class CsvReader {
 public:
  // `first_line` is the number of the line that the source begins with.
  CsvReader(base::ByteSource& source, char separator, std::size_t max_bytes, std::size_t first_line = 1);

  // The next record; nothing at the end. Empty lines are passed over. An error of the source ends the records.
  Result<std::optional<CsvRecord>> next();

 private:
  Result<bool> fill();
  // Both are for one byte, `peeked` the one after it.
  void take(char c, CsvRecord& record);
  bool ends_line(char c) const { return c == '\n' || (c == '\r' && returns_end_.value_or(false)); }
  bool ends_record(char c) const { return state_ != State::quoted && ends_line(c); }
  // Finds out how lines end, from the first end of one; `c` has just been read.
  Status look_at_line_end(char c);
  void end_field(CsvRecord& record);

  enum class State { begin, plain, quoted, quote_in_quotes };

  base::ByteSource& source_;
  char separator_;
  std::size_t max_bytes_;
  std::string buffer_;
  std::size_t at_ = 0;
  std::size_t end_ = 0;
  std::size_t line_ = 1;
  State state_ = State::begin;
  std::optional<bool> returns_end_;  // whether carriage returns alone end lines, once that is known
  std::string field_;
  std::size_t size_ = 0;  // the size of the record so far
};

}  // namespace depeche::dispatch
