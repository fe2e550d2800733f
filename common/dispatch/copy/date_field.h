#pragma once

#include <string_view>

#include "dispatch/outcome/parsed.h"

namespace depeche::dispatch {

// Sets the date of the dispatch to what a header, a member, a column or an element says, in any of the ways of writing
// of time::read_field_date(), and the moment where an hour is given. An empty value says nothing; another that is not
// understood is left out, with a warning. It replaces what was set before.
void set_date(std::string_view value, Parsed& parsed);

}  // namespace depeche::dispatch
