#include "search/plain_retrieval.h"

#include <algorithm>
#include <functional>
#include <utility>
#include <vector>

#include "search/features.h"
#include "search/posting_chunks.h"

namespace depeche::search {
namespace {

using query::DocumentList;

// Finding out what cannot be among the best costs a look at all that was met.
constexpr std::size_t kFewDocuments = 500;
// With so many documents met, the words that are left, the most frequent ones, bring no others in (Moffat and Zobel,
// "Self-indexing inverted files for fast text retrieval", 1996: "continue"). On a million stories one hit in ten
// thousand of headlines, and 7 of a thousand of leads, is another one for it; that takes a third off the time.
constexpr std::size_t kManyDocuments = 30000;
// Passing over postings to the next document that may count takes as long as reading so many.
constexpr std::size_t kStepsOfSkip = 4;
// So many postings before they are read, their documents' lengths and sums are asked for: each is a miss of the caches.
constexpr std::size_t kAhead = 64;
// Sums of float differ by their order.
constexpr float kRounding = 0.9999F;

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
        postings_(session.postings(part)),
        sums_(session.sums()),
        mean_units_(std::max(1.0, streams_.mean_units())) {
    sums_.resize(std::max(sums_.size(), database_.get_lastdocid() + std::size_t{1}));
    if (!query.filters.empty()) allow_only(filtered(query.filters, database_));
  }

  Adder(const Adder&) = delete;
  Adder& operator=(const Adder&) = delete;
  ~Adder() {
    for (const Xapian::docid id : met_) sums_[id] = 0;
  }

  // The documents that have a weight, in no order. Those that cannot be among the best `count` may be left out, or have
  // less than their weight.
  const DocumentList& run(std::size_t count) {
    float left = 0;
    std::size_t postings = 0;
    for (const query::Leaf& leaf : query_.leaves) {
      left += most(leaf);
      postings += leaf.cost;
    }
    const float total = left;
    for (const query::Leaf& leaf : query_.leaves) {
      const bool may_pay = met_.size() >= std::max(count, kFewDocuments) && postings > kStepsOfSkip * met_.size();
      if (count > 0 && may_pay && (total - left > left || met_.size() >= kManyDocuments)) narrow(count, left);
      add(leaf);
      left -= most(leaf);
      postings -= leaf.cost;
    }
    return met_;
  }

  bool has_met_all() const { return has_met_all_; }
  float weight(Xapian::docid id) const { return sums_[id]; }
  void prefetch(Xapian::docid id) const { __builtin_prefetch(&sums_[id]); }

 private:
  // What a document can get from a leaf.
  float most(const query::Leaf& leaf) const {
    float sum = 0;
    for (const query::RankedTerm& term : leaf.terms) sum += worth(term);
    for (const query::WeightedDocuments& documents : leaf.documents) sum += static_cast<float>(documents.weight);
    for (const query::Leaf& stand_in : leaf.stand_ins) sum += most(stand_in);
    return sum;
  }

  // What is left to be added cannot lift a document that was not met, nor one far behind, among the best.
  void narrow(std::size_t count, float left) {
    std::vector<float> sums;
    sums.reserve(met_.size());
    for (const Xapian::docid id : met_) sums.push_back(sums_[id]);
    std::ranges::nth_element(sums, sums.begin() + static_cast<std::ptrdiff_t>(count - 1), std::greater{});
    const float least = sums[count - 1] * kRounding;
    if (least <= left && met_.size() < kManyDocuments) return;
    DocumentList hopeful;
    for (const Xapian::docid id : met_)
      if (sums_[id] + left >= least) hopeful.push_back(id);
    std::ranges::sort(hopeful);
    allow_only(std::move(hopeful));
    has_met_all_ = false;
  }

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
    const float worth = this->worth(term);
    const auto weigh = [&](Xapian::docid id, float frequency) {
      take(id, worth * frequency / (frequency + saturation(id)));
    };
    if (is_filtered_ && allowed_.size() * kStepsOfSkip < indexes_.documents_with(term.term)) {
      auto posting = database_.postlist_begin(term.term);
      const auto end = database_.postlist_end(term.term);
      for (const Xapian::docid id : allowed_) {
        if (posting == end) return;
        if (*posting < id) posting.skip_to(id);
        if (posting == end) return;
        if (*posting == id) weigh(id, static_cast<float>(posting.get_wdf()));
      }
      return;
    }
    PostingChunks chunks(postings_, database_, term.term);
    while (chunks.next(chunk_)) {
      if (chunk_.back().document >= sums_.size()) throw Xapian::DatabaseCorruptError("a posting has no document");
      if (is_filtered_) std::erase_if(chunk_, [&](const auto& posting) { return !is_allowed_[posting.document]; });
      for (std::size_t i = 0; i < std::min(kAhead, chunk_.size()); ++i) ask_for(chunk_[i].document);
      for (std::size_t i = 0; i < chunk_.size(); ++i) {
        if (i + kAhead < chunk_.size()) ask_for(chunk_[i + kAhead].document);
        weigh(chunk_[i].document, static_cast<float>(chunk_[i].occurrences));
      }
    }
  }

  // For the memory that weighing a document will read.
  void ask_for(Xapian::docid id) const {
    streams_.prefetch(id);
    prefetch(id);
  }

  // What a document with the term gets at most.
  float worth(const query::RankedTerm& term) const {
    const auto documents = static_cast<double>(indexes_.all.get_doccount());
    const auto idf = inverse_document_frequency(documents, indexes_.documents_with(term.term));
    return static_cast<float>(term.boost * idf * (kK1 + 1));
  }

  float saturation(Xapian::docid id) const {
    return static_cast<float>(kK1 * (1 - kB + kB * streams_.units(id) / mean_units_));
  }

  bool is_allowed(Xapian::docid id) const { return !is_filtered_ || is_allowed_[id]; }

  void allow_only(DocumentList documents) {
    allowed_ = std::move(documents);
    is_allowed_.assign(sums_.size(), false);
    for (const Xapian::docid id : allowed_) is_allowed_[id] = true;
    is_filtered_ = true;
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
  glass::PostingReader* const postings_;  // may be null
  std::vector<float>& sums_;              // by document; all 0 between queries
  const double mean_units_;
  // With a filter.
  bool is_filtered_ = false;
  DocumentList allowed_;
  std::vector<bool> is_allowed_;
  bool has_met_all_ = true;
  DocumentList met_;
  std::vector<glass::Posting> chunk_;
};

}  // namespace

Retrieved retrieve_plainly(const query::PlainQuery& query, std::size_t count, Meeting meeting, Session& session) {
  BestMatches best(count);
  Retrieved retrieved;
  retrieved.is_everything = true;
  const std::size_t parts = session.databases().size();
  for (std::size_t part = 0; part < parts; ++part) {
    Adder adder(query, part, session);
    const DocumentList& met = adder.run(meeting == Meeting::all ? 0 : count);
    retrieved.at_least += met.size();
    retrieved.is_everything = retrieved.is_everything && adder.has_met_all();
    for (std::size_t i = 0; i < met.size(); ++i) {
      if (i + kAhead < met.size()) adder.prefetch(met[i + kAhead]);
      best.add(static_cast<Xapian::docid>((met[i] - 1) * parts + part + 1), adder.weight(met[i]));
    }
  }
  retrieved.matches = std::move(best).sorted();
  return retrieved;
}

}  // namespace depeche::search
