#pragma once

#include <string>

#include "base/deadline.h"
#include "schema/part_database.h"

namespace depeche::query {

// What searches of other processes ask of a part that this one has. Throws as Xapian does, base::DeadlinePassed, and
// base::WireError when the arguments are none of such work.
std::string work_out(schema::PartWork work, const std::string& arguments, const schema::PartDatabase& part,
                     const base::Deadline& deadline);

}  // namespace depeche::query
