#pragma once

// A client of few means, and a server in this process for it.

#include <filesystem>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include <nlohmann/json.hpp>

#include "http/message.h"
#include "serve/service.h"
#include "support/temporary_folder.h"

namespace depeche::test {

struct Reply {
  int status = 0;  // 0: the server closed the connection without an answer
  std::vector<http::Header> headers;
  std::string body;  // without its chunks
  bool is_whole = false;

  std::string header(std::string_view name) const { return std::string(http::header_of(headers, name)); }
  nlohmann::json json() const { return nlohmann::json::parse(body, nullptr, false); }
};

// A connection over which bytes are sent as they are.
class Client {
 public:
  // To where the listener is.
  explicit Client(const http::Listener& listener);
  ~Client();
  Client(const Client&) = delete;
  Client& operator=(const Client&) = delete;

  // False when the server has closed the connection.
  bool send(std::string_view bytes) const;
  // The next answer; `is_head`: its body does not come.
  Reply receive(bool is_head = false);
  // Adds what comes next, as it comes, to `bytes`; false when nothing does.
  bool receive_some(std::string& bytes);
  // Nothing more will be sent; answers may come.
  void end_sending() const;
  // Goes without a farewell, with whatever was to come.
  void reset() const;
  // Whether the server closes it, in some seconds at most.
  bool is_closed() const;

 private:
  bool fill();
  void receive_chunks(Reply& reply);

  int socket_ = -1;
  std::string buffer_;
};

// A server of an index of some dispatches, at a free port of this machine.
class TestServer {
 public:
  explicit TestServer(serve::ServeOptions options = {});

  const http::Listener& listener() const { return service_->listener(); }
  const std::filesystem::path& index() const { return index_; }
  serve::Service& service() { return *service_; }

  Reply get(std::string_view target, std::string_view headers = {}) const;
  Reply post(std::string_view target, std::string_view body,
             std::string_view headers = "Content-Type: application/json\r\n") const;

 private:
  TemporaryFolder folder_;
  std::filesystem::path index_;
  std::unique_ptr<serve::Service> service_;
};

// A whole request: "GET", "/health/live".
std::string request_text(std::string_view method, std::string_view target, std::string_view headers = {},
                         std::string_view body = {});

}  // namespace depeche::test
