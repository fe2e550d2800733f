#include "query/field_name.h"

#include <algorithm>
#include <array>
#include <numeric>
#include <string>
#include <utility>
#include <vector>

#include "base/utf8.h"
#include "text/normalizer.h"

namespace depeche::query {
namespace {

// Longer than any field name, accents included; nothing longer is folded or compared.
constexpr std::size_t kLongestName = 24;
constexpr std::size_t kQuotedBytes = 40;
constexpr std::array<std::string_view, 4> kUrlSchemes{"http", "https", "ftp", "mailto"};

std::size_t edit_distance(std::string_view a, std::string_view b) {
  std::vector<std::size_t> row(b.size() + 1);
  std::iota(row.begin(), row.end(), std::size_t{0});
  for (std::size_t i = 1; i <= a.size(); ++i) {
    std::size_t diagonal = std::exchange(row[0], i);
    for (std::size_t j = 1; j <= b.size(); ++j) {
      const std::size_t replaced = diagonal + (a[i - 1] == b[j - 1] ? 0 : 1);
      diagonal = row[j];
      row[j] = std::min({replaced, row[j] + 1, row[j - 1] + 1});
    }
  }
  return row.back();
}

std::vector<std::string_view> all_names() {
  std::vector<std::string_view> names;
  for (const schema::FieldInfo& info : schema::kFields) {
    names.push_back(info.name);
    names.insert(names.end(), info.aliases.begin(), info.aliases.end());
  }
  return names;
}

// Two edits away is near only when the first letters agree: ville is no title.
bool is_near(std::string_view name, std::string_view candidate, std::size_t distance) {
  return distance <= 1 || (distance == 2 && name.front() == candidate.front());
}

// Empty when no name is near.
std::string_view nearest_name(std::string_view name) {
  if (name.size() > kLongestName) return {};
  const std::string folded = text::fold(name);
  std::string_view best;
  std::size_t best_distance = folded.size();
  for (std::string_view candidate : all_names()) {
    const std::size_t distance = edit_distance(folded, candidate);
    if (distance < best_distance && is_near(folded, candidate, distance)) {
      best = candidate;
      best_distance = distance;
    }
  }
  return best;
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
  if (name.size() > kLongestName) return std::nullopt;
  const schema::FieldInfo* info = schema::find_field(text::fold(name));
  if (info == nullptr) return std::nullopt;
  return info->field;
}

bool is_url_scheme(std::string_view name) {
  if (name.size() > kLongestName) return false;
  return std::ranges::find(kUrlSchemes, text::lower_form(name)) != kUrlSchemes.end();
}

Error unknown_field(std::string_view name, std::size_t offset) {
  const std::string_view near = nearest_name(name);
  const std::string guess =
      near.empty() ? "The fields are " + list_of_fields() : "Did you mean \"" + std::string(near) + ":\"?";
  return Error{ErrorCode::query, "unknown field " + quoted(name),
               guess + (near.empty() ? "." : "") + " A blank after the colon searches for the words.", offset};
}

}  // namespace depeche::query
