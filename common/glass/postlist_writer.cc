#include "glass/postlist_writer.h"

#include <algorithm>

#include "base/varint.h"

namespace depeche::glass {
namespace {

// As Xapian's; a chunk is closed by what passes it.
constexpr std::size_t kChunkBytes = 2000;
// A chunk ends where its block does when that makes it no shorter than this.
constexpr std::size_t kShortChunk = 400;
// What a chunk has beside its postings, and the last of these, at most.
constexpr std::size_t kHeadBytes = 5 + 10 + 5 + 1 + 5;
constexpr std::size_t kPostingBytes = 5 + 5;

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
  if (!chunk_.empty() && chunk_.size() >= most_bytes_) write_chunk(false);
  if (chunk_.empty()) {
    first_ = document;
    most_bytes_ = most_bytes();
  } else {
    base::put_varint(chunk_, document - last_ - 1);
  }
  last_ = document;
  base::put_varint(chunk_, occurrences);
}

// Chunks of one size left a twentieth of the blocks empty.
std::size_t PostlistWriter::most_bytes() const {
  const std::size_t room = table_.room(key().size());
  if (room < kHeadBytes + kPostingBytes + kShortChunk) return kChunkBytes;
  return std::min(room - kHeadBytes - kPostingBytes, kChunkBytes);
}

void PostlistWriter::end_list() {
  if (!chunk_.empty()) write_chunk(true);
}

void PostlistWriter::write_chunk(bool last) {
  const bool is_first = !head_.empty();
  const std::string key = this->key();
  entry_ = head_;
  if (is_first) base::put_varint(entry_, first_ - 1);
  entry_ += last ? '1' : '0';
  base::put_varint(entry_, last_ - first_);
  entry_ += chunk_;
  table_.add(key, entry_);
  head_.clear();
  chunk_.clear();
}

}  // namespace depeche::glass
