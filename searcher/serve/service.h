#pragma once

// A server with all that it serves.

#include <chrono>
#include <memory>
#include <string>
#include <vector>

#include "depeche/result.h"
#include "http/limits.h"
#include "http/listen.h"
#include "serve/route.h"
#include "serve/site.h"

namespace depeche::serve {

struct ServeOptions {
  std::string place;                 // where to listen; empty: 127.0.0.1:8080, or what a service manager handed over
  std::string token_file;            // empty: none
  bool insecure = false;             // other machines may ask without a token
  std::vector<std::string> hosts;    // names that the server is reached by
  std::vector<std::string> origins;  // whose pages may read the answers (CORS)
  std::string access_log;            // a file, "-", or empty
  bool logs_queries = true;
  http::Limits limits;
  SiteOptions site;
  std::vector<Route> routes;  // beside those of this room, and before them
};

// Serves from its start to its end. The threads that it starts handle the signals that the caller does.
class Service {
 public:
  // Only while there is one thread, since languages are chosen (base::let_threads_choose()). Errors: invalid_argument
  // for a place beyond this machine without a token; those of opening the indexes, the place and the files.
  static Result<std::unique_ptr<Service>> start(ServeOptions options);
  ~Service();
  Service(const Service&) = delete;
  Service& operator=(const Service&) = delete;

  // Where it listens, as a client names it.
  const http::Listener& listener() const;
  // To be called every second or so: Site::look().
  void look();
  // AccessLog::reopen(), when there is one.
  Status reopen_log();
  // Answers what is under way, for so long at most. Nothing is answered any more then.
  void drain(std::chrono::milliseconds patience);

 private:
  class Impl;
  explicit Service(std::unique_ptr<Impl> impl);
  std::unique_ptr<Impl> impl_;
};

}  // namespace depeche::serve
