#pragma once

// A line of JSON for each request.

#include <fstream>
#include <memory>
#include <mutex>
#include <ostream>
#include <string>
#include <utility>

#include "depeche/result.h"
#include "http/server.h"

namespace depeche::serve {

enum class LoggedQueries { yes, no };

// Several threads may use it.
class AccessLog {
 public:
  // Adds to `file`; "-" is standard output. Errors: io.
  static Result<AccessLog> open(const std::string& file, LoggedQueries queries);

  void write(const http::Done& done);
  // Goes on in a new file when the old one was moved away (logrotate); standard output stays. Errors: io; then it goes
  // on in the old one.
  Status reopen();

 private:
  AccessLog(std::string path, std::unique_ptr<std::ofstream> file, LoggedQueries queries)
      : path_(std::move(path)), file_(std::move(file)), queries_(queries), mutex_(std::make_unique<std::mutex>()) {}

  std::string path_;
  std::unique_ptr<std::ofstream> file_;  // null: standard output
  LoggedQueries queries_;
  std::unique_ptr<std::mutex> mutex_;
};

}  // namespace depeche::serve
