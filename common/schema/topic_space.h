#pragma once

// What documents are about, beside the words that they have: latent semantic analysis (Deerwester, Dumais, Furnas,
// Landauer and Harshman, "Indexing by latent semantic analysis", JASIS 1990). Words that stand in the same documents
// get directions alike, and a document lies in the direction of its words, so that a query is near documents about its
// subject in other words.
//
// A generation has two files for it: `topics` has the vectors of the words that were learnt when the generation was
// made; `topics.documents` a row of 64 bytes for each document number, its direction and a checksum, added and kept
// like the rows of streams (stream_file.h).
//
// Both have a head (part_file.h). `topics` goes on with 32 bytes of counts and a checksum, a number of 2 bytes for each
// code of the dictionary (the row of its vector plus 1, or 0), and the rows of 64 bytes. Too few documents teach
// nothing: then there are no rows, nor such of documents. Rows that were taken over from another index are followed by
// the word of each, since this index may not know it yet.

#include <array>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/output_file.h"
#include "base/uuid.h"
#include "base/xapian.h"
#include "depeche/result.h"
#include "schema/forward_stream.h"
#include "schema/generation_files.h"
#include "schema/part_file.h"

namespace depeche::schema {

// The number of dimensions. On 33,903 stories, 32 to 150 give the same nDCG@10 within 0.002. With its checksum, a
// direction is one line of the caches.
inline constexpr std::size_t kTopics = 60;

using TopicVector = std::array<float, kTopics>;
// A direction: a vector without its length. All 0 when nothing is known.
using TopicDirection = std::array<std::int8_t, kTopics>;

TopicDirection direction_of(const TopicVector& vector);
// The cosine of the angle between them, -1 to 1. 0 when one of them is 0.
double cosine(const TopicVector& vector, const TopicDirection& direction);

// The vector of a word, times the idf that the word had when it was learnt.
struct TopicRow {
  float scale = 0;
  TopicDirection direction{};
};
static_assert(sizeof(TopicRow) == 64);

// What stands before the numbers of codes.
inline constexpr std::size_t kTopicCountsBytes = 32;

// A word that has a row.
struct TopicWord {
  std::string stem;
  std::string form;

  bool operator==(const TopicWord&) const = default;
};

// What a generation knows of words.
struct TopicModel {
  std::uint32_t documents = 0;                // that the archive had when the generation was made
  std::uint32_t learnt_from = 0;              // documents, of this archive or another
  std::vector<std::uint16_t> number_of_code;  // of the row, plus 1
  std::vector<TopicRow> rows;
  std::vector<TopicWord> words;  // of each row when they are another index's; else none
};

// The topics of a generation as they were when they were opened. Copies share memory. For several threads.
class TopicSpace {
 public:
  // A space without words.
  TopicSpace() = default;
  // Opens the files; open the database before. Throws Xapian::DatabaseOpeningError when the system refuses the files,
  // and DatabaseCorruptError when one is missing, damaged, not the database's, or does not reach to its last document.
  // `before` is another space of this generation: its words are not looked at again when they look the same.
  TopicSpace(const std::filesystem::path& generation, const Owner& owner, const TopicSpace* before = nullptr);

  // True when what was opened can still be read. `now` is how the generation looks now.
  bool holds(const GenerationStamp& now) const {
    return words_.holds(now[kTopicsFile]) && directions_.holds(now[kDirectionsFile]);
  }
  // True when something was read that is gone: nothing that was read since it was opened may be used then.
  bool lost() const { return words_.lost() || directions_.lost(); }

  bool empty() const { return rows_ == 0; }
  // How many documents the archive had when the generation was made.
  std::uint32_t documents() const { return documents_; }
  // From how many documents it was learnt, of this archive or of another.
  std::uint32_t learnt_from() const { return learnt_from_; }
  std::size_t rows() const { return rows_; }
  // Whether the rows are another index's; and then the word of each. Throws Xapian::DatabaseCorruptError.
  bool is_taken_over() const { return words_bytes_ > 0; }
  std::vector<TopicWord> words() const;
  // Differs where the rows do: directions of two indexes can be compared when theirs are equal.
  const base::Uuid& identity() const { return identity_; }
  // The row of a word plus 1; 0 when it has none.
  std::uint16_t number(Code code) const {
    std::uint16_t number = 0;
    if (code < codes_) std::memcpy(&number, number_at(code), sizeof number);
    return number <= rows_ ? number : std::uint16_t{0};
  }
  // The row of a word, by its number, which is not 0.
  TopicRow row(std::uint16_t number) const {
    TopicRow row;
    std::memcpy(&row, row_at(number), sizeof row);
    return row;
  }
  // Ask for the memory that number() and row() will read.
  void prefetch_number(Code code) const {
    if (code < codes_) __builtin_prefetch(number_at(code));
  }
  void prefetch_row(std::uint16_t number) const {
    // It lies in two lines of the caches.
    __builtin_prefetch(row_at(number));
    __builtin_prefetch(row_at(number) + sizeof(TopicRow) - 1);
  }
  // Adds the vector of a word, by its number, `weight` times.
  void add(std::uint16_t number, float weight, TopicVector& sum) const;
  // The direction of a document; 0 when nothing is known of its words. Throws Xapian::DatabaseCorruptError, also when
  // there are words but not the document.
  TopicDirection direction(Xapian::docid id) const;
  // Asks for the memory that direction() will read.
  void prefetch(Xapian::docid id) const;

 private:
  void read_words();
  const char* number_at(Code code) const {
    return words_.body().data() + kTopicCountsBytes + code * sizeof(std::uint16_t);
  }
  const char* row_at(std::uint16_t number) const {
    return number_at(static_cast<Code>(codes_)) + (number - std::size_t{1}) * sizeof(TopicRow);
  }

  PartFile words_;
  PartFile directions_;
  std::uint32_t documents_ = 0;
  std::uint32_t learnt_from_ = 0;
  std::size_t codes_ = 0;
  std::size_t rows_ = 0;
  std::size_t words_bytes_ = 0;
  base::Uuid identity_{};
};

// Turns a forward stream into a direction. Words of the title count twice. The space must outlive it. Not for several
// threads.
class TopicReader {
 public:
  explicit TopicReader(const TopicSpace& space) : space_(space), counts_(space.rows() + 1) {}
  TopicDirection read(std::string_view stream);

 private:
  const TopicSpace& space_;
  std::vector<std::uint32_t> counts_;  // by number
  std::vector<std::uint16_t> met_;
};

// Writes `topics` of a generation that is being made, whose database is `database`. Errors: those of OutputFile.
Status write_topics(const std::filesystem::path& generation, const base::Uuid& database, const TopicModel& model);

// Appends the directions of documents. Not for several threads.
class TopicWriter {
 public:
  // Opens the file behind the last document of the owner, or makes a new one when it has none. Writes nothing for a
  // generation without rows. Throws as TopicSpace does.
  static Result<TopicWriter> open(const std::filesystem::path& generation, const Owner& owner);

  // Appends the direction of a document, whose number is higher than those before.
  void append(Xapian::docid id, std::string_view stream);
  // Numbers up to `last` count as given out, whether or not documents have them.
  void end_at(Xapian::docid last) {
    if (last > last_) append(last, {});
  }
  // Writes what was appended to the file; with `durable`, to the disk.
  Status flush(bool durable);

 private:
  TopicWriter() = default;

  std::unique_ptr<const TopicSpace> space_;
  std::unique_ptr<TopicReader> reader_;
  std::optional<base::OutputFile> file_;
  Xapian::docid last_ = 0;
};

}  // namespace depeche::schema
