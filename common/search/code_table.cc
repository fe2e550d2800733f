#include "search/code_table.h"

namespace depeche::search {

void CodeTable::add(schema::Code code, std::uint16_t word, query::Closeness closeness) {
  std::uint32_t& first = slot(code);
  rows_.push_back({word, closeness, first});
  first = static_cast<std::uint32_t>(rows_.size() - 1);
  used_.push_back(code);
}

void CodeTable::clear() {
  for (const schema::Code code : used_)
    if (code < first_.size()) first_[code] = 0;
  rare_.clear();
  rows_.resize(1);
  used_.clear();
}

}  // namespace depeche::search
