#include "index/generation/merge.h"

#include <optional>
#include <string>
#include <string_view>

#include "base/message.h"
#include "base/xapian.h"
#include "index/topics/learn_topics.h"
#include "schema/open_generation.h"
#include "schema/stamp.h"
#include "schema/stream_file.h"

namespace depeche::index {
namespace {

namespace fs = std::filesystem;

// Xapian hands over the values of a key in no particular order, so the right one is looked up.
class LastSourceStays final : public Xapian::Compactor {
 public:
  explicit LastSourceStays(const Xapian::Database& last) : last_(last) {}
  std::string resolve_duplicate_metadata(const std::string& key, std::size_t, const std::string[]) override {
    // Glass hands over the key of its table, which has two bytes before ours.
    constexpr std::string_view kTablePrefix("\0\xC0", 2);
    return last_.get_metadata(key.starts_with(kTablePrefix) ? key.substr(kTablePrefix.size()) : key);
  }

 private:
  Xapian::Database last_;
};

// After so many documents, the memory of the streams that were copied is given back.
constexpr std::size_t kCopiedDocuments = 10000;

// Copies the streams of all documents of one database, under the numbers that compaction gave them: `target` goes
// through the documents of the new database, whose order is theirs.
Status copy_streams(const Xapian::Database& database, const schema::StreamFile& streams,
                    Xapian::PostingIterator& target, Renumbering& numbers, schema::StreamWriter& writer) {
  std::size_t copied = 0;
  std::string units;
  for (auto document = database.postlist_begin(""); document != database.postlist_end(""); ++document, ++target) {
    if (target == Xapian::PostingIterator()) throw Xapian::DatabaseCorruptError(tr("compaction lost documents"));
    numbers.meet(*document, *target);
    if (auto status = writer.append(*target, streams.stream(*document, units)); !status) return status;
    if (++copied % kCopiedDocuments == 0) streams.release();
  }
  return {};
}

// The new database may number documents that it has lost.
Status finish(schema::StreamWriter& writer, const fs::path& target, const Xapian::Database& made,
              const TakenTopics* taken) {
  const schema::Owner owner = schema::owner_of(made);
  if (auto status = writer.end_at(owner.last); !status) return status;
  if (auto status = writer.flush(false); !status) return status;
  return make_topics(target, owner, made, taken);
}

// To new files: no stream is there yet.
Result<schema::StreamWriter> new_streams(const fs::path& target, const schema::Owner& owner) {
  return schema::StreamWriter::open(target, {owner.database, 0});
}

Result<Renumbering> compact(const std::vector<fs::path>& sources, const fs::path& target, const TakenTopics* taken) {
  std::vector<Xapian::Database> databases;
  Xapian::Database all;
  for (const fs::path& source : sources) {
    databases.emplace_back(source.string());
    all.add_database(databases.back());
  }
  LastSourceStays compactor(databases.back());
  all.compact(target.string(), Xapian::Compactor::FULL, 0, compactor);
  schema::stamp_name(target);

  const Xapian::Database made(target.string());
  auto document = made.postlist_begin("");
  Renumbering numbers;
  const schema::Owner owner = schema::owner_of(made);
  auto writer = new_streams(target, owner);
  if (!writer) return tl::unexpected<Error>(writer.error());
  for (std::size_t i = 0; i < sources.size(); ++i) {
    numbers.begin_source();
    if (databases[i].get_doccount() == 0) continue;
    const schema::StreamFile streams(sources[i], schema::owner_of(databases[i]));
    if (auto status = copy_streams(databases[i], streams, document, numbers, *writer); !status)
      return tl::unexpected<Error>(status.error());
  }
  if (auto status = finish(*writer, target, made, taken); !status) return tl::unexpected<Error>(status.error());
  return numbers;
}

}  // namespace

Status compact_generation(const Committed& committed, const fs::path& target, const TakenTopics* taken) {
  // Topics are not read here, but wrong topics mean that more is damaged.
  if (auto status = schema::check_generation(committed.generation, committed.database); !status) return status;
  Xapian::Database database = committed.database;
  database.compact(target.string(), Xapian::Compactor::FULL);
  schema::stamp_name(target);
  const Xapian::Database made(target.string());
  auto document = made.postlist_begin("");
  Renumbering numbers;
  numbers.begin_source();
  const schema::Owner owner = schema::owner_of(made);
  auto writer = new_streams(target, owner);
  if (!writer) return tl::unexpected<Error>(writer.error());
  const schema::StreamFile streams(committed.generation, schema::owner_of(database));
  if (auto status = copy_streams(database, streams, document, numbers, *writer); !status) return status;
  std::optional<TakenTopics> kept;
  if (taken == nullptr) kept = kept_topics(committed.generation, committed.database);
  if (auto status = check_unchanged(committed); !status) return status;
  return finish(*writer, target, made, kept ? &*kept : taken);
}

Result<Renumbering> merge_generations(const std::vector<fs::path>& sources, const fs::path& target,
                                      const TakenTopics* taken) {
  return base::guarded(target.string(), [&] { return compact(sources, target, taken); });
}

}  // namespace depeche::index
