#pragma once

// What pages say in several places.

#include <string>

#include "depeche/search.h"
#include "page/html.h"
#include "page/view.h"

namespace depeche::page {

// The address under which pages name a dispatch: that of its id, unless `id` is one already, as tell() leaves it.
std::string address_of(serve::Site& site, const std::string& id);
// Where the page of a dispatch is, with the query whose words it marks.
std::string dispatch_address(const View& view, serve::Site& site, const std::string& id);
// "Le gaz", else the beginning of the text.
std::string title_of(const Dispatch& dispatch);
// The line below a title: what may not be published first and in its own look, moment or date, source, place.
void write_origin(const Dispatch& dispatch, std::optional<DateMatch> match, Html& html);
// A banner for what was withdrawn, is withheld or under embargo; nothing for all else.
void write_status(const Dispatch& dispatch, Html& html);
// "date", "agence", … for people; what stands at a filter's chip.
std::string filter_label(std::string_view parameter);

}  // namespace depeche::page
