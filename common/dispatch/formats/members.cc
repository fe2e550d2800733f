#include "dispatch/formats/members.h"

#include <algorithm>
#include <string>
#include <unordered_map>

#include "dispatch/copy/clean_text.h"
#include "dispatch/copy/date_field.h"
#include "dispatch/copy/publication.h"

namespace depeche::dispatch {
namespace {

// The fields of queries that are not parts of the table above, or have other names there.
constexpr std::array<std::string_view, 2> kFieldsBeside{"mentions", "evoque"};

using MemberTable = std::unordered_map<std::string_view, Member>;

MemberTable make_table() {
  MemberTable table;
  for (const MemberNames& row : kMemberNames) {
    int rank = 0;
    for (std::string_view rest = row.names; !rest.empty();) {
      const std::string_view name = rest.substr(0, rest.find(' '));
      rest.remove_prefix(std::min(rest.size(), name.size() + 1));
      table.emplace(name, Member{row.slot, rank++});
    }
  }
  return table;
}

std::string without_lines(std::string_view name) {
  std::string joined(name);
  std::erase(joined, '_');
  return joined;
}

// The same names without lines in them: "publishDate" is folded to "publishdate".
std::unordered_map<std::string, Member> make_joined_table() {
  std::unordered_map<std::string, Member> table;
  for (const auto& [name, member] : make_table()) {
    const auto [known, is_new] = table.try_emplace(without_lines(name), member);
    if (!is_new && member.rank < known->second.rank) known->second = member;
  }
  return table;
}

}  // namespace

std::optional<Member> find_member(std::string_view name) {
  static const MemberTable kTable = make_table();
  static const auto kJoinedTable = make_joined_table();
  if (const auto found = kTable.find(name); found != kTable.end()) return found->second;
  const auto joined = kJoinedTable.find(without_lines(name));
  return joined != kJoinedTable.end() ? std::optional(joined->second) : std::nullopt;
}

std::string_view name_of(Slot slot) {
  const auto* row = std::ranges::find(kMemberNames, slot, &MemberNames::slot);
  return row->names.substr(0, row->names.find(' '));
}

bool is_reserved(std::string_view name) {
  constexpr std::array<std::string_view, 8> kAliasesOfFields{"titre",     "texte",  "agence", "lieu",
                                                             "signature", "auteur", "statut", "jour"};
  const auto is_first_name = [&](const MemberNames& row) { return name == name_of(row.slot); };
  return std::ranges::any_of(kMemberNames, is_first_name) || std::ranges::count(kAliasesOfFields, name) > 0 ||
         std::ranges::count(kFieldsBeside, name) > 0;
}

void set_slot(Slot slot, std::string_view value, Parsed& parsed) {
  Dispatch& dispatch = parsed.dispatch;
  switch (slot) {
    case Slot::id:
      dispatch.id = clean_line(value);
      break;
    case Slot::title:
      dispatch.title = clean_line(value);
      break;
    case Slot::abstract:
      dispatch.abstract = clean_text(value);
      break;
    case Slot::text:
      dispatch.text = clean_text(value);
      break;
    case Slot::date:
      set_date(clean_line(value), parsed);
      break;
    case Slot::source:
      dispatch.source = clean_line(value);
      break;
    case Slot::place:
      dispatch.place = clean_line(value);
      break;
    case Slot::url:
      dispatch.url = clean_line(value);
      break;
    case Slot::credits:
      dispatch.credits = clean_line(value);
      break;
    case Slot::status:
      set_status(clean_line(value), parsed);
      break;
    case Slot::embargo:
      set_embargo(clean_line(value), parsed);
      break;
    case Slot::time:
      break;
  }
}

}  // namespace depeche::dispatch
