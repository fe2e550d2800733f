#pragma once

// The one table of fields: what a dispatch has, how a query asks for it, and where it is in the index.

#include <array>
#include <optional>
#include <span>
#include <string_view>

namespace depeche::schema {

enum class Field { title, abstract, text, source, place, date, mentions, credits, status, id };

// The text of a dispatch begins with its abstract, which is a field of its own beside that.

// How a field answers a query. A `ranked` field holds analysed words. A `words` field holds folded words without rank,
// and all of them must match. A `date` field holds intervals. An `exact` field holds the bytes as they are.
enum class FieldKind { ranked, words, date, exact };

struct FieldInfo {
  Field field;
  std::string_view name;
  std::span<const std::string_view> aliases;  // in lower case, without accents
  FieldKind kind;
  std::string_view prefix;   // the prefix of the terms of the field
  double boost;              // the factor of its BM25; only for ranked fields
  std::string_view example;  // an example of a query, for manuals and the hints of errors
};

namespace aliases {
inline constexpr std::array<std::string_view, 1> kTitle{"titre"};
inline constexpr std::array<std::string_view, 2> kAbstract{"chapo", "chapeau"};
inline constexpr std::array<std::string_view, 1> kText{"texte"};
inline constexpr std::array<std::string_view, 1> kSource{"agence"};
inline constexpr std::array<std::string_view, 1> kPlace{"lieu"};
inline constexpr std::array<std::string_view, 1> kDate{"jour"};
inline constexpr std::array<std::string_view, 1> kMentions{"evoque"};
inline constexpr std::array<std::string_view, 3> kCredits{"auteur", "signature", "byline"};
inline constexpr std::array<std::string_view, 1> kStatus{"statut"};
inline constexpr std::array<std::string_view, 0> kId{};
}  // namespace aliases

inline constexpr std::array<FieldInfo, 10> kFields{{
    {Field::title, "title", aliases::kTitle, FieldKind::ranked, "S", 0.8, "titre:retrait"},
    {Field::abstract, "abstract", aliases::kAbstract, FieldKind::ranked, "B", 1.0, "chapo:retrait"},
    {Field::text, "text", aliases::kText, FieldKind::ranked, "", 1.0, "texte:OTSC"},
    {Field::source, "source", aliases::kSource, FieldKind::words, "A", 0, "agence:AFP"},
    {Field::place, "place", aliases::kPlace, FieldKind::words, "P", 0, "lieu:Almaty"},
    {Field::date, "date", aliases::kDate, FieldKind::date, "D", 0, "date:2022-01-06..2022-01-13"},
    {Field::mentions, "mentions", aliases::kMentions, FieldKind::date, "M", 0, "evoque:2022-01-10"},
    {Field::credits, "credits", aliases::kCredits, FieldKind::words, "C", 0, "auteur:Dupont"},
    {Field::status, "status", aliases::kStatus, FieldKind::words, "U", 0, "status:canceled"},
    {Field::id, "id", aliases::kId, FieldKind::exact, "Q", 0, "id:afp-20220113-001"},
}};

// The field of this name or alias, which the caller has folded.
constexpr const FieldInfo* find_field(std::string_view name) {
  for (const FieldInfo& info : kFields) {
    if (info.name == name) return &info;
    for (std::string_view alias : info.aliases)
      if (alias == name) return &info;
  }
  return nullptr;
}

constexpr const FieldInfo& field_info(Field field) {
  for (const FieldInfo& info : kFields)
    if (info.field == field) return info;
  return kFields.front();
}

constexpr bool is_date_field(std::optional<Field> field) { return field && field_info(*field).kind == FieldKind::date; }

}  // namespace depeche::schema
