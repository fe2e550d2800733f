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
  std::vector<std::string> fields;  // without their quotes
  std::size_t line = 0;             // that it begins at, from 1
  bool too_long = false;            // it was passed over, `fields` is incomplete
  bool is_open = false;             // the end came within quotes
};

// RFC 4180 with any separator: quotes are doubled within quotes, which may hold separators and line ends. Quotes in the
// middle of a field are what they are. `source` must outlive it.
class CsvReader {
 public:
  CsvReader(base::ByteSource& source, char separator, std::size_t max_bytes);

  // Nothing at the end; empty lines are passed over. An error of the source ends the records.
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
  std::size_t size_ = 0;  // of the record so far
};

}  // namespace depeche::dispatch
