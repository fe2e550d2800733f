#include "base/xapian_remote.h"

#include <iostream>
#include <streambuf>
#include <string_view>
#include <utility>

#include <unistd.h>

#include "base/blanks.h"
#include "base/message.h"

#ifdef DEPECHE_SHARDS

// These two have the names, the layout and the virtual functions of Xapian 1.4; what is not used is left out. The
// members are named for what they are: nothing but their place counts.
class TcpServer {
 public:
  TcpServer(const std::string& host, int port, bool sends_at_once, bool is_verbose);
  TcpServer(const TcpServer&) = delete;
  TcpServer& operator=(const TcpServer&) = delete;
  virtual ~TcpServer();
  virtual void handle_one_connection(int socket) = 0;

  int listening;
  bool verbose;
};

class RemoteTcpServer : public TcpServer {
 public:
  RemoteTcpServer(const std::vector<std::string>& database_paths, const std::string& host, int port,
                  double active_seconds, double idle_seconds, bool may_write, bool is_verbose);
  void handle_one_connection(int socket) override;

  const std::vector<std::string> paths;
  bool writable;
  double active;
  double idle;
  Xapian::Registry registry;
};

#endif

namespace depeche::base {

#ifdef DEPECHE_SHARDS

namespace {

// The layout was the same in all of 1.4 from this version on.
constexpr int kLeastRevision = 10;

// What this thread writes to std::cerr, while it serves.
thread_local std::string* gathered = nullptr;

// Xapian's server writes there what ended a connection: a line for each client that goes without a word. What threads
// write that do not serve passes through.
class GatheringBuffer final : public std::streambuf {
 public:
  explicit GatheringBuffer(std::streambuf* to) : to_(to) {}

 protected:
  int_type overflow(int_type c) override {
    if (gathered == nullptr || traits_type::eq_int_type(c, traits_type::eof())) return to_->sputc(static_cast<char>(c));
    gathered->push_back(static_cast<char>(c));
    return c;
  }
  std::streamsize xsputn(const char* bytes, std::streamsize size) override {
    if (gathered == nullptr) return to_->sputn(bytes, size);
    gathered->append(bytes, static_cast<std::size_t>(size));
    return size;
  }
  int sync() override { return gathered == nullptr ? to_->pubsync() : 0; }

 private:
  std::streambuf* to_;
};

void replace_buffer_of_cerr() {
  // It lives on: whoever writes at the very end writes through it.
  [[maybe_unused]] static std::streambuf* const before = std::cerr.rdbuf(new GatheringBuffer(std::cerr.rdbuf()));
}

// What ended a connection, of what Xapian wrote.
std::string end_in(std::string_view written) {
  constexpr std::string_view kBeginning = "Got exception ";
  if (written.starts_with(kBeginning)) written.remove_prefix(kBeginning.size());
  if (written.starts_with("NetworkError") || written.starts_with("NetworkTimeoutError")) return {};
  return std::string(trim(written));
}

}  // namespace

Status prepare_remote_serving() {
  if (Xapian::major_version() != 1 || Xapian::minor_version() != 4 || Xapian::revision() < kLeastRevision)
    return fail(ErrorCode::invalid_argument,
                tr("a shard cannot be served with version {} of Xapian", Xapian::version_string()),
                tr("Xapian 1.4 can, from 1.4.{} on", kLeastRevision));
  replace_buffer_of_cerr();
  return {};
}

std::string serve_remotely(int socket, const RemoteServing& serving) {
  // It insists on listening at a port of its own.
  RemoteTcpServer server(serving.databases, "127.0.0.1", 0, serving.active.count(), serving.idle.count(), false, false);
  ::close(std::exchange(server.listening, -1));
  server.registry = serving.registry;
  std::string written;
  gathered = &written;
  server.handle_one_connection(socket);
  gathered = nullptr;
  return end_in(written);
}

#else

Status prepare_remote_serving() {
  return fail(ErrorCode::invalid_argument, tr("this program was built without shards"),
              tr("a build with -DDEPECHE_SHARDS=ON has them"));
}

std::string serve_remotely(int, const RemoteServing&) {
  throw Xapian::FeatureUnavailableError(prepare_remote_serving().error().message);
}

#endif

}  // namespace depeche::base
