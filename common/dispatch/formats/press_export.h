#pragma once

// What press archives export: many articles in one file, each with lines that say what it is.

#include <string>
#include <string_view>
#include <vector>

#include "base/xml.h"
#include "dispatch/formats/items.h"

namespace depeche::dispatch {

// The lines of an export: its paragraphs, headings and rows, without blanks at their ends, none of them empty.
using ExportLines = std::vector<std::string>;

// A line for each of `text`; with `are_wrapped`, for each run of lines without a blank one between.
ExportLines lines_of(std::string_view text, bool are_wrapped);

// False for the text of a page of which read_export_page() would say nothing: a quick look at its bytes.
bool may_be_export(std::string_view html);
// The articles of a page that Europresse, Factiva or LexisNexis made; none when it is another page.
std::vector<RawItem> read_export_page(const base::XmlElement& html);
// The articles of the text of a document that Factiva or LexisNexis made; none when it is another text.
std::vector<RawItem> read_export_text(const ExportLines& lines);

// True when the first bytes of a plain text are those of an export of LexisNexis.
bool begins_export(std::string_view head);

}  // namespace depeche::dispatch
