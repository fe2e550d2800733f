#pragma once

// What a client may take of a server.

#include <chrono>
#include <cstddef>

namespace depeche::http {

struct Limits {
  std::size_t target_bytes = 8 << 10;  // of the address in the first line
  std::size_t body_bytes = 1 << 20;
  std::size_t connection_bytes = 32 << 10;  // for the headers and buffers of a connection
  unsigned connections = 2000;              // at once; more wait until one ends
  // From the beginning of a connection, or the end of the request before, until a request is there whole. A connection
  // that is idle ends then, too.
  std::chrono::milliseconds to_ask{15'000};
  std::chrono::milliseconds to_take{60'000};          // until the client has taken an answer
  std::chrono::milliseconds to_take_stream{900'000};  // the same for a stream that is not endless
  unsigned seconds_stalled = 30;                      // without a byte of an answer taken
};

}  // namespace depeche::http
