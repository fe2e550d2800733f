#pragma once

#include "base/xapian.h"

namespace depeche::search {

// A document that matches, and what it is worth so far.
struct Match {
  Xapian::docid id = 0;
  double weight = 0;
};

}  // namespace depeche::search
