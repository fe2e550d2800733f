#include "search/retrieve/matcher_deadline.h"

#include <chrono>
#include <cstdint>
#include <string>

#include "base/message.h"
#include "base/wire.h"

namespace depeche::search {
namespace {

// All documents, with a look at the deadline as the match goes from one to the next. As a filter it comes last, since
// it has most: it is asked for each document that the query has, whether that is heavy enough to be among the best or
// not.
class DeadlineSource final : public Xapian::PostingSource {
 public:
  DeadlineSource(const base::Deadline& deadline, bool* cut, bool is_for_another = false)
      : deadline_(deadline), steps_(deadline_), cut_(cut), is_for_another_(is_for_another) {}

  Xapian::doccount get_termfreq_min() const override { return documents_; }
  Xapian::doccount get_termfreq_est() const override { return documents_; }
  Xapian::doccount get_termfreq_max() const override { return documents_; }

  void next(double) override {
    look([&] { steps_.step(); });
    if (started_) ++at_;
    started_ = true;
  }
  void skip_to(Xapian::docid id, double) override {
    look([&] { steps_.step(); });
    started_ = true;
    if (at_ != Xapian::PostingIterator() && *at_ < id) at_.skip_to(id);
  }
  bool at_end() const override { return at_ == Xapian::PostingIterator() || (cut_ != nullptr && *cut_); }
  Xapian::docid get_docid() const override { return *at_; }

  Xapian::PostingSource* clone() const override { return new DeadlineSource(deadline_, cut_, is_for_another_); }
  void init(const Xapian::Database& database) override {
    look([&] { deadline_.check(); });
    documents_ = database.get_doccount();
    at_ = database.postlist_begin(std::string());
    started_ = false;
    set_maxweight(0);
  }
  std::string get_description() const override { return "until the deadline"; }

  // Another process counts from when it hears of it.
  std::string name() const override { return "depeche.deadline"; }
  std::string serialise() const override {
    return base::to_wire(
        std::chrono::ceil<std::chrono::milliseconds>(deadline_.left().value_or(base::Deadline::Clock::duration::zero()))
            .count());
  }
  Xapian::PostingSource* unserialise(const std::string& bytes) const override {
    const std::chrono::milliseconds left(base::WireReader(bytes).next<std::int64_t>());
    return new DeadlineSource(base::Deadline(base::Deadline::Clock::now() + left), nullptr, true);
  }

 private:
  // Where the match may be cut, it is: there are no more documents. Another process is only told what Xapian throws.
  template <class Look>
  void look(Look look_at_it) {
    try {
      look_at_it();
    } catch (const base::DeadlinePassed&) {
      if (is_for_another_) throw Xapian::RangeError(tr("the deadline of the search has passed"));
      if (cut_ == nullptr) throw;
      *cut_ = true;
    }
  }

  base::Deadline deadline_;
  base::DeadlineSteps steps_;
  bool* cut_;
  bool is_for_another_;
  Xapian::doccount documents_ = 0;
  Xapian::PostingIterator at_;
  bool started_ = false;
};

}  // namespace

void register_deadline_source(Xapian::Registry& registry) {
  registry.register_posting_source(DeadlineSource(base::Deadline(), nullptr));
}

Xapian::Query until_deadline(const Xapian::Query& query, const Session& session, bool* cut) {
  session.deadline().check();
  if (!session.deadline().exists() || query.empty()) return query;
  auto* source = new DeadlineSource(session.deadline(), cut);
  return {Xapian::Query::OP_FILTER, query, Xapian::Query(source->release())};
}

}  // namespace depeche::search
