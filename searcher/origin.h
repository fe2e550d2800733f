#pragma once

// Where a dispatch came from, as something that can be opened.

#include <filesystem>
#include <string>

#include "depeche/dispatch.h"

namespace depeche::searcher {

// The file that holds the dispatch now; for a member of an archive, the archive. Empty when there is none.
std::filesystem::path source_file(const Dispatch& dispatch);

// The page that the dispatch names, when that is one of the web; else empty.
std::string web_page(const Dispatch& dispatch);

// The URI of the file, else of the page, in printable ASCII. Empty without both.
std::string link_of(const Dispatch& dispatch);

}  // namespace depeche::searcher
