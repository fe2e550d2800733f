#include <algorithm>
#include <string_view>
#include <utility>

#include "depeche/prune.h"
#include "dispatch/outcome/source_name.h"
#include "index/directory/committed.h"
#include "index/pending/source_paths.h"
#include "schema/record.h"
#include "schema/terms.h"

namespace depeche {
namespace {

// True for the path itself, and for what is made of it for members, lines and numbers.
bool is_made_of(std::string_view id, std::string_view path) {
  if (!id.starts_with(path)) return false;
  return id.size() == path.size() || std::string_view("/:#").find(id[path.size()]) != std::string_view::npos;
}

// What the terms of the ids made of `path` begin with, and, since the terms of long ids are hashed, of these all.
std::vector<std::string> id_prefixes(const std::string& path) {
  const std::string prefix = schema::id_term("");
  std::vector<std::string> prefixes{prefix + "#"};
  if (std::string term = schema::id_term(path); term == prefix + path) prefixes.push_back(std::move(term));
  return prefixes;
}

// A dispatch whose id was made of a path.
struct IdOfPath {
  std::string id;
  std::string path;  // of its file, or of a member of it
};

// Adds those that a part of the index has.
Status find_ids_made_of(const std::string& path, const Xapian::Database& database, std::vector<IdOfPath>& found) {
  schema::RecordCodec codec(database.get_metadata(std::string(schema::kRecordDictionaryKey)));
  for (const std::string& prefix : id_prefixes(path)) {
    for (auto term = database.allterms_begin(prefix); term != database.allterms_end(prefix); ++term) {
      const auto posting = database.postlist_begin(*term);
      const std::string record = database.get_document(*posting).get_value(schema::kRecordSlot);
      if (!is_made_of(schema::record_id(record), path)) continue;
      const auto dispatch = codec.decode(record);
      if (!dispatch) return tl::unexpected<Error>(dispatch.error());
      if (index::is_at_or_below(dispatch->path, path)) found.push_back({dispatch->id, dispatch->path});
    }
  }
  return {};
}

// Those of the absolute `path` of a file, and of the paths below that of a folder.
Result<std::vector<IdOfPath>> ids_made_of(const std::string& path, const index::CommittedParts& parts) {
  std::vector<IdOfPath> found;
  for (const index::Committed& part : parts)
    if (auto status = find_ids_made_of(path, part.database, found); !status)
      return tl::unexpected<Error>(status.error());
  return found;
}

}  // namespace

Renames::Renames(const std::map<std::string, std::string>& renamed) {
  for (const auto& [from, to] : renamed) renamed_.emplace(dispatch::name_file(from).path, dispatch::name_file(to).path);
}

void Renames::saw(const Dispatch& dispatch) {
  const bool matters = std::any_of(renamed_.begin(), renamed_.end(), [&](const auto& names) {
    return index::is_at_or_below(dispatch.path, names.first) || index::is_at_or_below(dispatch.path, names.second);
  });
  if (matters) seen_.insert(dispatch.path);
}

Result<std::vector<std::string>> Renames::outdated(const std::filesystem::path& index) const {
  if (renamed_.empty() || schema::inspect_index(index).state == schema::IndexState::absent)
    return std::vector<std::string>{};
  return index::read_committed(index, [&](const index::CommittedParts& parts) -> Result<std::vector<std::string>> {
    std::vector<std::string> ids;
    for (const auto& [from, to] : renamed_) {
      auto stored = ids_made_of(from, parts);
      if (!stored) return tl::unexpected<Error>(stored.error());
      for (IdOfPath& known : *stored) {
        const bool is_read_again = seen_.contains(known.path);
        const bool is_read_under_new_name = seen_.contains(to + known.path.substr(from.size()));
        if (is_read_under_new_name && !is_read_again) ids.push_back(std::move(known.id));
      }
    }
    return ids;
  });
}

}  // namespace depeche
