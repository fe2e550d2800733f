#pragma once

// A page of a search whose hits are read while its timeline is still being made: naming the peaks of a timeline takes
// ten times as long as the search.

#include "depeche/search.h"
#include "page/view.h"

namespace depeche::page {

// The timeline, or the reason why there is none.
tl::expected<void, serve::Problem> write_chart(const serve::Site& site, const View& view, const SearchRequest& request,
                                               Html& html);
// Where the timeline will stand: a link to it, which a script follows by itself.
void write_later(const View& view, Html& html);

// `opening`, the timeline, and `rest`. A timeline that cannot be made, in the time of the request or at all, is left to
// its link.
http::PieceSource with_late_chart(serve::Site& site, View view, SearchRequest request, Html opening, Html rest);

}  // namespace depeche::page
