#include "query/language/field_name.h"

#include <algorithm>
#include <array>
#include <string>
#include <vector>

#include "base/utf8.h"
#include "query/language/nearest_name.h"
#include "text/normalizer.h"

namespace depeche::query {
namespace {

// Longer than any field name, accents included; nothing longer is folded or compared.
constexpr std::size_t kLongestFieldName = 24;
constexpr std::size_t kQuotedBytes = 40;
constexpr std::array<std::string_view, 4> kUrlSchemes{"http", "https", "ftp", "mailto"};

std::vector<std::string_view> all_names() {
  std::vector<std::string_view> names;
  for (const schema::FieldInfo& info : schema::kFields) {
    names.push_back(info.name);
    names.insert(names.end(), info.aliases.begin(), info.aliases.end());
  }
  return names;
}

std::string list_of_fields() {
  std::string list;
  for (const schema::FieldInfo& info : schema::kFields) {
    if (!list.empty()) list += ", ";
    list += info.name;
    list += ':';
  }
  return list;
}

std::string quoted(std::string_view name) {
  const std::string_view shown = base::truncate_utf8(name, kQuotedBytes);
  return '"' + base::repair_utf8(shown).text + (shown.size() < name.size() ? "…\"" : "\"");
}

}  // namespace

std::optional<schema::Field> field_named(std::string_view name) {
  if (name.size() > kLongestFieldName) return std::nullopt;
  const schema::FieldInfo* info = schema::find_field(text::fold(name));
  if (info == nullptr) return std::nullopt;
  return info->field;
}

bool is_url_scheme(std::string_view name) {
  if (name.size() > kLongestFieldName) return false;
  return std::ranges::find(kUrlSchemes, text::lower_form(name)) != kUrlSchemes.end();
}

Error unknown_field(std::string_view name, std::size_t offset) {
  const std::string_view near = nearest_name(name, all_names());
  const std::string guess =
      near.empty() ? "The fields are " + list_of_fields() : "Did you mean \"" + std::string(near) + ":\"?";
  return Error{ErrorCode::query, "unknown field " + quoted(name),
               guess + (near.empty() ? "." : "") + " A blank after the colon searches for the words.", offset};
}

}  // namespace depeche::query
