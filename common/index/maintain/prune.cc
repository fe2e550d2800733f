#include "depeche/prune.h"

#include <algorithm>
#include <map>
#include <system_error>

#include "base/message.h"
#include "base/number_text.h"
#include "dispatch/outcome/source_name.h"
#include "index/directory/committed.h"
#include "index/pending/id_hash.h"
#include "index/pending/source_paths.h"
#include "schema/record.h"

namespace depeche {
namespace {

namespace fs = std::filesystem;

std::string absolute_text(const std::string& path) {
  std::string absolute = dispatch::name_file(path).path;
  while (absolute.size() > 1 && absolute.ends_with('/')) absolute.pop_back();
  return absolute;
}

bool is_gone(const std::string& source) {
  std::error_code error;
  const auto status = fs::status(source, error);
  if (status.type() == fs::file_type::directory || status.type() == fs::file_type::not_found) return true;
  return fs::is_regular_file(status) && fs::file_size(source, error) == 0 && !error;
}

}  // namespace

struct Pruning::Found {
  std::size_t total = 0;
  std::vector<std::string> vanished;
  std::map<std::string, std::size_t> below_gone;

  Status look_through(const index::Committed& part, const Pruning& pruning);
};

Status Pruning::Found::look_through(const index::Committed& part, const Pruning& pruning) {
  const Xapian::Database& database = part.database;
  schema::RecordCodec codec(database.get_metadata(std::string(schema::kRecordDictionaryKey)));
  total += database.get_doccount();
  for (auto posting = database.postlist_begin(""); posting != database.postlist_end(""); ++posting) {
    const std::string record = database.get_document(*posting).get_value(schema::kRecordSlot);
    if (std::binary_search(pruning.seen_.begin(), pruning.seen_.end(), index::hash_of_id(schema::record_id(record))))
      continue;
    const auto dispatch = codec.decode(record);
    if (!dispatch) return tl::unexpected<Error>(dispatch.error());
    if (!pruning.is_ours(dispatch->path) || pruning.is_doubtful(dispatch->path)) continue;
    vanished.push_back(dispatch->id);
    for (const std::string& source : pruning.gone_)
      if (index::is_at_or_below(dispatch->path, source)) ++below_gone[source];
  }
  return {};
}

Pruning::Pruning(const std::vector<std::string>& sources, bool force) : force_(force) {
  for (const std::string& source : sources) sources_.push_back(absolute_text(source));
}

void Pruning::saw(const Dispatch& dispatch) { seen_.push_back(index::hash_of_id(dispatch.id)); }

void Pruning::refused(const Refusal& refusal) {
  const std::string where = absolute_text(refusal.where);
  const bool is_source = std::find(sources_.begin(), sources_.end(), where) != sources_.end();
  const bool absent = refusal.error.code == ErrorCode::not_found || refusal.error.code == ErrorCode::format;
  (is_source && absent && is_gone(refusal.where) ? gone_ : doubtful_).insert(where);
}

bool Pruning::is_ours(const std::string& path) const {
  return std::any_of(sources_.begin(), sources_.end(),
                     [&](const std::string& source) { return index::is_at_or_below(path, source); });
}

bool Pruning::is_doubtful(const std::string& path) const {
  if (doubtful_.empty()) return false;
  // A dispatch of it, by its line or number.
  for (const char* mark : {":", "#"}) {
    const auto refused = doubtful_.lower_bound(path + mark);
    if (refused != doubtful_.end() && refused->starts_with(path + mark)) return true;
  }
  return index::any_at_or_above(path, [&](const std::string& above) { return doubtful_.contains(above); });
}

Result<std::vector<std::string>> Pruning::vanished(const fs::path& index) {
  if (schema::inspect_index(index).state == schema::IndexState::absent) return std::vector<std::string>{};
  std::sort(seen_.begin(), seen_.end());
  auto found = index::read_committed(index, [&](const index::CommittedParts& parts) -> Result<Found> {
    Found result;
    for (const index::Committed& part : parts)
      if (auto status = result.look_through(part, *this); !status) return tl::unexpected<Error>(status.error());
    return result;
  });
  if (!found) return tl::unexpected<Error>(found.error());
  if (auto status = judge(index, *found); !status) return tl::unexpected<Error>(status.error());
  return std::move(found->vanished);
}

Status Pruning::judge(const fs::path& index, const Found& found) const {
  if (force_) return {};
  if (!found.below_gone.empty()) {
    const auto& [source, count] = *found.below_gone.begin();
    return fail(ErrorCode::limit,
                tr("{} is missing or empty, and {} has {} of its dispatches; nothing was changed", source,
                   index.string(), base::number_text(count)),
                tr("see whether its disk is mounted; to remove them all the same, force the removal"));
  }
  if (found.vanished.size() > found.total / 2)
    return fail(ErrorCode::limit,
                tr("pruning would remove {} of the {} dispatches of {}; nothing was changed",
                   base::number_text(found.vanished.size()), base::number_text(found.total), index.string()),
                tr("look at them in a dry run; to remove them, force the removal"));
  return {};
}

}  // namespace depeche
