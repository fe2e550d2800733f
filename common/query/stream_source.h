#pragma once

#include <map>
#include <memory>
#include <string>
#include <vector>

#include "base/xapian.h"

namespace depeche::query {

// The documents of one database, in order.
using DocumentList = std::vector<Xapian::docid>;

// Documents that only the forward stream can tell. A finder says which of them one database has; the source hands them
// to Xapian, all with one weight. Found once for each database, however often Xapian clones the source.
class StreamSource final : public Xapian::PostingSource {
 public:
  class Finder {
   public:
    virtual ~Finder() = default;
    virtual DocumentList find(const Xapian::Database& database) const = 0;
    virtual std::string describe() const = 0;
  };

  explicit StreamSource(std::shared_ptr<const Finder> finder, double weight = 0);

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
  using Cache = std::map<std::string, std::shared_ptr<const DocumentList>>;

  Xapian::doccount size() const { return static_cast<Xapian::doccount>(found_->size()); }

  std::shared_ptr<const Finder> finder_;
  double weight_;
  std::shared_ptr<Cache> cache_;  // by the database's identity
  std::shared_ptr<const DocumentList> found_ = std::make_shared<DocumentList>();
  std::size_t at_ = 0;
  bool started_ = false;
};

// Documents with all of `terms`, in order.
DocumentList intersect(const Xapian::Database& database, std::vector<std::string> terms);
// Documents with any of `terms`, in order.
DocumentList unite(const Xapian::Database& database, const std::vector<std::string>& terms);
DocumentList merge(const DocumentList& a, const DocumentList& b);

}  // namespace depeche::query
