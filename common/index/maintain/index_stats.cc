#include <exception>
#include <string>
#include <system_error>
#include <utility>
#include <vector>

#include "base/child_process.h"
#include "base/message.h"
#include "base/number_text.h"
#include "base/uuid.h"
#include "base/xapian.h"
#include "depeche/index.h"
#include "index/directory/committed.h"
#include "index/maintain/check_contents.h"
#include "schema/counters.h"
#include "schema/index_directory.h"
#include "schema/property_values.h"
#include "schema/stamp.h"
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

}  // namespace

Result<IndexStats> index_stats(const fs::path& index) {
  return index::read_committed(index, [&](const index::Committed& committed) -> Result<IndexStats> {
    const Xapian::Database& database = committed.database;
    const auto counters = schema::decode_counters(database.get_metadata(std::string(schema::kCountersKey)));
    std::vector<PropertyCount> properties;
    for (std::string& name : schema::property_names(database)) {
      const std::size_t dispatches = database.get_termfreq(schema::property_term(name));
      properties.push_back({std::move(name), dispatches});
    }
    const schema::TopicSpace topics(committed.generation, schema::owner_of(database));
    return IndexStats{database.get_doccount(),
                      counters.next_code - schema::kFirstForm,
                      bytes_below(index),
                      schema::kSchemaVersion,
                      database.get_metadata(std::string(schema::kAnalyzerKey)),
                      committed.complaint,
                      std::move(properties),
                      topics.empty() ? 0 : topics.learnt_from(),
                      topics.empty() ? "" : base::hex_of(topics.identity())};
  });
}

Status check_index(const fs::path& index) {
  const std::string hint = tr("restore a backup, or index again from nothing");
  const auto check = [&]() -> Status {
    return index::read_committed(index, [&](const index::Committed& committed) -> Status {
      if (!committed.complaint.empty())
        return fail(ErrorCode::corrupt, tr("{}: {}", index.string(), committed.complaint),
                    tr("the next run that writes to it mends that"));
      const std::size_t errors = count_table_errors(committed.generation);
      if (errors > 0)
        return fail(ErrorCode::corrupt,
                    trn(errors, "{}: {} error in the database's tables", "{}: {} errors in the database's tables",
                        index.string(), base::number_text(errors)),
                    hint);
      return index::check_contents(committed);
    });
  };
  // Xapian takes the lengths that it reads for true, and may read beyond its memory in a damaged table.
  return base::in_child_process(check, {ErrorCode::corrupt, tr("{}: damaged", index.string()), hint, std::nullopt});
}

}  // namespace depeche
