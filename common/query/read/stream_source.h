#pragma once

#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/xapian.h"
#include "query/read/indexes.h"

namespace depeche::query {

// Whether a stream has what is looked for. Throws as Xapian does.
using StreamTest = std::function<bool(std::string_view)>;

// Finds documents that only the forward stream can identify. It is for one query, and not for several threads.
class StreamFinder {
 public:
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
  // A test that says which of them it finds, by their streams. It is valid as long as both are.
  virtual StreamTest test(const Xapian::Database& database) const = 0;
  // Equal for finders that find the same.
  virtual std::string key() const = 0;

 private:
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

 private:
  Xapian::doccount size() const { return static_cast<Xapian::doccount>(found_->size()); }

  std::shared_ptr<const StreamFinder> finder_;
  Indexes indexes_;
  double weight_;
  const DocumentList* found_ = nullptr;
  std::size_t at_ = 0;
  bool started_ = false;
};

}  // namespace depeche::query
