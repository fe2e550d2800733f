#pragma once

#include <array>
#include <bitset>
#include <cstddef>
#include <cstdint>
#include <vector>

#include "query/read/scored_word.h"
#include "schema/forward_stream.h"

namespace depeche::search {

// Says which words of a query a code of the forward stream stands for. It is made for one query and one index. Reading
// a document asks for every word, so a miss, the usual answer, costs only one look into a few kilobytes.
class CodeTable {
 public:
  struct Row {
    schema::Code code = 0;
    std::uint16_t word = 0;  // its place in the query
    query::Closeness closeness = query::Closeness::stem;
    std::uint32_t next = 0;  // a row of the same bucket; 0: none
  };

  CodeTable() : rows_(1) {}

  void add(schema::Code code, std::uint16_t word, query::Closeness closeness);

  // False for most codes without a row: looking here first keeps the loop over a stream small enough to be inlined,
  // which is an eighth of a query's time.
  bool may_have(schema::Code code) const { return may_have_[code % kBits]; }

  // Calls `visit` with each row of a code.
  template <class Visit>
  void visit(schema::Code code, Visit visit) const {
    for (std::uint32_t row = buckets_[code % kBuckets]; row != 0; row = rows_[row].next)
      if (rows_[row].code == code) visit(rows_[row]);
  }

 private:
  static constexpr std::size_t kBits = std::size_t{1} << 15;
  static constexpr std::size_t kBuckets = std::size_t{1} << 10;

  std::bitset<kBits> may_have_;
  std::array<std::uint32_t, kBuckets> buckets_{};  // the last row of each
  std::vector<Row> rows_;                          // row 0 is none
};

}  // namespace depeche::search
