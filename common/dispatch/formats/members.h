#pragma once

// Finds parts of a dispatch by their names, and puts values there.

#include <optional>
#include <string>
#include <string_view>

#include "dispatch/formats/member_names.h"
#include "dispatch/outcome/parsed.h"

namespace depeche::dispatch {

struct Member {
  Slot slot;
  int rank;  // a lower one wins over a higher one of the same slot
};

// `name` as folded_name() makes it; "_" may be missing or be too many. Nothing when it is in no row of the table.
std::optional<Member> find_member(std::string_view name);
// The first name of the slot.
std::string_view name_of(Slot slot);
// True for what queries already understand in another way, so that no property can be asked for by that name.
bool is_reserved(std::string_view name);

// Cleans `value`, which must be UTF-8, and puts it in its place. A date that is not understood without knowing today is
// dropped with a warning; empty says nothing. Slot::time sets nothing by itself.
void set_slot(Slot slot, std::string_view value, Parsed& parsed);

}  // namespace depeche::dispatch
