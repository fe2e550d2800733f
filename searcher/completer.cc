#include "completer.h"

#include <algorithm>
#include <optional>
#include <utility>

#include "option_table.h"
#include "prompt_line.h"
#include "schema/fields.h"
#include "text/normalizer.h"

namespace depeche::searcher {
namespace {

using schema::Field;

constexpr std::size_t kMostCandidates = 100;

// Where the word before the cursor begins: what is between quotation marks is one.
std::size_t word_begin(std::string_view line) {
  std::size_t begin = 0;
  bool quoted = false;
  for (std::size_t at = 0; at < line.size(); ++at) {
    if (line[at] == '"') quoted = !quoted;
    if (!quoted && (line[at] == ' ' || line[at] == '\t' || line[at] == '(')) begin = at + 1;
  }
  return begin;
}

std::string quoted_if_needed(const std::string& value) {
  const bool plain = std::ranges::all_of(value, [](char c) {
    return (c & 0x80) != 0 || (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || c == '-';
  });
  return plain && !value.empty() ? value : '"' + value + '"';
}

// Those that begin with `typed`, with `before` in front.
std::vector<std::string> fitting(const std::vector<std::string>& values, std::string_view typed,
                                 const std::string& before) {
  if (typed.starts_with('"')) typed.remove_prefix(1);
  const std::string folded = text::fold(typed);
  std::vector<std::string> found;
  for (const std::string& value : values)
    if (found.size() < kMostCandidates && value.find('"') == std::string::npos && text::fold(value).starts_with(folded))
      found.push_back(before + quoted_if_needed(value));
  return found;
}

std::vector<std::string> words_of(std::string_view text) {
  std::vector<std::string> words;
  while (!text.empty()) {
    const std::string_view word = text.substr(0, text.find(' '));
    words.emplace_back(word);
    text.remove_prefix(std::min(text.size(), word.size() + 1));
  }
  return words;
}

std::vector<std::string> option_names() {
  std::vector<std::string> names;
  for (const manual::Option& option : kOptions)
    if (may_stand_in_line(option.name)) names.push_back("--" + std::string(option.name));
  return names;
}

std::vector<std::string> field_names() {
  std::vector<std::string> names;
  for (const schema::FieldInfo& info : schema::kFields) {
    names.push_back(std::string(info.name) + ":");
    for (const std::string_view alias : info.aliases) names.push_back(std::string(alias) + ":");
  }
  return names;
}

std::vector<std::string> beginning_with(std::vector<std::string> names, std::string_view typed) {
  std::erase_if(names, [&](const std::string& name) { return !name.starts_with(typed); });
  std::ranges::sort(names);
  return names;
}

// The option whose value the word is; it may be the same word, as --sort=new.
const manual::Option* option_before(std::string_view before, std::string_view word) {
  std::string_view name = word.substr(0, word.find('='));
  if (name.size() == word.size()) {
    const std::size_t end = before.find_last_not_of(" \t");
    if (end == std::string_view::npos) return nullptr;
    name = before.substr(0, end + 1).substr(word_begin(before.substr(0, end + 1)));
  }
  if (!name.starts_with("--")) return nullptr;
  const auto* option = std::ranges::find(kOptions, name.substr(2), &manual::Option::name);
  if (option == kOptions.end() || option->takes == Takes::nothing) return nullptr;
  return option->takes == Takes::maybe && word.find('=') == std::string_view::npos ? nullptr : option;
}

std::optional<FacetField> facet_of(std::string_view field) {
  const schema::FieldInfo* info = schema::find_field(text::fold(field));
  if (info != nullptr && info->field == Field::source) return FacetField::source;
  if (info != nullptr && info->field == Field::place) return FacetField::place;
  return std::nullopt;
}

}  // namespace

const std::vector<std::string>& Completer::values_of(FacetField field) {
  if (!std::exchange(known_, true)) {
    SearchRequest everything;
    everything.limit = 0;
    everything.facets = {FacetField::source, FacetField::place};
    if (const auto found = searcher_.search(everything))
      for (const Facet& facet : found->facets)
        for (const FacetValue& value : facet.values)
          (facet.field == FacetField::source ? sources_ : places_).push_back(value.value);
  }
  return field == FacetField::source ? sources_ : places_;
}

Completion Completer::complete(std::string_view line) {
  const std::size_t begin = word_begin(line);
  const std::string_view word = line.substr(begin);
  const std::string_view before = line.substr(0, begin);
  Completion completion{word.size(), {}};
  if (const manual::Option* option = option_before(before, word)) {
    const std::size_t value = word.find('=') == std::string_view::npos ? 0 : word.find('=') + 1;
    completion.typed = word.size() - value;
    const auto facet = facet_of(option->name);
    completion.candidates = facet ? fitting(values_of(*facet), word.substr(value), "")
                                  : beginning_with(words_of(option->choices), word.substr(value));
    return completion;
  }
  if (const std::size_t colon = word.find(':'); colon != std::string_view::npos) {
    const std::size_t sign = word.starts_with('+') || word.starts_with('-') ? 1 : 0;
    if (const auto facet = facet_of(word.substr(sign, colon - sign)))
      completion.candidates =
          fitting(values_of(*facet), word.substr(colon + 1), std::string(word.substr(0, colon + 1)));
    return completion;
  }
  if (word.starts_with("--")) {
    completion.candidates = beginning_with(option_names(), word);
    return completion;
  }
  const std::size_t sign = word.starts_with('+') || word.starts_with('-') ? 1 : 0;
  completion.typed -= sign;
  std::vector<std::string> names = field_names();
  if (before.empty() && sign == 0)
    for (const std::string_view command : command_words()) names.emplace_back(command);
  if (!word.empty() || before.empty()) completion.candidates = beginning_with(std::move(names), word.substr(sign));
  if (before == "sort ") completion.candidates = beginning_with({"newest", "oldest", "relevance"}, word);
  return completion;
}

}  // namespace depeche::searcher
