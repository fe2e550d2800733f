#include "maintenance.h"

#include <iomanip>
#include <iostream>
#include <sstream>
#include <vector>

#include <nlohmann/json.hpp>

#include "render/json_value.h"
#include "render/say.h"
#include "run.h"

namespace depeche::indexer {
namespace {

using Json = nlohmann::ordered_json;

void print_line(const Json& json) {
  render::write_json(json, std::cout);
  render::say(std::cout, "\n");
}

void say_complaint(const Options& options, const IndexStats& stats) {
  if (!stats.complaint.empty())
    render::say(std::cerr, "indexer: warning: ", options.index.string(), ": ", stats.complaint, "\n");
}

void print_table(const IndexStats& stats) {
  render::say(std::cout, "dispatches  ", stats.dispatches, "\nforms       ", stats.forms, "\nbytes       ", stats.bytes,
              "\nschema      ", stats.schema_version, "\nanalyzer    ", stats.analyzer, "\n");
  for (const PropertyCount& property : stats.properties)
    render::say(std::cout, "property    ", property.name, " (", property.dispatches,
                render::Ours{property.dispatches == 1 ? " dispatch)\n" : " dispatches)\n"});
}

void print_parts(const std::vector<IndexPart>& parts) {
  if (!parts.empty()) render::say(std::cout, "\n");
  for (const IndexPart& part : parts) {
    std::ostringstream line;
    line << std::left << std::setw(22) << part.name << std::right << std::setw(14) << part.bytes;
    render::say(std::cout, line.str(), "\n");
  }
}

void print_removal(const Options& options, std::size_t removed) {
  const std::size_t missing = options.removed.size() - removed;
  if (options.json) print_line({{"index", options.index.string()}, {"deleted", removed}, {"missing", missing}});
  if (!options.quiet) render::say(std::cerr, "deleted ", removed, removed == 1 ? " dispatch" : " dispatches", "\n");
}

}  // namespace

int print_stats(const Options& options) {
  const auto stats = index_stats(options.index);
  if (!stats) return report_failure(stats.error());
  say_complaint(options, *stats);
  const auto parts = options.verbose ? index_parts(options.index) : std::vector<IndexPart>{};
  if (!parts) return report_failure(parts.error());
  if (!options.json) {
    print_table(*stats);
    print_parts(*parts);
    return kAllIndexed;
  }
  Json json = {
      {"index", options.index.string()}, {"dispatches", stats->dispatches},         {"forms", stats->forms},
      {"bytes", stats->bytes},           {"schema_version", stats->schema_version}, {"analyzer", stats->analyzer}};
  json["properties"] = Json::object();
  for (const PropertyCount& property : stats->properties) json["properties"][property.name] = property.dispatches;
  for (const IndexPart& part : *parts) json["parts"][part.name] = part.bytes;
  print_line(json);
  return kAllIndexed;
}

int check(const Options& options) {
  const auto status = check_index(options.index);
  if (options.json) print_line({{"index", options.index.string()}, {"sound", status.has_value()}});
  if (!status) return report_failure(status.error());
  if (!options.json && !options.quiet) render::say(std::cout, options.index.string(), ": sound\n");
  return kAllIndexed;
}

int compact(const Options& options) {
  const auto before = index_stats(options.index);
  if (!before) return report_failure(before.error());
  say_complaint(options, *before);
  if (auto status = compact_index(options.index, options.writer.wait_lock_seconds); !status)
    return report_failure(status.error());
  const auto after = index_stats(options.index);
  if (!after) return report_failure(after.error());
  if (options.json)
    print_line({{"index", options.index.string()}, {"bytes_before", before->bytes}, {"bytes", after->bytes}});
  if (!options.quiet) render::say(std::cerr, "compacted ", before->bytes, " bytes to ", after->bytes, "\n");
  return kAllIndexed;
}

int back_up(const Options& options) {
  const auto stats = index_stats(options.index);
  if (!stats) return report_failure(stats.error());
  say_complaint(options, *stats);
  const auto copied = back_up_index(options.index, options.backup);
  if (!copied) return report_failure(copied.error());
  if (options.json)
    print_line({{"index", options.index.string()}, {"backup", options.backup.string()}, {"dispatches", *copied}});
  if (!options.quiet)
    render::say(std::cerr, "copied ", *copied, *copied == 1 ? " dispatch to " : " dispatches to ",
                options.backup.string(), "\n");
  return kAllIndexed;
}

int remove_dispatches(const Options& options) {
  // Opening a writer would create the index that is not there.
  const auto stats = index_stats(options.index);
  if (!stats) return report_failure(stats.error());
  say_complaint(options, *stats);
  auto writer = IndexWriter::open(options.index, options.writer);
  if (!writer) return report_failure(writer.error());
  std::size_t removed = 0;
  for (const std::string& id : options.removed) {
    const auto present = writer->remove(id);
    if (!present) return report_failure(present.error());
    if (!*present) render::say(std::cerr, "indexer: no dispatch has the id \"", id, "\"\n");
    removed += *present ? 1 : 0;
  }
  if (const auto counts = writer->commit(); !counts) return report_failure(counts.error());
  print_removal(options, removed);
  return removed == options.removed.size() ? kAllIndexed : kSomeRefused;
}

}  // namespace depeche::indexer
