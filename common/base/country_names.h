#pragma once

#include <string>
#include <vector>

namespace depeche::base {

// A country of ISO 3166.
struct CountryNames {
  std::string two;      // its code of two capital letters: "KZ"
  std::string three;    // its code of three: "KAZ"
  std::string french;   // "Kazakhstan"
  std::string english;  // "Kazakhstan"
};

// All countries that ICU has names of. They are made with the first call, and live as long as the program. May be
// called by several threads.
const std::vector<CountryNames>& countries();

}  // namespace depeche::base
