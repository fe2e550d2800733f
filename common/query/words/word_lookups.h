#pragma once

#include <set>
#include <string>
#include <string_view>

#include "text/analyzer.h"

namespace depeche::query {

// What planning a query looks up of its words.
struct WordLookups {
  std::set<std::string> metadata;  // keys
  std::set<std::string> terms;     // of which it asks how many documents have them
};

// As far as the text alone tells: what depends on other answers is not among them.
WordLookups lookups_of(std::string_view text, text::Analyzer& analyzer);

}  // namespace depeche::query
