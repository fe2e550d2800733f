#pragma once

// Finds the route of an address.

#include <string>
#include <vector>

#include "serve/route.h"

namespace depeche::serve {

class Router {
 public:
  explicit Router(std::vector<Route> routes);

  struct Found {
    const Route* route = nullptr;    // null: there is none
    std::vector<std::string> named;  // what stands in the places of {…}
  };
  Found find(const std::vector<std::string>& segments) const;

 private:
  struct Entry {
    std::vector<std::string> pattern;
    Route route;
  };
  std::vector<Entry> entries_;
};

// "GET, HEAD" or "GET, HEAD, POST".
std::string methods_of(const Route& route);

}  // namespace depeche::serve
