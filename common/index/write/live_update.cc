#include "index/write/live_update.h"

#include <algorithm>
#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <system_error>
#include <utility>
#include <vector>

#include "base/check.h"
#include "base/xapian.h"
#include "index/topics/learn_topics.h"
#include "schema/stream_file.h"
#include "schema/topic_space.h"
#include "schema/version.h"
#include "schema/version_file.h"

namespace depeche::index {
namespace {

namespace fs = std::filesystem;

class LiveUpdate {
 public:
  explicit LiveUpdate(const GenerationInputs& inputs)
      : inputs_(inputs), generation_(inputs.target), builder_(inputs.builder()) {}

  Status run() {
    if (auto status = open(); !status) return status;
    database_.begin_transaction();
    if (auto status = take_out_leaving(); !status) return status;
    if (auto status = add_built(); !status) return status;
    if (auto status = add_waiting(); !status) return status;
    DEPECHE_CHECK(sequence_ == inputs_.sequence);
    return commit();
  }

 private:
  Status open() {
    std::error_code ignored;
    fs::create_directories(generation_.parent_path(), ignored);  // Xapian says why it cannot write there
    const bool exists = inputs_.base.exists();
    database_ =
        Xapian::WritableDatabase(generation_.string(), exists ? Xapian::DB_OPEN : Xapian::DB_CREATE_OR_OVERWRITE);
    owner_ = schema::owner_of(database_);
    auto streams = schema::StreamWriter::open(generation_, owner_);
    if (!streams) return tl::unexpected<Error>(streams.error());
    streams_ = std::move(*streams);
    if (!exists) return {};  // topics are learnt in the end
    auto topics = schema::TopicWriter::open(generation_, owner_);
    if (!topics) return tl::unexpected<Error>(topics.error());
    topics_ = std::move(*topics);
    return {};
  }

  Status take_out_leaving() {
    for (const Xapian::docid id : inputs_.leaving) {
      if (auto status = unlearn(database_, id, builder_); !status) return status;
      database_.delete_document(id);
    }
    return {};
  }

  // What the threads have built: the first dispatches of the run, numbered from 1 as their sequences are.
  Status add_built() {
    if (!inputs_.bulk.has_begun()) return {};
    const Xapian::Database bulk(inputs_.bulk.path().string());
    const schema::StreamFile streams(inputs_.bulk.path(), schema::owner_of(bulk));
    std::string units;
    DEPECHE_CHECK(bulk.get_lastdocid() + inputs_.bulk.waiting().size() == inputs_.sequence);
    for (Xapian::docid id = 1; id <= bulk.get_lastdocid(); ++id) {
      auto status = stays(++sequence_)
                        ? append(database_.add_document(bulk.get_document(id)), streams.stream(id, units))
                        : unlearn(bulk, id, builder_);
      if (!status) return status;
    }
    return {};
  }

  Status add_waiting() {
    for (const Dispatch& dispatch : inputs_.bulk.waiting()) {
      if (!stays(++sequence_)) continue;
      const Document& document = builder_.build(dispatch);
      const Xapian::docid id = database_.add_document(to_xapian(document, builder_.terms()));
      if (auto status = append(id, document.stream); !status) return status;
    }
    return {};
  }

  Status commit() {
    schema::Counters counters = inputs_.base.counters() + builder_.counters();
    if (inputs_.bulk.has_begun()) counters = counters + inputs_.bulk.pool().counters();
    write_metadata(inputs_, counters, owner_.database, database_);
    // A document that is committed has its stream and its topics.
    if (auto status = streams_->flush(true); !status) return status;
    if (topics_)
      if (auto status = topics_->flush(true); !status) return status;
    database_.commit_transaction();
    const Xapian::docid last = database_.get_lastdocid();
    database_.close();
    if (!inputs_.base.exists())
      return make_topics(generation_, {owner_.database, last}, Xapian::Database(generation_.string()), inputs_.topics);
    static_cast<void>(schema::seal_version_file(generation_));  // the commit is whole; the next one makes up for it
    return {};
  }

  // Whether no later dispatch of the run has the id of this one.
  bool stays(std::uint32_t sequence) const {
    return !std::binary_search(inputs_.superseded.begin(), inputs_.superseded.end(), sequence);
  }

  Status append(Xapian::docid id, std::string_view stream) {
    if (topics_) topics_->append(id, stream);
    return streams_->append(id, stream);
  }

  const GenerationInputs& inputs_;
  const fs::path generation_;
  DocumentBuilder builder_;
  Xapian::WritableDatabase database_;
  schema::Owner owner_;
  std::optional<schema::StreamWriter> streams_;
  std::optional<schema::TopicWriter> topics_;
  std::uint32_t sequence_ = 0;  // of the dispatch at hand
};

}  // namespace

Status update_live(const GenerationInputs& inputs) { return LiveUpdate(inputs).run(); }

}  // namespace depeche::index
