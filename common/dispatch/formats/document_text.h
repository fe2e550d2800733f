#pragma once

// Documents of word processors, which hold one dispatch, or the many of an export.

#include <string>
#include <string_view>
#include <vector>

#include "dispatch/formats/items.h"

namespace depeche::dispatch {

// The dispatches of a document's text, a line for each paragraph: those of an export, else one, read as plain text.
// `are_wrapped`: the lines of the text are no paragraphs.
std::vector<Result<Parsed>> parse_document_text(std::string_view text, bool are_wrapped, const Origin& origin);

// The member of a .docx file that has its text.
inline constexpr std::string_view kDocxTextPart = "word/document.xml";
// The text of that part. Error: what XmlDocument::parse() says.
Result<std::string> text_of_docx(std::string_view document);

}  // namespace depeche::dispatch
