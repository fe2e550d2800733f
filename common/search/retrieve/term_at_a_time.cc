#include "search/retrieve/term_at_a_time.h"

#include <algorithm>
#include <optional>
#include <utility>
#include <vector>

#include "base/message.h"
#include "schema/bm25.h"
#include "schema/idf.h"
#include "search/retrieve/best_matches.h"
#include "search/retrieve/deferred_scores.h"
#include "search/retrieve/weight_sums.h"

namespace depeche::search {
namespace {

using query::DocumentList;
using query::DocumentSet;
using query::Postings;
using schema::kB;
using schema::kK1;

// To find out what cannot be among the best, all documents met are looked at; for fewer it does not pay.
constexpr std::size_t kFewDocuments = 500;
// With so many documents met, the words that are left, the most frequent ones, bring no others in (Moffat and Zobel,
// "Self-indexing inverted files for fast text retrieval", 1996: "continue"). On a million stories one hit in ten
// thousand of headlines, and 7 of a thousand of leads, is another one for it; that takes a third off the time.
constexpr std::size_t kManyDocuments = 30000;
// Skipping to the next document that may count takes as long as reading so many postings.
constexpr std::size_t kStepsOfSkip = 4;

// Documents of one part with a term of each filter.
DocumentList filtered(const std::vector<std::vector<std::string>>& filters, const Postings& postings) {
  DocumentList allowed = query::unite(postings, filters.front());
  for (std::size_t i = 1; i < filters.size(); ++i) {
    const DocumentList other = query::unite(postings, filters[i]);
    DocumentList both;
    std::set_intersection(allowed.begin(), allowed.end(), other.begin(), other.end(), std::back_inserter(both));
    allowed = std::move(both);
  }
  return allowed;
}

// Adds up the weights of one part's documents.
class TermAtATime {
 public:
  TermAtATime(const query::TermAtATimeQuery& query, std::size_t part, Session& session)
      : query_(query),
        session_(session),
        indexes_(session.indexes()),
        part_(part),
        postings_(indexes_.postings(part)),
        streams_(indexes_.streams[part]),
        saturation_of_unit_(static_cast<float>(kK1 * kB / std::max(1.0, streams_.mean_units()))),
        sums_(session.sums(), postings_.database.get_lastdocid()),
        deferred_(session, part) {
    if (query.filters.empty()) return;
    allow_only(filtered(query.filters, postings_));
    asked_for_ = allowed_;
  }

  // Every document that has a weight.
  void add_all(BestMatches& best) {
    counts_all_ = query_.counts_all;
    if (counts_all_) with_all_ = having_ = DocumentSet(sums_.last());
    for (const query::Leaf& leaf : query_.leaves) {
      add(leaf);
      if (counts_all_) note_leaf();
    }
    hand_over(best);
  }

  // Those that have been met.
  void hand_over(BestMatches& best) const {
    sums_.for_each_met([&](Xapian::docid id, float sum) { best.add(session_.global_id({part_, id}), sum); });
  }

  // Documents that cannot be among the best `count` may be left out.
  void add_best(std::size_t count, BestMatches& best) {
    may_defer_ = true;
    float left = 0;
    std::size_t postings = 0;
    for (const query::Leaf& leaf : query_.leaves) {
      left += most(leaf);
      postings += leaf.cost;
    }
    const float total = left;
    for (const query::Leaf& leaf : query_.leaves) {
      const std::size_t met = sums_.met().size();
      const bool may_pay = met >= std::max(count, kFewDocuments) && postings > kStepsOfSkip * met;
      if (may_pay && (total - left > left || met >= kManyDocuments)) narrow(count, left);
      const float deferred_before = deferred_.total();
      add(leaf);
      left -= most(leaf) - (deferred_.total() - deferred_before);
      postings -= leaf.cost;
    }
    const bool are_all = deferred_.settle(count, query_.filters.empty() ? nullptr : &asked_for_, sums_, best);
    has_met_all_ = has_met_all_ && are_all;
  }

  // Documents with every leaf, after add_all().
  std::size_t with_all() const { return with_all_.size(); }

