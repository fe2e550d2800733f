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
  explicit GenerationBuild(const GenerationInputs& inputs)
      : inputs_(inputs), metadata_(inputs.work / "metadata"), builder_(inputs.builder()) {}

  Status run() {
    for (const Xapian::docid id : inputs_.leaving)
      if (auto status = unlearn(inputs_.base.database(), id, builder_); !status) return status;
    if (auto status = inputs_.base.exists() ? merge() : finish_bulk(); !status) return status;
    return drop_what_leaves();
  }

 private:
  schema::Counters counters() const {
    return inputs_.base.counters() + inputs_.bulk.pool().counters() + builder_.counters();
  }

  // A database of nothing but metadata, which the new generation takes over.
  void make_metadata() {
    Xapian::WritableDatabase metadata(metadata_.string(),
                                      Xapian::DB_CREATE_OR_OVERWRITE | Xapian::DB_NO_SYNC | Xapian::DB_DANGEROUS);
    write_metadata(inputs_, counters(), inputs_.bulk.pool().uuid(), metadata);
    metadata.commit();
    if (inputs_.files != nullptr) inputs_.files->rest();
  }

  // Without a base, what the threads have built is the generation.
  Status finish_bulk() {
    DEPECHE_CHECK(inputs_.bulk.path() == inputs_.target);
    DocumentPool& pool = inputs_.bulk.pool();
    if (auto status = pool.flush_streams(); !status) return status;
    // Metadata and the merge of postings leave the other processors idle. Topics that are taken over need the
    // dictionary.
    const schema::Owner owner{pool.uuid(), inputs_.sequence};
    std::future<Status> topics;
    if (inputs_.topics == nullptr) topics = std::async(std::launch::async, learn_topics, inputs_.target, owner);
    make_metadata();
    if (inputs_.topics != nullptr)
      topics = std::async(std::launch::async, [&] {
        return write_taken_topics(inputs_.target, owner, Xapian::Database(metadata_.string()), *inputs_.topics);
      });
    if (auto status = pool.finish(Xapian::Database(metadata_.string()), true); !status) return status;
    return topics.get();
  }

  Status merge() {
    make_metadata();
    if (auto status = inputs_.bulk.pool().finish({}, false); !status) return status;
    std::error_code ignored;
    fs::remove_all(inputs_.target, ignored);
    auto numbers =
        merge_generations({inputs_.base.generation(), inputs_.bulk.path(), metadata_}, inputs_.target, inputs_.topics);
    if (!numbers) return tl::unexpected<Error>(numbers.error());
    numbers_ = std::move(*numbers);
    return inputs_.base.check();
  }

  // Deletes what this run replaced, removed, or added and then added again.
  Status drop_what_leaves() {
    const std::vector<std::uint32_t>& leaving = inputs_.leaving;
    const std::vector<std::uint32_t>& superseded = inputs_.superseded;
    if (leaving.empty() && superseded.empty()) return {};
    Xapian::WritableDatabase database(inputs_.target.string(), Xapian::DB_OPEN | Xapian::DB_NO_SYNC);
    // The documents that the threads have built are the last ones, and the number of each was its sequence.
    DEPECHE_CHECK(inputs_.sequence == 0 || database.get_lastdocid() == numbers_.of(kBulk, inputs_.sequence));
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
    if (!superseded.empty()) write_metadata(inputs_, counters(), schema::owner_of(database).database, database);
    database.commit();
    return {};
  }

  const GenerationInputs& inputs_;
  const fs::path metadata_;
  DocumentBuilder builder_;
  Renumbering numbers_;
};

}  // namespace

Status build_generation(const GenerationInputs& inputs) { return GenerationBuild(inputs).run(); }

}  // namespace depeche::index
