#include "maintenance.h"

#include <algorithm>
#include <iostream>
#include <string>
#include <vector>

#include <nlohmann/json.hpp>

#include "base/files.h"
#include "base/message.h"
#include "base/number_text.h"
#include "base/utf8.h"
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
    render::say(std::cerr, "indexer: ", tr("warning: {}", tr("{}: {}", options.index.string(), stats.complaint)), "\n");
}

// Blanks that bring a text to `width` characters.
std::string blanks_beside(const std::string& text, std::size_t width) {
  return std::string(width - std::min(width, base::count_code_points(text)), ' ');
}

void print_row(const std::string& name, const std::string& value) {
  render::say(std::cout, name, blanks_beside(name, 12), value, "\n");
}

void print_table(const IndexStats& stats) {
  print_row(tr("dispatches"), base::number_text(stats.dispatches));
  print_row(tr("forms"), base::number_text(stats.forms));
  print_row(tr("bytes"), base::number_text(stats.bytes));
  print_row(tr("schema"), std::to_string(stats.schema_version));
  print_row(tr("analyzer"), stats.analyzer);
  if (!stats.topics.empty())
    print_row(tr("topics"), trn(stats.topic_dispatches, "{}, learnt from {} dispatch", "{}, learnt from {} dispatches",
                                stats.topics, base::number_text(stats.topic_dispatches)));
  for (std::size_t part = 0; part < stats.parts.size() && stats.parts.size() > 1; ++part)
    print_row(tr("part {}", part + 1),
              trn(stats.parts[part], "{} dispatch", "{} dispatches", base::number_text(stats.parts[part])));
  for (const PropertyCount& property : stats.properties)
    print_row(tr("property"), trn(property.dispatches, "{} ({} dispatch)", "{} ({} dispatches)", property.name,
                                  base::number_text(property.dispatches)));
}

void print_parts(const std::vector<IndexPart>& parts) {
  if (!parts.empty()) render::say(std::cout, "\n");
  for (const IndexPart& part : parts) {
    const std::string name = tr(part.name.c_str());
    const std::string bytes = base::number_text(part.bytes);
    render::say(std::cout, name, blanks_beside(name, 22), blanks_beside(bytes, 14), bytes, "\n");
  }
}

void print_removal(const Options& options, std::size_t removed) {
  const std::size_t missing = options.removed.size() - removed;
  if (options.json) print_line({{"index", options.index.string()}, {"deleted", removed}, {"missing", missing}});
  if (!options.quiet)
    render::say(std::cerr, trn(removed, "deleted {} dispatch", "deleted {} dispatches", base::number_text(removed)),
                "\n");
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
  if (!stats->topics.empty()) json["topics"] = {{"model", stats->topics}, {"dispatches", stats->topic_dispatches}};
  if (stats->parts.size() > 1) json["dispatches_of_parts"] = stats->parts;
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
  if (!options.json && !options.quiet) render::say(std::cout, tr("{}: sound", options.index.string()), "\n");
  return kAllIndexed;
}

int compact(const Options& options) {
  const auto before = index_stats(options.index);
  if (!before) return report_failure(before.error());
  say_complaint(options, *before);
  if (auto status = compact_index(options.index, options.writer.wait_lock_seconds, options.writer.topics_of); !status)
    return report_failure(status.error());
  const auto after = index_stats(options.index);
  if (!after) return report_failure(after.error());
  if (options.json)
    print_line({{"index", options.index.string()}, {"bytes_before", before->bytes}, {"bytes", after->bytes}});
  if (!options.quiet)
    render::say(std::cerr,
                tr("compacted {} bytes to {}", base::number_text(before->bytes), base::number_text(after->bytes)),
                "\n");
  return kAllIndexed;
}

int back_up(const Options& options) {
  const auto stats = index_stats(options.index);
  if (!stats) return report_failure(stats.error());
  say_complaint(options, *stats);
  const auto copied = back_up_index(options.index, options.backup);
  if (!copied) return report_failure(copied.error(), to_translate("--backup DIR"));
  if (options.json)
    print_line({{"index", options.index.string()}, {"backup", options.backup.string()}, {"dispatches", *copied}});
  if (!options.quiet)
    render::say(std::cerr,
                trn(*copied, "copied {} dispatch to {}", "copied {} dispatches to {}", base::number_text(*copied),
                    options.backup.string()),
                "\n");
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
    if (!*present) render::say(std::cerr, "indexer: ", tr("no dispatch has the id {}", base::in_quotes(id)), "\n");
    removed += *present ? 1 : 0;
  }
  if (const auto counts = writer->commit(); !counts) return report_failure(counts.error());
  print_removal(options, removed);
  return removed == options.removed.size() ? kAllIndexed : kSomeRefused;
}

}  // namespace depeche::indexer
