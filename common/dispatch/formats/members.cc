#include "dispatch/formats/members.h"

#include <algorithm>
#include <utility>

#include "dispatch/copy/clean_text.h"
#include "dispatch/copy/date_field.h"
#include "dispatch/copy/publication.h"

namespace depeche::dispatch {
std::size_t find_member(std::string_view name) {
  const auto* found = std::find_if(kMembers.begin(), kMembers.end(), [&](const Member& m) { return m.name == name; });
  return static_cast<std::size_t>(found - kMembers.begin());
}

std::string known_members() {
  std::string names;
  for (const Member& member : kMembers) names.append(names.empty() ? "" : ", ").append(member.name);
  return names;
}

void set_slot(Slot slot, std::string value, Parsed& parsed) {
  Dispatch& dispatch = parsed.dispatch;
  value = slot == Slot::text ? clean_text(value) : clean_line(value);
  switch (slot) {
    case Slot::id:
      dispatch.id = std::move(value);
      break;
    case Slot::title:
      dispatch.title = std::move(value);
      break;
    case Slot::text:
      dispatch.text = std::move(value);
      break;
    case Slot::date:
      set_date(value, parsed);
      break;
    case Slot::source:
      dispatch.source = std::move(value);
      break;
    case Slot::place:
      dispatch.place = std::move(value);
      break;
    case Slot::url:
      dispatch.url = std::move(value);
      break;
    case Slot::credits:
      dispatch.credits = std::move(value);
      break;
    case Slot::status:
      set_status(value, parsed);
      break;
    case Slot::embargo:
      set_embargo(value, parsed);
      break;
  }
}

}  // namespace depeche::dispatch
