#include "completer.h"

#include <algorithm>
#include <utility>

#include "base/command_line.h"
#include "manual/arguments.h"
#include "option_table.h"
#include "prompt_line.h"
#include "schema/fields.h"
#include "search/request_names.h"
#include "text/normalizer.h"

namespace depeche::searcher {
namespace {

constexpr std::size_t kMostCandidates = 100;
constexpr std::size_t kFewestLetters = 2;  // of words of the archive

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
  for (const manual::Option& option : kOptions) {
    if (!may_stand_in_line(option.name)) continue;
    names.push_back("--" + std::string(option.name));
    if (!option.french.empty()) names.push_back("--" + std::string(manual::french_names(option).front()));
  }
  return names;
}

std::vector<std::string> choices_in_both(const manual::Option& option) {
  std::vector<std::string> choices = words_of(option.choices);
  for (const std::string_view choice : manual::shown_french_choices(option)) choices.emplace_back(choice);
  return choices;
}

template <class Infos>
void add_names(const Infos& infos, std::vector<std::string>& names) {
  for (const auto& info : infos) {
    names.emplace_back(info.name);
    names.insert(names.end(), info.aliases.begin(), info.aliases.end());
  }
}

std::vector<std::string> ending_with(std::vector<std::string> names, char end) {
  for (std::string& name : names) name += end;
  return names;
}

std::vector<std::string> beginning_with(std::vector<std::string> names, std::string_view typed) {
  std::erase_if(names, [&](const std::string& name) { return !name.starts_with(typed); });
  std::ranges::sort(names);
  return names;
}

// --sort=new
bool is_attached(std::string_view word) { return word.starts_with("--") && word.find('=') != std::string_view::npos; }

// The option whose value the word is; it may be the same word, as --sort=new.
const manual::Option* option_before(std::string_view before, std::string_view word) {
  std::string_view name = word.substr(0, word.find('='));
  if (!is_attached(word)) {
    const std::size_t end = before.find_last_not_of(" \t");
    if (end == std::string_view::npos) return nullptr;
    name = before.substr(0, end + 1).substr(word_begin(before.substr(0, end + 1)));
  }
  if (!name.starts_with("--")) return nullptr;
  const manual::Option* option = manual::option_named(kOptions, name.substr(2));
  if (option == nullptr || option->takes == Takes::nothing) return nullptr;
  return option->takes == Takes::maybe && !is_attached(word) ? nullptr : option;
}

// Two things of one name count once.
std::vector<std::string> sorted_once(std::vector<std::string> names) {
  std::ranges::sort(names);
  names.erase(std::unique(names.begin(), names.end()), names.end());
  return names;
}

}  // namespace

const std::vector<std::string>& Completer::own_names() {
  if (!own_names_) {
    own_names_.emplace();
    if (const auto properties = searcher_.properties())
      for (const PropertyCount& property : *properties) own_names_->push_back(property.name);
  }
  return *own_names_;
}

bool Completer::is_property(std::string_view name) {
  if (schema::find_field(text::fold(name)) != nullptr) return true;
  const std::string asked = property_name(name);
  return std::ranges::find(known_properties(), asked, &PropertyInfo::name) != known_properties().end() ||
         std::ranges::find(own_names(), asked) != own_names().end();
}

// Of fields and properties, with their aliases.
std::vector<std::string> Completer::names() {
  std::vector<std::string> names = own_names();
  add_names(schema::kFields, names);
  add_names(known_properties(), names);
  return sorted_once(std::move(names));
}

const std::vector<std::string>& Completer::values_of(std::string_view name) {
  const auto known = values_.find(name);
  if (known != values_.end()) return known->second;
  std::vector<std::string>& values = values_[std::string(name)];
  SearchRequest everything;
  everything.limit = 0;
  search::add_facet(name, everything);
  const bool has_dates = std::ranges::any_of(
      everything.facets, [](FacetField field) { return field == FacetField::date || field == FacetField::mentions; });
  if (has_dates) return values;
  if (const auto found = searcher_.search(everything))
    for (const Facet& facet : found->facets)
      for (const FacetValue& value : facet.values) values.push_back(value.value);
  return values;
}

