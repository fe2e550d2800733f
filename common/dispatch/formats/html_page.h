#pragma once

#include "base/xml.h"
#include "dispatch/formats/items.h"

namespace depeche::dispatch {

// The article of a page: its paragraphs, headings and lists below `article`, else `main`, else the whole page, menus
// and the like left out; headline, date, site and author from the page's meta elements, else from `h1` and `time`.
RawItem read_html_page(const base::XmlElement& html);
Result<Parsed> parse_html_page(std::string_view text);

}  // namespace depeche::dispatch
