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
  auto posting = postings.database.postlist_begin(term);
  const Xapian::PostingIterator end;
  base::DeadlineSteps steps(postings.deadline);
  std::erase_if(documents, [&](Xapian::docid id) {
    steps.step();
    if (posting != end && *posting < id) posting.skip_to(id);
    return posting == end || *posting != id;
  });
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

DocumentList intersect(const Postings& postings, std::vector<std::string> terms) {
  const auto count = [&](const std::string& term) { return postings.database.get_termfreq(term); };
  std::ranges::sort(terms, {}, [&](const std::string& term) { return std::make_pair(count(term), term); });
  terms.erase(std::unique(terms.begin(), terms.end()), terms.end());
  DocumentList found;
  if (terms.empty()) return found;
  for_each_document(postings, terms.front(), [&](Xapian::docid id) { found.push_back(id); });
  for (std::size_t i = 1; i < terms.size() && !found.empty(); ++i) {
    if (found.size() * kStepsOfSkip < count(terms[i]))
      look_up(postings, terms[i], found);
    else
      keep_those_with(postings, terms[i], found);
  }
  return found;
}

DocumentList unite(const Postings& postings, const std::vector<std::string>& terms) {
  DocumentSet found(postings.database.get_lastdocid());
  for (const std::string& term : terms) for_each_document(postings, term, [&](Xapian::docid id) { found.insert(id); });
  return found.list();
}

}  // namespace depeche::query
