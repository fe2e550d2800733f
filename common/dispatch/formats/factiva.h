#pragma once

// The exports of Factiva: HTML and RTF, each with or without the codes of its fields (HD, PD, SN, …), and tables.

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "dispatch/formats/press_export.h"

namespace depeche::dispatch {

// The articles of a page, which stand in boxes of the class "article frArticle"; none when it has no such box.
std::vector<RawItem> read_factiva_page(const base::XmlElement& html);
// The articles of a text, each of which ends with "Document AFPFR00020220113ei1d0001"; none when no line is such a one.
std::vector<RawItem> read_factiva_lines(const ExportLines& lines);

// True when the columns of a table are called by the codes of the fields: HD for the headline, and LP or TD, and
// others.
bool has_factiva_codes(std::span<const std::string_view> names);
// The article of a row, whose cells stand under these names. What has no code is kept under its name.
RawItem read_factiva_row(std::span<const std::string> names, std::span<const std::string> cells);

}  // namespace depeche::dispatch
