#pragma once

// What a server counts of its requests, in the text format of Prometheus.

#include <array>
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <map>
#include <mutex>
#include <ostream>
#include <string>
#include <utility>

namespace depeche::serve {

// What is measured when it is asked for.
struct Gauges {
  std::size_t under_way = 0;
  std::size_t connections = 0;
  std::size_t waiting = 0;     // for a worker
  double seconds_since = 0;    // the newest commit was first seen
  std::size_t dispatches = 0;  // in the archive
};

// Several threads may use it.
class Metrics {
 public:
  // `route`: its pattern, never an address that a client made up.
  void count(const std::string& route, int status, std::chrono::steady_clock::duration took);
  // What was no request, and was answered with this status.
  void count_unreadable(int status);
  void write(const Gauges& gauges, std::ostream& out) const;

 private:
  static constexpr std::array kSeconds{.001, .0025, .005, .01, .025, .05, .1, .25, .5, 1., 2.5, 5., 10.};
  struct Histogram {
    std::array<std::uint64_t, kSeconds.size()> below{};  // not added up
    std::uint64_t count = 0;
    double sum = 0;
  };

  mutable std::mutex mutex_;
  std::map<std::pair<std::string, int>, std::uint64_t> requests_;
  std::map<std::string, Histogram> took_;
  std::map<int, std::uint64_t> unreadable_;  // by status
};

}  // namespace depeche::serve
