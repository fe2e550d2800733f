#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <vector>

#include "query/read/scored_word.h"
#include "schema/forward_stream.h"

namespace depeche::search {

// Says which words of a query a code of the forward stream stands for. It is made for one query and one index. Reading
// a document asks for every unit, so a miss, the usual answer, costs only one look into a few kilobytes.
class CodeTable {
 public:
  struct Row {
    schema::Code code = 0;
    std::uint16_t word = 0;  // its place in the query
    query::Closeness closeness = query::Closeness::stem;
    std::uint32_t next = 0;  // a row of the same bucket; 0: none
  };

  CodeTable();

  void add(schema::Code code, std::uint16_t word, query::Closeness closeness);

  // False for units that are a whole code, which has no row and is no mark of title, abstract or compound: nearly all.
  bool stops_at(std::uint16_t unit) const { return ((stops_[unit / kBits] >> (unit % kBits)) & 1U) != 0; }

  // Calls `visit` with each row of a code.
  template <class Visit>
  void visit(schema::Code code, Visit visit) const {
    for (std::uint32_t row = buckets_[code % kBuckets]; row != 0; row = rows_[row].next)
      if (rows_[row].code == code) visit(rows_[row]);
  }

 private:
  static constexpr std::size_t kUnits = std::size_t{1} << 16;
  static constexpr std::size_t kBits = 64;
  static constexpr std::size_t kBuckets = std::size_t{1} << 10;

  void stop_at(std::uint16_t unit) { stops_[unit / kBits] |= std::uint64_t{1} << (unit % kBits); }

  std::array<std::uint64_t, kUnits / kBits> stops_{};  // a bit for each unit
  std::array<std::uint32_t, kBuckets> buckets_{};      // the last row of each
  std::vector<Row> rows_;                              // row 0 is none
};

}  // namespace depeche::search
