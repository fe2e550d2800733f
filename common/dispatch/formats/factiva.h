#pragma once

// The exports of Factiva: HTML and RTF, each with or without the codes of its fields (HD, PD, SN, …).

#include <vector>

#include "dispatch/formats/press_export.h"

namespace depeche::dispatch {

// The articles of a page, which stand in boxes of the class "article frArticle"; none when it has no such box.
std::vector<RawItem> read_factiva_page(const base::XmlElement& html);
// The articles of a text, each of which ends with "Document AFPFR00020220113ei1d0001"; none when no line is such a one.
std::vector<RawItem> read_factiva_lines(const ExportLines& lines);

}  // namespace depeche::dispatch
