#include "index/merge.h"

#include <algorithm>
#include <string>
#include <string_view>
#include <system_error>

#include "base/xapian.h"

namespace depeche::index {
namespace {

namespace fs = std::filesystem;

// Each open database holds several files; more at once would pass the usual limit of 1,024.
constexpr std::size_t kMaxSources = 128;

// Xapian hands over the values of a key in no particular order, so the right one is looked up.
class LastSourceStays final : public Xapian::Compactor {
 public:
  explicit LastSourceStays(const fs::path& last) : last_(last.string()) {}
  std::string resolve_duplicate_metadata(const std::string& key, std::size_t, const std::string[]) override {
    // Glass hands over the key of its table, which has two bytes before ours.
    constexpr std::string_view kTablePrefix("\0\xC0", 2);
    return last_.get_metadata(key.starts_with(kTablePrefix) ? key.substr(kTablePrefix.size()) : key);
  }

 private:
  Xapian::Database last_;
};

void compact(const std::vector<fs::path>& sources, const fs::path& target) {
  Xapian::Database all;
  for (const fs::path& source : sources) all.add_database(Xapian::Database(source.string()));
  LastSourceStays compactor(sources.back());
  all.compact(target.string(), Xapian::Compactor::FULL, 0, compactor);
}

void remove_below(const fs::path& folder, const std::vector<fs::path>& sources) {
  std::error_code ignored;
  for (const fs::path& source : sources)
    if (source.string().starts_with(folder.string() + "/")) fs::remove_all(source, ignored);
}

}  // namespace

Status merge_databases(const std::vector<fs::path>& sources, const fs::path& target, const fs::path& scratch) {
  return base::guarded(target.string(), [&]() -> Status {
    std::vector<fs::path> left = sources;
    for (unsigned round = 0; left.size() > kMaxSources; ++round) {
      std::vector<fs::path> merged;
      for (std::size_t first = 0; first < left.size(); first += kMaxSources) {
        const std::size_t last = std::min(first + kMaxSources, left.size());
        std::error_code error;
        fs::create_directories(scratch, error);
        if (error)
          return fail(ErrorCode::io, scratch.string() + ": " + error.message(),
                      "check permissions and the disk; the index is as it was");
        merged.push_back(scratch / ("round-" + std::to_string(round) + "-" + std::to_string(merged.size())));
        const std::vector<fs::path> some(left.begin() + static_cast<std::ptrdiff_t>(first),
                                         left.begin() + static_cast<std::ptrdiff_t>(last));
        compact(some, merged.back());
        remove_below(scratch.parent_path(), some);
      }
      left = std::move(merged);
    }
    compact(left, target);
    return {};
  });
}

}  // namespace depeche::index
