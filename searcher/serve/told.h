#pragma once

// What of an answer is told to clients.

#include <string>
#include <vector>

#include "depeche/compare.h"
#include "depeche/search.h"
#include "serve/site.h"

namespace depeche::serve {

// An id that is the path of a file, or begins with one.
bool is_path(std::string_view id);

// Puts the address of a dispatch in the place of an id that is a path, and takes paths out, unless the site shows them.
// The addresses of all hits are remembered.
void tell(Dispatch& dispatch, Site& site);
void tell(SearchResults& results, Site& site);
void tell(Comparison& comparison, Site& site);

// False when the answer will change without a commit: an embargo in it ends, or the time was up before it was whole.
bool lasts(const SearchResults& results);

// Bytes of UTF-8 become units of UTF-16, in which JavaScript, Java and others count.
void count_in_utf16(SearchResults& results);

}  // namespace depeche::serve
