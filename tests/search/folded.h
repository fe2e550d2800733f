#pragma once

#include <string>
#include <utility>

#include "search/archive.h"

namespace depeche::test {

// A search that shows each story once, with its versions.
inline SearchRequest folded(std::string query) {
  SearchRequest request = request_of(std::move(query));
  request.fold_versions = true;
  request.limit = 100;
  return request;
}

}  // namespace depeche::test
