#pragma once

#include <algorithm>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <vector>

#include "base/message.h"
#include "base/xapian.h"

namespace depeche::query {

// The documents of one database, in order.
using DocumentList = std::vector<Xapian::docid>;

// Some of the documents of one database, a bit for each.
class DocumentSet {
 public:
  DocumentSet() = default;
  explicit DocumentSet(Xapian::docid last) : words_(last / kBits + 1) {}
  DocumentSet(Xapian::docid last, const DocumentList& documents) : DocumentSet(last) {
    for (const Xapian::docid id : documents) insert(id);
  }

  // Throws Xapian::DatabaseCorruptError when it is none of the database.
  void insert(Xapian::docid id) {
    if (id / kBits >= words_.size()) throw Xapian::DatabaseCorruptError(tr("a posting has no document"));
    words_[id / kBits] |= bit(id);
  }
  bool contains(Xapian::docid id) const { return id / kBits < words_.size() && (words_[id / kBits] & bit(id)) != 0; }

  std::size_t size() const {
    std::size_t documents = 0;
    for (const std::uint64_t word : words_) documents += static_cast<std::size_t>(std::popcount(word));
    return documents;
  }
  void clear() { std::fill(words_.begin(), words_.end(), 0); }

  DocumentList list() const {
    DocumentList documents;
    for (std::size_t i = 0; i < words_.size(); ++i)
      for (std::uint64_t word = words_[i]; word != 0; word &= word - 1)
        documents.push_back(static_cast<Xapian::docid>(i * kBits + static_cast<std::size_t>(std::countr_zero(word))));
    return documents;
  }

 private:
  static constexpr std::size_t kBits = 64;
  static std::uint64_t bit(Xapian::docid id) { return std::uint64_t{1} << (id % kBits); }

  std::vector<std::uint64_t> words_;
};

}  // namespace depeche::query
