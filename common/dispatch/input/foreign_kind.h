#pragma once

// What is no dispatch, and no format that holds some, told by how it begins. It is refused by its name.

#include <optional>
#include <string_view>

#include "depeche/result.h"

namespace depeche::dispatch {

// The error for bytes of a kind that is known by its first bytes: a PDF, an old Office document, a picture, a sound, a
// database, an archive of another kind.
std::optional<Error> foreign_kind(std::string_view head);

// The same for a zip that is a document: .docx (whose text is read nevertheless, see packed.h), .xlsx, .pptx, .odt,
// .epub.
std::optional<Error> foreign_archive(std::string_view head);

// The same for text that no person wrote to be read, when it is of none of the formats: base64, JSON, keys,
// calendars, scripts. Text that merely begins with "<" or "[" is none of these.
std::optional<Error> no_text_kind(std::string_view text);

}  // namespace depeche::dispatch
