#include "glass/termlist.h"

#include <algorithm>
#include <new>

#include <libdeflate.h>

#include "base/varint.h"

namespace depeche::glass {
namespace {

// Higher ones find no more in so short lists, and take up to four times as long.
constexpr int kLevel = 1;
// What Xapian does not try to compress.
constexpr std::size_t kTooShort = 18;

}  // namespace

void TermlistEncoder::Release::operator()(libdeflate_compressor* compressor) const {
  libdeflate_free_compressor(compressor);
}

TermlistEncoder::TermlistEncoder() : compressor_(libdeflate_alloc_compressor(kLevel)) {
  if (!compressor_) throw std::bad_alloc();
}

void TermlistEncoder::begin(std::uint64_t length, std::size_t terms) {
  list_.clear();
  last_.clear();
  first_ = true;
  if (terms == 0) return;
  base::put_varint(list_, length);
  base::put_varint(list_, terms);
}

// What a term shares with the one before is left out. Xapian writes how much that is and how often the term occurs in
// one byte, where they fit, and reads both ways. That byte depends on the length of the term before; two bytes of which
// most are small compress better.
void TermlistEncoder::add(std::string_view term, std::uint32_t occurrences) {
  const auto shared = static_cast<std::size_t>(
      std::mismatch(last_.begin(), last_.end(), term.begin(), term.end()).first - last_.begin());
  if (!first_) list_ += static_cast<char>(shared);
  list_ += static_cast<char>(term.size() - shared);
  list_ += term.substr(shared);
  base::put_varint(list_, occurrences);
  last_.assign(term);
  first_ = false;
}

Tag TermlistEncoder::end() {
  Tag tag;
  if (list_.size() > kTooShort) {
    tag.bytes.resize(list_.size() - 1);
    tag.bytes.resize(
        libdeflate_deflate_compress(compressor_.get(), list_.data(), list_.size(), tag.bytes.data(), tag.bytes.size()));
    tag.compressed = !tag.bytes.empty();
  }
  if (!tag.compressed) tag.bytes = list_;
  return tag;
}

void SlotList::add(unsigned slot) {
  base::put_varint(bytes_, slot - next_);
  next_ = slot + 1;
}

void add_document(TableWriter& table, DocumentId document, const Tag& terms, std::string_view slots) {
  std::string key;
  put_sortable(key, document);
  table.add(key, terms.bytes, terms.compressed);
  if (slots.empty()) return;
  key += '\0';
  table.add(key, slots);
}

}  // namespace depeche::glass
