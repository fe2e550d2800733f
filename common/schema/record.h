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

// A dispatch ↔ the bytes that the index stores: the id, then everything else compressed by zstd. A dictionary trained
// on the archive is used when there is one; it is empty otherwise. Not for several threads.
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

// Trains a dictionary for dispatches like these. Empty when they are too few to gain from one.
std::string train_record_dictionary(const std::vector<Dispatch>& samples);

// A hash, 8 bytes, of everything that the index keeps of a dispatch. Dispatches with equal hashes need not be indexed
// again.
std::string content_hash(const Dispatch& dispatch);

}  // namespace depeche::schema
