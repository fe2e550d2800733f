#include "search/rank/code_table.h"

#include <algorithm>
#include <limits>

namespace depeche::search {

CodeTable::CodeTable() : rows_(1) {
  for (const schema::Code mark : {schema::kTitleEnd, schema::kCompound, schema::kAbstractBegin, schema::kAbstractEnd})
    stop_at(static_cast<std::uint16_t>(mark));
  std::fill(stops_.begin() + schema::kPairMark / kBits, stops_.end(), std::numeric_limits<std::uint64_t>::max());
}

void CodeTable::add(schema::Code code, std::uint16_t word, query::Closeness closeness) {
  if (code < schema::kPairMark) stop_at(static_cast<std::uint16_t>(code));
  std::uint32_t& bucket = buckets_[code % kBuckets];
  rows_.push_back({code, word, closeness, bucket});
  bucket = static_cast<std::uint32_t>(rows_.size() - 1);
}

}  // namespace depeche::search
