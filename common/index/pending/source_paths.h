#pragma once

#include <string>
#include <string_view>

namespace depeche::index {

// Says which paths lie below which. Paths are absolute, without a slash at the end. A member of an archive lies below
// the archive.

inline bool is_at_or_below(std::string_view path, std::string_view above) {
  if (above == "/") return path.starts_with('/');
  return path.starts_with(above) && (path.size() == above.size() || path[above.size()] == '/');
}

// Whether `test` holds for the path or one above it.
template <class Test>
bool any_at_or_above(const std::string& path, Test test) {
  if (test(path)) return true;
  for (std::size_t end = path.size(); end-- > 1;)
    if (path[end] == '/' && test(path.substr(0, end))) return true;
  return test("/");
}

}  // namespace depeche::index
