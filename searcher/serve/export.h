#pragma once

// An answer of any length, written page by page: no more than one page of hits is in memory.

#include <cstddef>
#include <fstream>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "capi/request_json.h"
#include "depeche/render.h"
#include "depeche/search.h"
#include "render/references.h"
#include "render/workbook.h"
#include "serve/site.h"

namespace depeche::serve {

enum class ExportKind { jsonl, csv, tsv, ris, bibtex, xlsx };

// Not for several threads at once. There are at most Site::kMostExports; more than these have no place.
class Export {
 public:
  // The request is sorted by date, or for at most kMostHits hits.
  Export(Site& site, capi::ExportRequest asked, ExportKind kind);
  ~Export();
  Export(const Export&) = delete;
  Export& operator=(const Export&) = delete;

  bool has_place() const { return has_place_; }
  // What comes next, of which a page of hits was read at most; nothing at the end. It is empty while a workbook, whose
  // bytes come last, takes in its rows. Errors: those of a search; limit when there are more hits than a workbook
  // holds, at the first call where that is known then; io.
  Result<std::optional<std::string>> next();

 private:
  Result<SearchResults> next_page();
  Status fix_columns();
  std::string write(const SearchResults& results);
  std::string rows(const SearchResults& results);
  Result<std::optional<std::string>> add_to_workbook(const SearchResults& results);
  Result<std::optional<std::string>> read_workbook();

  Site& site_;
  capi::ExportRequest asked_;
  const ExportKind kind_;
  const bool has_place_;
  std::size_t left_;  // hits
  std::size_t written_ = 0;
  bool over_ = false;
  std::string header_;                         // of the rows, in front of each page that the renderer gives
  std::optional<render::ReferenceKeys> keys_;  // of BibTeX
  std::optional<render::Workbook> workbook_;
  std::ifstream finished_;  // the workbook, when all rows are there
};

}  // namespace depeche::serve
