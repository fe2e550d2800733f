#include "dispatch/members.h"

#include <algorithm>
#include <utility>

#include "base/utf8.h"
#include "dispatch/absolute_date.h"
#include "dispatch/clean_text.h"
#include "dispatch/publication.h"

namespace depeche::dispatch {
namespace {

void set_date(const std::string& value, Parsed& parsed) {
  if (value.empty()) return;
  parsed.dispatch.dated = read_absolute_date(value);
  if (!parsed.dispatch.dated)
    parsed.warnings.push_back("the date \"" + std::string(base::truncate_utf8(value, 60)) +
                              "\" is not understood: it is left out");
}

}  // namespace

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
