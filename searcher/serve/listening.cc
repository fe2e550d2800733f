#include "serve/listening.h"

#include <algorithm>
#include <utility>

#include <sys/resource.h>

namespace depeche::serve {
namespace {

constexpr std::size_t kDescriptorsBesides = 256;  // indexes, logs

}  // namespace

Result<http::Listener> listen_at(std::string_view place, std::string_view usual_place) {
  auto handed = http::Listener::handed_over();
  if (!handed) return tl::unexpected<Error>(handed.error());
  if (*handed) return std::move(**handed);
  const auto parsed = http::parse_place(place.empty() ? usual_place : place);
  if (!parsed) return tl::unexpected<Error>(parsed.error());
  return http::Listener::open(*parsed);
}

void allow_descriptors(std::size_t connections) {
  rlimit limit{};
  if (::getrlimit(RLIMIT_NOFILE, &limit) != 0) return;
  const rlim_t wanted = connections + kDescriptorsBesides;
  if (limit.rlim_cur >= wanted) return;
  limit.rlim_cur = limit.rlim_max == RLIM_INFINITY ? wanted : std::min<rlim_t>(wanted, limit.rlim_max);
  ::setrlimit(RLIMIT_NOFILE, &limit);
}

}  // namespace depeche::serve
