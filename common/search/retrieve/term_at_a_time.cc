#include "search/retrieve/term_at_a_time.h"

#include <algorithm>
#include <deque>
#include <functional>
#include <optional>
#include <span>
#include <utility>
#include <vector>

#include "search/retrieve/best_matches.h"
#include "search/retrieve/deferred_scores.h"
#include "search/retrieve/part_query.h"
#include "search/retrieve/remote_retrieval.h"
#include "search/retrieve/slice.h"

namespace depeche::search {
namespace {

// Ranges for each thread: one that has passed over much goes on with what another has not begun.
constexpr std::size_t kRangesForThread = 2;
// So few may be read twice.
constexpr Xapian::doccount kFewPostings = 20000;

// One query in all parts.
class TermAtATime {
 public:
  TermAtATime(const query::TermAtATimeQuery& query, std::size_t count, Evaluation evaluation, AtDeadline at_deadline,
              const RetrievalPace& pace, Session& session)
      : query_(query),
        count_(count),
        may_pass_over_(evaluation == Evaluation::top_k),
        at_deadline_(at_deadline),
        pace_(pace),
        session_(session) {}

  Retrieved run() {
    BestMatches best(count_);
    Retrieved retrieved;
    retrieved.is_everything = true;
    try {
      for (std::size_t part = 0; part < session_.databases().size(); ++part)
        parts_.emplace_back(query_, part, Finding{!may_pass_over_, pace_.few_candidates}, session_);
      cut_into_ranges();
      prunes_ = may_pass_over_ && cost() >= pace_.prunes_from;
      if (prunes_ && query_.filters.empty() && query_.required.empty()) raise_by_rarest();
      read_all();
      take(best, retrieved);
    } catch (const base::DeadlinePassed&) {
      if (at_deadline_ == AtDeadline::fails) throw;
      retrieved.is_cut = true;
    }
    if (retrieved.is_cut) {
      retrieved.is_everything = false;
      retrieved.with_all.reset();
    }
    retrieved.matches = std::move(best).sorted();
    return retrieved;
  }

 private:
  struct Task {
    const PartQuery* part;
    DocumentRange range;
  };

  std::size_t cost() const {
    std::size_t cost = 0;
    for (const PartQuery& part : parts_) cost += part.cost;
    return cost;
  }

  // A reader of Xapian's reads one range only.
  void cut_into_ranges() {
    const std::size_t threads = cost() >= pace_.is_helped_from ? session_.threads() : 1;
    std::size_t documents = 0;
    for (const PartQuery& part : parts_) documents += part.last;
    const std::size_t ranges = threads > 1 ? threads * kRangesForThread : 1;
    const std::size_t windows = documents / ranges / pace_.window + 1;
    for (const PartQuery& part : parts_) {
      const std::size_t size = threads > 1 && part.postings.reader != nullptr ? windows * pace_.window : part.last;
      for (std::size_t first = 1; first <= part.last; first += size)
        tasks_.push_back({&part,
                          {static_cast<Xapian::docid>(first),
                           static_cast<Xapian::docid>(std::min<std::size_t>(part.last, first + size - 1) + 1)}});
    }
    is_helped_ = threads > 1 && tasks_.size() > 1;
  }

  // The best have at least what the rarest word alone gives to as many. That is known soon, and so what cannot be among
  // the best is passed over from the first window on.
  void raise_by_rarest() {
    for (std::size_t leaf = 0; leaf < query_.leaves.size(); ++leaf) {
      const auto& terms = parts_.front().leaves[leaf].terms;
      const bool counts_everywhere = !parts_.front().leaves[leaf].only;
      if (terms.empty() || !counts_everywhere || terms.front().documents < count_) continue;
      if (terms.front().documents > kFewPostings) return;
      std::vector<float> weights;
      for (const PartQuery& part : parts_) add_weights(part, part.leaves[leaf].terms.front(), weights);
      if (count_ == 0 || weights.size() < count_) return;
      const auto last = weights.begin() + static_cast<std::ptrdiff_t>(count_ - 1);
      std::ranges::nth_element(weights, last, std::greater{});
      return threshold_.raise(*last);
    }
  }

