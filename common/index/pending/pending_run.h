#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "depeche/dispatch.h"
#include "depeche/index.h"
#include "index/pending/base_parts.h"
#include "index/pending/known_files.h"
#include "index/pending/pending_ids.h"

namespace depeche::index {

// What a run has asked for since the last commit: which dispatches come, which leave, and which files are known. It
// keeps no text. The dispatches that come are numbered from 1 in their order; this number is the sequence of a
// dispatch. Not for several threads. Throws as Xapian does.
class PendingRun {
 public:
  // `index` names the index in errors; `base` must outlive the run. `work` and `bytes_in_memory` as for
  // base::PagedBytes.
  PendingRun(std::string index, BaseParts& base, const std::filesystem::path& work, std::size_t bytes_in_memory)
      : index_(std::move(index)), base_(base), files_(base, work, bytes_in_memory), ids_(work, bytes_in_memory) {}

  // As IndexWriter::begin_file() and end_file().
  Result<std::optional<std::size_t>> begin_file(const std::string& file, const ReadOptions& options);
  void end_file(bool complete) { files_.end(complete); }

  // True when the dispatch comes, with the next sequence; false when the index, or this run, has exactly this one.
  Result<bool> add(const Dispatch& dispatch);
  // True when there was a dispatch of that id.
  Result<bool> remove(std::string_view id);

  // Whether there is nothing to write.
  bool is_empty() const { return sequence_ == 0 && ids_.empty() && !files_.changed(); }
  // How many dispatches come, including those that a later one replaces.
  std::uint32_t sequence() const { return sequence_; }
  // The bytes of their texts.
  std::size_t text_bytes() const { return text_bytes_; }
  // Documents of a part of the base that were replaced or removed, ascending.
  std::vector<std::uint32_t> leaving(std::size_t part) const { return ids_.leaving(static_cast<std::uint32_t>(part)); }
  std::size_t count_leaving() const { return ids_.count_leaving(); }
  // Sequences that a later one of the same id replaces, ascending.
  std::vector<std::uint32_t> superseded() const { return ids_.superseded(); }
  const KnownFiles& files() const { return files_; }
  const WriterCounts& counts() const { return counts_; }
  WriterCounts& counts() { return counts_; }

  // Gives memory back that the disk has a copy of.
  void rest() const;

 private:
  PartDocument committed_of(std::string_view id, const PendingId* pending) const;
  Status forget_file_of(const PartDocument& document);

  const std::string index_;
  BaseParts& base_;
  KnownFiles files_;
  PendingIds ids_;
  std::uint32_t sequence_ = 0;
  std::size_t text_bytes_ = 0;
  WriterCounts counts_;
};

}  // namespace depeche::index
