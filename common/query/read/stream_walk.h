#pragma once

#include <cstddef>
#include <memory>
#include <vector>

#include "query/read/indexes.h"

namespace depeche::query {

class StreamFinder;

// One walk through all streams of a part for many phrases of frequent words. 256 phrases of two words of grammar took
// 1.4 s on 33,903 stories one by one. For one query; not for several threads.
class StreamWalk {
 public:
  void add(std::weak_ptr<const StreamFinder> finder) { finders_.push_back(std::move(finder)); }
  // Finds the documents of the part for those finders that have many candidates and have not yet found them, unless
  // each is as fast alone. Throws as Xapian does, and base::DeadlinePassed.
  void run(const Indexes& indexes, std::size_t part) const;

 private:
  std::vector<std::shared_ptr<const StreamFinder>> those_with_many(const Indexes& indexes, std::size_t part) const;

  std::vector<std::weak_ptr<const StreamFinder>> finders_;
};

}  // namespace depeche::query
