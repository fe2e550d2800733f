#include "index/parts/merge_parts.h"

#include <filesystem>
#include <optional>
#include <utility>
#include <vector>

#include "index/parts/merge_plan.h"
#include "index/parts/part_changes.h"
#include "index/parts/reindex.h"
#include "index/parts/shared_topics.h"

namespace depeche::index {
namespace {

std::optional<PartRange> what_to_merge(const BaseParts& base, const MergeOptions& options) {
  if (options.topics != nullptr || has_outgrown_topics(base)) return PartRange{0, base.size()};
  std::vector<PartSize> sizes;
  for (std::size_t part = 0; part < base.size(); ++part)
    sizes.push_back({base[part].database().get_doccount(), base[part].database().get_lastdocid()});
  return next_merge(sizes, options.most);
}

// The whole index learns anew, unless it has its topics from another one; its parts keep what they share.
std::optional<TakenTopics> topics_of_merged(const PartRange& range, const BaseParts& base) {
  if (range.begin > 0) return shared_topics(base);
  return kept_topics(base[0].generation(), base[0].database());
}

// Puts the parts in force with `merged` in place of those of the range.
Status replace(const PartRange& range, const std::filesystem::path& merged, const BaseParts& base, PartChanges& changes,
               WritableDirectory& directory) {
  for (std::size_t part = 0; part < range.begin; ++part) changes.keep(base[part].generation());
  if (range.end == base.size()) return directory.put_in_force(merged, changes.parts());
  changes.keep(merged);
  for (std::size_t part = range.end; part + 1 < base.size(); ++part) changes.keep(base[part].generation());
  // Whatever changes the parts makes another last one.
  const auto last = changes.copy(base.last());
  if (!last) return tl::unexpected<Error>(last.error());
  return directory.put_in_force(*last, changes.parts());
}

Status merge(const PartRange& range, const BaseParts& base, const MergeOptions& options, WritableDirectory& directory) {
  std::optional<TakenTopics> topics;
  if (options.topics == nullptr) topics = topics_of_merged(range, base);
  const ReindexOptions how{options.jobs, options.plan, topics ? &*topics : options.topics};
  PartChanges changes(directory.work(), how);
  std::vector<ReindexedPart> sources;
  for (std::size_t part = range.begin; part < range.end; ++part) sources.push_back({base[part], {}});
  const std::filesystem::path merged = changes.next_place();
  if (auto status = reindex(sources, merged, directory.work() / "reindexing", how); !status) return status;
  return replace(range, merged, base, changes, directory);
}

}  // namespace

Status merge_parts(WritableDirectory& directory, BaseParts& base, const MergeOptions& options) {
  MergeOptions left = options;
  while (const auto range = what_to_merge(base, left)) {
    if (auto status = merge(*range, base, left, directory); !status) return status;
    left.topics = nullptr;
    schema::remove_leftovers(directory.get());
    auto merged = BaseParts::open(directory.get());
    if (!merged) return tl::unexpected<Error>(merged.error());
    base = std::move(*merged);
  }
  return {};
}

}  // namespace depeche::index
