#include "serve/export.h"

#include <algorithm>
#include <sstream>
#include <utility>

#include "serve/told.h"

namespace depeche::serve {
namespace {

constexpr std::size_t kPage = 500;

bool has_rows(ExportKind kind) { return kind == ExportKind::csv || kind == ExportKind::tsv; }

}  // namespace

Export::Export(Site& site, capi::ExportRequest asked, ExportKind kind)
    : site_(site),
      asked_(std::move(asked)),
      kind_(kind),
      has_place_(++site.exports <= Site::kMostExports),
      left_(asked_.search.limit) {
  asked_.table.tabs = kind == ExportKind::tsv;
}

Export::~Export() { --site_.exports; }

// The usual columns are those of the properties that hits have. Which these are is not known before the last page, so
// that all properties of the archive have one.
Status Export::fix_columns() {
  std::vector<std::string>& columns = asked_.table.columns;
  if (!columns.empty()) return {};
  columns = whole_table_columns({});
  if (asked_.text == DossierText::snippets) std::erase(columns, "text");
  if (!site_.options().show_paths) std::erase(columns, "path");
  const auto properties = site_.searcher().properties();
  if (!properties) return tl::unexpected<Error>(properties.error());
  for (const PropertyCount& property : *properties)
    if (std::ranges::find(columns, property.name) == columns.end()) columns.push_back(property.name);
  return {};
}

Result<std::string> Export::next_page() {
  SearchRequest& request = asked_.search;
  if (has_rows(kind_) && written_ == 0)
    if (auto status = fix_columns(); !status) return tl::unexpected<Error>(status.error());
  if (over_) return std::string();
  request.limit = std::min(left_, kPage);
  request.deadline = std::chrono::steady_clock::now() + site_.options().time_for_each;
  auto results = site_.searcher().search(request);
  if (!results) return tl::unexpected<Error>(results.error());
  const std::size_t count = results->hits.size();
  for (std::size_t i = 0; i < count; ++i) results->hits[i].rank = written_ + i + 1;
  tell(*results, site_);
  std::string page = write(*results);
  written_ += count;
  left_ -= count;
  if (results->next)
    request.after = *results->next;
  else
    request.offset += count;
  if (results->next) request.offset = 0;
  const bool is_dated = request.sort != SortOrder::relevance;
  over_ = left_ == 0 || count < request.limit || (is_dated && !results->next);
  // What is counted once need not be counted for each page.
  request.counting = Counting::none;
  request.suggest = false;
  return page;
}

std::string Export::write(const SearchResults& results) {
  std::ostringstream out;
  switch (kind_) {
    case ExportKind::jsonl:
      if (asked_.text == DossierText::whole_texts)
        render_dispatches_jsonl(results, out);
      else
        render_jsonl(results, out);
      break;
    case ExportKind::ris:
      render_ris(results, out);
      break;
    case ExportKind::csv:
    case ExportKind::tsv:
      render_csv_table(results, asked_.table, out);
      break;
  }
  std::string page = std::move(out).str();
  if (!has_rows(kind_) || written_ == 0) return page;
  if (header_.empty()) {
    std::ostringstream header;
    render_csv_table({}, asked_.table, header);
    header_ = std::move(header).str();
  }
  return page.substr(header_.size());
}

}  // namespace depeche::serve
