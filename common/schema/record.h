#pragma once

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "depeche/dispatch.h"
#include "depeche/result.h"

namespace depeche::schema {

// The id of a stored record, without decompressing the rest.
std::string_view record_id(std::string_view record);

// A dispatch ↔ the bytes that the index stores: the id, then all else compressed by zstd, with a dictionary trained on
// the archive when there is one (empty: without). Not for several threads.
class RecordCodec {
 public:
  explicit RecordCodec(const std::string& dictionary);
  RecordCodec(RecordCodec&&) noexcept;
  RecordCodec& operator=(RecordCodec&&) noexcept;
  ~RecordCodec();

  std::string encode(const Dispatch& dispatch);
  // Errors: corrupt.
  Result<Dispatch> decode(std::string_view record);

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

// A dictionary for dispatches like these; empty when they are too few to gain from one.
std::string train_record_dictionary(const std::vector<Dispatch>& samples);

// A hash of all that the index keeps of a dispatch, 8 bytes: equal dispatches need not be indexed again.
std::string content_hash(const Dispatch& dispatch);

}  // namespace depeche::schema
