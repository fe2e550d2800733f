#include "glass/postlist_writer.h"

#include "base/varint.h"

namespace depeche::glass {
namespace {

// As Xapian's; a chunk is closed by what passes it.
constexpr std::size_t kChunkBytes = 2000;

}  // namespace

void ValueChunk::add(DocumentId document, std::string_view value) {
  if (bytes_.empty())
    first_ = document;
  else
    base::put_varint(bytes_, document - last_ - 1);
  last_ = document;
  base::put_string(bytes_, value);
}

bool ValueChunk::full() const { return bytes_.size() >= kChunkBytes; }

void PostlistWriter::add_value_statistics(unsigned slot, const ValueStatistics& statistics) {
  std::string tag;
  base::put_varint(tag, statistics.documents);
  base::put_string(tag, statistics.least);
  if (statistics.greatest != statistics.least) tag += statistics.greatest;
  table_.add(value_statistics_key(slot), tag);
}

void PostlistWriter::begin_list(std::string_view term, std::uint32_t documents, std::uint64_t occurrences) {
  term_.assign(term);
  head_.clear();
  base::put_varint(head_, term.empty() ? 0 : documents);
  base::put_varint(head_, term.empty() ? 0 : occurrences);
  chunk_.clear();
}

void PostlistWriter::add_posting(DocumentId document, std::uint32_t occurrences) {
  if (chunk_.size() >= kChunkBytes) write_chunk(false);
  if (chunk_.empty())
    first_ = document;
  else
    base::put_varint(chunk_, document - last_ - 1);
  last_ = document;
  base::put_varint(chunk_, occurrences);
}

void PostlistWriter::end_list() {
  if (!chunk_.empty()) write_chunk(true);
}

void PostlistWriter::write_chunk(bool last) {
  const bool is_first = !head_.empty();
  entry_ = head_;
  if (is_first) base::put_varint(entry_, first_ - 1);
  entry_ += last ? '1' : '0';
  base::put_varint(entry_, last_ - first_);
  entry_ += chunk_;
  table_.add(is_first ? first_chunk_key(term_) : next_chunk_key(term_, first_), entry_);
  head_.clear();
  chunk_.clear();
}

}  // namespace depeche::glass
