#pragma once

#include <string>
#include <vector>

namespace depeche::base {

// "a, b, c". A part may be empty.
inline std::string comma_list(const std::vector<std::string>& parts) {
  std::string text;
  for (const std::string& part : parts) text.append(&part == &parts.front() ? "" : ", ").append(part);
  return text;
}

}  // namespace depeche::base
