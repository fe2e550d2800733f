#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include "base/xapian.h"
#include "depeche/result.h"
#include "index/pending/base_index.h"
#include "schema/index_directory.h"

namespace depeche::index {

// A document of one of the parts; no document when its number is 0.
struct PartDocument {
  std::uint32_t part = 0;
  Xapian::docid id = 0;
};

// All parts of the index as committed, in the order in which they were made. An id is in one of them at most. Not for
// several threads; throws as Xapian does.
class BaseParts {
 public:
  // For a run that builds on nothing.
  BaseParts() = default;
  // The parts in force of a directory with the state `present`. Errors: those of BaseIndex::open().
  static Result<BaseParts> open(const schema::IndexDirectory& directory);

  bool exist() const { return !parts_.empty(); }
  std::size_t size() const { return parts_.size(); }
  const BaseIndex& operator[](std::size_t part) const { return parts_[part]; }
  // The part that small runs are added to; an empty one when there is none.
  const BaseIndex& last() const { return parts_.empty() ? none_ : parts_.back(); }
  std::size_t dispatches() const;
  // As BaseIndex::check(), of all.
  Status check() const;

  PartDocument find(std::string_view id) const;
  std::string content_hash(const PartDocument& document) const {
    return parts_[document.part].content_hash(document.id);
  }
  // Dispatch::path of a document.
  Result<std::string> path(const PartDocument& document) { return parts_[document.part].path(document.id); }

 private:
  std::vector<BaseIndex> parts_;
  BaseIndex none_;
};

}  // namespace depeche::index
