#include "index/parts/commit_to_parts.h"

#include <cstdint>
#include <filesystem>
#include <utility>
#include <vector>

#include "base/xapian.h"
#include "index/parts/part_changes.h"
#include "index/parts/shared_topics.h"
#include "index/write/generation_build.h"
#include "index/write/live_update.h"

namespace depeche::index {
namespace {

Status begin_part(const PartsRun& of, const PartChanges& changes) {
  if (auto status = of.bulk.finish_batches(); !status) return status;
  const BaseIndex none;
  const auto topics = shared_topics(of.base);
  const GenerationInputs inputs{.base = none,
                                .sequence = of.run.sequence(),
                                .superseded = of.run.superseded(),
                                .files = &of.run.files(),
                                .lexicon = of.lexicon,
                                .bulk = of.bulk,
                                .record_dictionary = of.bulk.record_dictionary(),
                                .plan = of.plan,
                                .topics = topics ? &*topics : nullptr,
                                .work = of.directory.work(),
                                .target = of.bulk.path()};
  if (auto status = build_generation(inputs); !status) return status;
  if (auto status = of.base.check(); !status) return status;
  return of.directory.put_in_force(of.bulk.path(), changes.parts());
}

Status add_to_last(const PartsRun& of, std::vector<std::uint32_t> leaving, PartChanges& changes) {
  const BaseIndex& last = of.base.last();
  const bool in_place = !changes.any() && !of.directory.is_shared();
  std::filesystem::path target = last.generation();
  if (!in_place) {
    auto copy = changes.copy(last);
    if (!copy) return tl::unexpected<Error>(copy.error());
    target = std::move(*copy);
  }
  Lexicon lexicon(Xapian::Database(last.generation().string()), last.counters().next_code,
                  of.directory.work() / "dictionary-of-last", of.plan.dictionary);
  const GenerationInputs inputs{.base = last,
                                .leaving = std::move(leaving),
                                .sequence = of.run.sequence(),
                                .superseded = of.run.superseded(),
                                .files = &of.run.files(),
                                .lexicon = lexicon,
                                .bulk = of.bulk,
                                .record_dictionary = last.record_dictionary(),
                                .plan = of.plan,
                                .work = of.directory.work(),
                                .target = target};
  if (auto status = update_live(inputs); !status) return status;
  return in_place ? Status() : of.directory.put_in_force(target, changes.parts());
}

}  // namespace

Status commit_to_parts(const PartsRun& of) {
  const std::size_t last = of.base.size() - 1;
  std::vector<std::uint32_t> leaving_last = of.run.leaving(last);
  const bool begins_part = of.bulk.has_begun() || PartChanges::are_many(leaving_last);
  PartChanges changes(of.directory.work(), {of.jobs, of.plan});
  for (std::size_t part = 0; part < last; ++part)
    if (auto status = changes.take_out(of.base[part], of.run.leaving(part)); !status) return status;
  if (!begins_part) return add_to_last(of, std::move(leaving_last), changes);
  if (auto status = changes.take_out(of.base.last(), std::move(leaving_last)); !status) return status;
  return begin_part(of, changes);
}

}  // namespace depeche::index
