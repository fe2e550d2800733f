#pragma once

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/xapian.h"
#include "query/indexes.h"

namespace depeche::query {

// The documents of one database, in order.
using DocumentList = std::vector<Xapian::docid>;

struct Pattern;

// Finds documents that only the forward stream can tell. For one query; not for several threads.
class StreamFinder {
 public:
  virtual ~StreamFinder() = default;
  // Those of one part, found when they are asked for first.
  const DocumentList& documents(const Indexes& indexes, std::size_t part) const;
  virtual std::string describe() const = 0;

  // One document at a time. What it finds has all terms of one of these rows; nothing, when terms say nothing of it.
  using Rows = std::vector<std::vector<std::string>>;
  virtual std::optional<Rows> rows() const = 0;
  // Whether it finds a document of the database that has them, by its stream. Throws as Xapian does.
  virtual bool finds(const Xapian::Database& database, std::string_view stream) const = 0;
  // The same for finders that find the same.
  virtual std::string key() const = 0;
  // Not null: it stands for a pattern, which words are to be held against instead.
  virtual const Pattern* pattern() const { return nullptr; }

 private:
  virtual DocumentList find(const Xapian::Database& database, const schema::StreamFile& streams) const = 0;

  mutable std::map<std::size_t, DocumentList> found_;
};

// Hands to Xapian what a finder finds, all with one weight.
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

// Documents with all of `terms`, in order.
DocumentList intersect(const Xapian::Database& database, std::vector<std::string> terms);
// Documents with any of `terms`, in order.
DocumentList unite(const Xapian::Database& database, const std::vector<std::string>& terms);
DocumentList merge(const DocumentList& a, const DocumentList& b);

}  // namespace depeche::query
