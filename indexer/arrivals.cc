#include "arrivals.h"

namespace depeche::indexer {

bool is_at_or_below(const std::string& path, const std::string& folder) {
  if (!path.starts_with(folder)) return false;
  return path.size() == folder.size() || folder.ends_with('/') || path[folder.size()] == '/';
}

void Arrivals::rename(const std::string& from, const std::string& to) {
  for (auto entry = renamed.begin(); entry != renamed.end();) {
    std::string& now = entry->second;
    if (is_at_or_below(now, from)) now.replace(0, from.size(), to);
    entry = entry->first == now ? renamed.erase(entry) : std::next(entry);
  }
  renamed.insert_or_assign(from, to);
}

}  // namespace depeche::indexer
