#pragma once

// Which pages of other sites may read the answers (CORS): those of origins that are listed, and of no others.

#include <string>
#include <string_view>
#include <vector>

#include "depeche/result.h"
#include "http/message.h"
#include "serve/route.h"

namespace depeche::serve {

class Cors {
 public:
  // "https://site.exemple.fr", "http://localhost:3000". Error: invalid_argument for what is no such origin; "*" and
  // "null" are none, since whoever is to read an archive has a name.
  static Result<Cors> of(const std::vector<std::string>& origins);
  // Nobody may.
  Cors() = default;

  // A browser asks beforehand whether it may send a request (OPTIONS). It bears no token then. Never when nobody may.
  bool is_question(const http::Request& request) const;
  // The answer, where `methods` are understood ("GET, HEAD").
  Outcome answer(const http::Request& request, const std::string& methods) const;
  // Lets the browser hand the answer on when it asks for a page of a listed origin. Every answer says that it turns on
  // the origin, for caches.
  void add_headers(http::Answer& answer, const http::Request& request) const;

 private:
  bool lists(std::string_view origin) const;

  std::vector<std::string> origins_;
};

}  // namespace depeche::serve
