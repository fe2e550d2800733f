#include "serve/metrics.h"

#include <algorithm>
#include <string_view>

#include "render/number.h"

namespace depeche::serve {
namespace {

void describe(std::string_view name, std::string_view kind, std::string_view help, std::ostream& out) {
  out << "# HELP " << name << ' ' << help << "\n# TYPE " << name << ' ' << kind << '\n';
}

void write_gauge(std::string_view name, std::string_view help, const std::string& value, std::ostream& out) {
  describe(name, "gauge", help, out);
  out << name << ' ' << value << '\n';
}

}  // namespace

void Metrics::count(const std::string& route, int status, std::chrono::steady_clock::duration took) {
  const double seconds = std::chrono::duration<double>(took).count();
  const std::scoped_lock lock(mutex_);
  ++requests_[{route, status}];
  Histogram& histogram = took_[route];
  const auto bucket = std::ranges::lower_bound(kSeconds, seconds);
  if (bucket != kSeconds.end()) ++histogram.below.at(static_cast<std::size_t>(bucket - kSeconds.begin()));
  ++histogram.count;
  histogram.sum += seconds;
}

void Metrics::count_unreadable(int status) {
  const std::scoped_lock lock(mutex_);
  ++unreadable_[status];
}

void Metrics::write(const Gauges& gauges, std::ostream& out) const {
  const std::scoped_lock lock(mutex_);
  describe("depeche_requests_total", "counter", "Requests answered, by route and status; 0: the client had gone.", out);
  for (const auto& [key, count] : requests_)
    out << "depeche_requests_total{route=\"" << key.first << "\",status=\"" << key.second << "\"} " << count << '\n';
  describe("depeche_refused_total", "counter", "Requests that found too many others waiting.", out);
  std::uint64_t refused = 0;
  for (const auto& [key, count] : requests_)
    if (key.second == 429) refused += count;
  out << "depeche_refused_total " << refused << '\n';
  describe("depeche_unreadable_total", "counter", "What was no request of HTTP, or had too large headers, by status.",
           out);
  for (const auto& [status, count] : unreadable_)
    out << "depeche_unreadable_total{status=\"" << status << "\"} " << count << '\n';
  describe("depeche_request_seconds", "histogram", "From the first line of a request to the end of its answer.", out);
  for (const auto& [route, histogram] : took_) {
    std::uint64_t below = 0;
    for (std::size_t i = 0; i < kSeconds.size(); ++i) {
      below += histogram.below.at(i);
      out << "depeche_request_seconds_bucket{route=\"" << route << "\",le=\"" << render::fixed(kSeconds.at(i), 4)
          << "\"} " << below << '\n';
    }
    out << "depeche_request_seconds_bucket{route=\"" << route << "\",le=\"+Inf\"} " << histogram.count << '\n'
        << "depeche_request_seconds_sum{route=\"" << route << "\"} " << render::fixed(histogram.sum, 6) << '\n'
        << "depeche_request_seconds_count{route=\"" << route << "\"} " << histogram.count << '\n';
  }
  write_gauge("depeche_requests_under_way", "Requests that are being read or answered.",
              std::to_string(gauges.under_way), out);
  write_gauge("depeche_connections", "Open connections.", std::to_string(gauges.connections), out);
  write_gauge("depeche_waiting", "Requests that wait for a worker.", std::to_string(gauges.waiting), out);
  write_gauge("depeche_index_age_seconds", "Since the newest commit of the index was first seen.",
              render::fixed(gauges.seconds_since, 1), out);
  write_gauge("depeche_dispatches", "Dispatches in the index.", std::to_string(gauges.dispatches), out);
}

}  // namespace depeche::serve
