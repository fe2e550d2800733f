#pragma once

// Stands between a client and a shard, and does them harm.

#include <atomic>
#include <cstdint>
#include <thread>
#include <vector>

#include <netinet/tcp.h>
#include <poll.h>

#include "support/listening.h"

namespace depeche::test {

// Hands on what comes, at a port of its own, for as many connections as come.
class Proxy {
 public:
  explicit Proxy(std::uint16_t to) : to_(to), accepting_([this] { accept_all(); }) {}
  ~Proxy() {
    ends_ = true;
    accepting_.join();
    for (std::thread& connection : connections_) connection.join();
    ::close(listening_.descriptor());
  }

  std::uint16_t port() const { return listening_.port(); }
  // Every connection is cut after so many bytes from the shard, as long as this holds.
  std::atomic<long> cuts_after{-1};
  // How many came.
  std::atomic<int> connections{0};
  // Nothing is handed on.
  std::atomic<bool> hangs{false};

 private:
  static constexpr int kTick = 20;

  void accept_all() {
    pollfd awaited{listening_.descriptor(), POLLIN, 0};
    while (!ends_)
      if (::poll(&awaited, 1, kTick) > 0) {
        const int client = ::accept(listening_.descriptor(), nullptr, nullptr);
        ++connections;
        connections_.emplace_back([this, client] { serve(client); });
      }
  }

  void serve(int client) {
    const int shard = ::socket(AF_INET, SOCK_STREAM, 0);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(to_);
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    const int on = 1;
    for (const int socket : {client, shard}) ::setsockopt(socket, IPPROTO_TCP, TCP_NODELAY, &on, sizeof(on));
    if (::connect(shard, reinterpret_cast<sockaddr*>(&address), sizeof(address)) == 0) hand_on(client, shard);
    ::close(client);
    ::close(shard);
  }

  void hand_on(int client, int shard) const {
    long from_shard = 0;
    char bytes[4096];
    pollfd awaited[2] = {{client, POLLIN, 0}, {shard, POLLIN, 0}};
    while (!ends_) {
      if (hangs || ::poll(awaited, 2, kTick) <= 0) {
        if (hangs) std::this_thread::sleep_for(std::chrono::milliseconds(kTick));
        continue;
      }
      for (int i = 0; i < 2; ++i) {
        if (awaited[i].revents == 0) continue;
        auto count = ::recv(awaited[i].fd, bytes, sizeof(bytes), 0);
        if (count <= 0) return;
        const long most = cuts_after;
        const bool cuts = i == 1 && most >= 0 && from_shard + count >= most;
        if (cuts) count = std::max(most - from_shard, 0L);
        if (::send(awaited[1 - i].fd, bytes, static_cast<std::size_t>(count), MSG_NOSIGNAL) < 0 || cuts) return;
        if (i == 1) from_shard += count;
      }
    }
  }

  const std::uint16_t to_;
  const Listening listening_;
  std::atomic<bool> ends_{false};
  std::vector<std::thread> connections_;
  std::thread accepting_;  // last: it uses all the others
};

}  // namespace depeche::test
