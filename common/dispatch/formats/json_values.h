#pragma once

// Cuts JSON into the elements of its arrays, and objects behind one another, with a limit on how much of it is held. A
// large object that holds dispatches (json_envelope.h) is cut into these, and what else it has is passed over.

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "base/files.h"
#include "depeche/result.h"

namespace depeche::dispatch {

struct JsonValue {
  std::string_view text;    // valid until the next call; not checked, but for its brackets and quotes
  std::size_t number = 0;   // from 1
  bool too_long = false;    // it was passed over, `text` is empty
  bool is_cut_off = false;  // the end came within it, or within the array behind it, when `text` is empty
};

// `source` must outlive it.
class JsonValues {
 public:
  JsonValues(base::ByteSource& source, std::size_t max_bytes);

  // Nothing at the end. An error of the source ends the values.
  Result<std::optional<JsonValue>> next();

 private:
  // What a byte means for the value that is being read; the one that stands between values is none of it.
  enum class Step { inside, last, between };

  Result<bool> fill();
  Result<bool> skip_blanks();
  Result<bool> begin();
  bool read_block();
  Step take(char c);
  void keep(std::size_t end);
  void limit();
  JsonValue finish(bool is_cut_off);
  // Goes to the first of the dispatches when what has been read of the value is the beginning of an envelope.
  bool enter_envelope(bool is_complete);
  Result<bool> leave_envelope();

  base::ByteSource& source_;
  std::size_t max_bytes_;
  std::string buffer_;
  std::size_t at_ = 0;
  std::size_t end_ = 0;
  std::string value_;
  std::size_t number_ = 0;
  std::size_t depth_ = 0;           // of brackets open in the value
  std::size_t envelope_depth_ = 0;  // of brackets open around the array; 0 outside of envelopes
  bool looked_for_envelope_ = false;
  bool in_array_ = false;
  bool in_string_ = false;
  bool is_escaped_ = false;
  bool too_long_ = false;
};

}  // namespace depeche::dispatch
