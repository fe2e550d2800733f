#pragma once

#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/xapian.h"
#include "query/read/adjacent_codes.h"
#include "query/read/indexes.h"
#include "query/read/stream_walk.h"
#include "schema/part_database.h"

namespace depeche::query {

// Whether a stream has what is looked for. Throws as Xapian does.
using StreamTest = std::function<bool(std::string_view)>;

// Hands each document and its stream over, in order. Throws as Xapian does, and base::DeadlinePassed.
template <class Take>
void for_each_stream(const DocumentList& documents, const schema::StreamFile& streams, const base::Deadline& deadline,
                     Take take) {
  using schema::kStreamsAhead;
  base::DeadlineSteps steps(deadline);
  std::string units;
  for (std::size_t i = 0; i < documents.size(); ++i) {
    steps.step();
    if (i + 2 * kStreamsAhead < documents.size()) streams.prefetch(documents[i + 2 * kStreamsAhead]);
    if (i + kStreamsAhead < documents.size()) streams.prefetch_stream(documents[i + kStreamsAhead]);
    take(documents[i], streams.stream(documents[i], units));
  }
}

// Finds documents that only the forward stream can tell. For one query; not for several threads.
class StreamFinder {
 public:
  StreamFinder() = default;
  // When one of the walk's finders is asked for documents, all of them find theirs.
  explicit StreamFinder(std::shared_ptr<const StreamWalk> walk) : walk_(std::move(walk)) {}
  virtual ~StreamFinder() = default;
  // The documents of one part. They are worked out when they are first asked for. Throws as Xapian does, and
  // base::DeadlinePassed.
  const DocumentList& documents(const Indexes& indexes, std::size_t part) const;
  virtual std::string describe() const = 0;

  // A document that it finds has all terms of one of these rows. Without a row, terms do not tell.
  using Rows = std::vector<std::vector<std::string>>;
  virtual std::optional<Rows> rows() const = 0;
  // Documents with the terms of a row, in order: all that it finds, and others.
  DocumentList candidates(const Postings& postings) const;
  // Those that are among these documents.
  DocumentList candidates_among(const DocumentList& documents, const Postings& postings) const;
  // How many these are at most.
  std::size_t most_candidates(const Xapian::Database& database) const;
  // Tells which of them it finds, by their streams. Valid as long as both are.
  virtual StreamTest test(const schema::PartDatabase& database) const = 0;
  // What it finds has one pair of each of these lists.
  using Pairs = std::vector<std::vector<AdjacentCodes::Pair>>;
  virtual Pairs pairs(const schema::PartDatabase&) const { return {}; }
  // The same for finders that find the same.
  virtual std::string key() const = 0;
  // As bytes for another process, which reads another part (plan/shipped_query.h).
  virtual std::string shipped() const = 0;

  bool has_found(std::size_t part) const { return found_.contains(part); }
  // What a walk has found for it in a part.
  void keep(std::size_t part, DocumentList documents) const { found_.emplace(part, std::move(documents)); }

 private:
  std::optional<Rows> rows_of(const Xapian::Database& database) const;

  std::shared_ptr<const StreamWalk> walk_;
  mutable std::map<std::size_t, DocumentList> found_;
};

// Gives Xapian the documents that a finder finds, all with one weight.
class StreamSource final : public Xapian::PostingSource {
 public:
  StreamSource(std::shared_ptr<const StreamFinder> finder, const Indexes& indexes, double weight = 0);

  Xapian::doccount get_termfreq_min() const override { return size(); }
  Xapian::doccount get_termfreq_est() const override { return size(); }
  Xapian::doccount get_termfreq_max() const override { return size(); }
  double get_weight() const override { return weight_; }
  void next(double) override;
  void skip_to(Xapian::docid id, double) override;
  bool at_end() const override { return at_ == found_->size(); }
  Xapian::docid get_docid() const override { return (*found_)[at_]; }
  Xapian::PostingSource* clone() const override;
  void init(const Xapian::Database& database) override;
  std::string get_description() const override { return finder_->describe(); }
  // A remote database runs the source that is registered there under this name.
  static constexpr const char* kName = "depeche.documents";
  std::string name() const override { return kName; }
  std::string serialise() const override;

 private:
  Xapian::doccount size() const { return static_cast<Xapian::doccount>(found_->size()); }

  std::shared_ptr<const StreamFinder> finder_;
  Indexes indexes_;
  double weight_;
  const DocumentList* found_ = nullptr;
  std::size_t at_ = 0;
  bool started_ = false;
};

// How many documents of all parts the finder finds. Throws as Xapian does, and base::DeadlinePassed.
std::size_t count_found(const std::shared_ptr<const StreamFinder>& finder, const Indexes& indexes);

}  // namespace depeche::query
