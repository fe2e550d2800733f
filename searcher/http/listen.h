#pragma once

// Where a server listens.

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "depeche/result.h"

namespace depeche::http {

// An address and a port, or a Unix socket.
struct Place {
  std::string address;              // "127.0.0.1", "::1"; empty for a Unix socket
  std::uint16_t port = 0;           // 0: one that is free
  std::filesystem::path unix_path;  // empty for an address
};

// "127.0.0.1:8080", "[::1]:8080", "localhost:8080", "unix:/path", or a port alone, which is one of 127.0.0.1. Error:
// invalid_argument.
Result<Place> parse_place(std::string_view text);

// An open socket that listens. It owns its descriptor, and removes the file of a Unix socket that it has made.
class Listener {
 public:
  // A Unix socket is for its user alone, and takes the place of one that nobody listens to any more. Errors: io.
  static Result<Listener> open(const Place& place);
  // The socket that a service manager handed over (LISTEN_FDS of systemd). Nothing when there is none. Error:
  // invalid_argument for more than one, or for what is no socket that listens.
  static Result<std::optional<Listener>> handed_over();

  Listener(Listener&& other) noexcept;
  Listener& operator=(Listener&& other) noexcept;
  ~Listener();

  int descriptor() const { return descriptor_; }
  // The descriptor, which the caller closes. Not for a Unix socket.
  int release() { return std::exchange(descriptor_, -1); }
  // Where it listens, as a client names it: "127.0.0.1:8080", "[::1]:8080", "unix:/path".
  std::string name() const { return name_; }
  std::uint16_t port() const { return port_; }  // 0 for a Unix socket
  bool is_unix() const { return port_ == 0; }
  // Only this machine reaches it.
  bool is_local() const { return is_local_; }

 private:
  Listener() = default;
  Status describe();
  void close();

  int descriptor_ = -1;
  std::string name_;
  std::uint16_t port_ = 0;
  bool is_local_ = false;
  std::filesystem::path made_;
};

}  // namespace depeche::http
