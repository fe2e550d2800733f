#pragma once

#include <vector>

#include "base/xml.h"
#include "dispatch/formats/items.h"

namespace depeche::dispatch {

// An article as Factiva gives it out in XML: of a page of results (`article` of ppsArticleResponse), of its archive
// (`Result`, or `ArchiveDoc` with an `Article`), or of a feed (`DistDoc`). The id is the accession number; the text the
// lead and the paragraphs behind it.
std::vector<RawItem> read_factiva_article(const base::XmlElement& article);

}  // namespace depeche::dispatch
