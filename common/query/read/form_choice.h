#pragma once

#include <algorithm>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace depeche::query {

// Which forms of its stem a word stands for, where the archive tells a name from the other words of the stem.
struct FormChoice {
  std::vector<std::string> names;  // without case and accents; none: the word stands for all forms
  bool only_names = false;         // for these alone; else for all others
  std::uint64_t documents = 0;     // with a form that it stands for, about; when there are names

  bool is_any() const { return names.empty(); }
  // `folded`: a form without case and accents.
  bool admits(std::string_view folded) const {
    return names.empty() || (std::ranges::find(names, folded) != names.end()) == only_names;
  }
  // The same for choices that admit the same.
  std::string key() const {
    std::string key(names.empty() ? "" : only_names ? "=" : "-");
    for (const std::string& name : names) key.append(name).append(" ");
    return key;
  }
  bool operator==(const FormChoice&) const = default;
};

}  // namespace depeche::query
