#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "glass/keys.h"
#include "glass/table_writer.h"

namespace depeche::glass {

// Of a value slot.
struct ValueStatistics {
  std::uint32_t documents = 0;
  std::string least;
  std::string greatest;
};

// Values of one slot, of documents in ascending order, as they stand together in one entry.
class ValueChunk {
 public:
  void add(DocumentId document, std::string_view value);
  bool empty() const { return bytes_.empty(); }
  bool full() const;
  DocumentId first() const { return first_; }
  std::string_view bytes() const { return bytes_; }
  void clear() { bytes_.clear(); }

 private:
  std::string bytes_;
  DocumentId first_ = 0;
  DocumentId last_ = 0;
};

// What stands in the table of postings. All of one kind comes before the next, in the order of these functions, and
// ascends in itself.
class PostlistWriter {
 public:
  explicit PostlistWriter(TableWriter& table) : table_(table) {}

  void add_metadata(std::string_view name, std::string_view value) { table_.add(metadata_key(name), value); }
  void add_value_statistics(unsigned slot, const ValueStatistics& statistics);
  void add_value_chunk(unsigned slot, DocumentId first, std::string_view chunk) {
    table_.add(value_chunk_key(slot, first), chunk);
  }
  // The postings that follow, up to end_list(), are those of `term`, which `documents` have, all in all `occurrences`
  // times. First of all the lengths of the documents, as the postings of the empty term.
  void begin_list(std::string_view term, std::uint32_t documents, std::uint64_t occurrences);
  void add_posting(DocumentId document, std::uint32_t occurrences);
  void end_list();

 private:
  std::string key() const { return head_.empty() ? next_chunk_key(term_, first_) : first_chunk_key(term_); }
  std::size_t most_bytes() const;
  void write_chunk(bool last);

  TableWriter& table_;
  std::string term_;
  std::string head_;  // of the first chunk; empty once it is written
  std::string chunk_;
  std::string entry_;
  DocumentId first_ = 0;
  DocumentId last_ = 0;
  std::size_t most_bytes_ = 0;  // of the chunk
};

}  // namespace depeche::glass
