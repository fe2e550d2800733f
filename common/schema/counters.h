#pragma once

#include <cstddef>
#include <cstdint>
#include <limits>
#include <map>
#include <string>
#include <string_view>
#include <utility>

#include "schema/forward_stream.h"

namespace depeche::schema {

// Some of the titled dispatches of an index, by which titles that repeat (Brèves, Agenda) are told: those whose ids
// have the lowest hashes, so that the order in which they come changes nothing. What leaves the index leaves the
// sample.
class TitleSample {
 public:
  // As many as an index keeps.
  static constexpr std::size_t kMost = 1000;

  // Of an index of which nobody knows the titles: it stays empty.
  static TitleSample unknown();

  void add(std::string_view id, std::string_view title) { count(id, title, 1); }
  void remove(std::string_view id, std::string_view title) { count(id, title, -1); }
  // Both together. Either may be a difference: what was removed and had been added elsewhere.
  TitleSample& operator+=(const TitleSample& other);
  // Leaves out the highest hashes, until no more than `most` are left.
  void thin(std::size_t most);
  // Those of this sample that the other one would have, too.
  TitleSample within(const TitleSample& other) const;

  // How many of a thousand say a title that another one says, too, not counting one of each. 0 when nobody knows.
  std::uint32_t repeated_of_1000() const;

  std::string encode() const;
  // Unknown where there are no bytes; stops at the first damage.
  static TitleSample decode(std::string_view bytes);
  bool operator==(const TitleSample&) const = default;

 private:
  using Entry = std::pair<std::uint64_t, std::uint32_t>;  // the hash of the id, and that of the title

  void count(std::string_view id, std::string_view title, std::int64_t difference);

  std::uint64_t limit_ = std::numeric_limits<std::uint64_t>::max();  // hashes from here on are left out
  std::map<Entry, std::int64_t> counts_;                             // none is 0
};

// Counts over a whole index, kept in its metadata.
struct Counters {
  std::uint64_t text_words = 0;  // indexed words without function words
  std::uint64_t title_words = 0;
  std::uint64_t titled = 0;           // dispatches that have a title
  Code next_code = kFirstForm;        // the code of the next new form
  std::uint32_t repeated_titles = 0;  // TitleSample::repeated_of_1000()
  TitleSample titles = {};            // kept beside the others, under a key of its own

  bool operator==(const Counters&) const = default;
};

// The counts of both indexes together. The codes are those of `a`.
inline Counters operator+(const Counters& a, const Counters& b) {
  Counters sum{
      a.text_words + b.text_words, a.title_words + b.title_words, a.titled + b.titled, a.next_code, 0, a.titles};
  sum.titles += b.titles;
  return sum;
}

// The numbers alone.
std::string encode_counters(const Counters& counters);
// Missing numbers are zero.
Counters decode_counters(std::string_view bytes);

}  // namespace depeche::schema
