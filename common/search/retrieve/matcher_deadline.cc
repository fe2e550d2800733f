#include "search/retrieve/matcher_deadline.h"

namespace depeche::search {
namespace {

// All documents, with a look at the deadline as the match goes from one to the next. As a filter it comes last, since
// it has most: it is asked for each document that the query has, whether that is heavy enough to be among the best or
// not.
class DeadlineSource final : public Xapian::PostingSource {
 public:
  explicit DeadlineSource(const base::Deadline& deadline) : deadline_(deadline), steps_(deadline_) {}

  Xapian::doccount get_termfreq_min() const override { return documents_; }
  Xapian::doccount get_termfreq_est() const override { return documents_; }
  Xapian::doccount get_termfreq_max() const override { return documents_; }

  void next(double) override {
    steps_.step();
    if (started_) ++at_;
    started_ = true;
  }
  void skip_to(Xapian::docid id, double) override {
    steps_.step();
    started_ = true;
    if (at_ != Xapian::PostingIterator() && *at_ < id) at_.skip_to(id);
  }
  bool at_end() const override { return at_ == Xapian::PostingIterator(); }
  Xapian::docid get_docid() const override { return *at_; }

  Xapian::PostingSource* clone() const override { return new DeadlineSource(deadline_); }
  void init(const Xapian::Database& database) override {
    deadline_.check();
    documents_ = database.get_doccount();
    at_ = database.postlist_begin(std::string());
    started_ = false;
    set_maxweight(0);
  }
  std::string get_description() const override { return "until the deadline"; }

 private:
  base::Deadline deadline_;
  base::DeadlineSteps steps_;
  Xapian::doccount documents_ = 0;
  Xapian::PostingIterator at_;
  bool started_ = false;
};

}  // namespace

Xapian::Query until_deadline(const Xapian::Query& query, const Session& session) {
  session.deadline().check();
  if (!session.deadline().exists() || query.empty()) return query;
  auto* source = new DeadlineSource(session.deadline());
  return {Xapian::Query::OP_FILTER, query, Xapian::Query(source->release())};
}

}  // namespace depeche::search
