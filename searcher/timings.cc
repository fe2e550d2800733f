#include "timings.h"

#include <algorithm>
#include <cmath>
#include <iomanip>
#include <numeric>

namespace depeche::searcher {
namespace {

double percentile(const std::vector<double>& sorted, double share) {
  const auto rank = static_cast<std::size_t>(std::ceil(share * static_cast<double>(sorted.size())));
  return sorted[std::max<std::size_t>(rank, 1) - 1];
}

}  // namespace

void Timings::print(std::string_view what, std::ostream& out) const {
  out << what << ' ' << all_.size();
  if (!all_.empty()) {
    std::vector<double> sorted = all_;
    std::sort(sorted.begin(), sorted.end());
    const double mean = std::accumulate(sorted.begin(), sorted.end(), 0.0) / static_cast<double>(sorted.size());
    out << std::fixed << std::setprecision(3) << ", p50 " << percentile(sorted, 0.5) << " ms, p99 "
        << percentile(sorted, 0.99) << " ms, mean " << mean << " ms";
  }
  out << '\n';
}

}  // namespace depeche::searcher
