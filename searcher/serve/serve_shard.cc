#include "serve/serve_shard.h"

#include <chrono>
#include <iostream>
#include <utility>

#include <unistd.h>

#include "base/message.h"
#include "render/say.h"
#include "search/serving/part_service.h"
#include "search/shard/server.h"
#include "serve/listening.h"
#include "serve/signals.h"

namespace depeche::serve {
namespace {

constexpr std::string_view kUsualShardPlace = "127.0.0.1:8090";
constexpr std::chrono::seconds kPatience{10};
constexpr std::size_t kDescriptorsOfEach = 16;  // the socket, and the files of an index

void say_of_shard(const std::string& message) { render::say(std::cerr, tr("searcher: {}", message), "\n"); }

Status check_place(const http::Listener& listener, const ShardOptions& options) {
  if (listener.is_unix())
    return fail(ErrorCode::invalid_argument, tr("a shard listens at an address and a port, not at a Unix socket"),
                std::string(kUsualShardPlace));
  if (listener.is_local() || options.insecure) return {};
  return fail(ErrorCode::invalid_argument, tr("{} is open to other machines", listener.name()),
              tr("a shard asks nobody who he is: let a tunnel or a firewall do so, as depeche-shards(7) says, and give "
                 "--insecure"));
}

}  // namespace

Status serve_shard(const ShardOptions& options) {
  if (options.indexes.size() != 1)
    return fail(ErrorCode::invalid_argument, tr("a shard is one index, and {} are named", options.indexes.size()),
                tr("serve each at a port of its own"));
  const bool ends_with_terminal = ::isatty(STDERR_FILENO) == 1;
  const Signals signals(!is_hang_up_ignored());
  auto listener = listen_at(options.place, kUsualShardPlace);
  if (!listener) return tl::unexpected<Error>(listener.error());
  if (auto status = check_place(*listener, options); !status) return status;
  const search::ShardLimits limits;
  allow_descriptors(limits.connections * kDescriptorsOfEach);
  const std::string name = listener->name();
  const auto server = search::ShardServer::start(listener->release(), search::part_services(options.indexes.front()),
                                                 limits, say_of_shard);
  if (!server) return tl::unexpected<Error>(server.error());
  render::say(std::cerr, tr("searcher: serving a shard at {}; Ctrl-C ends it", name), "\n");
  for (Heard heard = Heard::nothing; heard != Heard::end; heard = signals.wait())
    if (heard == Heard::hang_up && ends_with_terminal) break;
  signals.let_through();
  (*server)->drain(kPatience);
  return {};
}

}  // namespace depeche::serve
