#pragma once

// Reads plain text under header lines of the form `Key: value`.

#include <string_view>

#include "depeche/result.h"
#include "dispatch/outcome/parsed.h"

namespace depeche::dispatch {

// True when the first line is `Key: value` with a key that is known, and every further line up to the first blank one
// is `Key: value` with any key of 30 characters at most, or begins with a blank and so continues the value before it.
bool has_key_value_header(std::string_view text);

// `text` is UTF-8. Keys, without regard to case and accents: title titre headline, date, source agence agency, place
// lieu, id identifiant, url lien, credits auteur author signature, status statut, embargo embargoed; the first of
// several wins, unknown ones are left out. Then a blank line, and the copy, read by read_copy(). A date that is not
// understood without knowing today is dropped with a warning. Error: ErrorCode::format without such a header or without
// text.
Result<Parsed> parse_key_value(std::string_view text, const Origin& origin);

}  // namespace depeche::dispatch
