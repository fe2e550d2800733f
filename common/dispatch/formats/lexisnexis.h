#pragma once

// The exports of LexisNexis (text and HTML: "1 of 20 DOCUMENTS") and of Nexis Uni (RTF, DOCX: "End of Document").

#include <vector>

#include "dispatch/formats/press_export.h"

namespace depeche::dispatch {

// "1 of 20 DOCUMENTS", "Document 1 de 20", "Dokument 1 von 20".
bool is_lexisnexis_start(std::string_view line);

// The articles; none when no line begins or ends one. What their fields say, in English, French or German, is kept
// under the known names, and all other fields of their heads under their own.
std::vector<RawItem> read_lexisnexis_lines(const ExportLines& lines);

}  // namespace depeche::dispatch
