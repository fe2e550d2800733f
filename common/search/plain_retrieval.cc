#include "search/plain_retrieval.h"

#include <algorithm>
#include <utility>
#include <vector>

#include "search/features.h"

namespace depeche::search {
namespace {

using query::DocumentList;

// The best so far, the least of them on top.
class BestMatches {
 public:
  explicit BestMatches(std::size_t count) : count_(count) {}

  void add(Xapian::docid id, float weight) {
    if (heap_.size() == count_) {
      if (count_ == 0 || !is_better({weight, id}, heap_.front())) return;
      std::pop_heap(heap_.begin(), heap_.end(), is_better);
      heap_.pop_back();
    }
    heap_.emplace_back(weight, id);
    std::push_heap(heap_.begin(), heap_.end(), is_better);
  }

  std::vector<Match> sorted() && {
    std::sort(heap_.begin(), heap_.end(), is_better);
    std::vector<Match> matches;
    matches.reserve(heap_.size());
    for (const auto& [weight, id] : heap_) matches.push_back({id, weight, {}});
    return matches;
  }

 private:
  using Row = std::pair<float, Xapian::docid>;
  static bool is_better(const Row& a, const Row& b) {
    return a.first != b.first ? a.first > b.first : a.second < b.second;
  }

  std::size_t count_;
  std::vector<Row> heap_;
};

// Documents of one part with a term of each filter.
DocumentList filtered(const std::vector<std::vector<std::string>>& filters, const Xapian::Database& database) {
  DocumentList allowed = query::unite(database, filters.front());
  for (std::size_t i = 1; i < filters.size(); ++i) {
    const DocumentList other = query::unite(database, filters[i]);
    DocumentList both;
    std::set_intersection(allowed.begin(), allowed.end(), other.begin(), other.end(), std::back_inserter(both));
    allowed = std::move(both);
  }
  return allowed;
}

// Adds up the weights of one part's documents.
class Adder {
 public:
  Adder(const query::PlainQuery& query, std::size_t part, Session& session)
      : query_(query),
        indexes_(session.indexes()),
        part_(part),
        database_(indexes_.parts[part]),
        streams_(indexes_.streams[part]),
        sums_(session.sums()),
        mean_units_(std::max(1.0, streams_.mean_units())) {
    sums_.resize(std::max(sums_.size(), database_.get_lastdocid() + std::size_t{1}));
    if (query.filters.empty()) return;
    allowed_ = filtered(query.filters, database_);
    is_filtered_ = true;
  }

  Adder(const Adder&) = delete;
  Adder& operator=(const Adder&) = delete;
  ~Adder() {
    for (const Xapian::docid id : met_) sums_[id] = 0;
  }

  // The documents that have a weight, in no order.
  const DocumentList& run() {
    for (const query::Leaf& leaf : query_.leaves) add(leaf);
    return met_;
  }

  float weight(Xapian::docid id) const { return sums_[id]; }

 private:
  void add(const query::Leaf& leaf) {
    DocumentList having;
    add(leaf, {}, leaf.stand_ins.empty() ? nullptr : &having);
    std::sort(having.begin(), having.end());
    for (const query::Leaf& stand_in : leaf.stand_ins) add(stand_in, having, nullptr);
  }

  // But for the documents `except`; those that it counted are noted.
  void add(const query::Leaf& leaf, const DocumentList& except, DocumentList* noted) {
    const auto take = [&](Xapian::docid id, float weight) {
      if (!except.empty() && std::binary_search(except.begin(), except.end(), id)) return;
      count(id, weight);
      if (noted != nullptr) noted->push_back(id);
    };
    for (const query::RankedTerm& term : leaf.terms) add(term, take);
    for (const query::WeightedDocuments& documents : leaf.documents)
      for (const Xapian::docid id : documents.finder->documents(indexes_, part_))
        if (is_allowed(id)) take(id, static_cast<float>(documents.weight));
  }

  template <class Take>
  void add(const query::RankedTerm& term, Take take) {
    const auto documents = static_cast<double>(indexes_.all.get_doccount());
    const auto idf = inverse_document_frequency(documents, indexes_.documents_with(term.term));
    const auto worth = static_cast<float>(term.boost * idf * (kK1 + 1));
    auto posting = database_.postlist_begin(term.term);
    const auto end = database_.postlist_end(term.term);
    const auto weigh = [&](Xapian::docid id) {
      const auto frequency = static_cast<float>(posting.get_wdf());
      take(id, worth * frequency / (frequency + saturation(id)));
    };
    if (!is_filtered_) {
      for (; posting != end; ++posting) weigh(*posting);
      return;
    }
    for (const Xapian::docid id : allowed_) {
      if (posting == end) return;
      if (*posting < id) posting.skip_to(id);
      if (posting == end) return;
      if (*posting == id) weigh(id);
    }
  }

  float saturation(Xapian::docid id) const {
    return static_cast<float>(kK1 * (1 - kB + kB * streams_.units(id) / mean_units_));
  }

  bool is_allowed(Xapian::docid id) const {
    return !is_filtered_ || std::binary_search(allowed_.begin(), allowed_.end(), id);
  }

  void count(Xapian::docid id, float weight) {
    if (sums_[id] == 0) met_.push_back(id);
    sums_[id] += weight;
  }

  const query::PlainQuery& query_;
  const query::Indexes indexes_;
  const std::size_t part_;
  const Xapian::Database& database_;
  const schema::StreamFile& streams_;
  std::vector<float>& sums_;  // by document; all 0 between queries
  const double mean_units_;
  DocumentList allowed_;
  bool is_filtered_ = false;
  DocumentList met_;
};

}  // namespace

Retrieved retrieve_plainly(const query::PlainQuery& query, std::size_t count, Session& session) {
  BestMatches best(count);
  Retrieved retrieved;
  const std::size_t parts = session.databases().size();
  for (std::size_t part = 0; part < parts; ++part) {
    Adder adder(query, part, session);
    const DocumentList& met = adder.run();
    retrieved.at_least += met.size();
    for (const Xapian::docid id : met)
      best.add(static_cast<Xapian::docid>((id - 1) * parts + part + 1), adder.weight(id));
  }
  retrieved.matches = std::move(best).sorted();
  retrieved.is_everything = true;
  return retrieved;
}

}  // namespace depeche::search
