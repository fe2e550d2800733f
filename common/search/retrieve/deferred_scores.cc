#include "search/retrieve/deferred_scores.h"

#include <algorithm>
#include <functional>
#include <string_view>
#include <utility>

#include "base/message.h"

namespace depeche::search {
namespace {

using schema::kStreamsAhead;

// Reading a stream takes as long as reading so many postings.
constexpr std::size_t kPostingsForStream = 50;

}  // namespace

void DeferredScores::add(const query::WeightedDocuments& documents, Xapian::doccount cost, query::DocumentList except) {
  deferred_.push_back({&documents, cost, std::move(except)});
  total_ += deferred_.back().weight();
}

bool DeferredScores::settle(std::size_t count, const query::DocumentSet* asked_for, WeightSums& sums,
                            BestMatches& best) const {
  const Candidates candidates = this->candidates(count, asked_for, sums);
  const std::vector<CandidateDocument> documents = group(candidates.rows, sums);
  query::DocumentSet is_candidate(sums.last());
  for (const CandidateDocument& document : documents) is_candidate.insert(document.id());
  sums.for_each_met([&](Xapian::docid id, float sum) {
    if (!is_candidate.contains(id)) best.add(session_.global_id({part_, id}), sum);
  });
  std::vector<query::StreamTest> tests;
  for (const Deferred& deferred : deferred_)
    tests.push_back(deferred.documents->finder->test(session_.databases()[part_]));
  const schema::StreamFile& streams = session_.streams(part_);
  base::DeadlineSteps steps(session_.deadline());
  for (std::size_t i = 0; i < documents.size(); ++i) {
    steps.step();
    const Xapian::docid id = documents[i].id();
    if (!best.would_take(session_.global_id({part_, id}), documents[i].most)) return false;
    if (i + 2 * kStreamsAhead < documents.size()) streams.prefetch(documents[i + 2 * kStreamsAhead].id());
    if (i + kStreamsAhead < documents.size()) streams.prefetch_stream(documents[i + kStreamsAhead].id());
    const std::string_view stream = streams.stream(id);
    for (const Candidate& candidate : documents[i].candidates)
      if (tests[candidate.deferred](stream)) sums.add(id, deferred_[candidate.deferred].weight());
    if (sums.of(id) > 0) best.add(session_.global_id({part_, id}), sums.of(id));
  }
  return candidates.are_all;
}

DeferredScores::Candidates DeferredScores::candidates(std::size_t count, const query::DocumentSet* asked_for,
                                                      WeightSums& sums) const {
  Candidates candidates;
  if (deferred_.empty()) return candidates;
  const query::Postings postings = session_.indexes().postings(part_);
  const float needed = sums.least_of_best(count) - total_;
  const bool only_met = needed > 0;
  if (only_met) {
    sums.drop_below(needed);
    candidates.are_all = false;
  }
  for (std::size_t p = 0; p < deferred_.size(); ++p) {
    session_.deadline().check();
    const Deferred& deferred = deferred_[p];
    const bool few = only_met && sums.met().size() * kPostingsForStream < deferred.cost;
    const query::DocumentList documents = few ? query::DocumentList(sums.met().begin(), sums.met().end())
                                              : deferred.documents->finder->candidates(postings);
    for (const Xapian::docid id : documents) {
      if (id > sums.last()) throw Xapian::DatabaseCorruptError(tr("a posting has no document"));
      if (asked_for != nullptr && !asked_for->contains(id)) continue;
      if (sums.of(id) >= needed && !std::ranges::binary_search(deferred.except, id)) candidates.rows.push_back({id, p});
    }
  }
  std::ranges::sort(candidates.rows);
  return candidates;
}

// The document that may have most comes first.
std::vector<DeferredScores::CandidateDocument> DeferredScores::group(const std::vector<Candidate>& candidates,
                                                                     const WeightSums& sums) const {
  std::vector<CandidateDocument> documents;
  for (std::size_t begin = 0; begin < candidates.size();) {
    CandidateDocument document{sums.of(candidates[begin].id), {}};
    std::size_t end = begin;
    for (; end < candidates.size() && candidates[end].id == candidates[begin].id; ++end)
      document.most += deferred_[candidates[end].deferred].weight();
    document.candidates = std::span(candidates).subspan(begin, end - begin);
    documents.push_back(document);
    begin = end;
  }
  std::ranges::stable_sort(documents, std::greater{}, &CandidateDocument::most);
  return documents;
}

}  // namespace depeche::search
