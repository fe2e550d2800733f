#pragma once

// Reads the header row of CSV, and makes dispatches of rows by it.

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "depeche/result.h"
#include "dispatch/formats/csv_reader.h"
#include "dispatch/outcome/parsed.h"

namespace depeche::dispatch {

// The separator (, or ; or tab) of the first line of `head`. The line must have two or more columns, one of which is a
// name for the text; else nothing.
std::optional<char> detect_csv(std::string_view head);
// The separator that is most frequent in the first line.
char likely_separator(std::string_view head);

class CsvColumns {
 public:
  // Columns have the names of the members of JSON Lines, without regard to case and to blanks around them. Other
  // columns are ignored. `fields` restricts them, as it does there. Error: format when there is no column for the text.
  static Result<CsvColumns> create(const std::vector<std::string>& header, const std::vector<std::string>& fields);

  // `origin.id` is for a row without id. Values that are not UTF-8 are decoded as files are. Errors: format for a row
  // of another length than the header's, quotes that do not end, or no text.
  Result<Parsed> parse(CsvRecord record, const Origin& origin) const;

 private:
  std::vector<std::size_t> members_;  // the member of each column, as in kMembers; kNoMember when it is ignored
};

}  // namespace depeche::dispatch
