#pragma once

#include <bitset>
#include <cstdint>
#include <optional>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "base/deadline.h"
#include "base/xapian.h"
#include "query/read/near.h"
#include "schema/forward_stream.h"
#include "schema/part_database.h"

namespace depeche::query {

// Where operands of a proximity stand, word by word, and whether that is near enough. It holds what was met since the
// end of the last paragraph.
class NearWindow {
 public:
  explicit NearWindow(const NearWords& words);
  void clear() { met_.clear(); }
  // The operand stands at these words, counted from any beginning, later than what was met so far or at the same place.
  // True when all operands are near.
  bool meet(std::size_t operand, std::size_t first, std::size_t last);

 private:
  struct Place {
    std::size_t operand;
    std::size_t first;
    std::size_t last;
  };

  bool is_near(const Place& before, const Place& place) const;
  bool has_all(const Place& place);

  const NearWords& words_;
  std::vector<std::size_t> same_as_;  // of each operand the first that is the same word
  std::vector<std::size_t> wanted_;   // of each operand how often it must stand there
  std::size_t longest_ = 1;
  std::vector<Place> met_;
};

// Looks for words near each other in forward streams of one database. `words` must outlive it.
class NearMatcher {
 public:
  NearMatcher(const NearWords& words, const schema::PartDatabase& database);
  bool matches(std::string_view stream) const;

 private:
  using Codes = std::vector<schema::Code>;
  // The words of a row of an operand, each by its codes.
  struct Row {
    std::size_t operand;
    std::vector<Codes> codes;
    std::vector<bool> particles;
    std::optional<schema::Field> field;
  };

  void add_row(std::size_t operand, Row row);
  void add_words(std::size_t operand, const Phrase& phrase, const schema::PartDatabase& database);
  // How many words the row takes when its first word has just been read; 0 when it does not stand there.
  static std::size_t length_of(const Row& row, schema::StreamReader behind);

  const NearWords& words_;
  std::vector<Row> rows_;
  std::bitset<std::size_t{1} << 16> may_begin_;
  std::unordered_map<schema::Code, std::vector<std::uint32_t>> rows_by_code_;
};

}  // namespace depeche::query
