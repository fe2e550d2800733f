#include "index/pending/base_index.h"

#include <utility>

#include "schema/open_generation.h"
#include "schema/terms.h"
#include "schema/version.h"
#include "schema/version_file.h"

namespace depeche::index {

Result<BaseIndex> BaseIndex::open(const std::filesystem::path& index, const schema::NamedGeneration& part) {
  const std::filesystem::path generation = index / part.name;
  auto database = schema::open_generation(generation, part.uuid, index);
  if (!database) return tl::unexpected<Error>(database.error());
  if (auto status = schema::check_generation(generation, *database); !status)
    return tl::unexpected<Error>(status.error());
  static_cast<void>(schema::seal_version_file(generation));  // of a run that was killed; failing does no harm
  BaseIndex base;
  base.generation_ = generation;
  base.database_ = std::move(*database);
  base.counters_ = schema::decode_counters(base.database_.get_metadata(std::string(schema::kCountersKey)));
  base.counters_.titles = schema::TitleSample::decode(base.database_.get_metadata(std::string(schema::kTitlesKey)));
  base.record_dictionary_ = base.database_.get_metadata(std::string(schema::kRecordDictionaryKey));
  base.codec_ = schema::RecordCodec(base.record_dictionary_);
  return base;
}

Status BaseIndex::check() const {
  if (!exists()) return {};
  return schema::check_generation(*generation_, database_);
}

Xapian::docid BaseIndex::find(std::string_view id) const {
  if (!exists()) return 0;
  const std::string term = schema::id_term(id);
  const auto posting = database_.postlist_begin(term);
  return posting == database_.postlist_end(term) ? 0 : *posting;
}

std::string BaseIndex::content_hash(Xapian::docid document) const {
  return database_.get_document(document).get_value(schema::kHashSlot);
}

Result<std::string> BaseIndex::path(Xapian::docid document) {
  auto stored = codec_.decode(database_.get_document(document).get_value(schema::kRecordSlot));
  if (!stored) return tl::unexpected<Error>(stored.error());
  return std::move(stored->path);
}

}  // namespace depeche::index
