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
  term_ = term;
  first_key_ = first_chunk_key(term);
  state_ = State::before;
  last_ = 0;
  return ++scan_;
}

PostingReader PostingReader::started_at(std::string_view term) const {
  PostingReader other(table_);
  other.start(term);
  return other;
}

bool PostingReader::next(std::vector<Posting>& postings) {
  if (state_ == State::behind) {
    postings.clear();
    return false;
  }
  const bool first = state_ == State::before;
  if (first ? !table_.find(first_key_) : !table_.next()) {
    state_ = State::behind;
    postings.clear();
    if (!first) bad_postings();
    return false;
  }
  return decode(postings);
}

bool PostingReader::skip_to(DocumentId document, std::vector<Posting>& postings) {
  if (state_ == State::behind) {
    postings.clear();
    return false;
  }
  table_.find_last_not_behind(next_chunk_key(term_, document));
  if (!table_.key().starts_with(first_key_)) {
    state_ = State::behind;
    postings.clear();
    return false;
  }
  last_ = 0;
  return decode(postings);
}

// The entry at hand.
bool PostingReader::decode(std::vector<Posting>& postings) {
  if (table_.is_compressed()) bad_postings();
  const char* at = table_.tag().data();
  const char* const end = at + table_.tag().size();
  Posting posting;
  if (table_.key() == first_key_) {
    for (int i = 0; i < 2; ++i)  // how many documents, and occurrences in all, which may have more than 32 bits
      while (at != end && static_cast<unsigned char>(*at++) >= 0x80) {
      }
    posting.document = take_number(at, end) + 1;
    if (posting.document == 0 || posting.document <= last_) bad_postings();
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
  // A posting takes two bytes at least.
  const std::size_t most = static_cast<std::size_t>(end - at) / 2 + 2;
  if (postings.size() < most) postings.resize(most);
  postings.front() = posting;
  std::size_t count = 1;
  while (at != end) {
    const DocumentId before = posting.document;
    const auto is_short = [&](int byte) { return static_cast<unsigned char>(at[byte]) < 0x80; };
    if (end - at >= 2 && is_short(0) && is_short(1)) [[likely]] {
      posting.document += static_cast<unsigned char>(at[0]) + 1;
      posting.occurrences = static_cast<unsigned char>(at[1]);
      at += 2;
    } else {
      posting.document += take_number(at, end) + 1;
      posting.occurrences = take_number(at, end);
    }
    if (posting.document <= before) bad_postings();
    postings[count++] = posting;
  }
  postings.resize(count);
  last_ = posting.document;
  state_ = last ? State::behind : State::within;
  return true;
}

}  // namespace depeche::glass
