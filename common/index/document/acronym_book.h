#pragma once

#include <atomic>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <map>
#include <mutex>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "base/xapian.h"
#include "depeche/dispatch.h"
#include "schema/acronym_list.h"

namespace depeche::index {

// The acronyms that dispatches explain, while an index is written. For each explanation it counts how many more or
// fewer dispatches state it than in the committed index. A dispatch counts once for each.
class AcronymBook {
 public:
  // What the metadata keeps, by its key.
  using Lists = std::map<std::string, std::vector<schema::Explanation>>;

  // `base`: the index as committed; an empty database for a new one.
  explicit AcronymBook(Xapian::Database base) : base_(std::move(base)) {}

  // May be called from any thread.
  void learn(const Dispatch& dispatch) { count(dispatch, 1); }
  void unlearn(const Dispatch& dispatch) { count(dispatch, -1); }

  // The new state of those lists of `base` that this book changes. A list is empty only where the base has one. Not to
  // be called while other threads learn.
  Lists lists(const Xapian::Database& base) const;
  void write(Xapian::WritableDatabase& database) const;
  // The same, and from then on `database` holds what is newer than the base.
  void move_to(const Xapian::WritableDatabase& database);
  // About how many bytes of memory the differences take.
  std::size_t bytes() const { return bytes_; }

 private:
  using Spelled = std::pair<std::string, std::string>;  // expansion, spelling

  using Read = std::function<std::string(const std::string& key)>;  // of the metadata

  void count(const Dispatch& dispatch, std::int64_t difference);
  Lists lists_over(const Read& read) const;

  Xapian::Database base_;
  std::optional<Xapian::WritableDatabase> newer_;
  std::atomic<std::size_t> bytes_{0};
  std::mutex mutex_;
  std::map<std::string, std::map<Spelled, std::int64_t>> differences_;  // by the acronym's key
};

}  // namespace depeche::index
