#pragma once

// Ids of what was found, for tables of expected results. It uses the public headers only.

#include <string>
#include <vector>

#include "depeche/search.h"

namespace depeche::test {

// In order of rank.
inline std::vector<std::string> ids_of(const SearchResults& results) {
  std::vector<std::string> ids;
  for (const Hit& hit : results.hits) ids.push_back(hit.dispatch.id);
  return ids;
}

inline std::string joined(const std::vector<std::string>& words) {
  std::string text;
  for (const std::string& word : words) text += (text.empty() ? "" : " ") + word;
  return text;
}

}  // namespace depeche::test
