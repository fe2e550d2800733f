#pragma once

// Cuts bytes into lines, or into records that end in another way. It holds a limited part of them.

#include <cstddef>
#include <optional>
#include <string_view>
#include <vector>

#include "base/files.h"
#include "depeche/result.h"

namespace depeche::dispatch {

struct Line {
  std::string_view text;   // without its newline; valid until the next call
  std::size_t number = 0;  // from 1
  bool too_long = false;   // it was passed over, `text` is empty
};

// `source` must outlive it. Holds two blocks more than `max_bytes` at most, however long a line is.
class LineReader {
 public:
  // After the last byte of a Line, `padding` more bytes can be read. `newline` ends a line.
  LineReader(base::ByteSource& source, std::size_t max_bytes, std::size_t padding, char newline = '\n');

  // The next line; nothing at the end. An error of the source ends the lines.
  Result<std::optional<Line>> next();

 private:
  Result<bool> fill();
  Result<std::optional<Line>> skip_long_line();
  Line take(std::size_t end, std::size_t next_begin);

  base::ByteSource& source_;
  std::size_t max_bytes_;
  std::size_t padding_;
  char newline_;
  std::vector<char> buffer_;
  std::size_t begin_ = 0;    // of the current line
  std::size_t scanned_ = 0;  // no newline in [begin_, scanned_)
  std::size_t end_ = 0;      // of what was read
  std::size_t number_ = 0;
  bool ended_ = false;
};

}  // namespace depeche::dispatch
