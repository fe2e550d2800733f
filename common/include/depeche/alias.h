#pragma once

#include <string>
#include <vector>

namespace depeche {

// A name that some dispatches write in another way. Whoever searches for `name` also finds the variants. A name or a
// variant is one word or several in a row; accents and case do not count. An alias works in one direction: its variants
// do not find the name.
struct Alias {
  std::string name;                               // as people type it
  std::vector<std::string> variants;              // as dispatches write it
  bool operator==(const Alias&) const = default;  // in all members
};

}  // namespace depeche
