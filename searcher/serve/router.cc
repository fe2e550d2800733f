#include "serve/router.h"

#include <utility>

#include "http/target.h"

namespace depeche::serve {
namespace {

bool is_place(const std::string& segment) { return segment.starts_with('{'); }

bool fits(const std::vector<std::string>& pattern, const std::vector<std::string>& segments) {
  if (pattern.size() != segments.size()) return false;
  for (std::size_t i = 0; i < pattern.size(); ++i)
    if (is_place(pattern[i]) ? segments[i].empty() : pattern[i] != segments[i]) return false;
  return true;
}

std::vector<std::string> segments_of(std::string_view pattern) {
  std::vector<std::string> segments;
  while (!pattern.empty()) {
    pattern.remove_prefix(1);
    const std::size_t slash = pattern.find('/');
    if (!pattern.empty()) segments.emplace_back(pattern.substr(0, slash));
    pattern = slash == std::string_view::npos ? std::string_view() : pattern.substr(slash);
  }
  return segments;
}

}  // namespace

Router::Router(std::vector<Route> routes) {
  for (Route& route : routes) {
    std::vector<std::string> pattern = segments_of(route.pattern);
    entries_.push_back({std::move(pattern), std::move(route)});
  }
}

Router::Found Router::find(const std::vector<std::string>& segments) const {
  for (const auto& [pattern, route] : entries_) {
    if (!fits(pattern, segments)) continue;
    Found found{&route, {}};
    for (std::size_t i = 0; i < pattern.size(); ++i)
      if (is_place(pattern[i])) found.named.push_back(segments[i]);
    return found;
  }
  return {};
}

std::string methods_of(const Route& route) {
  return route.takes_search || route.takes_export || route.takes_form ? "GET, HEAD, POST" : "GET, HEAD";
}

}  // namespace depeche::serve
