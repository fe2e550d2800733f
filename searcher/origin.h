#pragma once

// Where a dispatch came from, as something that can be opened.

#include <filesystem>
#include <string>

#include "depeche/dispatch.h"

namespace depeche::searcher {

// The file that holds it now, for a member of an archive the archive; empty when there is none.
std::filesystem::path source_file(const Dispatch& dispatch);

// The page that it names, when that is one of the web; else empty.
std::string web_page(const Dispatch& dispatch);

// The URI of its file, else of its page; empty without both. Printable ASCII.
std::string link_of(const Dispatch& dispatch);

}  // namespace depeche::searcher
