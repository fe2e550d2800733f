#pragma once

// Cuts a web archive (WARC) into its records.

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "base/files.h"
#include "depeche/result.h"

namespace depeche::dispatch {

struct WarcRecord {
  std::size_t number = 0;    // from 1
  std::string type;          // "response"
  std::string content_type;  // "application/http; msgtype=response"
  std::string url;
  std::string date;
  std::string id;          // without the angles around it
  std::uint64_t size = 0;  // of its content
};

// `source` must outlive it. One block of 64 KB and one header are in memory.
class WarcRecords {
 public:
  explicit WarcRecords(base::ByteSource& source);

  // The next record, whose content need not have been read; nothing at the end. Errors: that of the source; format for
  // bytes that are no record, or a cut one, after which the next record can be asked for.
  Result<std::optional<WarcRecord>> next();
  // The content of the record at hand.
  Result<std::string> content();
  std::size_t number() const { return number_; }

 private:
  Result<bool> fill();
  Result<std::optional<std::string>> line();
  Result<std::string_view> next_piece();
  Status skip_content();
  Result<bool> find_record();

  base::ByteSource& source_;
  std::string buffer_;
  std::size_t at_ = 0;
  std::size_t end_ = 0;
  std::uint64_t left_ = 0;  // of the content of the record at hand
  std::size_t number_ = 0;
  bool begun_ = false;  // the line that begins a record has been read
};

}  // namespace depeche::dispatch
