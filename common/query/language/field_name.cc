#include "query/language/field_name.h"

#include <algorithm>
#include <array>
#include <string>
#include <utility>
#include <vector>

#include "base/files.h"
#include "base/message.h"
#include "base/utf8.h"
#include "query/language/nearest_name.h"
#include "schema/property_values.h"
#include "text/normalizer.h"

namespace depeche::query {
namespace {

// Longer than any name, accents included; nothing longer is folded or compared.
constexpr std::size_t kLongestFieldName = 80;
constexpr std::size_t kQuotedBytes = 40;
constexpr std::array<std::string_view, 4> kUrlSchemes{"http", "https", "ftp", "mailto"};

constexpr std::size_t kMostListed = 60;

template <class Info>
void add_names(const Info& info, std::vector<std::string_view>& names) {
  names.push_back(info.name);
  names.insert(names.end(), info.aliases.begin(), info.aliases.end());
}

std::vector<std::string_view> all_names(const std::vector<std::string>& own) {
  std::vector<std::string_view> names;
  for (const schema::FieldInfo& info : schema::kFields) add_names(info, names);
  for (const PropertyInfo& info : known_properties()) add_names(info, names);
  names.insert(names.end(), own.begin(), own.end());
  return names;
}

std::string list_of_names(const std::vector<std::string>& own, std::string_view end) {
  std::string list;
  std::size_t count = 0;
  const auto add = [&](std::string_view name) {
    if (++count > kMostListed) return;
    list.append(list.empty() ? "" : ", ").append(name).append(end);
  };
  for (const schema::FieldInfo& info : schema::kFields) add(info.name);
  for (const PropertyInfo& info : known_properties()) add(info.name);
  for (const std::string& name : own)
    if (!schema::is_common_property(name)) add(name);
  return count > kMostListed ? list + ", …" : list;
}

// "Did you mean "bureau:" or "auteur:"?", or all names. `end` stands behind each.
std::string guess(std::string_view name, std::string_view end, const OwnNames& own) {
  const std::vector<std::string> names = own.all ? own.all() : std::vector<std::string>();
  std::string near;
  for (const std::string_view one : nearest_names(name, all_names(names))) {
    const std::string shown = base::in_quotes(std::string(one).append(end));
    near = near.empty() ? shown : tr("{} or {}", near, shown);
  }
  return near.empty() ? tr("The names are {}.", list_of_names(names, end)) : tr("Did you mean {}?", near);
}

std::string quoted(std::string_view name) {
  const std::string_view shown = base::truncate_utf8(name, kQuotedBytes);
  return base::in_quotes(base::repair_utf8(shown).text + (shown.size() < name.size() ? "…" : ""));
}

}  // namespace

std::optional<FieldName> field_named(std::string_view name, const OwnNames& own) {
  if (name.size() > kLongestFieldName) return std::nullopt;
  if (const schema::FieldInfo* info = schema::find_field(text::fold(name))) return FieldName{info->field, {}};
  std::string property = property_name(name);
  if (property.empty()) return std::nullopt;
  const bool is_known = schema::is_common_property(property) || (own.has && own.has(property));
  return is_known ? std::optional(FieldName{std::nullopt, std::move(property)}) : std::nullopt;
}

std::string_view name_of(const FieldName& name) {
  return name.field ? schema::field_info(*name.field).name : std::string_view(name.property);
}

bool is_url_scheme(std::string_view name) {
  if (name.size() > kLongestFieldName) return false;
  return std::ranges::find(kUrlSchemes, text::lower_form(name)) != kUrlSchemes.end();
}

Error unknown_field(std::string_view name, std::size_t offset, const OwnNames& own) {
  return Error{ErrorCode::query, tr("unknown field {}", quoted(name)),
               tr("{} A blank after the colon searches for the words.", guess(name, ":", own)), offset};
}

Error unknown_name(std::string_view name, std::string_view asked_by, const OwnNames& own) {
  return Error{ErrorCode::invalid_argument,
               tr("{}: no dispatch has anything under the name {}", asked_by, quoted(name)), guess(name, "", own),
               std::nullopt};
}

}  // namespace depeche::query
