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
// in the middle of a field are ordinary characters. `source` must outlive it.
class CsvReader {
 public:
  CsvReader(base::ByteSource& source, char separator, std::size_t max_bytes);

  // The next record; nothing at the end. Empty lines are passed over. An error of the source ends the records.
  Result<std::optional<CsvRecord>> next();

 private:
  Result<bool> fill();
  // Both are for one byte, `peeked` the one after it.
  void take(char c, CsvRecord& record);
  bool ends_record(char c) const { return c == '\n' && state_ != State::quoted; }
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
  std::string field_;
  std::size_t size_ = 0;  // the size of the record so far
};

}  // namespace depeche::dispatch
