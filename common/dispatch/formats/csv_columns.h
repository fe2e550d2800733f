#pragma once

// The header row of CSV, and rows made into dispatches by it.

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "depeche/result.h"
#include "dispatch/formats/csv_reader.h"
#include "dispatch/outcome/parsed.h"

namespace depeche::dispatch {

// The separator (, or ; or tab) of the first line of `head`, when its columns are two or more and one of them is a name
// for the text; nothing otherwise.
std::optional<char> detect_csv(std::string_view head);
// The one that stands most often in the first line.
char likely_separator(std::string_view head);

class CsvColumns {
 public:
  // Columns are named as the members of JSON Lines are, case and blanks around them ignored; others are passed over.
  // `fields` restricts them, as it does there. Error: format without a column for the text.
  static Result<CsvColumns> create(const std::vector<std::string>& header, const std::vector<std::string>& fields);

  // `origin.id` is for a row without id. Values that are not UTF-8 are decoded as files are. Errors: format for a row
  // of another length than the header's, quotes that do not end, or no text.
  Result<Parsed> parse(CsvRecord record, const Origin& origin) const;

 private:
  std::vector<std::size_t> members_;  // of each column, as in kMembers; kNoMember: passed over
};

}  // namespace depeche::dispatch
