#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

#include "glass/keys.h"
#include "glass/table_writer.h"

struct libdeflate_compressor;

namespace depeche::glass {

// A tag of the table of term lists.
struct Tag {
  std::string bytes;
  bool compressed = false;
};

// The terms of one document after another. Not for several threads.
class TermlistEncoder {
 public:
  TermlistEncoder();

  // `length`: the sum of the occurrences of its `terms` terms.
  void begin(std::uint64_t length, std::size_t terms);
  // Terms ascend, and have at most 245 bytes.
  void add(std::string_view term, std::uint32_t occurrences);
  Tag end();

 private:
  struct Release {
    void operator()(libdeflate_compressor* compressor) const;
  };

  std::unique_ptr<libdeflate_compressor, Release> compressor_;
  std::string list_;
  std::string last_;
  bool first_ = true;
};

// The slots, ascending, in which a document has values.
class SlotList {
 public:
  void add(unsigned slot);
  const std::string& bytes() const { return bytes_; }

 private:
  std::string bytes_;
  unsigned next_ = 0;
};

// To the table of term lists; documents ascend.
void add_document(TableWriter& table, DocumentId document, const Tag& terms, std::string_view slots);

}  // namespace depeche::glass
