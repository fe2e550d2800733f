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
      saturation_(part.streams),
      deferred_weight_(part.deferred_weight()),
      filters_(part.filters),
      matches_(count),
      window_(pace.window),
      allowed_(pace.window),
      with_all_(pace.window),
      having_(pace.window),
      scratch_(pace.window) {
  leaves_.reserve(part.leaves.size());
  for (const PartLeaf& leaf : part.leaves) leaves_.push_back(leaf_of(leaf));
  float left = deferred_weight_;
  for (std::size_t i = leaves_.size(); i-- > 0;) leaves_[i].left = left += part.leaves[i].most();
  matches_.except.resize(part.deferred.size());
}

Slice::Leaf Slice::leaf_of(const PartLeaf& leaf) const {
  Leaf read;
  for (const PartLeaf::Term& term : leaf.terms)
    read.terms.push_back({term.postings, term.worth, term.documents * pace_.window / std::max(1U, part_.last)});
  for (const PartLeaf::Documents& documents : leaf.documents)
    read.documents.push_back({documents.found, documents.weight, 0});
  read.deferred = leaf.deferred;
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

// False when the filters let nothing of the window pass.
bool Slice::filter() {
  is_filtered_ = !filters_.empty();
  for (std::size_t i = 0; i < filters_.size(); ++i) {
    WindowSet& passing = i == 0 ? allowed_ : scratch_;
    passing.move(window_.first());
    for (query::PostingCursor& cursor : filters_[i])
      for (auto run = cursor.take(window_.first(), window_.end()); !run.empty();
           run = cursor.take(window_.first(), window_.end()))
        for (const Posting& posting : run) passing.insert(posting.document);
    if (i > 0) allowed_.keep_those_of(scratch_);
    allowed_count_ = allowed_.size();
    if (allowed_count_ == 0) return false;
  }
  return true;
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
  matches_.met += window_.met().size();
  const bool defers = !part_.deferred.empty();
  const float least = threshold_.least();
  for (const Xapian::docid id : window_.met()) {
    const float sum = window_.of(id);
    if (sum >= least || !pace_.prunes) matches_.best.add(part_.session.global_id({part_.part, id}), sum);
    if (defers && sum + deferred_weight_ >= least) matches_.partial.push_back({id, sum});
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
  for (Term& term : leaf.terms) add(term, counted);
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

void Slice::add(Term& term, DocumentList* counted) {
  if (is_filtered_ && allowed_count_ * kLookUpInPostings < term.in_window) {
    look_up(term);
    return add_chunk(chunk_, term.worth, counted);
  }
  const bool is_last = window_.end() > part_.last;
  const Xapian::docid end = is_last ? std::numeric_limits<Xapian::docid>::max() : window_.end();
  const auto next = [&] { return term.postings.take(window_.first(), end); };
  for (auto run = next(); !run.empty(); run = next()) {
    if (run.back().document >= window_.end()) throw Xapian::DatabaseCorruptError(tr("a posting has no document"));
    add_chunk(is_filtered_ ? allowed(run) : run, term.worth, counted);
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

void Slice::add_chunk(std::span<const Posting> postings, float worth, DocumentList* counted) {
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
    weights_[i] = saturation_.weight(postings[i], worth);
  }
  window_.add(postings, weights_);
  if (pace_.counts_all)
    for (const Posting& posting : postings) note_having(posting.document);
  if (counted != nullptr)
    for (const Posting& posting : postings) counted->push_back(posting.document);
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
