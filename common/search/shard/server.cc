#include "search/shard/server.h"

#include <array>
#include <atomic>
#include <cerrno>
#include <condition_variable>
#include <list>
#include <mutex>
#include <thread>
#include <utility>

#include <netinet/in.h>
#include <netinet/tcp.h>
#include <poll.h>
#include <sys/eventfd.h>
#include <sys/socket.h>
#include <unistd.h>

#include "base/command_line.h"
#include "base/files.h"
#include "base/message.h"
#include "base/xapian_remote.h"
#include "search/shard/snapshot_service.h"

namespace depeche::search {
namespace {

using std::chrono::milliseconds;

// When there are no descriptors or threads left, the next connection is taken so much later.
constexpr milliseconds kRest{100};

// Answers are small messages that nobody gathers, and a peer that has vanished must be noticed some time.
void tune(int socket) {
  const int on = 1;
  ::setsockopt(socket, IPPROTO_TCP, TCP_NODELAY, &on, sizeof(on));
  ::setsockopt(socket, SOL_SOCKET, SO_KEEPALIVE, &on, sizeof(on));
}

}  // namespace

class ShardServer::Impl {
 public:
  Impl(int listening, int wake, NewService new_service, const ShardLimits& limits,
       std::function<void(const std::string&)> report)
      : listening_(listening),
        wake_(wake),
        new_service_(std::move(new_service)),
        limits_(limits),
        report_(std::move(report)),
        accepting_([this] { accept_all(); }) {}

  ~Impl() {
    drain(milliseconds(0));
    for (Connection& connection : all_) connection.thread.join();
    ::close(wake_);
  }

  std::size_t connections() const {
    const std::scoped_lock lock(mutex_);
    return open_;
  }

  void drain(milliseconds patience) {
    if (accepting_.joinable()) {
      ::eventfd_write(wake_, 1);
      accepting_.join();
      ::close(listening_);
    }
    // What was asked is read to its end, and answered; then the connection is at its end.
    end_all(SHUT_RD);
    std::unique_lock lock(mutex_);
    ended_.wait_for(lock, patience, [this] { return open_ == 0; });
    lock.unlock();
    end_all(SHUT_RDWR);
  }

 private:
  struct Connection {
    int socket = -1;
    bool has_ended = false;
    std::thread thread;
  };

  void end_all(int how) {
    const std::scoped_lock lock(mutex_);
    for (const Connection& connection : all_)
      if (!connection.has_ended) ::shutdown(connection.socket, how);
  }

  void accept_all() {
    std::array<pollfd, 2> awaited{pollfd{listening_, POLLIN, 0}, pollfd{wake_, POLLIN, 0}};
    while (true) {
      if (::poll(awaited.data(), awaited.size(), -1) < 0 && errno != EINTR) return;
      if (awaited[1].revents != 0) return;
      if (awaited[0].revents == 0) continue;
      join_ended();
      const int socket = ::accept4(listening_, nullptr, nullptr, SOCK_CLOEXEC);
      if (socket >= 0)
        add(socket);
      else if (errno == EMFILE || errno == ENFILE || errno == ENOBUFS || errno == ENOMEM)
        rest(base::errno_words(errno));
    }
  }

  void rest(const std::string& reason) {
    complain(tr("no connection can be taken: {}", reason));
    std::this_thread::sleep_for(kRest);
  }

  void add(int socket) {
    tune(socket);
    const std::scoped_lock lock(mutex_);
    if (open_ >= limits_.connections) {
      ::close(socket);
      return complain_locked(tr("there are {} connections already, so no more are taken", open_));
    }
    Connection& added = all_.emplace_back();
    added.socket = socket;
    try {
      added.thread = std::thread([this, &added] { run(added); });
      ++open_;
    } catch (const std::exception& exception) {
      all_.pop_back();
      ::close(socket);
      complain_locked(base::failure_of(exception).message);
    }
  }

  void run(Connection& connection) {
    serve(connection.socket);
    const std::scoped_lock lock(mutex_);
    ::close(connection.socket);
    connection.has_ended = true;
    --open_;
    ended_.notify_all();
  }

  void serve(int socket) {
    try {
      const auto served = new_service_();
      if (!served) return complain(served.error().message);
      SnapshotService service(*served, [socket] { ::shutdown(socket, SHUT_RD); });
      base::RemoteServing serving;
      for (const ServedDatabase& database : served->databases) serving.databases.push_back(database.path);
      serving.idle = limits_.idle;
      serving.active = limits_.active;
      register_calls(serving.registry, service);
      served->service->add_to(serving.registry);
      if (const std::string end = base::serve_remotely(socket, serving); !end.empty())
        complain(tr("a connection ended: {}", end));
    } catch (const Xapian::Error& error) {
      complain(tr("a connection ended: {}", error.get_msg()));
    } catch (const std::exception& exception) {
      complain(tr("a connection ended: {}", base::failure_of(exception).message));
    }
  }

  // Whoever looks whether the shard is well connects every second: the same is told once.
  void complain(const std::string& message) {
    const std::scoped_lock lock(mutex_);
    complain_locked(message);
  }
  void complain_locked(const std::string& message) {
    if (message == last_complaint_) return;
    last_complaint_ = message;
    if (report_) report_(message);
  }

  void join_ended() {
    std::list<Connection> ended;
    {
      const std::scoped_lock lock(mutex_);
      for (auto i = all_.begin(); i != all_.end();) {
        const auto next = std::next(i);
        if (i->has_ended) ended.splice(ended.end(), all_, i);
        i = next;
      }
    }
    for (Connection& connection : ended) connection.thread.join();
  }

  const int listening_;
  const int wake_;
  const NewService new_service_;
  const ShardLimits limits_;
  const std::function<void(const std::string&)> report_;
  mutable std::mutex mutex_;
  std::condition_variable ended_;
  std::list<Connection> all_;  // with those that have ended and are to be joined
  std::size_t open_ = 0;
  std::string last_complaint_;
  std::thread accepting_;  // last: it uses all the others
};

ShardServer::ShardServer(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
ShardServer::~ShardServer() = default;

Result<std::unique_ptr<ShardServer>> ShardServer::start(int listening, NewService new_service,
                                                        const ShardLimits& limits,
                                                        std::function<void(const std::string&)> report) {
  const auto refuse = [&](Error error) {
    ::close(listening);
    return tl::unexpected<Error>(std::move(error));
  };
  if (const auto possible = base::prepare_remote_serving(); !possible) return refuse(possible.error());
  if (const auto tried = new_service(); !tried) return refuse(tried.error());
  const int wake = ::eventfd(0, EFD_CLOEXEC);
  if (wake < 0) return refuse({ErrorCode::io, tr("the server cannot start: {}", base::errno_words(errno)), {}, {}});
  return std::unique_ptr<ShardServer>(
      new ShardServer(std::make_unique<Impl>(listening, wake, std::move(new_service), limits, std::move(report))));
}

std::size_t ShardServer::connections() const { return impl_->connections(); }
void ShardServer::drain(std::chrono::milliseconds patience) { impl_->drain(patience); }

}  // namespace depeche::search