  // Whether it gave all documents that have a weight, with all of it.
  bool has_met_all() const { return has_met_all_; }
  std::size_t met() const { return sums_.met().size() + sums_.dropped(); }

 private:
  // The most that a document can get from a leaf.
  float most(const query::Leaf& leaf) const {
    float sum = 0;
    for (const query::RankedTerm& term : leaf.terms) sum += worth(term);
    for (const query::WeightedDocuments& documents : leaf.documents) sum += static_cast<float>(documents.weight);
    for (const query::Leaf& synonym : leaf.synonyms) sum += most(synonym);
    return sum;
  }

  // From now on, only documents count that what is left to be added can lift among the best: neither those that were
  // not met nor those far behind.
  void narrow(std::size_t count, float left) {
    const float least = sums_.least_of_best(count);
    if (least <= left && sums_.met().size() < kManyDocuments) return;
    sums_.drop_below(least - left);
    allow_only({sums_.met().begin(), sums_.met().end()});
    has_met_all_ = false;
  }

  void add(const query::Leaf& leaf) {
    DocumentList having;
    add(leaf, {}, leaf.synonyms.empty() ? nullptr : &having);
    std::sort(having.begin(), having.end());
    for (const query::Leaf& synonym : leaf.synonyms) add(synonym, having, nullptr);
  }

  // Adds a leaf, except for the documents `except`. `counted`, unless it is null, gets those that it counts.
  void add(const query::Leaf& leaf, const DocumentList& except, DocumentList* counted) {
    for (const query::RankedTerm& term : leaf.terms) add(term, except, counted);
    for (const query::WeightedDocuments& documents : leaf.documents) {
      if (may_defer_ && counted == nullptr)
        deferred_.add(documents, leaf.cost, except);
      else
        add(documents, except, counted);
    }
  }

  void add(const query::WeightedDocuments& documents, const DocumentList& except, DocumentList* counted) {
    for (const Xapian::docid id : documents.finder->documents(indexes_, part_)) {
      if (!is_allowed(id) || std::ranges::binary_search(except, id)) continue;
      sums_.add(id, static_cast<float>(documents.weight));
      if (counts_all_) note_having(id);
      if (counted != nullptr) counted->push_back(id);
    }
  }

  void add(const query::RankedTerm& term, const DocumentList& except, DocumentList* counted) {
    const float worth = this->worth(term);
    if (is_filtered_ && allowed_list_.size() * kStepsOfSkip < indexes_.documents_with(term.term)) {
      look_up(term.term);
      add_chunk(worth, except, counted);
      return;
    }
    query::PostingChunks chunks(postings_, term.term);
    while (chunks.next(chunk_)) {
      if (chunk_.back().document > sums_.last()) throw Xapian::DatabaseCorruptError(tr("a posting has no document"));
      if (is_filtered_)
        std::erase_if(chunk_, [&](const auto& posting) { return !allowed_.contains(posting.document); });
      add_chunk(worth, except, counted);
    }
  }

  // The postings of those that are allowed.
  void look_up(const std::string& term) {
    chunk_.clear();
    auto posting = postings_.database.postlist_begin(term);
    const auto end = postings_.database.postlist_end(term);
    base::DeadlineSteps steps(postings_.deadline);
    for (const Xapian::docid id : allowed_list_) {
      steps.step();
      if (posting != end && *posting < id) posting.skip_to(id);
      if (posting == end) return;
      if (*posting == id) chunk_.push_back({id, posting.get_wdf()});
    }
  }

  void add_chunk(float worth, const DocumentList& except, DocumentList* counted) {
    if (!except.empty())
      std::erase_if(chunk_, [&](const auto& posting) { return std::ranges::binary_search(except, posting.document); });
    weights_.resize(chunk_.size());
    for (std::size_t i = 0; i < std::min(kAhead, chunk_.size()); ++i) ask_for(chunk_[i].document);
    for (std::size_t i = 0; i < chunk_.size(); ++i) {
      if (i + kAhead < chunk_.size()) ask_for(chunk_[i + kAhead].document);
      const auto frequency = static_cast<float>(chunk_[i].occurrences);
      weights_[i] = worth * frequency / (frequency + saturation(chunk_[i].document));
    }
    sums_.add(chunk_, weights_);
    if (counts_all_)
      for (const glass::Posting& posting : chunk_) note_having(posting.document);
    if (counted != nullptr)
      for (const glass::Posting& posting : chunk_) counted->push_back(posting.document);
  }

