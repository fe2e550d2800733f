#pragma once

// Who may ask.

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "depeche/result.h"
#include "http/message.h"
#include "serve/problem.h"

namespace depeche::serve {

class Gate {
 public:
  struct Rules {
    std::string token;               // that each request must bear; empty: none
    std::vector<std::string> hosts;  // names that the server is reached by, beside localhost and any IP address
    bool any_host = false;           // at a Unix socket, which no browser reaches
  };

  explicit Gate(Rules rules) : rules_(std::move(rules)) {}

  // A browser can be made to ask under any name that an attacker's DNS leads here (DNS rebinding). It then says that
  // name as Host, and is refused. An address as Host is harmless: it is the one that the browser shows.
  std::optional<Problem> refuse_host(const http::Request& request) const;
  // "Authorization: Bearer …", compared in constant time.
  std::optional<Problem> refuse_token(const http::Request& request) const;

 private:
  Rules rules_;
};

// The token in a file: its first line. Errors: those of reading it; invalid_argument for one of fewer than 16 bytes, or
// with blanks in it.
Result<std::string> read_token(const std::string& path);

}  // namespace depeche::serve
