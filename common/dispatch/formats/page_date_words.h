#pragma once

// The words by which pages say which of their dates is which.

#include <array>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "time/line_dates.h"

namespace depeche::dispatch {

// Names of meta elements that mean the publication, in small letters; the surest first.
inline constexpr std::array<std::string_view, 24> kPublishedMeta{"article:published_time",
                                                                 "og:article:published_time",
                                                                 "og:published_time",
                                                                 "og:pubdate",
                                                                 "datepublished",
                                                                 "dc.date.issued",
                                                                 "dcterms.issued",
                                                                 "dcterms.available",
                                                                 "sailthru.date",
                                                                 "parsely-pub-date",
                                                                 "cxenseparse:recs:publishtime",
                                                                 "cxenseparse:publishtime",
                                                                 "citation_publication_date",
                                                                 "citation_online_date",
                                                                 "prism.publicationdate",
                                                                 "publication_date",
                                                                 "publication-date",
                                                                 "publicationdate",
                                                                 "publish-date",
                                                                 "publish_date",
                                                                 "published-date",
                                                                 "pubdate",
                                                                 "article.published",
                                                                 "article:publicationdate"};
// Names that mostly mean it.
inline constexpr std::array<std::string_view, 21> kOtherMeta{"date",
                                                             "dc.date",
                                                             "dcterms.date",
                                                             "dc.date.created",
                                                             "dc.created",
                                                             "dcterms.created",
                                                             "article.created",
                                                             "article:created_time",
                                                             "created",
                                                             "date_published",
                                                             "article_date_original",
                                                             "originalpublicationdate",
                                                             "release_date",
                                                             "displaydate",
                                                             "pdate",
                                                             "ptime",
                                                             "rbpubdate",
                                                             "bt:pubdate",
                                                             "dateposted",
                                                             "eprints.date",
                                                             "citation_date"};
// Names of values in scripts.
inline constexpr std::array<std::string_view, 18> kScriptNames{"datePublished",
                                                               "date_published",
                                                               "publicationDate",
                                                               "publication_date",
                                                               "publishedDate",
                                                               "published_date",
                                                               "publishDate",
                                                               "publish_date",
                                                               "publishedAt",
                                                               "published_at",
                                                               "publishedTime",
                                                               "published_time",
                                                               "article_publication_date",
                                                               "first_publish_date",
                                                               "firstPublished",
                                                               "pubdate",
                                                               "pubDate",
                                                               "publishDateString"};

// Whether a word such as "Publié le" or "mis à jour" stands shortly before `at`; of both, the nearer one counts.
bool follows_publication(std::string_view line, std::size_t at);
bool follows_update(std::string_view line, std::size_t at);

// How pages in that language write 13/1/2022; unknown for the languages that write 13.1.2022, where programs of other
// countries write what has slashes.
enum class SlashOrder { day_first, month_first, unknown };
SlashOrder slash_order(std::string_view language);

// The day in "https://…/2022/01/13/…", "…-2022-01-13.html", "…/13-01-2022-…" or "…/20220113-…". A
// number of more figures is none.
std::optional<time::LineDate> read_address_day(std::string_view address);
// "2022-01" for "https://…/2022/01/…", where no day follows; else empty.
std::string month_in_address(std::string_view address);

}  // namespace depeche::dispatch
