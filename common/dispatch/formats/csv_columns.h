#pragma once

// Reads the header row of CSV, and makes dispatches of rows by it.

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "depeche/read.h"
#include "depeche/result.h"
#include "dispatch/formats/csv_reader.h"
#include "dispatch/formats/gathering.h"
#include "dispatch/formats/names.h"
#include "dispatch/outcome/parsed.h"

namespace depeche::dispatch {

// How a file of CSV is cut.
struct CsvShape {
  char separator = ',';
  std::size_t preamble = 0;  // the size of the first line when it only says what the separator is: "sep=;", as Excel
                             // writes it
};

// The shape of CSV that begins with `head`: the separator is a comma, a semicolon, a tab or a bar. The header row must
// have two or more columns, and one of them a name for the text, or one a name for the title and another one for some
// other part of a dispatch; else nothing. Any text behind a line "sep=;" is CSV.
std::optional<CsvShape> detect_csv(std::string_view head);
// The same for what is CSV in any case: the separator that is most frequent in the first line.
CsvShape likely_shape(std::string_view head);

class CsvColumns {
 public:
  // Columns have the names of members.h, those of options.map, the codes of Factiva (factiva.h), or become properties.
  // `options` must have passed check_names(). Error: format when there is no column for a title or a text.
  static Result<CsvColumns> create(const std::vector<std::string>& header, const ReadOptions& options);

  // `origin.id` is for a row without id. Values that are not UTF-8 are decoded as files are. Errors: format for a row
  // of another length than the header's, quotes that do not end, or neither title nor text. Not for several threads at
  // once.
  Result<Parsed> parse(CsvRecord record, const Origin& origin);

 private:
  Result<Parsed> parse_coded(CsvRecord record, const Origin& origin) const;

  std::vector<std::string> codes_;  // not empty: the columns are called by the codes of Factiva
  std::vector<Meaning> columns_;
  Gathering gathering_;
};

}  // namespace depeche::dispatch
