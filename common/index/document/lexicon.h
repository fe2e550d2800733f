#pragma once

#include <array>
#include <atomic>
#include <cstdint>
#include <filesystem>
#include <limits>
#include <list>
#include <mutex>
#include <optional>
#include <shared_mutex>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>

#include "base/xapian.h"
#include "index/document/acronym_book.h"
#include "schema/form_list.h"
#include "schema/forward_stream.h"
#include "text/token.h"

namespace depeche::index {

// The dictionary of an index while it is written: the forms, their codes, and in how many documents they occur. Stems
// are loaded from the index when they are first met. What does not fit into memory goes to the disk, and comes back
// when it is met again. Any thread may call intern().
class Lexicon {
 public:
  struct Entry {
    explicit Entry(schema::Form form)
        : text(std::move(form.text)),
          code(form.code),
          documents(form.documents),
          named(form.named),
          small(form.small) {}
    schema::Form form() const { return {text, code, documents.load(), named.load(), small.load()}; }

    std::string text;
    schema::Code code;
    std::atomic<std::uint32_t> documents;  // here and below: as in schema::Form
    std::atomic<std::uint32_t> named;
    std::atomic<std::uint32_t> small;
  };

  // `base`: the index as committed; an empty database for a new one. Copied, and used under a lock. `overflow`: where a
  // database may be made for what is more than `max_bytes`.
  Lexicon(Xapian::Database base, schema::Code next_code, std::filesystem::path overflow = {},
          std::size_t max_bytes = std::numeric_limits<std::size_t>::max())
      : base_(std::move(base)),
        next_code_(next_code),
        acronyms_(base_),
        overflow_(std::move(overflow)),
        max_bytes_(max_bytes) {}

  // Keeps entries where they are; without a pin, they may be moved to the disk. A thread has one pin at a time.
  class Pin {
   public:
    explicit Pin(Lexicon& lexicon) : lock_((lexicon.make_room(), lexicon.moving_)), round_(lexicon.round_) {}
    // When this differs from the number of an earlier pin, the entries of that one are gone.
    std::uint32_t round() const { return round_; }

   private:
    std::shared_lock<std::shared_mutex> lock_;
    std::uint32_t round_;
  };

  // The entry of a word that has no fixed code. A new word gets the next code. Only under a Pin.
  Entry& intern(const text::Word& word);

  // The acronyms that the dispatches explain; they are written with the forms.
  AcronymBook& acronyms() { return acronyms_; }
  const AcronymBook& acronyms() const { return acronyms_; }

  schema::Code next_code() const { return next_code_.load(); }
  // Writes the forms of every stem that was met, and the acronyms. Not to be called while other threads intern.
  void write(Xapian::WritableDatabase& database);

 private:
  using Entries = std::list<Entry>;
  struct Shard {
    std::mutex mutex;
    std::unordered_map<std::string, Entries> stems;
  };
  static constexpr std::size_t kShards = 64;

  Entries load(const std::string& stem);
  void make_room();
  void spill();
  void write_met(Xapian::WritableDatabase& database) const;

  std::array<Shard, kShards> shards_;
  std::mutex base_mutex_;
  Xapian::Database base_;
  std::atomic<schema::Code> next_code_;
  AcronymBook acronyms_;

  const std::filesystem::path overflow_;
  const std::size_t max_bytes_;
  std::atomic<std::size_t> bytes_{0};                   // of the shards, about
  std::shared_mutex moving_;                            // shared by those who use entries
  std::uint32_t round_ = 0;                             // how often the shards were emptied
  std::optional<Xapian::WritableDatabase> overflowed_;  // newer than the base
};

}  // namespace depeche::index
