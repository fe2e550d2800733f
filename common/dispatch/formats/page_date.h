#pragma once

// Finds out when the article of a page was written.

#include <string>
#include <string_view>

#include "dispatch/formats/linked_data.h"
#include "dispatch/formats/page_article.h"
#include "dispatch/formats/page_meta.h"
#include "dispatch/formats/page_outline.h"

namespace depeche::dispatch {

struct PageDateSources {
  const PageOutline& outline;
  const PageArticle& article;
  const PageMeta* meta = nullptr;         // null when the page has several articles, whose dates it does not tell apart
  const LinkedArticle* linked = nullptr;  // null when there is none
  std::string_view scripts;               // the text of the scripts, for what they say of the article
  std::string_view address;               // of the article
  std::string_view language;              // of the page: "fr", "en-US"
};

struct PageDate {
  std::string date;      // in ISO form, with the hour and the offset where they are known: "2022-01-13T18:32:00+01:00"
  std::string doubtful;  // when `date` is empty: a date that is not sure enough, as a person may read it
};

// The first of: JSON-LD, meta elements and microdata that mean the publication; the day in the address; other meta
// elements, scripts that name one day of publication; `time` and named elements beside the headline; dates that a label
// or the place beside the headline marks; the dateline; the last change, as the page prints it beside the headline; the
// month in the address. What JSON-LD and meta elements say is compared with the date that is printed beside the
// headline (settle_dates.h); where the two contradict each other, the one that the page prints counts. A date before
// 1990 or in the future is none. Doubtful are a last change that stands elsewhere, and figures of which a page without
// a language does not say which is the month.
PageDate find_page_date(const PageDateSources& sources);

}  // namespace depeche::dispatch
