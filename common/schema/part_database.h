#pragma once

#include <cstddef>
#include <memory>
#include <string>
#include <unordered_map>
#include <utility>

#include "base/xapian.h"

namespace depeche::schema {

// The database of one part of an archive. It remembers what it was asked for of its metadata, and what was worked out
// of its documents, since each search asks several times for the same of each of its words, and an answer costs Xapian
// a walk down the table, or a message to another process. Copies share what they remember. Not for several threads.
class PartDatabase : public Xapian::Database {
 public:
  PartDatabase() = default;
  PartDatabase(const Xapian::Database& database, bool is_remote = false)
      : Xapian::Database(database), is_remote_(is_remote) {}

  // Whether another process has it.
  bool is_remote() const { return is_remote_; }

  // Valid until the next call; empty where there is none. Throws as Xapian does.
  const std::string& metadata(const std::string& key) const {
    return remembered(key, [&] { return get_metadata(key); });
  }
  // What `find()` found when it was first asked, under a key that is none of metadata. Valid until the next call.
  template <class Find>
  const std::string& remembered(const std::string& key, Find find) const {
    const auto known = known_->find(key);
    if (known != known_->end()) return known->second;
    std::string found = find();
    if (known_->size() >= kMost) known_->clear();
    return known_->emplace(key, std::move(found)).first->second;
  }
  // Forgets all answers; to be called after a commit.
  void forget() { known_->clear(); }

 private:
  static constexpr std::size_t kMost = std::size_t{1} << 14;

  bool is_remote_ = false;
  std::shared_ptr<std::unordered_map<std::string, std::string>> known_ =
      std::make_shared<std::unordered_map<std::string, std::string>>();
};

}  // namespace depeche::schema