  void read_all() {
    const Slice::Pace pace{pace_.window, prunes_, !may_pass_over_ && query_.counts_all};
    read_.assign(tasks_.size(), SliceMatches(count_));
    const auto read = [&](std::size_t task) {
      read_[task] = Slice(*tasks_[task].part, pace, count_, threshold_).run(tasks_[task].range, at_deadline_);
    };
    if (is_helped_) return session_.each(tasks_.size(), read);
    for (std::size_t task = 0; task < tasks_.size(); ++task) read(task);
  }

  void take(BestMatches& best, Retrieved& retrieved) {
    BestMatches plain(count_);
    std::size_t met = 0;
    std::size_t with_all = 0;
    for (const SliceMatches& matches : read_) {
      plain.add_all(matches.best);
      met += matches.met;
      with_all += matches.with_all;
      retrieved.is_cut = retrieved.is_cut || matches.is_cut;
    }
    if (!may_pass_over_ && query_.counts_all) retrieved.with_all = with_all;
    retrieved.is_everything = !prunes_ || plain.least() == 0;
    retrieved.at_least = met;
    best = plain;
    if (!retrieved.is_cut &&
        std::ranges::any_of(parts_, [](const PartQuery& part) { return !part.deferred.empty(); })) {
      threshold_.raise(plain.least());
      BestMatches with_deferred(count_);
      try {
        const bool are_all = add_all_deferred(with_deferred);
        retrieved.is_everything = retrieved.is_everything && are_all;
        best = std::move(with_deferred);
      } catch (const base::DeadlinePassed&) {
        if (at_deadline_ == AtDeadline::fails) throw;
        retrieved.is_cut = true;
      }
    }
    // What was passed over differs from run to run.
    if (!retrieved.is_everything && !retrieved.is_cut)
      retrieved.at_least = fewest_matches(query_, best.size(), session_.indexes());
  }

  bool add_all_deferred(BestMatches& best) const {
    bool are_all = true;
    std::size_t first = 0;
    for (const PartQuery& part : parts_) {
      std::size_t end = first;
      while (end < tasks_.size() && tasks_[end].part == &part) ++end;
      are_all = add_deferred(part, std::span(read_).subspan(first, end - first), threshold_.least(), best) && are_all;
      first = end;
    }
    return are_all;
  }

  const query::TermAtATimeQuery& query_;
  const std::size_t count_;
  const bool may_pass_over_;
  const AtDeadline at_deadline_;
  const RetrievalPace pace_;
  Session& session_;
  std::deque<PartQuery> parts_;
  std::vector<Task> tasks_;
  std::vector<SliceMatches> read_;  // of each task
  Threshold threshold_;
  bool is_helped_ = false;
  bool prunes_ = false;
};

}  // namespace

Retrieved retrieve_term_at_a_time(const query::TermAtATimeQuery& query, std::size_t count, Evaluation evaluation,
                                  Session& session, AtDeadline at_deadline, const RetrievalPace& pace) {
  if (session.remote() != nullptr) return retrieve_remotely(query, count, evaluation, session, at_deadline, pace);
  return TermAtATime(query, count, evaluation, at_deadline, pace, session).run();
}

std::size_t postings_of(const query::TermAtATimeQuery& query, const query::Indexes& indexes) {
  const std::function<std::size_t(const query::Leaf&)> of_leaf = [&](const query::Leaf& leaf) {
    std::size_t postings = 0;
    for (const query::RankedTerm& term : leaf.terms) postings += indexes.documents_with(term.term);
    for (const query::Leaf& synonym : leaf.synonyms) postings += of_leaf(synonym);
    return postings;
  };
  std::size_t postings = 0;
  for (const query::Leaf& leaf : query.leaves) postings += of_leaf(leaf);
  return postings * indexes.parts.size();
}

std::size_t fewest_matches(const query::TermAtATimeQuery& query, std::size_t found, const query::Indexes& indexes) {
  if (!query.filters.empty() || !query.required.empty()) return found;
  for (const query::Leaf& leaf : query.leaves)
    for (const query::RankedTerm& term : leaf.terms)
      if (leaf.only == nullptr) found = std::max<std::size_t>(found, indexes.documents_with(term.term));
  return found;
}

}  // namespace depeche::search
