#include "index/generation/document_batch.h"

#include <algorithm>

#include "base/check.h"
#include "base/varint.h"
#include "index/generation/posting_run.h"

namespace depeche::index {

void BatchInverter::add(Document&& document) {
  DocumentBatch::Row row;
  glass::SlotList slots;
  for (const auto& [slot, value] : document.values) slots.add(slot);
  for (const Document::Term& term : document.terms) {
    row.length += term.occurrences;
    batch_.most_occurrences = std::max(batch_.most_occurrences, term.occurrences);
  }
  terms_.insert(terms_.end(), document.terms.begin(), document.terms.end());
  document_ends_.push_back(terms_.size());
  row.slots = slots.bytes();
  row.values = std::move(document.values);
  row.stream = std::move(document.stream);
  batch_.rows.push_back(std::move(row));
}

DocumentBatch BatchInverter::invert(const TermTable& terms) {
  const std::vector<std::uint32_t> order = terms.sorted();
  sort_postings(order);
  write_run(terms, order, batch_.postings);
  encode_term_lists(terms, order);
  terms_.clear();
  document_ends_.clear();
  return std::exchange(batch_, {});
}

// Counting sort: documents are met in their order, and stay in it under each term.
void BatchInverter::sort_postings(const std::vector<std::uint32_t>& order) {
  std::vector<std::uint32_t> place(order.size());
  for (std::uint32_t i = 0; i < order.size(); ++i) place[order[i]] = i;
  term_begins_.assign(order.size() + 1, 0);
  for (Document::Term& term : terms_) {
    term.number = place[term.number];
    ++term_begins_[term.number];
  }
  std::size_t begin = 0;
  for (std::size_t& at : term_begins_) begin += std::exchange(at, begin);
  postings_.resize(terms_.size());
  std::size_t at = 0;
  for (std::uint32_t document = 0; document < document_ends_.size(); ++document)
    for (; at < document_ends_[document]; ++at)
      postings_[term_begins_[terms_[at].number]++] = {document, terms_[at].occurrences};
  // Each place moved on to the next one's begin.
  std::rotate(term_begins_.begin(), term_begins_.end() - 1, term_begins_.end());
  term_begins_.front() = 0;
  DEPECHE_CHECK(term_begins_.back() == postings_.size());
}

void BatchInverter::write_run(const TermTable& terms, const std::vector<std::uint32_t>& order, std::string& run) {
  std::string bytes;
  for (std::size_t i = 0; i < order.size(); ++i) {
    RunEntry entry{terms.term(order[i]), 0, 0, {}};
    bytes.clear();
    std::uint32_t last = 0;
    for (std::size_t at = term_begins_[i]; at < term_begins_[i + 1]; ++at) {
      const Posting& posting = postings_[at];
      if (entry.documents > 0 && posting.document == last) continue;
      DEPECHE_CHECK(posting.document >= last);
      base::put_varint(bytes, posting.document - last);
      base::put_varint(bytes, posting.occurrences);
      last = posting.document;
      entry.occurrences += posting.occurrences;
      ++entry.documents;
    }
    entry.postings = bytes;
    if (entry.documents > 0) put_entry(run, entry);
  }
}

// Dealt out by term, each document's terms come in their order. They are dealt into `terms_`, of which nothing else is
// read any more: a document has no more terms now than it had there.
void BatchInverter::encode_term_lists(const TermTable& terms, const std::vector<std::uint32_t>& order) {
  std::vector<std::size_t> ends(document_ends_.size());
  for (std::size_t i = 1; i < ends.size(); ++i) ends[i] = document_ends_[i - 1];
  for (std::uint32_t i = 0; i < order.size(); ++i)
    for (std::size_t at = term_begins_[i]; at < term_begins_[i + 1]; ++at) {
      const Posting& posting = postings_[at];
      const std::size_t begin = posting.document == 0 ? 0 : document_ends_[posting.document - 1];
      std::size_t& end = ends[posting.document];
      if (end != begin && terms_[end - 1].number == i) continue;
      DEPECHE_CHECK(end < document_ends_[posting.document]);
      terms_[end++] = {i, posting.occurrences};
    }
  for (std::size_t document = 0; document < ends.size(); ++document) {
    const std::size_t begin = document == 0 ? 0 : document_ends_[document - 1];
    DocumentBatch::Row& row = batch_.rows[document];
    encoder_.begin(row.length, ends[document] - begin);
    for (std::size_t at = begin; at < ends[document]; ++at)
      encoder_.add(terms.term(order[terms_[at].number]), terms_[at].occurrences);
    row.terms = encoder_.end();
  }
}

}  // namespace depeche::index
