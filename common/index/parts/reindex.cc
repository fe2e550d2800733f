#include "index/parts/reindex.h"

#include <algorithm>
#include <string>
#include <utility>

#include "base/xapian.h"
#include "index/document/lexicon.h"
#include "index/generation/bulk_build.h"
#include "index/write/generation_build.h"
#include "schema/forward_stream.h"
#include "schema/record.h"
#include "schema/version.h"

namespace depeche::index {
namespace {

Status add_dispatches(const ReindexedPart& source, BulkBuild& bulk, std::uint32_t& sequence) {
  const Xapian::Database& database = source.part.database();
  schema::RecordCodec codec(source.part.record_dictionary());
  for (auto posting = database.postlist_begin(""); posting != database.postlist_end(""); ++posting) {
    if (std::binary_search(source.leaving.begin(), source.leaving.end(), *posting)) continue;
    auto dispatch = codec.decode(database.get_document(*posting).get_value(schema::kRecordSlot));
    if (!dispatch) return tl::unexpected<Error>(dispatch.error());
    if (const auto pushed = bulk.add(std::move(*dispatch)); !pushed) return tl::unexpected<Error>(pushed.error());
    ++sequence;
  }
  return source.part.check();
}

}  // namespace

Status reindex(const std::vector<ReindexedPart>& parts, const std::filesystem::path& target,
               const std::filesystem::path& work, const ReindexOptions& options) {
  Lexicon lexicon(Xapian::Database(), schema::kFirstForm, work / "dictionary", options.plan.dictionary);
  BulkBuild bulk(target, work, options.jobs, lexicon, {}, options.plan);
  std::uint32_t sequence = 0;
  std::vector<Xapian::Database> carried;
  for (const ReindexedPart& part : parts) {
    if (auto status = add_dispatches(part, bulk, sequence); !status) return status;
    carried.push_back(part.part.database());
  }
  if (auto status = bulk.finish_batches(); !status) return status;
  const BaseIndex none;
  return build_generation({.base = none,
                           .sequence = sequence,
                           .carried = carried,
                           .lexicon = lexicon,
                           .bulk = bulk,
                           .record_dictionary = bulk.record_dictionary(),
                           .plan = options.plan,
                           .topics = options.topics,
                           .work = work,
                           .target = target});
}

}  // namespace depeche::index
