#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "base/xapian.h"
#include "glass/metadata_reader.h"
#include "schema/second_chance.h"

namespace depeche::schema {

// What was read of one part of an archive at one commit, as far as searches ask for it again and again. Not for several
// threads.
class PartMemory {
 public:
  bool has_text(const std::string& key) const { return texts_.contains(key); }
  // Null where it was not asked for. Valid until the next call.
  const std::string* known_text(const std::string& key) { return texts_.find(key); }
  bool has_count(const std::string& term) const { return counts_.contains(term); }
  // How many of each are remembered.
  std::size_t texts() const { return texts_.size(); }
  std::size_t counts() const { return counts_.size(); }
  // What `find()` found when it was first asked. Valid until the next call.
  template <class Find>
  const std::string& text(const std::string& key, Find find) {
    if (const std::string* known = texts_.find(key)) return *known;
    std::string found = find();
    while (texts_.size() > 0 && (texts_.size() >= kMostTexts || text_bytes_ + found.size() > kMostTextBytes))
      text_bytes_ -= texts_.drop().size();
    text_bytes_ += found.size();
    return texts_.add(key, std::move(found));
  }
  template <class Find>
  Xapian::doccount count(const std::string& term, Find find) {
    if (const Xapian::doccount* known = counts_.find(term)) return *known;
    const Xapian::doccount found = find();
    if (counts_.size() >= kMostCounts) counts_.drop();
    return counts_.add(term, found);
  }

 private:
  static constexpr std::size_t kMostTexts = std::size_t{1} << 14;
  static constexpr std::size_t kMostTextBytes = std::size_t{32} << 20;
  static constexpr std::size_t kMostCounts = std::size_t{1} << 16;

  SecondChance<std::string> texts_;
  std::size_t text_bytes_ = 0;
  SecondChance<Xapian::doccount> counts_;
};

// What is worked out of a part, by the process that has it.
enum class PartWork : std::uint8_t { stems, near_words, small_letters, written_as_one };

// Asks the processes that have the parts of an archive. All parts remember what they answer, since asking all takes as
// long as asking one. Throws as Xapian does.
class PartFetcher {
 public:
  virtual ~PartFetcher() = default;
  virtual void fetch_metadata(const std::string& key) = 0;
  virtual void fetch_counts(const std::vector<std::string>& terms) = 0;
  virtual void fetch_work(PartWork work, const std::string& arguments) = 0;
};

// The database of one part of an archive. It remembers what it was asked for of its metadata and how many documents
// have a term, and what was worked out of it, since each search asks several times for the same of each of its words,
// and an answer costs Xapian a walk down the table, or a message to another process. Copies share what they remember.
// All throw as Xapian does. Not for several threads.
class PartDatabase : public Xapian::Database {
 public:
  PartDatabase() = default;
  PartDatabase(const Xapian::Database& database) : Xapian::Database(database) {}
  // Of another process, about which something may be known. `fetcher` must outlive it.
  PartDatabase(const Xapian::Database& database, std::shared_ptr<PartMemory> known, PartFetcher& fetcher)
      : Xapian::Database(database), known_(std::move(known)), fetcher_(&fetcher) {}

  // What is asked for is read by this, in place of Xapian; null: by Xapian. Copies that are made later share it.
  void read_by(std::shared_ptr<glass::MetadataReader> reader) { reader_ = std::move(reader); }
  // Whether another process has it.
  bool is_remote() const { return fetcher_ != nullptr; }

  // Valid until the next call; empty where there is none.
  const std::string& metadata(const std::string& key) const {
    if (is_remote() && !known_->has_text(key)) fetcher_->fetch_metadata(key);
    return known_->text(key,
                        [&] { return reader_ != nullptr ? std::string(reader_->metadata(key)) : get_metadata(key); });
  }
  Xapian::doccount documents_with(const std::string& term) const {
    if (is_remote() && !known_->has_count(term)) fetcher_->fetch_counts({term});
    const bool is_read = reader_ != nullptr && !term.empty();
    return known_->count(term, [&] { return is_read ? reader_->documents_with(term) : get_termfreq(term); });
  }
  // A walk through all metadata; nothing where Xapian must read them.
  std::optional<glass::MetadataWalk> walk() const {
    return reader_ != nullptr ? std::optional(reader_->walk()) : std::nullopt;
  }
  // How many documents have each of these terms is asked soon: what another process says comes at once.
  void expect_counts(const std::vector<std::string>& terms) const {
    if (is_remote()) fetcher_->fetch_counts(terms);
  }
  // What `find()` works out where the part is. Valid until the next call.
  template <class Find>
  const std::string& worked_out(PartWork work, const std::string& arguments, Find find) const {
    const std::string key = key_of(work, arguments);
    if (is_remote() && !known_->has_text(key)) fetcher_->fetch_work(work, arguments);
    return known_->text(key, find);
  }
  // What another process said under a name of the caller's, which is no key of metadata: null where nothing is
  // remembered, and valid until the next call.
  const std::string* recall(const std::string& name) const { return known_->known_text(name); }
  void remember(const std::string& name, std::string said) const {
    known_->text(name, [&] { return std::move(said); });
  }
  // Forgets all answers; to be called after a commit.
  void forget() { *known_ = {}; }

  // What is remembered under it is no metadata.
  static std::string key_of(PartWork work, const std::string& arguments) {
    return "work:" + std::to_string(static_cast<int>(work)) + arguments;
  }

 private:
  std::shared_ptr<PartMemory> known_ = std::make_shared<PartMemory>();
  PartFetcher* fetcher_ = nullptr;
  std::shared_ptr<glass::MetadataReader> reader_;
};

}  // namespace depeche::schema
