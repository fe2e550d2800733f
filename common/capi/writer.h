#pragma once

// An index writer that takes dispatches as JSON.

#include <string>
#include <string_view>

#include "depeche/index.h"
#include "dispatch/formats/json_object.h"

namespace depeche::capi {

// For one thread at a time.
class Writer {
 public:
  // `options`: null, or JSON. Errors: those of the options and of IndexWriter::open().
  static Result<Writer> open(const char* index, const char* options);

  // Refuses also what JSON Lines are warned of: whoever makes the object can mend it.
  Status add(std::string_view json);
  Result<bool> remove(std::string_view id) { return writer_.remove(id); }
  Result<std::string> commit();

 private:
  Writer(IndexWriter writer, dispatch::JsonObjectParser parser);

  IndexWriter writer_;
  dispatch::JsonObjectParser parser_;
  std::string line_;
};

}  // namespace depeche::capi
