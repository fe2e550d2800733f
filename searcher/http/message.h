#pragma once

// A request as it came, and an answer as it goes.

#include <chrono>
#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "depeche/result.h"

namespace depeche::http {

// Names of headers are compared without regard to case.
struct Header {
  std::string name;
  std::string value;
};

struct Request {
  std::string method;  // "GET", "POST", …
  std::string target;  // as it came: "/v1/search?query=gaz"
  std::string peer;    // the address of the client; "unix" for a Unix socket
  std::vector<Header> headers;
  std::string body;                                   // whole
  std::chrono::steady_clock::time_point received_at;  // when its first line was read
};

// The value of the first header of that name; empty when there is none.
std::string_view header_of(const std::vector<Header>& headers, std::string_view name);
std::string_view header_of(const Request& request, std::string_view name);

// Where a stream puts its next piece. Its functions may be called once, from any thread.
class PieceSink {
 public:
  virtual ~PieceSink() = default;
  // `piece` must not be empty. Another one is asked for when this one is nearly sent.
  virtual void put(std::string piece) = 0;
  virtual void end() = 0;   // the body is complete
  virtual void fail() = 0;  // the connection is cut, so that nobody takes what was sent for the whole
  // True once the client has gone: nothing more is wanted.
  virtual bool is_abandoned() const = 0;
};

// Is asked for one piece at a time, in a connection's thread, where it must not wait: it hands the work to another
// thread. It must use the sink some time, unless that is abandoned. It is destroyed when the client has gone.
using PieceSource = std::function<void(std::shared_ptr<PieceSink>)>;

struct Answer {
  int status = 200;
  std::vector<Header> headers;  // what is no visible ASCII in a value is replaced
  std::string body;             // without a stream
  PieceSource stream;           // the body, piece by piece; it has no Content-Length
  bool endless = false;         // a stream that lasts as long as its client
};

// The phrase of a status: "Not Found".
std::string_view phrase_of(int status);

}  // namespace depeche::http
