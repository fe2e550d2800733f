#include "index/parts/part_changes.h"

#include <optional>
#include <utility>

#include "base/xapian.h"
#include "index/document/lexicon.h"
#include "index/generation/bulk_build.h"
#include "index/write/live_update.h"

namespace depeche::index {

Status PartChanges::take_out(const BaseIndex& part, std::vector<std::uint32_t> leaving) {
  if (leaving.empty()) {
    keep(part.generation());
    return {};
  }
  // The first part stays, since it says where the topics come from.
  if (leaving.size() == part.database().get_doccount() && !parts_.empty()) {
    ++made_;
    return {};
  }
  return are_many(leaving) ? take_out_many(part, std::move(leaving)) : take_out_few(part, std::move(leaving));
}

bool PartChanges::are_many(const std::vector<std::uint32_t>& leaving) { return leaving.size() > kMaxTransaction; }

Result<std::filesystem::path> PartChanges::copy(const BaseIndex& part) {
  std::filesystem::path place = next_place();
  auto copy = schema::LinkedCopy::make(part.generation(), place);
  if (!copy) return tl::unexpected<Error>(copy.error());
  copies_.push_back(std::move(*copy));
  return place;
}

Status PartChanges::take_out_few(const BaseIndex& part, std::vector<std::uint32_t> leaving) {
  const auto place = copy(part);
  if (!place) return tl::unexpected<Error>(place.error());
  const std::filesystem::path overflow = work_ / ("dictionary-" + std::to_string(made_));
  Lexicon lexicon(Xapian::Database(part.generation().string()), part.counters().next_code, overflow,
                  options_.plan.dictionary);
  BulkBuild nothing({}, work_, options_.jobs, lexicon, part.record_dictionary(), options_.plan);
  keep(*place);
  return update_live({.base = part,
                      .leaving = std::move(leaving),
                      .lexicon = lexicon,
                      .bulk = nothing,
                      .record_dictionary = part.record_dictionary(),
                      .plan = options_.plan,
                      .work = work_,
                      .target = *place});
}

Status PartChanges::take_out_many(const BaseIndex& part, std::vector<std::uint32_t> leaving) {
  keep(next_place());
  auto topics = kept_topics(part.generation(), part.database());
  if (!topics) {
    topics = topics_in(part.generation(), part.database());
    if (topics) topics->is_own = true;
  }
  const std::filesystem::path own_work = work_ / ("reindexing-" + std::to_string(made_));
  return reindex({{part, std::move(leaving)}}, parts_.back(), own_work,
                 {options_.jobs, options_.plan, topics ? &*topics : nullptr});
}

}  // namespace depeche::index
