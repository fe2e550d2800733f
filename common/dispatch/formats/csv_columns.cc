#include "dispatch/formats/csv_columns.h"

#include <algorithm>
#include <array>
#include <utility>

#include "base/ascii.h"
#include "base/encoding.h"
#include "dispatch/copy/clean_text.h"
#include "dispatch/formats/members.h"

namespace depeche::dispatch {
namespace {

constexpr std::array<char, 3> kColumnSeparators{',', ';', '\t'};

std::string column_name(std::string_view name) {
  name = trim(name);
  if (name.size() > 1 && name.starts_with('"') && name.ends_with('"')) name = name.substr(1, name.size() - 2);
  return base::lower_ascii(name);
}

bool is_text(std::size_t member) { return member != kNoMember && kMembers[member].slot == Slot::text; }

std::string_view first_line(std::string_view head) { return head.substr(0, head.find_first_of("\r\n")); }

std::vector<std::string> split(std::string_view line, char separator) {
  std::vector<std::string> names;
  for (std::size_t begin = 0; begin <= line.size();) {
    const std::size_t end = std::min(line.find(separator, begin), line.size());
    names.push_back(column_name(line.substr(begin, end - begin)));
    begin = end + 1;
  }
  return names;
}

bool is_wanted(std::size_t member, const std::vector<std::string>& fields) {
  if (member == kNoMember) return false;
  const Slot slot = kMembers[member].slot;
  if (fields.empty() || slot == Slot::id || slot == Slot::text) return true;
  return std::find(fields.begin(), fields.end(), kMembers[member].name) != fields.end();
}

bool wins(std::size_t member, std::size_t other) {
  return other == kNoMember || kMembers[member].rank < kMembers[other].rank;
}

}  // namespace

std::optional<char> detect_csv(std::string_view head) {
  for (const char separator : kColumnSeparators) {
    const std::vector<std::string> names = split(first_line(head), separator);
    const bool has_text =
        std::any_of(names.begin(), names.end(), [](const std::string& n) { return is_text(find_member(n)); });
    if (names.size() > 1 && has_text) return separator;
  }
  return std::nullopt;
}

char likely_separator(std::string_view head) {
  const std::string_view line = first_line(head);
  return *std::max_element(kColumnSeparators.begin(), kColumnSeparators.end(), [&](char a, char b) {
    return std::count(line.begin(), line.end(), a) < std::count(line.begin(), line.end(), b);
  });
}

Result<CsvColumns> CsvColumns::create(const std::vector<std::string>& header, const std::vector<std::string>& fields) {
  CsvColumns columns;
  bool has_text = false;
  for (const std::string& name : header) {
    const std::size_t member = find_member(column_name(name));
    columns.members_.push_back(is_wanted(member, fields) ? member : kNoMember);
    has_text |= is_text(columns.members_.back());
  }
  if (!has_text)
    return fail(ErrorCode::format, "the header row names no column for the text",
                "name one \"text\"; the columns are " + known_members());
  return columns;
}

Result<Parsed> CsvColumns::parse(CsvRecord record, const Origin& origin) const {
  if (record.is_open) return fail(ErrorCode::format, "its quotes do not end", "close them, and double those within");
  if (record.fields.size() != members_.size())
    return fail(
        ErrorCode::format,
        "has " + std::to_string(record.fields.size()) + " fields, the header row " + std::to_string(members_.size()),
        "quote fields that hold the separator");
  std::array<std::size_t, kSlots> taken;
  taken.fill(kNoMember);
  Parsed parsed;
  for (std::size_t column = 0; column < members_.size(); ++column) {
    const std::size_t member = members_[column];
    if (member == kNoMember || trim(record.fields[column]).empty()) continue;
    std::size_t& best = taken[static_cast<std::size_t>(kMembers[member].slot)];
    if (!wins(member, best)) continue;
    best = member;
    set_slot(kMembers[member].slot, base::decode_automatically(std::move(record.fields[column])).text, parsed);
  }
  if (parsed.dispatch.text.empty()) return fail(ErrorCode::format, "no text", "leave the row out, or fill it");
  if (parsed.dispatch.id.empty()) parsed.dispatch.id = origin.id;
  parsed.dispatch.path = origin.path;
  return parsed;
}

}  // namespace depeche::dispatch
