#include "summary.h"

#include <algorithm>
#include <utility>
#include <vector>

#include <nlohmann/json.hpp>

#include "base/message.h"
#include "base/number_text.h"
#include "render/json_value.h"
#include "render/say.h"

namespace depeche::indexer {
namespace {

std::string with_rest(const std::string& line, const Summary& summary) {
  const std::string refused = trn(summary.refused, "{} refused", "{} refused", base::number_text(summary.refused));
  return tr("{}, {}, in {} s", line, refused, base::decimal_text(summary.seconds, 1));
}

constexpr std::size_t kMostNamesShown = 20;

// The most frequent ones first.
std::string list_of(const std::map<std::string, std::size_t>& names) {
  std::vector<std::pair<std::string, std::size_t>> sorted(names.begin(), names.end());
  std::ranges::stable_sort(sorted, std::ranges::greater{}, &std::pair<std::string, std::size_t>::second);
  const std::size_t shown = std::min(sorted.size(), kMostNamesShown);
  std::string list;
  for (std::size_t at = 0; at < shown; ++at)
    list.append(at == 0 ? "" : ", ").append(sorted[at].first + " (" + base::number_text(sorted[at].second) + ')');
  const std::size_t more = sorted.size() - shown;
  return more == 0 ? list : trn(more, "{} and {} more", "{} and {} more", list, base::number_text(more));
}

void print_all_names(const Summary& summary, std::ostream& out) {
  if (!summary.own_names.empty())
    render::say(out, tr("kept under their own names: {}", list_of(summary.own_names)), "\n");
  if (!summary.ignored.empty()) render::say(out, tr("ignored: {}", list_of(summary.ignored)), "\n");
}

}  // namespace

void print_summary(const Summary& summary, std::ostream& out) {
  const WriterCounts& counts = summary.counts;
  std::string line =
      trn(summary.indexed(), "indexed {} dispatch", "indexed {} dispatches", base::number_text(summary.indexed()));
  line = tr("{} ({}, {}, {})", line, trn(counts.added, "{} new", "{} new", base::number_text(counts.added)),
            trn(counts.replaced, "{} replaced", "{} replaced", base::number_text(counts.replaced)),
            trn(counts.unchanged, "{} unchanged", "{} unchanged", base::number_text(counts.unchanged)));
  if (const std::size_t superseded = summary.superseded(); superseded > 0)
    line = trn(superseded, "{}, {} superseded by a later one of the same id",
               "{}, {} superseded by a later one of the same id", line, base::number_text(superseded));
  if (summary.removed)
    line = trn(*summary.removed, "{}, {} removed", "{}, {} removed", line, base::number_text(*summary.removed));
  line = with_rest(line, summary);
  if (counts.discarded > 0)
    line = trn(counts.discarded, "{}; they replace an index of {} dispatch",
               "{}; they replace an index of {} dispatches", line, base::number_text(counts.discarded));
  render::say(out, line, "\n");
  print_all_names(summary, out);
}

void print_dry_summary(const Summary& summary, std::ostream& out) {
  std::string line = trn(summary.read, "read {} dispatch", "read {} dispatches", base::number_text(summary.read));
  if (summary.removed)
    line =
        trn(*summary.removed, "{}, would remove {}", "{}, would remove {}", line, base::number_text(*summary.removed));
  render::say(out, tr("{}; the index was left alone", with_rest(line, summary)), "\n");
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
