#include "query/read/postings.h"

#include <algorithm>
#include <cstddef>
#include <functional>
#include <utility>

#include "base/check.h"
#include "base/message.h"

namespace depeche::query {
namespace {

constexpr std::size_t kChunk = 1000;
// Passing over postings to a document takes as long as reading so many.
constexpr std::size_t kStepsOfSkip = 16;

template <class Take>
void for_each_document(const Postings& postings, const std::string& term, Take take) {
  std::vector<glass::Posting> chunk;
  for (PostingChunks chunks(postings, term); chunks.next(chunk);)
    for (const glass::Posting& posting : chunk) take(posting.document);
}

void keep_those_with(const Postings& postings, const std::string& term, DocumentList& documents) {
  auto kept = documents.begin();
  auto next = documents.begin();
  for_each_document(postings, term, [&](Xapian::docid id) {
    while (next != documents.end() && *next < id) ++next;
    if (next != documents.end() && *next == id) *kept++ = *next++;
  });
  documents.erase(kept, documents.end());
}

void look_up(const Postings& postings, const std::string& term, DocumentList& documents) {
  PostingCursor cursor(postings, term);
  base::DeadlineSteps steps(postings.deadline);
  std::erase_if(documents, [&](Xapian::docid id) {
    steps.step();
    return cursor.take(id, id + 1).empty();
  });
}

// Each once, the rarest first, with the number of its documents.
std::vector<std::pair<Xapian::doccount, std::string>> by_frequency(const Postings& postings,
                                                                   std::vector<std::string> terms) {
  std::vector<std::pair<Xapian::doccount, std::string>> rows;
  for (std::string& term : terms) {
    const Xapian::doccount documents = postings.database.get_termfreq(term);
    rows.emplace_back(documents, std::move(term));
  }
  std::ranges::sort(rows);
  rows.erase(std::unique(rows.begin(), rows.end()), rows.end());
  return rows;
}

void keep_those_with(const Postings& postings, const std::pair<Xapian::doccount, std::string>& term,
                     DocumentList& documents) {
  if (documents.size() * kStepsOfSkip < term.first)
    look_up(postings, term.second, documents);
  else
    keep_those_with(postings, term.second, documents);
}

}  // namespace

PostingChunks::PostingChunks(const Postings& postings, const std::string& term)
    : deadline_(postings.deadline), reader_(term.empty() ? nullptr : postings.reader) {
  if (reader_ != nullptr)
    scan_ = reader_->start(term);
  else
    posting_ = postings.database.postlist_begin(term);
}

bool PostingChunks::next(std::vector<glass::Posting>& chunk) {
  deadline_.check();
  DEPECHE_CHECK(reader_ == nullptr || reader_->scan() == scan_);  // or these would be the postings of another term
  if (!read(chunk)) return false;
  DEPECHE_CHECK(follows(chunk));
  last_ = chunk.back().document;
  return true;
}

bool PostingChunks::follows(const std::vector<glass::Posting>& chunk) const {
  return !chunk.empty() && chunk.front().document > last_ &&
         std::ranges::adjacent_find(chunk, std::greater_equal{}, &glass::Posting::document) == chunk.end();
}

bool PostingChunks::read(std::vector<glass::Posting>& chunk) {
  if (reader_ != nullptr) return reader_->next(chunk);
  chunk.clear();
  Xapian::docid before = last_;
  for (; posting_ != Xapian::PostingIterator() && chunk.size() < kChunk; ++posting_) {
    if (*posting_ <= before) throw Xapian::DatabaseCorruptError(tr("postings are not in order"));
    before = *posting_;
    chunk.push_back({before, posting_.get_wdf()});
  }
  return !chunk.empty();
}

PostingCursor::PostingCursor(const Postings& postings, const std::string& term) : deadline_(postings.deadline) {
  if (postings.reader != nullptr && !term.empty())
    reader_.emplace(postings.reader->started_at(term));
  else
    posting_ = postings.database.postlist_begin(term);
}

std::span<const glass::Posting> PostingCursor::take(Xapian::docid begin, Xapian::docid end) {
  next_ = std::max(next_, begin);
  if (next_ >= end) return {};
  while (at_ == chunk_.size() || chunk_[at_].document < next_) {
    at_ = first_from(next_);
    if (at_ == chunk_.size() && !load(next_)) return {};
  }
  if (chunk_[at_].document >= end) return {};
  const std::size_t first = at_;
  at_ = first_from(end);
  next_ = chunk_[at_ - 1].document + 1;
  return std::span(chunk_).subspan(first, at_ - first);
}

std::size_t PostingCursor::first_from(Xapian::docid document) const {
  if (chunk_.empty() || chunk_.back().document < document) return chunk_.size();
  // It is rather near: steps of growing length, and then between the last two.
  std::size_t low = at_;
  std::size_t step = 1;
  while (low + step < chunk_.size() && chunk_[low + step].document < document) {
    low += step;
    step *= 2;
  }
  const auto between = std::span(chunk_).subspan(low, std::min(step + 1, chunk_.size() - low));
  return low + static_cast<std::size_t>(std::ranges::lower_bound(between, document, {}, &glass::Posting::document) -
                                        between.begin());
}

// More than the next chunk will be passed over.
bool PostingCursor::is_far(Xapian::docid begin) const {
  if (chunk_.empty()) return begin > kChunk;
  const Xapian::docid last = chunk_.back().document;
  return begin > last && begin - last > 2 * (last - chunk_.front().document);
}

bool PostingCursor::load(Xapian::docid begin) {
  deadline_.check();
  at_ = 0;
  if (reader_) {
    has_skipped_ = !has_skipped_ && is_far(begin);
    return has_skipped_ ? reader_->skip_to(begin, chunk_) : reader_->next(chunk_);
  }
  chunk_.clear();
  if (posting_ != Xapian::PostingIterator() && *posting_ < begin) posting_.skip_to(begin);
  for (; posting_ != Xapian::PostingIterator() && chunk_.size() < kChunk; ++posting_) {
    if (*posting_ < begin || (!chunk_.empty() && *posting_ <= chunk_.back().document))
      throw Xapian::DatabaseCorruptError(tr("postings are not in order"));
    chunk_.push_back({*posting_, posting_.get_wdf()});
  }
  return !chunk_.empty();
}

DocumentList intersect(const Postings& postings, std::vector<std::string> terms) {
  const auto rows = by_frequency(postings, std::move(terms));
  DocumentList found;
  if (rows.empty()) return found;
  for_each_document(postings, rows.front().second, [&](Xapian::docid id) { found.push_back(id); });
  for (std::size_t i = 1; i < rows.size() && !found.empty(); ++i) keep_those_with(postings, rows[i], found);
  return found;
}

DocumentList those_with_all(const Postings& postings, std::vector<std::string> terms, DocumentList documents) {
  for (const auto& row : by_frequency(postings, std::move(terms))) {
    if (documents.empty()) break;
    keep_those_with(postings, row, documents);
  }
  return documents;
}

DocumentList unite(const Postings& postings, const std::vector<std::string>& terms) {
  DocumentSet found(postings.database.get_lastdocid());
  for (const std::string& term : terms) for_each_document(postings, term, [&](Xapian::docid id) { found.insert(id); });
  return found.list();
}

}  // namespace depeche::query
