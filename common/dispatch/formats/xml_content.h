#pragma once

// The text that an item of NewsML carries: as NITF, as HTML, or as text in which markup may be written out.

#include <string>
#include <string_view>

#include "base/xml.h"

namespace depeche::dispatch {

// The paragraphs of the content, in the shape of clean_text(). Empty for data that is no text, such as results of
// matches.
std::string text_of_content(const base::XmlElement& content);

// The same for text in which tags and entities may be written out. Where no tag ends a paragraph, its lines do.
std::string text_of_escaped(std::string_view text);

}  // namespace depeche::dispatch
