#pragma once

#include <string>
#include <vector>

namespace depeche {

// A name that some dispatches write otherwise: whoever asks for `name` also finds the variants. Each is a word or some
// in a row; accents and case do not count. It holds in one direction: variants do not find the name.
struct Alias {
  std::string name;                               // as people type it
  std::vector<std::string> variants;              // as dispatches write it
  bool operator==(const Alias&) const = default;  // in all members
};

}  // namespace depeche
