#pragma once

// An answer of any length, written page by page: no more than one page of hits is in memory.

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>

#include "capi/request_json.h"
#include "depeche/render.h"
#include "depeche/search.h"
#include "serve/site.h"

namespace depeche::serve {

enum class ExportKind { jsonl, csv, tsv, ris };

// Not for several threads at once. There are at most Site::kMostExports; more than these have no place.
class Export {
 public:
  // The request is sorted by date, or for at most kMostHits hits.
  Export(Site& site, capi::ExportRequest asked, ExportKind kind);
  ~Export();
  Export(const Export&) = delete;
  Export& operator=(const Export&) = delete;

  bool has_place() const { return has_place_; }
  // The next page as text; empty at the end. Errors: those of a search.
  Result<std::string> next_page();

 private:
  Status fix_columns();
  std::string write(const SearchResults& results);

  Site& site_;
  capi::ExportRequest asked_;
  const ExportKind kind_;
  const bool has_place_;
  std::size_t left_;  // hits
  std::size_t written_ = 0;
  bool over_ = false;
  std::string header_;  // of the rows, in front of each page that the renderer gives
};

}  // namespace depeche::serve
