#include "search/retrieve/promised_weights.h"

#include <algorithm>
#include <functional>
#include <string_view>
#include <utility>

namespace depeche::search {
namespace {

using schema::kStreamsAhead;

// Reading a stream takes as long as reading so many postings.
constexpr std::size_t kPostingsForStream = 50;

}  // namespace

void PromisedWeights::add(const query::WeightedDocuments& documents, Xapian::doccount cost,
                          query::DocumentList except) {
  promises_.push_back({&documents, cost, std::move(except)});
  total_ += promises_.back().weight();
}

bool PromisedWeights::settle(std::size_t count, const query::DocumentSet* asked_for, WeightSums& sums,
                             BestMatches& best) const {
  const Doubts doubts = this->doubts(count, asked_for, sums);
  const std::vector<Doubtful> doubtful = group(doubts.rows, sums);
  query::DocumentSet doubted(sums.last());
  for (const Doubtful& document : doubtful) doubted.insert(document.id());
  sums.for_each_met([&](Xapian::docid id, float sum) {
    if (!doubted.contains(id)) best.add(session_.global_id({part_, id}), sum);
  });
  std::vector<query::StreamTest> tests;
  for (const Promise& promise : promises_)
    tests.push_back(promise.documents->finder->test(session_.databases()[part_]));
  const schema::StreamFile& streams = session_.streams(part_);
  base::DeadlineSteps steps(session_.deadline());
  for (std::size_t i = 0; i < doubtful.size(); ++i) {
    steps.step();
    const Xapian::docid id = doubtful[i].id();
    if (!best.would_take(session_.global_id({part_, id}), doubtful[i].most)) return false;
    if (i + 2 * kStreamsAhead < doubtful.size()) streams.prefetch(doubtful[i + 2 * kStreamsAhead].id());
    if (i + kStreamsAhead < doubtful.size()) streams.prefetch_stream(doubtful[i + kStreamsAhead].id());
    const std::string_view stream = streams.stream(id);
    for (const Doubt& doubt : doubtful[i].doubts)
      if (tests[doubt.promise](stream)) sums.add(id, promises_[doubt.promise].weight());
    if (sums.of(id) > 0) best.add(session_.global_id({part_, id}), sums.of(id));
  }
  return doubts.are_all;
}

PromisedWeights::Doubts PromisedWeights::doubts(std::size_t count, const query::DocumentSet* asked_for,
                                                WeightSums& sums) const {
  Doubts doubts;
  if (promises_.empty()) return doubts;
  const query::Postings postings = session_.indexes().postings(part_);
  const float needed = sums.least_of_best(count) - total_;
  const bool only_met = needed > 0;
  if (only_met) {
    sums.drop_below(needed);
    doubts.are_all = false;
  }
  for (std::size_t p = 0; p < promises_.size(); ++p) {
    session_.deadline().check();
    const Promise& promise = promises_[p];
    const bool few = only_met && sums.met().size() * kPostingsForStream < promise.cost;
    const query::DocumentList candidates = few ? query::DocumentList(sums.met().begin(), sums.met().end())
                                               : promise.documents->finder->candidates(postings);
    for (const Xapian::docid id : candidates) {
      if (id > sums.last()) throw Xapian::DatabaseCorruptError("a posting has no document");
      if (asked_for != nullptr && !asked_for->contains(id)) continue;
      if (sums.of(id) >= needed && !std::ranges::binary_search(promise.except, id)) doubts.rows.push_back({id, p});
    }
  }
  std::ranges::sort(doubts.rows);
  return doubts;
}

// The document that may have most comes first.
std::vector<PromisedWeights::Doubtful> PromisedWeights::group(const std::vector<Doubt>& doubts,
                                                              const WeightSums& sums) const {
  std::vector<Doubtful> documents;
  for (std::size_t begin = 0; begin < doubts.size();) {
    Doubtful document{sums.of(doubts[begin].id), {}};
    std::size_t end = begin;
    for (; end < doubts.size() && doubts[end].id == doubts[begin].id; ++end)
      document.most += promises_[doubts[end].promise].weight();
    document.doubts = std::span(doubts).subspan(begin, end - begin);
    documents.push_back(document);
    begin = end;
  }
  std::ranges::stable_sort(documents, std::greater{}, &Doubtful::most);
  return documents;
}

}  // namespace depeche::search
