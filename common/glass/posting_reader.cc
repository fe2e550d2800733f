#include "glass/posting_reader.h"

#include <utility>

#include "base/message.h"
#include "base/varint.h"
#include "base/xapian.h"

namespace depeche::glass {
namespace {

[[noreturn]] void bad_postings() { throw Xapian::DatabaseCorruptError(tr("postings are damaged")); }

// A number of 32 bits: up to five bytes.
std::uint32_t take_number(const char*& at, const char* end) {
  constexpr unsigned kBits = 32;
  std::uint32_t value = 0;
  for (unsigned shift = 0; at != end && shift < kBits; shift += 7) {
    const auto byte = static_cast<unsigned char>(*at++);
    value |= static_cast<std::uint32_t>(byte & 0x7F) << shift;
    if (byte < 0x80) return value;
  }
  bad_postings();
}

}  // namespace

std::optional<PostingReader> PostingReader::open(const std::filesystem::path& database, std::uint64_t revision) {
  auto table = TableReader::open(database, "postlist", revision);
  if (!table) return std::nullopt;
  return PostingReader(std::move(*table));
}

std::uint64_t PostingReader::start(std::string_view term) {
  first_key_ = first_chunk_key(term);
  state_ = State::before;
  last_ = 0;
  return ++scan_;
}

bool PostingReader::next(std::vector<Posting>& postings) {
  postings.clear();
  if (state_ == State::behind) return false;
  const bool first = state_ == State::before;
  if (first ? !table_.find(first_key_) : !table_.next()) {
    state_ = State::behind;
    if (!first) bad_postings();
    return false;
  }
  if (table_.is_compressed()) bad_postings();
  const char* at = table_.tag().data();
  const char* const end = at + table_.tag().size();
  Posting posting;
  if (first) {
    for (int i = 0; i < 2; ++i)  // how many documents, and occurrences in all, which may have more than 32 bits
      while (at != end && static_cast<unsigned char>(*at++) >= 0x80) {
      }
    posting.document = take_number(at, end) + 1;
  } else {
    std::string_view key = table_.key();
    if (!key.starts_with(first_key_)) bad_postings();
    key.remove_prefix(first_key_.size());
    if (key.empty() || key.front() != '\0') bad_postings();
    key.remove_prefix(1);
    const auto document = take_sortable(key);
    if (!document || !key.empty() || *document <= last_) bad_postings();
    posting.document = *document;
  }
  if (at == end) bad_postings();
  const bool last = *at++ == '1';
  take_number(at, end);  // from the first document to the last
  posting.occurrences = take_number(at, end);
  postings.push_back(posting);
  while (at != end) {
    const DocumentId before = posting.document;
    posting.document += take_number(at, end) + 1;
    if (posting.document <= before) bad_postings();
    posting.occurrences = take_number(at, end);
    postings.push_back(posting);
  }
  last_ = posting.document;
  state_ = last ? State::behind : State::within;
  return true;
}

}  // namespace depeche::glass
