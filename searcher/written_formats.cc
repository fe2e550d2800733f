#include "written_formats.h"

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include "base/message.h"
#include "option_table.h"
#include "usage_error.h"

namespace depeche::searcher {
namespace {

// The formats in which an action writes; all of them, where it has no row.
struct WrittenFormats {
  Action action;
  std::string_view option;
  std::vector<OutputFormat> formats;
  std::string hint = help_hint();
};

std::vector<WrittenFormats> written_formats() {
  using enum OutputFormat;
  return {{Action::batch, "--batch", {trec, ids, jsonl}},
          {Action::compare, "--diff", {text, json}},
          {Action::watch, "--watch", {text, json, jsonl, ids}},
          {Action::show, "--show", {text, json, jsonl, csv, tsv, xlsx, html, md, ris, bibtex, atom}},
          {Action::timeline, "--timeline", {text, json, csv, tsv}, tr("and a picture with --plot FILE.svg")}};
}

}  // namespace

Status check_format(const Options& options) {
  const OutputFormat format = options.format;
  for (const WrittenFormats& row : written_formats()) {
    if (row.action != options.action || std::ranges::find(row.formats, format) != row.formats.end()) continue;
    std::vector<std::string_view> names;
    for (const OutputFormat written : row.formats) names.push_back(base::name_of(kOutputFormats, written));
    return usage_error(tr("{} writes {}", row.option, manual::enumerated(names)), row.hint);
  }
  const bool has_facets = format == OutputFormat::text || format == OutputFormat::json ||
                          (format == OutputFormat::jsonl && options.action == Action::batch);
  const bool has_rows = format == OutputFormat::csv || format == OutputFormat::tsv;
  const bool has_columns = has_rows || format == OutputFormat::xlsx;
  if (!options.table.columns.empty() && !has_columns)
    return usage_error(tr("--columns needs csv, tsv or xlsx"), tr("-f csv"));
  if (has_rows && options.counts() && (!options.table.columns.empty() || options.whole_texts))
    return usage_error(tr("--facets take the place of the hits in rows"), tr("leave out --columns and --show"));
  if (options.table.for_excel && format != OutputFormat::csv)
    return usage_error(tr("--excel is for csv"), tr("xlsx opens in any spreadsheet without it"));
  if (options.whole_texts && (format == OutputFormat::ids || format == OutputFormat::trec))
    return usage_error(tr("--show needs a format with texts"), tr("ids and trec have none"));
  if (options.counts() && !has_facets && !has_rows)
    return usage_error(tr("--facets have no place in this format"),
                       tr("they need text, json, csv or tsv; with --batch jsonl"));
  return {};
}

}  // namespace depeche::searcher
