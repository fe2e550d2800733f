#include "serve/export.h"

#include <algorithm>
#include <cerrno>
#include <sstream>
#include <utility>

#include "base/files.h"
#include "serve/told.h"

namespace depeche::serve {
namespace {

constexpr std::size_t kPage = 500;
constexpr std::size_t kPieceOfFile = 256 << 10;

bool has_columns(ExportKind kind) {
  return kind == ExportKind::csv || kind == ExportKind::tsv || kind == ExportKind::xlsx;
}

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

Result<std::optional<std::string>> Export::next() {
  if (finished_.is_open()) return read_workbook();
  if (over_) return std::nullopt;
  if (has_columns(kind_) && written_ == 0)
    if (auto status = fix_columns(); !status) return tl::unexpected<Error>(status.error());
  const auto page = next_page();
  if (!page) return tl::unexpected<Error>(page.error());
  if (kind_ == ExportKind::xlsx) return add_to_workbook(*page);
  std::string text = write(*page);
  written_ += page->hits.size();
  return text.empty() ? std::optional<std::string>() : std::move(text);
}

Result<SearchResults> Export::next_page() {
  SearchRequest& request = asked_.search;
  request.limit = std::min(left_, kPage);
  request.deadline = std::chrono::steady_clock::now() + site_.options().time_for_each;
  auto results = site_.searcher().search(request);
  if (!results) return tl::unexpected<Error>(results.error());
  const std::size_t count = results->hits.size();
  for (std::size_t i = 0; i < count; ++i) results->hits[i].rank = written_ + i + 1;
  tell(*results, site_);
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
  return results;
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
    case ExportKind::bibtex:
      if (!keys_) keys_.emplace();
      render::write_bibtex(
          results, [this](const std::string& key) { return keys_->take(key); }, out);
      break;
    case ExportKind::csv:
    case ExportKind::tsv:
      return rows(results);
    case ExportKind::xlsx:
      break;
  }
  return std::move(out).str();
}

std::string Export::rows(const SearchResults& results) {
  std::ostringstream out;
  render_csv_table(results, asked_.table, out);
  std::string page = std::move(out).str();
  if (written_ == 0) return page;
  if (header_.empty()) {
    std::ostringstream header;
    render_csv_table({}, asked_.table, header);
    header_ = std::move(header).str();
  }
  return page.substr(header_.size());
}

Result<std::optional<std::string>> Export::add_to_workbook(const SearchResults& results) {
  if (!workbook_) {
    const std::size_t expected = std::min(left_ + results.hits.size(), results.total);
    if (expected > render::Workbook::kMostRows) return tl::unexpected<Error>(render::too_many_rows(expected));
    auto made = render::Workbook::make(asked_.table.columns);
    if (!made) return tl::unexpected<Error>(made.error());
    workbook_.emplace(std::move(*made));
  }
  for (const Hit& hit : results.hits)
    if (auto status = workbook_->add(hit); !status) return tl::unexpected<Error>(status.error());
  written_ += results.hits.size();
  if (!over_) return std::string();
  const auto file = workbook_->finish();
  if (!file) return tl::unexpected<Error>(file.error());
  finished_.open(*file, std::ios::binary);
  return read_workbook();
}

Result<std::optional<std::string>> Export::read_workbook() {
  std::string piece(kPieceOfFile, '\0');
  finished_.read(piece.data(), static_cast<std::streamsize>(piece.size()));
  piece.resize(static_cast<std::size_t>(finished_.gcount()));
  if (finished_.bad() || !finished_.is_open()) return tl::unexpected<Error>(base::file_error("workbook.xlsx", errno));
  return piece.empty() ? std::optional<std::string>() : std::move(piece);
}

}  // namespace depeche::serve