  // The document has the leaf at hand.
  void note_having(Xapian::docid id) {
    if (leaves_ == 0 || with_all_.contains(id)) having_.insert(id);
  }

  void note_leaf() {
    ++leaves_;
    std::swap(with_all_, having_);
    having_.clear();
  }

  // Fetches the memory that weighing a document will read.
  void ask_for(Xapian::docid id) const {
    streams_.prefetch(id);
    sums_.prefetch(id);
  }

  // The most that a document with the term gets.
  float worth(const query::RankedTerm& term) const {
    const auto documents = static_cast<double>(indexes_.all.get_doccount());
    const auto idf = schema::inverse_document_frequency(documents, indexes_.documents_with(term.term));
    return static_cast<float>(term.boost * idf * (kK1 + 1));
  }

  float saturation(Xapian::docid id) const {
    return static_cast<float>(kK1 * (1 - kB)) + saturation_of_unit_ * static_cast<float>(streams_.units(id));
  }

  bool is_allowed(Xapian::docid id) const { return !is_filtered_ || allowed_.contains(id); }

  void allow_only(DocumentList documents) {
    allowed_list_ = std::move(documents);
    allowed_ = DocumentSet(sums_.last(), allowed_list_);
    is_filtered_ = true;
  }

  const query::TermAtATimeQuery& query_;
  const Session& session_;
  const query::Indexes indexes_;
  const std::size_t part_;
  const Postings postings_;
  const schema::StreamFile& streams_;
  const float saturation_of_unit_;
  WeightSums sums_;
  DeferredScores deferred_;
  bool may_defer_ = false;
  DocumentSet asked_for_;  // by the filters, if any
  // By the filters and by what may still be among the best.
  bool is_filtered_ = false;
  DocumentList allowed_list_;
  DocumentSet allowed_;
  bool has_met_all_ = true;
  // Documents with every leaf that was added, and those of them that have the one at hand.
  bool counts_all_ = false;
  std::size_t leaves_ = 0;
  DocumentSet with_all_;
  DocumentSet having_;
  std::vector<glass::Posting> chunk_;
  std::vector<float> weights_;  // of the chunk's documents
};

// Adds the matches of one part to those of the parts before.
void retrieve_part(const query::TermAtATimeQuery& query, std::size_t part, std::size_t count, Evaluation evaluation,
                   AtDeadline at_deadline, Session& session, BestMatches& best, Retrieved& retrieved) {
  std::optional<BestMatches> before;
  if (at_deadline == AtDeadline::is_cut) before = best;
  std::optional<TermAtATime> scorer;
  try {
    scorer.emplace(query, part, session);
    if (evaluation == Evaluation::top_k) {
      scorer->add_best(count, best);
    } else {
      scorer->add_all(best);
      if (query.counts_all) retrieved.with_all = retrieved.with_all.value_or(0) + scorer->with_all();
    }
    retrieved.is_everything = retrieved.is_everything && scorer->has_met_all();
  } catch (const base::DeadlinePassed&) {
    if (at_deadline == AtDeadline::fails) throw;
    best = std::move(*before);
    if (scorer) scorer->hand_over(best);
    retrieved.is_cut = true;
    retrieved.is_everything = false;
    retrieved.with_all.reset();
  }
  if (scorer) retrieved.at_least += scorer->met();
}

}  // namespace

Retrieved retrieve_term_at_a_time(const query::TermAtATimeQuery& query, std::size_t count, Evaluation evaluation,
                                  Session& session, AtDeadline at_deadline) {
  BestMatches best(count);
  Retrieved retrieved;
  retrieved.is_everything = true;
  for (std::size_t part = 0; part < session.databases().size() && !retrieved.is_cut; ++part)
    retrieve_part(query, part, count, evaluation, at_deadline, session, best, retrieved);
  retrieved.matches = std::move(best).sorted();
  return retrieved;
}

}  // namespace depeche::search
