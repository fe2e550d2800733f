#include "summary.h"

#include <iomanip>
#include <string_view>

#include <nlohmann/json.hpp>

#include "render/json_value.h"

namespace depeche::indexer {
namespace {

std::string dispatches(std::size_t count) { return std::to_string(count) + (count == 1 ? " dispatch" : " dispatches"); }

void print_rest(const Summary& summary, std::ostream& out) {
  out << ", " << summary.refused << " refused, in " << std::fixed << std::setprecision(1) << summary.seconds << " s";
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
}

void print_dry_summary(const Summary& summary, std::ostream& out) {
  out << "read " << dispatches(summary.read);
  if (summary.removed) out << ", would remove " << *summary.removed;
  print_rest(summary, out);
  out << "; the index was left alone\n";
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
                                       {"committed", summary.committed},
                                       {"seconds", summary.seconds}};
  render::write_json(json, out);
  out << '\n';
}

}  // namespace depeche::indexer
