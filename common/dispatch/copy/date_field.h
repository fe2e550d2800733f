#pragma once

#include <string_view>

#include "dispatch/outcome/parsed.h"

namespace depeche::dispatch {

// Sets the date of the dispatch to what a header, a member or an element says: see time::read_absolute_date() and
// time::read_mail_date(). An empty value says nothing; another that is not understood is left out, with a warning.
void set_date(std::string_view value, Parsed& parsed);

}  // namespace depeche::dispatch
