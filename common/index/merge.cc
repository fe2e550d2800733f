#include "index/merge.h"

#include <algorithm>
#include <string>

#include "base/xapian.h"

namespace depeche::index {
namespace {

namespace fs = std::filesystem;

// Each open database holds several files; more at once would pass the usual limit of 1,024.
constexpr std::size_t kMaxSources = 128;

class LastValueStays final : public Xapian::Compactor {
 public:
  std::string resolve_duplicate_metadata(const std::string&, std::size_t count, const std::string values[]) override {
    return values[count - 1];
  }
};

void compact(const std::vector<fs::path>& sources, const fs::path& target) {
  Xapian::Database all;
  for (const fs::path& source : sources) all.add_database(Xapian::Database(source.string()));
  LastValueStays compactor;
  all.compact(target.string(), Xapian::Compactor::FULL, 0, compactor);
}

}  // namespace

Status merge_databases(const std::vector<fs::path>& sources, const fs::path& target, const fs::path& scratch) {
  return base::guarded("merging the parts of the index", [&]() -> Status {
    std::vector<fs::path> left = sources;
    for (unsigned round = 0; left.size() > kMaxSources; ++round) {
      std::vector<fs::path> merged;
      for (std::size_t first = 0; first < left.size(); first += kMaxSources) {
        const std::size_t last = std::min(first + kMaxSources, left.size());
        fs::create_directories(scratch);
        merged.push_back(scratch / ("round-" + std::to_string(round) + "-" + std::to_string(merged.size())));
        compact({left.begin() + static_cast<std::ptrdiff_t>(first), left.begin() + static_cast<std::ptrdiff_t>(last)}, merged.back());
      }
      left = std::move(merged);
    }
    compact(left, target);
    return {};
  });
}

}  // namespace depeche::index
