#pragma once

// The column beside the hits: the timeline, and the counts that narrow the search. Both look at all matches, which
// takes ten times as long as finding the best.

#include "depeche/search.h"
#include "page/view.h"

namespace depeche::page {

// The timeline and the counts.
tl::expected<void, serve::Problem> write_side(const serve::Site& site, const View& view, const SearchRequest& request,
                                              Html& html);
// In their place: a link to them, which a script follows by itself.
void write_later(const View& view, Html& html);

// `opening`, the timeline and the counts, and `rest`, so that the hits are read while they are being made. What cannot
// be made, in the time of the request or at all, is left to its link.
http::PieceSource with_late_side(serve::Site& site, View view, SearchRequest request, Html opening, Html rest);

}  // namespace depeche::page
