#pragma once

// Takes text out of the markup of XML and HTML.

#include <string>
#include <string_view>

#include "base/xml.h"

namespace depeche::dispatch {

// What stands in the paragraphs, headings, lists and tables below the element, a blank line between any two, in the
// shape of clean_text(). Scripts, menus, forms, captions and the like are left out.
std::string text_of_markup(const base::XmlElement& element);

// The same for HTML in a string; text without markup stays what it is.
std::string text_of_html(std::string_view html);

}  // namespace depeche::dispatch
