#include <cstdint>
#include <exception>
#include <map>
#include <numeric>
#include <string>
#include <string_view>
#include <system_error>
#include <unordered_set>
#include <utility>
#include <vector>

#include <xxhash.h>

#include "base/child_process.h"
#include "base/files.h"
#include "base/message.h"
#include "base/number_text.h"
#include "base/open_files.h"
#include "base/uuid.h"
#include "base/xapian.h"
#include "depeche/index.h"
#include "index/directory/committed.h"
#include "index/maintain/check_contents.h"
#include "schema/counters.h"
#include "schema/dictionary.h"
#include "schema/index_directory.h"
#include "schema/property_values.h"
#include "schema/stamp.h"
#include "schema/terms.h"
#include "schema/topic_space.h"
#include "schema/version.h"

namespace depeche {
namespace {

namespace fs = std::filesystem;

std::uintmax_t bytes_below(const fs::path& directory) {
  std::uintmax_t bytes = 0;
  std::error_code ignored;
  for (const auto& entry : fs::recursive_directory_iterator(directory, ignored))
    if (entry.is_regular_file(ignored)) bytes += entry.file_size(ignored);
  return bytes;
}

// Xapian opens the tables for writing here, although it writes nothing: a read-only index has its contents checked
// only.
std::size_t count_table_errors(const fs::path& generation) {
  try {
    return Xapian::Database::check(generation.string(), 0, nullptr);
  } catch (const Xapian::DatabaseOpeningError&) {
    return 0;
  }
}

// Each part has a dictionary of its own.
std::size_t count_forms(const index::CommittedParts& parts) {
  if (parts.size() == 1) {
    const std::string bytes = parts.front().database.get_metadata(std::string(schema::kCountersKey));
    return schema::decode_counters(bytes).next_code - schema::kFirstForm;
  }
  std::unordered_set<std::uint64_t> forms;
  for (const index::Committed& part : parts) {
    const schema::PartDatabase database(part.database);
    schema::Dictionary(database).visit_stems("", [&](std::string_view, const std::vector<schema::Form>& of_stem) {
      for (const schema::Form& form : of_stem) forms.insert(XXH3_64bits(form.text.data(), form.text.size()));
      return true;
    });
  }
  return forms.size();
}

std::vector<PropertyCount> count_properties(const index::CommittedParts& parts) {
  std::map<std::string, std::size_t> counts;
  for (const index::Committed& part : parts)
    for (const std::string& name : schema::property_names(part.database))
      counts[name] += part.database.get_termfreq(schema::property_term(name));
  std::vector<PropertyCount> properties;
  for (const auto& [name, dispatches] : counts) properties.push_back({name, dispatches});
  return properties;
}

// Every id is in one part.
Status check_ids(const index::CommittedParts& parts) {
  const std::string prefix = schema::id_term("");
  for (std::size_t later = 1; later < parts.size(); ++later)
    for (auto term = parts[later].database.allterms_begin(prefix); term != parts[later].database.allterms_end(prefix);
         ++term)
      for (std::size_t earlier = 0; earlier < later; ++earlier)
        if (parts[earlier].database.term_exists(*term))
          return fail(ErrorCode::corrupt,
                      tr("the index is damaged: the id {} is in two of its parts",
                         base::in_quotes((*term).substr(prefix.size()))),
                      tr("restore a backup, or index again from nothing"));
  return {};
}

Status check_part(const index::Committed& part) {
  constexpr std::size_t kTables = 8;  // that Xapian opens, and some more
  if (auto status = base::expect_open_files(kTables, part.index.string()); !status) return status;
  const std::size_t errors = count_table_errors(part.generation);
  if (errors > 0)
    return fail(ErrorCode::corrupt,
                trn(errors, "{}: {} error in the database's tables", "{}: {} errors in the database's tables",
                    part.index.string(), base::number_text(errors)),
                tr("restore a backup, or index again from nothing"));
  return index::check_contents(part);
}

}  // namespace

Result<IndexStats> index_stats(const fs::path& index) {
  return index::read_committed(index, [&](const index::CommittedParts& parts) -> Result<IndexStats> {
    const index::Committed& first = parts.front();
    const schema::TopicSpace topics(first.generation, schema::owner_of(first.database));
    IndexStats stats{.forms = count_forms(parts),
                     .bytes = bytes_below(index),
                     .schema_version = schema::kSchemaVersion,
                     .analyzer = first.database.get_metadata(std::string(schema::kAnalyzerKey)),
                     .complaint = first.complaint,
                     .properties = count_properties(parts),
                     .topic_dispatches = topics.empty() ? 0 : topics.learnt_from(),
                     .topics = topics.empty() ? "" : base::hex_of(topics.identity())};
    for (const index::Committed& part : parts) stats.parts.push_back(part.database.get_doccount());
    stats.dispatches = std::accumulate(stats.parts.begin(), stats.parts.end(), std::size_t{0});
    return stats;
  });
}

Status check_index(const fs::path& index) {
  const std::string hint = tr("restore a backup, or index again from nothing");
  const auto check = [&]() -> Status {
    return index::read_committed(index, [&](const index::CommittedParts& parts) -> Status {
      if (!parts.front().complaint.empty())
        return fail(ErrorCode::corrupt, tr("{}: {}", index.string(), parts.front().complaint),
                    tr("the next run that writes to it mends that"));
      for (const index::Committed& part : parts)
        if (auto status = check_part(part); !status) return status;
      return check_ids(parts);
    });
  };
  // Xapian takes the lengths that it reads for true, and may read beyond its memory in a damaged table.
  return base::in_child_process(check, {ErrorCode::corrupt, tr("{}: damaged", index.string()), hint, std::nullopt});
}

}  // namespace depeche
