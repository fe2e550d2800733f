#pragma once

// The parts of the page of a search. Each writes nothing where it has nothing to say.

#include "depeche/search.h"
#include "depeche/timeline.h"
#include "page/view.h"

namespace depeche::page {

// The box for the query, and the builder that writes it. Filters in force stay.
void write_search_form(const View& view, Html& html);
// What filters, each with a link that takes it away.
void write_chips(const View& view, serve::Context& context, Html& html);
// How many there are, how the query was understood, what was also searched, left out, or is not there.
void write_heading(const View& view, const SearchResults& results, Html& html);
void write_orders(const View& view, const SearchRequest& request, Html& html);
void write_hits(const View& view, const SearchResults& results, serve::Context& context, Html& html);
// To the hits before and behind.
void write_pages(const View& view, const SearchRequest& request, const SearchResults& results, Html& html);
// Counts, each value a link that keeps it, and one that leaves it out.
void write_facets(const View& view, const SearchResults& results, Html& html);
// The years in which the matches were written; where one year has all, its months, and so on down to hours.
void write_dates(const View& view, const Facet& facet, Html& html);
// Bars that lead to their days, and a table of them.
void write_timeline(const View& view, const Timeline& timeline, Html& html);

}  // namespace depeche::page
