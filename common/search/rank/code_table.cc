#include "search/rank/code_table.h"

namespace depeche::search {

void CodeTable::add(schema::Code code, std::uint16_t word, query::Closeness closeness) {
  may_have_.set(code % kBits);
  std::uint32_t& bucket = buckets_[code % kBuckets];
  rows_.push_back({code, word, closeness, bucket});
  bucket = static_cast<std::uint32_t>(rows_.size() - 1);
}

}  // namespace depeche::search
