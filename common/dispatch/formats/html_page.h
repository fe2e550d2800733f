#pragma once

#include <string_view>
#include <vector>

#include "base/xml.h"
#include "dispatch/formats/items.h"

namespace depeche::dispatch {

// The articles of a page, one at least. What JSON-LD says of an article comes first (linked_data.h), then the meta
// elements (page_meta.h), then what stands on the page (page_article.h, page_date.h). The text is that of the page, in
// paragraphs, unless JSON-LD has more of it. A description that only repeats how the text begins is no abstract.
std::vector<RawItem> read_html_page(const base::XmlElement& html);
// The same from its text; the articles of an export are told first (press_export.h).
std::vector<Result<Parsed>> parse_html_page(std::string_view text);

}  // namespace depeche::dispatch
