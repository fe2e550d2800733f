#include "summary.h"

#include <algorithm>
#include <iomanip>
#include <string_view>
#include <utility>
#include <vector>

#include <nlohmann/json.hpp>

#include "render/json_value.h"
#include "render/say.h"

namespace depeche::indexer {
namespace {

std::string dispatches(std::size_t count) { return std::to_string(count) + (count == 1 ? " dispatch" : " dispatches"); }

void print_rest(const Summary& summary, std::ostream& out) {
  out << ", " << summary.refused << " refused, in " << std::fixed << std::setprecision(1) << summary.seconds << " s";
}

constexpr std::size_t kMostNamesShown = 20;

// The most frequent ones first.
void print_names(const char* what, const std::map<std::string, std::size_t>& names, std::ostream& out) {
  if (names.empty()) return;
  std::vector<std::pair<std::string, std::size_t>> sorted(names.begin(), names.end());
  std::ranges::stable_sort(sorted, std::ranges::greater{}, &std::pair<std::string, std::size_t>::second);
  const std::size_t shown = std::min(sorted.size(), kMostNamesShown);
  std::string line = what;
  for (std::size_t at = 0; at < shown; ++at)
    line.append(at == 0 ? ": " : ", ")
        .append(sorted[at].first)
        .append(" (")
        .append(std::to_string(sorted[at].second)) += ')';
  if (shown < sorted.size()) line.append(" and ").append(std::to_string(sorted.size() - shown)).append(" more");
  render::say(out, line, "\n");
}

void print_all_names(const Summary& summary, std::ostream& out) {
  print_names("kept under their own names", summary.own_names, out);
  print_names("ignored", summary.ignored, out);
}

}  // namespace

void print_summary(const Summary& summary, std::ostream& out) {
  const WriterCounts& counts = summary.counts;
  out << "indexed " << dispatches(summary.indexed()) << " (" << counts.added << " new, " << counts.replaced
      << " replaced, " << counts.unchanged << " unchanged)";
  if (summary.superseded() > 0) out << ", " << summary.superseded() << " superseded by a later one of the same id";
  if (summary.removed) out << ", " << *summary.removed << " removed";
  print_rest(summary, out);
  if (counts.discarded > 0) out << "; they replace an index of " << dispatches(counts.discarded);
  out << '\n';
  print_all_names(summary, out);
}

void print_dry_summary(const Summary& summary, std::ostream& out) {
  out << "read " << dispatches(summary.read);
  if (summary.removed) out << ", would remove " << *summary.removed;
  print_rest(summary, out);
  out << "; the index was left alone\n";
  print_all_names(summary, out);
}

void print_json_summary(const Summary& summary, std::ostream& out) {
  const nlohmann::ordered_json json = {{"index", summary.index},
                                       {"read", summary.read},
                                       {"indexed", summary.indexed()},
                                       {"new", summary.counts.added},
                                       {"replaced", summary.counts.replaced},
                                       {"unchanged", summary.counts.unchanged},
                                       {"superseded", summary.superseded()},
                                       {"removed", summary.removed.value_or(0)},
                                       {"discarded", summary.counts.discarded},
                                       {"refused", summary.refused},
                                       {"own_names", summary.own_names},
                                       {"ignored", summary.ignored},
                                       {"committed", summary.committed},
                                       {"seconds", summary.seconds}};
  render::write_json(json, out);
  out << '\n';
}

}  // namespace depeche::indexer
