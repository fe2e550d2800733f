#include "search/retrieve/slice.h"

#include <algorithm>
#include <limits>

#include "base/message.h"

namespace depeche::search {
namespace {

using glass::Posting;
using query::DocumentList;

// Looking one document up takes as long as reading so many postings.
constexpr std::size_t kLookUpInPostings = 12;

}  // namespace

Slice::Slice(const PartQuery& part, const Pace& pace, std::size_t count, Threshold& threshold)
    : part_(part),
      pace_(pace),
      threshold_(threshold),
      saturation_(part.streams, part.mean_length),
      deferred_weight_(part.deferred_weight()),
      matches_(count),
      window_(pace.window),
      allowed_(pace.window),
      with_all_(pace.window),
      having_(pace.window),
      scratch_(pace.window) {
  leaves_.reserve(part.leaves.size());
  for (const PartLeaf& leaf : part.leaves) leaves_.push_back(leaf_of(leaf));
  float left = deferred_weight_;
  for (std::size_t i = leaves_.size(); i-- > 0;) {
    leaves_[i].behind = left;
    leaves_[i].left = left += part.leaves[i].most();
  }
  for (const PartQuery::Filter& filter : part.filters)
    filters_.push_back({filter.terms, filter.documents * pace.window / std::max(1U, part.last)});
  matches_.except.resize(part.deferred.size());
}

Slice::Leaf Slice::leaf_of(const PartLeaf& leaf) const {
  Leaf read;
  for (const PartLeaf::Term& term : leaf.terms)
    read.terms.push_back({term.postings, term.worth, term.documents * pace_.window / std::max(1U, part_.last)});
  for (const PartLeaf::Documents& documents : leaf.documents)
    read.documents.push_back({documents.found, documents.weight, 0});
  read.deferred = leaf.deferred;
  read.only = leaf.only;
  read.behind = std::numeric_limits<float>::infinity();
  for (const PartLeaf& synonym : leaf.synonyms) read.synonyms.push_back(leaf_of(synonym));
  return read;
}

SliceMatches Slice::run(const DocumentRange& range, AtDeadline at_deadline) {
  try {
    for (Xapian::docid first = range.first; first < range.end;) {
      const auto end = static_cast<Xapian::docid>(std::min<std::size_t>(range.end, first + pace_.window));
      window_.move(first, end);
      if (filter()) add_window();
      hand_over();
      first = end;
    }
    window_.clear();
  } catch (const base::DeadlinePassed&) {
    if (at_deadline == AtDeadline::fails) throw;
    hand_over();
    matches_.is_cut = true;
  }
  return std::move(matches_);
}

// False when nothing of the window is asked for.
bool Slice::filter() {
  is_filtered_ = false;
  if (part_.among) {
    allowed_.move(window_.first());
    for (auto at = std::ranges::lower_bound(*part_.among, window_.first());
         at != part_.among->end() && *at < window_.end(); ++at)
      allowed_.insert(*at);
    if (!allow()) return false;
  }
  for (Filter& filter : filters_) {
    WindowSet& passing = is_filtered_ ? scratch_ : allowed_;
    passing.move(window_.first());
    for (query::PostingCursor& cursor : filter.terms) pass(cursor, filter.in_window, passing);
    if (is_filtered_) allowed_.keep_those_of(scratch_);
    if (!allow()) return false;
  }
  return true;
}

// False when nothing is allowed.
bool Slice::allow() {
  is_filtered_ = true;
  allowed_count_ = allowed_.size();
  return allowed_count_ > 0;
}

// Those that have the term, of what is allowed at least.
void Slice::pass(query::PostingCursor& cursor, std::size_t in_window, WindowSet& passing) const {
  if (is_filtered_ && allowed_count_ * kLookUpInPostings < in_window) {
    allowed_.for_each([&](Xapian::docid id) {
      if (!cursor.take(id, id + 1).empty()) passing.insert(id);
    });
    return;
  }
  const auto next = [&] { return cursor.take(window_.first(), window_.end()); };
  for (auto run = next(); !run.empty(); run = next())
    for (const Posting& posting : run) passing.insert(posting.document);
}

void Slice::add_window() {
  leaves_added_ = 0;
  if (pace_.counts_all) {
    with_all_.move(window_.first());
    having_.move(window_.first());
  }
  for (Leaf& leaf : leaves_) {
    if (pace_.prunes && !narrow(leaf.left)) break;
    add(leaf);
    if (pace_.counts_all) note_leaf();
  }
  if (pace_.counts_all) matches_.with_all += with_all_.size();
}

// When what is left cannot lift a document among the best that was not met, or is far behind, it counts no longer.
// False when there is none left that may be among the best.
bool Slice::narrow(float left) {
  const float least = threshold_.least();
  if (least <= left) return true;
  window_.drop_below(least - left, allowed_);
  allowed_count_ = window_.met().size();
  is_filtered_ = true;
  return allowed_count_ > 0;
}

// The documents met.
void Slice::hand_over() {
  if (!part_.required.empty()) return hand_over_required();
  matches_.met += window_.met().size();
  const float least = threshold_.least();
  const auto taken_from = [&] { return std::max(matches_.best.least(), pace_.prunes ? least : 0); };
  float enough = taken_from();
  for (const Xapian::docid id : window_.met()) {
    const float sum = window_.of(id);
    if (sum >= enough) {
      matches_.best.add(part_.session.global_id({part_.part, id}), sum);
      enough = taken_from();
    }
  }
  if (!part_.deferred.empty()) keep_partial(enough);
  if (pace_.prunes) threshold_.raise(matches_.best.least());
}

// Those that what is deferred may lift to so much, in order.
void Slice::keep_partial(float least) {
  window_.drop_below(least - deferred_weight_, scratch_);
  for (const Xapian::docid id : window_.met()) matches_.partial.push_back({id, window_.of(id)});
}

// The same where documents are looked into: the best first, so that it is soon known which others cannot be among them.
void Slice::hand_over_required() {
  const float least = pace_.prunes ? threshold_.least() : 0;
  std::vector<PartialSum> rows;
  for (const Xapian::docid id : window_.met())
    if (window_.of(id) >= least) rows.push_back({id, window_.of(id)});
  std::ranges::sort(
      rows, [](const PartialSum& a, const PartialSum& b) { return a.sum != b.sum ? a.sum > b.sum : a.id < b.id; });
  for (std::size_t i = 0; i < rows.size(); ++i) {
    using schema::kStreamsAhead;
    const auto& [id, sum] = rows[i];
    const Xapian::docid global = part_.session.global_id({part_.part, id});
    if (pace_.prunes && !matches_.best.would_take(global, sum)) break;
    if (i + 2 * kStreamsAhead < rows.size()) part_.streams.prefetch(rows[i + 2 * kStreamsAhead].id);
    if (i + kStreamsAhead < rows.size()) part_.streams.prefetch_stream(rows[i + kStreamsAhead].id);
    if (!part_.has_required(id)) continue;
    ++matches_.met;
    matches_.best.add(global, sum);
  }
  if (pace_.prunes) threshold_.raise(matches_.best.least());
}

void Slice::add(Leaf& leaf) {
  if (leaf.synonyms.empty()) return add(leaf, nullptr);
  DocumentList counted;
  add(leaf, &counted);
  std::ranges::sort(counted);
  except_ = std::move(counted);
  for (Leaf& synonym : leaf.synonyms) add(synonym, nullptr);
  except_.clear();
}

// Except for the documents `except_`. `counted`, unless it is null, gets those that it counts.
void Slice::add(Leaf& leaf, DocumentList* counted) {
  for (Term& term : leaf.terms) add(term, leaf, counted);
  for (Documents& documents : leaf.documents) add(documents, counted);
  for (const std::size_t deferred : leaf.deferred) {
    DocumentList& except = matches_.except[deferred];
    except.insert(except.end(), except_.begin(), except_.end());
  }
}

void Slice::add(Documents& documents, DocumentList* counted) {
  const DocumentList& found = *documents.found;
  const auto from = found.begin() + static_cast<std::ptrdiff_t>(documents.at);
  auto at = std::lower_bound(from, found.end(), window_.first());
  for (; at != found.end() && *at < window_.end(); ++at) {
    if (!is_allowed(*at) || is_excepted(*at)) continue;
    const Posting posting{*at, 1};
    window_.add({&posting, 1}, {&documents.weight, 1});
    if (pace_.counts_all) note_having(*at);
    if (counted != nullptr) counted->push_back(*at);
  }
  documents.at = static_cast<std::size_t>(at - found.begin());
}

void Slice::add(Term& term, const Leaf& leaf, DocumentList* counted) {
  if (is_filtered_ && allowed_count_ * kLookUpInPostings < term.in_window) {
    look_up(term);
    return add_chunk(chunk_, term.worth, leaf, counted);
  }
  const bool is_last = window_.end() > part_.last;
  const Xapian::docid end = is_last ? std::numeric_limits<Xapian::docid>::max() : window_.end();
  const auto next = [&] { return term.postings.take(window_.first(), end); };
  for (auto run = next(); !run.empty(); run = next()) {
    if (run.back().document >= window_.end()) throw Xapian::DatabaseCorruptError(tr("a posting has no document"));
    add_chunk(is_filtered_ ? allowed(run) : run, term.worth, leaf, counted);
  }
}

// The postings of those that are allowed.
void Slice::look_up(Term& term) {
  chunk_.clear();
  allowed_.for_each([&](Xapian::docid id) {
    if (const auto posting = term.postings.take(id, id + 1); !posting.empty()) chunk_.push_back(posting.front());
  });
}

std::span<const Posting> Slice::allowed(std::span<const Posting> postings) {
  chunk_.resize(postings.size());
  std::size_t kept = 0;
  for (const Posting& posting : postings) {
    chunk_[kept] = posting;
    kept += allowed_.contains(posting.document) ? 1 : 0;
  }
  chunk_.resize(kept);
  return chunk_;
}

void Slice::add_chunk(std::span<const Posting> postings, float worth, const Leaf& leaf, DocumentList* counted) {
  if (!except_.empty()) {
    std::vector<Posting> kept;
    std::ranges::copy_if(postings, std::back_inserter(kept),
                         [&](const Posting& posting) { return !is_excepted(posting.document); });
    chunk_ = std::move(kept);
    postings = chunk_;
  }
  weights_.resize(postings.size());
  const schema::StreamFile& streams = part_.streams;
  for (std::size_t i = 0; i < std::min(kLengthsAhead, postings.size()); ++i) streams.prefetch(postings[i].document);
  for (std::size_t i = 0; i < postings.size(); ++i) {
    if (i + kLengthsAhead < postings.size()) streams.prefetch(postings[i + kLengthsAhead].document);
    weights_[i] = saturation_.of(postings[i].document);
  }
  // In a loop of their own the divisions go four at a time.
  for (std::size_t i = 0; i < postings.size(); ++i)
    weights_[i] = Saturation::weight(postings[i].occurrences, worth, weights_[i]);
  if (leaf.only) postings = holding(postings, leaf);
  window_.add(postings, weights_);
  if (pace_.counts_all)
    for (const Posting& posting : postings) note_having(posting.document);
  if (counted != nullptr)
    for (const Posting& posting : postings) counted->push_back(posting.document);
}

// The postings, and their weights, of those documents for which the leaf counts. Documents that cannot be among the
// best even if it counts are not looked into.
std::span<const Posting> Slice::holding(std::span<const Posting> postings, const Leaf& leaf) {
  const float least = pace_.prunes && leaf.synonyms.empty() ? threshold_.least() : 0;
  holding_.clear();
  for (std::size_t i = 0; i < postings.size(); ++i) {
    if (window_.of(postings[i].document) + weights_[i] + leaf.behind < least) continue;
    weights_[holding_.size()] = weights_[i];
    holding_.push_back(postings[i]);
  }
  std::size_t kept = 0;
  for (std::size_t i = 0; i < holding_.size(); ++i) {
    using schema::kStreamsAhead;
    if (i + 2 * kStreamsAhead < holding_.size()) part_.streams.prefetch(holding_[i + 2 * kStreamsAhead].document);
    if (i + kStreamsAhead < holding_.size()) part_.streams.prefetch_stream(holding_[i + kStreamsAhead].document);
    if (!part_.holds(*leaf.only, holding_[i].document)) continue;
    weights_[kept] = weights_[i];
    holding_[kept++] = holding_[i];
  }
  holding_.resize(kept);
  weights_.resize(kept);
  return holding_;
}

// The document has the leaf at hand.
void Slice::note_having(Xapian::docid id) {
  if (leaves_added_ == 0 || with_all_.contains(id)) having_.insert(id);
}

void Slice::note_leaf() {
  ++leaves_added_;
  std::swap(with_all_, having_);
  having_.move(window_.first());
}

}  // namespace depeche::search
