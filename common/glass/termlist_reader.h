#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "glass/keys.h"
#include "glass/table_reader.h"

struct libdeflate_decompressor;

namespace depeche::glass {

// Reads the term lists of a database. Xapian's iterators take twice as long: they decompress by zlib, and give each
// term as a string of its own. Not for several threads. Throws as TableReader does.
class TermlistReader {
 public:
  // Opens a database of which `revision` is the current one. Nothing when it has changed since, has no term lists, or
  // has another block size than ours.
  static std::optional<TermlistReader> open(const std::filesystem::path& database, std::uint64_t revision);

  // Goes to the place before the first term of a document; false when there is no such document.
  bool start(DocumentId document);
  // Goes to the next term, in ascending order; false behind the last.
  bool next();
  // The term at hand, and how often the document has it. Valid until next() or start().
  std::string_view term() const { return term_; }
  std::uint32_t occurrences() const { return occurrences_; }

 private:
  struct Release {
    void operator()(libdeflate_decompressor* decompressor) const;
  };

  explicit TermlistReader(TableReader table);
  std::string_view unpacked(std::string_view tag);

  TableReader table_;
  std::unique_ptr<libdeflate_decompressor, Release> decompressor_;
  std::string key_;
  std::string list_;
  std::string_view left_;  // of the list
  bool first_ = true;
  std::string term_;
  std::uint32_t occurrences_ = 0;
};

}  // namespace depeche::glass
