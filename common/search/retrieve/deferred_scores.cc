#include "search/retrieve/deferred_scores.h"

#include <algorithm>
#include <functional>
#include <iterator>
#include <optional>
#include <span>
#include <string_view>

#include "base/message.h"

namespace depeche::search {
namespace {

using query::DocumentList;
using schema::kStreamsAhead;

// Reading a stream takes as long as reading so many postings.
constexpr std::size_t kPostingsForStream = 50;

// A document that may have a deferred score.
struct PossibleScore {
  Xapian::docid id = 0;
  std::size_t deferred = 0;
  float sum = 0;  // without it
};
// All that may be added to one document, and the weight that it has at most.
struct LiftedDocument {
  float most = 0;
  std::span<const PossibleScore> candidates;
  Xapian::docid id() const { return candidates.front().id; }
  float sum() const { return candidates.front().sum; }
};

// Documents with a term of each filter.
DocumentList filtered(const PartQuery& part) {
  DocumentList allowed = query::unite(part.postings, part.filter_terms.front());
  for (std::size_t i = 1; i < part.filter_terms.size(); ++i) {
    const DocumentList other = query::unite(part.postings, part.filter_terms[i]);
    DocumentList both;
    std::ranges::set_intersection(allowed, other, std::back_inserter(both));
    allowed = std::move(both);
  }
  return allowed;
}

class Deferring {
 public:
  // Only what has `needed` already can be among the best.
  Deferring(const PartQuery& part, std::span<const SliceMatches> ranges, float needed)
      : part_(part), needed_(needed), except_(part.deferred.size()) {
    for (const SliceMatches& matches : ranges) {
      std::ranges::copy_if(matches.partial, std::back_inserter(rows_),
                           [needed](const PartialSum& row) { return row.sum >= needed; });
      for (std::size_t p = 0; p < except_.size(); ++p)
        std::ranges::copy(matches.except[p], std::back_inserter(except_[p]));
    }
    for (const PartialSum& row : rows_) ids_.push_back(row.id);
    if (!only_met() && !part.filters.empty()) asked_for_ = filtered(part);
  }

  bool only_met() const { return needed_ > 0; }
  const std::vector<PartialSum>& rows() const { return rows_; }

  // Document by document.
  std::vector<PossibleScore> candidates() const {
    std::vector<PossibleScore> candidates;
    for (std::size_t p = 0; p < part_.deferred.size(); ++p) {
      part_.session.deadline().check();
      const query::StreamFinder& finder = *part_.deferred[p].documents->finder;
      const bool few = only_met() && ids_.size() * kPostingsForStream < part_.deferred[p].cost;
      add(few          ? ids_
          : only_met() ? finder.candidates_among(ids_, part_.postings)
                       : finder.candidates(part_.postings),
          p, candidates);
    }
    std::ranges::stable_sort(candidates, {}, &PossibleScore::id);
    return candidates;
  }

 private:
  void add(const DocumentList& documents, std::size_t deferred, std::vector<PossibleScore>& candidates) const {
    auto row = rows_.begin();
    for (const Xapian::docid id : documents) {
      if (id > part_.last) throw Xapian::DatabaseCorruptError(tr("a posting has no document"));
      row = std::lower_bound(row, rows_.end(), id, [](const PartialSum& r, Xapian::docid of) { return r.id < of; });
      const bool met = row != rows_.end() && row->id == id;
      if (!met && (only_met() || (asked_for_ && !std::ranges::binary_search(*asked_for_, id)))) continue;
      if (std::ranges::binary_search(except_[deferred], id)) continue;
      candidates.push_back({id, deferred, met ? row->sum : 0});
    }
  }

  const PartQuery& part_;
  const float needed_;
  std::vector<DocumentList> except_;
  std::vector<PartialSum> rows_;
  DocumentList ids_;
  std::optional<DocumentList> asked_for_;
};

// The document that may have most comes first.
std::vector<LiftedDocument> group(const std::vector<PossibleScore>& candidates, const PartQuery& part) {
  std::vector<LiftedDocument> documents;
  for (std::size_t begin = 0; begin < candidates.size();) {
    LiftedDocument document{candidates[begin].sum, {}};
    std::size_t end = begin;
    for (; end < candidates.size() && candidates[end].id == candidates[begin].id; ++end)
      document.most += part.deferred[candidates[end].deferred].weight();
    document.candidates = std::span(candidates).subspan(begin, end - begin);
    documents.push_back(document);
    begin = end;
  }
  std::ranges::stable_sort(documents, std::greater{}, &LiftedDocument::most);
  return documents;
}

// False when documents are left that cannot be among the best.
bool add_documents(const std::vector<LiftedDocument>& documents, const PartQuery& part, BestMatches& best) {
  std::vector<query::StreamTest> tests;
  for (const DeferredDocuments& deferred : part.deferred)
    tests.push_back(deferred.documents->finder->test(part.postings.database));
  base::DeadlineSteps steps(part.session.deadline());
  std::string units;
  for (std::size_t i = 0; i < documents.size(); ++i) {
    steps.step();
    const Xapian::docid id = documents[i].id();
    const Xapian::docid global = part.session.global_id({part.part, id});
    if (!best.would_take(global, documents[i].most)) return false;
    if (i + 2 * kStreamsAhead < documents.size()) part.streams.prefetch(documents[i + 2 * kStreamsAhead].id());
    if (i + kStreamsAhead < documents.size()) part.streams.prefetch_stream(documents[i + kStreamsAhead].id());
    const std::string_view stream = part.streams.stream(id, units);
    float sum = documents[i].sum();
    for (const PossibleScore& candidate : documents[i].candidates)
      if (tests[candidate.deferred](stream)) sum += part.deferred[candidate.deferred].weight();
    if (sum > 0) best.add(global, sum);
  }
  return true;
}

}  // namespace

bool add_deferred(const PartQuery& part, std::span<const SliceMatches> ranges, float least, BestMatches& best) {
  const Deferring deferring(part, ranges, least - part.deferred_weight());
  const std::vector<PossibleScore> candidates = deferring.candidates();
  const std::vector<LiftedDocument> documents = group(candidates, part);
  auto candidate = candidates.begin();
  for (const PartialSum& row : deferring.rows()) {
    if (row.sum < least) continue;
    while (candidate != candidates.end() && candidate->id < row.id) ++candidate;
    if (candidate == candidates.end() || candidate->id != row.id)
      best.add(part.session.global_id({part.part, row.id}), row.sum);
  }
  const bool are_all = add_documents(documents, part, best);
  return are_all && !deferring.only_met();
}

}  // namespace depeche::search
