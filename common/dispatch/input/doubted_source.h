#pragma once

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>

#include "base/encoding.h"
#include "base/files.h"
#include "dispatch/input/input.h"

namespace depeche::dispatch {

// Whether UTF-8 is often declared to be in this encoding: ISO 8859, windows-1252 and their like, and ASCII.
bool is_doubtful(std::string_view encoding);

// Yields UTF-8 from bytes that are declared to be in a doubtful encoding. The first bytes that are not ASCII decide:
// what is UTF-8 there is UTF-8, whatever was declared, since text in the other encodings hardly ever is by chance.
class DoubtedSource final : public base::ByteSource {
 public:
  // `from` must outlive it.
  DoubtedSource(Input& from, std::string encoding) : from_(from), encoding_(std::move(encoding)) {}

  Result<std::size_t> read(char* to, std::size_t size) override;

 private:
  Status decide();

  Input& from_;
  std::string encoding_;
  bool decided_ = false;
  std::unique_ptr<base::TranscodingSource> transcoded_;  // nothing for UTF-8
};

}  // namespace depeche::dispatch
