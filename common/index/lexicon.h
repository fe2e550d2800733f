#pragma once

#include <array>
#include <atomic>
#include <cstdint>
#include <list>
#include <mutex>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>

#include "base/xapian.h"
#include "index/acronym_book.h"
#include "schema/forward_stream.h"
#include "text/token.h"

namespace depeche::index {

// The dictionary of an index while it is written: which forms there are, their codes, and in how many documents they
// stand. Stems are loaded from the index as they are met. Any thread may call intern(); entries stay where they are.
class Lexicon {
 public:
  struct Entry {
    Entry(std::string form, schema::Code number, std::uint32_t count)
        : text(std::move(form)), code(number), documents(count) {}
    std::string text;
    schema::Code code;
    std::atomic<std::uint32_t> documents;
  };

  // `base`: the index as committed; an empty database for a new one. Copied, and used under a lock.
  Lexicon(Xapian::Database base, schema::Code next_code)
      : base_(std::move(base)), next_code_(next_code), acronyms_(base_) {}

  // The entry of a word that has no fixed code; a new one gets the next code.
  Entry& intern(const text::Word& word);

  // What the dispatches explain; written with the forms.
  AcronymBook& acronyms() { return acronyms_; }
  const AcronymBook& acronyms() const { return acronyms_; }

  schema::Code next_code() const { return next_code_.load(); }
  // Writes the forms of every stem that was met, and the acronyms. Not while other threads intern.
  void write(Xapian::WritableDatabase& database) const;

 private:
  using Entries = std::list<Entry>;
  struct Shelf {
    std::mutex mutex;
    std::unordered_map<std::string, Entries> stems;
  };
  static constexpr std::size_t kShelves = 64;

  Entries load(const std::string& stem);

  std::array<Shelf, kShelves> shelves_;
  std::mutex base_mutex_;
  Xapian::Database base_;
  std::atomic<schema::Code> next_code_;
  AcronymBook acronyms_;
};

}  // namespace depeche::index
