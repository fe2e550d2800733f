#pragma once

// The HTML that Europresse exports.

#include <vector>

#include "dispatch/formats/press_export.h"

namespace depeche::dispatch {

// The articles of a page: each `article` with an element of the class DocPublicationName. Source and number of the
// issue, section, day, number of words and page (DocHeader), headline and what stands below it (titreArticle), author,
// text (docOcurrContainer, else DocText), copyright and the number of the document, which becomes the id. Pages of
// earlier years have no `article`: there an article begins at each such element.
std::vector<RawItem> read_europresse_page(const base::XmlElement& html);

}  // namespace depeche::dispatch
