#include "index/write/generation_build.h"

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <future>
#include <system_error>
#include <vector>

#include "base/check.h"
#include "base/xapian.h"
#include "index/generation/merge.h"
#include "index/topics/learn_topics.h"
#include "schema/version.h"

namespace depeche::index {
namespace {

namespace fs = std::filesystem;

// Documents to delete from a new generation between two commits: the deleted ones stay in memory until then.
constexpr std::size_t kDeletedAtOnce = 1000;
// The places of the sources of a merge.
constexpr std::size_t kBase = 0;
constexpr std::size_t kBulk = 1;

class GenerationBuild {
 public:
  explicit GenerationBuild(const RunParts& parts)
      : parts_(parts), metadata_(parts.work / "metadata"), builder_(parts.builder()) {}

  Status run() {
    for (const Xapian::docid id : parts_.leaving)
      if (auto status = unlearn(parts_.base.database(), id, builder_); !status) return status;
    if (auto status = parts_.base.exists() ? merge() : finish_bulk(); !status) return status;
    return drop_what_leaves();
  }

 private:
  schema::Counters counters() const {
    return parts_.base.counters() + parts_.bulk.pool().counters() + builder_.counters();
  }

  // A database of nothing but metadata, which the new generation takes over.
  void make_metadata() {
    Xapian::WritableDatabase metadata(metadata_.string(),
                                      Xapian::DB_CREATE_OR_OVERWRITE | Xapian::DB_NO_SYNC | Xapian::DB_DANGEROUS);
    write_metadata(parts_, counters(), parts_.bulk.pool().uuid(), metadata);
    metadata.commit();
    if (parts_.files != nullptr) parts_.files->rest();
  }

  // Without a base, what the threads have built is the generation.
  Status finish_bulk() {
    DEPECHE_CHECK(parts_.bulk.path() == parts_.target);
    DocumentPool& pool = parts_.bulk.pool();
    if (auto status = pool.flush_streams(); !status) return status;
    // Metadata and the merge of postings leave the other processors idle. Topics that are taken over need the
    // dictionary.
    const schema::Owner owner{pool.uuid(), parts_.sequence};
    std::future<Status> topics;
    if (parts_.topics == nullptr) topics = std::async(std::launch::async, learn_topics, parts_.target, owner);
    make_metadata();
    if (parts_.topics != nullptr)
      topics = std::async(std::launch::async, [&] {
        return write_taken_topics(parts_.target, owner, Xapian::Database(metadata_.string()), *parts_.topics);
      });
    if (auto status = pool.finish(Xapian::Database(metadata_.string()), true); !status) return status;
    return topics.get();
  }

  Status merge() {
    make_metadata();
    if (auto status = parts_.bulk.pool().finish({}, false); !status) return status;
    std::error_code ignored;
    fs::remove_all(parts_.target, ignored);
    auto numbers =
        merge_generations({parts_.base.generation(), parts_.bulk.path(), metadata_}, parts_.target, parts_.topics);
    if (!numbers) return tl::unexpected<Error>(numbers.error());
    numbers_ = std::move(*numbers);
    return parts_.base.check();
  }

  // Deletes what this run replaced, removed, or added and then added again.
  Status drop_what_leaves() {
    const std::vector<std::uint32_t>& leaving = parts_.leaving;
    const std::vector<std::uint32_t>& superseded = parts_.superseded;
    if (leaving.empty() && superseded.empty()) return {};
    Xapian::WritableDatabase database(parts_.target.string(), Xapian::DB_OPEN | Xapian::DB_NO_SYNC);
    // The documents that the threads have built are the last ones, and the number of each was its sequence.
    DEPECHE_CHECK(parts_.sequence == 0 || database.get_lastdocid() == numbers_.of(kBulk, parts_.sequence));
    std::size_t deleted = 0;
    const auto drop = [&](Xapian::docid id) {
      database.delete_document(id);
      if (++deleted % kDeletedAtOnce == 0) database.commit();
    };
    for (const Xapian::docid id : leaving) drop(numbers_.of(kBase, id));
    for (const std::uint32_t sequence : superseded) {
      const Xapian::docid id = numbers_.of(kBulk, sequence);
      if (auto status = unlearn(database, id, builder_); !status) return status;
      drop(id);
    }
    if (!superseded.empty()) write_metadata(parts_, counters(), schema::owner_of(database).database, database);
    database.commit();
    return {};
  }

  const RunParts& parts_;
  const fs::path metadata_;
  DocumentBuilder builder_;
  Renumbering numbers_;
};

}  // namespace

Status build_generation(const RunParts& parts) { return GenerationBuild(parts).run(); }

}  // namespace depeche::index
