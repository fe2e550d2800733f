#pragma once

// The names that JSON Lines and CSV have for what a dispatch is made of.

#include <array>
#include <cstddef>
#include <string>
#include <string_view>

#include "dispatch/outcome/parsed.h"

namespace depeche::dispatch {

enum class Slot : std::size_t { id, title, text, date, source, place, url, credits, status, embargo };
inline constexpr std::size_t kSlots = 10;

struct Member {
  std::string_view name;
  Slot slot;
  unsigned rank;  // a lower one wins over a higher one of the same slot
};

inline constexpr std::array<Member, 15> kMembers{{{"id", Slot::id, 0},
                                                  {"title", Slot::title, 0},
                                                  {"text", Slot::text, 0},
                                                  {"body", Slot::text, 1},
                                                  {"content", Slot::text, 2},
                                                  {"body_text", Slot::text, 3},
                                                  {"date", Slot::date, 0},
                                                  {"source", Slot::source, 0},
                                                  {"place", Slot::place, 0},
                                                  {"url", Slot::url, 0},
                                                  {"credits", Slot::credits, 0},
                                                  {"author", Slot::credits, 1},
                                                  {"status", Slot::status, 0},
                                                  {"pubstatus", Slot::status, 1},
                                                  {"embargoed", Slot::embargo, 0}}};

inline constexpr std::size_t kNoMember = kMembers.size();

// The place in kMembers, or kNoMember.
std::size_t find_member(std::string_view name);
// "id, title, …".
std::string known_members();

// Cleans `value`, which must be UTF-8, and puts it in its place. A date that is not understood without knowing today is
// dropped with a warning; empty says nothing.
void set_slot(Slot slot, std::string value, Parsed& parsed);

}  // namespace depeche::dispatch