std::vector<std::string> Completer::values_for(std::string_view option, std::string_view typed) {
  std::vector<std::string> found;
  const auto add_fitting = [&](std::string_view name, std::string_view begun, const std::string& before) {
    const std::string folded = text::fold(begun);
    for (const std::string& value : values_of(name))
      if (found.size() < kMostCandidates && text::fold(value).starts_with(folded)) found.push_back(before + value);
  };
  const std::size_t equals = typed.find('=');
  if (option.starts_with("not-")) option.remove_prefix(4);
  if (option == "where" && equals != std::string_view::npos) {
    add_fitting(typed.substr(0, equals), typed.substr(equals + 1), std::string(typed.substr(0, equals + 1)));
  } else if (option == "where") {
    found = beginning_with(ending_with(names(), '='), typed);
  } else if (option == "facets") {
    const std::string before(typed.substr(0, typed.rfind(',') + 1));
    for (const std::string& name : facets_behind(typed)) found.push_back(before + name);
  } else {
    add_fitting(option, typed, {});
  }
  return found;
}

// Each but those that stand there already.
std::vector<std::string> Completer::facets_behind(std::string_view typed) {
  const std::string_view last = typed.substr(typed.rfind(',') + 1);
  const auto* option = std::ranges::find(kOptions, "facets", &manual::Option::name);
  std::vector<std::string> facets = words_of(option->choices);
  facets.insert(facets.end(), own_names().begin(), own_names().end());
  for (const std::string& named : base::split_list(typed.substr(0, typed.size() - last.size())))
    std::erase(facets, named);
  return beginning_with(sorted_once(std::move(facets)), last);
}

void Completer::complete_value(const manual::Option& option, std::string_view typed, Completion& completion) {
  completion.typed = typed.size();
  std::string_view name = option.name;
  if (name.starts_with("not-")) name.remove_prefix(4);
  if (name == "source" || name == "place") {
    completion.candidates = fitting(values_of(name), typed, "");
  } else if (name == "where") {
    const std::size_t equals = typed.find('=');
    if (equals == std::string_view::npos)
      completion.candidates = beginning_with(ending_with(names(), '='), typed);
    else
      completion.candidates = fitting(values_of(typed.substr(0, equals)), typed.substr(equals + 1),
                                      std::string(typed.substr(0, equals + 1)));
  } else if (option.name == "facets") {
    completion.typed = typed.size() - (typed.rfind(',') + 1);
    completion.candidates = facets_behind(typed);
  } else {
    completion.candidates = beginning_with(choices_in_both(option), typed);
  }
}

// Behind the names.
void Completer::add_archive_words(std::string_view typed, Completion& completion) const {
  if (text::fold(typed).size() < kFewestLetters || typed.find('"') != std::string_view::npos) return;
  const auto words = searcher_.words(typed, kMostCandidates);
  if (!words) return;
  for (const std::string& word : *words)
    if (std::ranges::find(completion.candidates, word) == completion.candidates.end())
      completion.candidates.push_back(word);
}

Completion Completer::complete(std::string_view line) {
  const std::size_t begin = word_begin(line);
  const std::string_view word = line.substr(begin);
  const std::string_view before = line.substr(0, begin);
  Completion completion{word.size(), {}};
  if (const manual::Option* option = option_before(before, word)) {
    complete_value(*option, word.substr(is_attached(word) ? word.find('=') + 1 : 0), completion);
    return completion;
  }
  const std::size_t sign = word.starts_with('+') || word.starts_with('-') ? 1 : 0;
  if (const std::size_t colon = word.find(':'); colon != std::string_view::npos) {
    completion.candidates = fitting(values_of(word.substr(sign, colon - sign)), word.substr(colon + 1),
                                    std::string(word.substr(0, colon + 1)));
    return completion;
  }
  if (word.starts_with("--")) {
    completion.candidates = beginning_with(option_names(), word);
    return completion;
  }
  completion.typed -= sign;
  std::vector<std::string> words = ending_with(names(), ':');
  if (before.empty() && sign == 0)
    for (const std::string_view command : command_words()) words.emplace_back(command);
  if (!word.empty() || before.empty()) completion.candidates = beginning_with(std::move(words), word.substr(sign));
  add_archive_words(word.substr(sign), completion);
  if (before == "sort " || before == "trier ")
    completion.candidates = beginning_with(choices_in_both(*manual::option_named(kOptions, "sort")), word);
  return completion;
}

}  // namespace depeche::searcher
