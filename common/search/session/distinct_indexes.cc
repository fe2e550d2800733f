#include "search/session/distinct_indexes.h"

#include <algorithm>
#include <system_error>

namespace depeche::search {

std::vector<std::filesystem::path> distinct_indexes(const std::vector<std::filesystem::path>& indexes) {
  std::vector<std::filesystem::path> distinct;
  for (const std::filesystem::path& index : indexes) {
    const bool is_known = std::ranges::any_of(distinct, [&](const std::filesystem::path& known) {
      std::error_code absent;
      return known == index || std::filesystem::equivalent(known, index, absent);
    });
    if (!is_known) distinct.push_back(index);
  }
  return distinct;
}

}  // namespace depeche::search
