#include "manual/option.h"

#include <algorithm>

#include "base/message.h"

namespace depeche::manual {
namespace {

std::vector<std::string_view> words_of(std::string_view blank_separated) {
  std::vector<std::string_view> words;
  for (std::string_view rest = blank_separated; !rest.empty();) {
    words.push_back(rest.substr(0, rest.find(' ')));
    rest.remove_prefix(std::min(rest.size(), words.back().size() + 1));
  }
  return words;
}

}  // namespace

std::string declared_name(const Option& option) {
  std::string declared;
  if (option.letter != '\0') declared.append(1, option.letter).append(",");
  return declared.append(option.name);
}

std::vector<std::string_view> french_names(const Option& option) { return words_of(option.french); }

std::vector<std::pair<std::string_view, std::string_view>> french_choices(const Option& option) {
  std::vector<std::pair<std::string_view, std::string_view>> choices;
  for (const std::string_view pair : words_of(option.french_choices))
    choices.emplace_back(pair.substr(0, pair.find('=')), pair.substr(pair.find('=') + 1));
  return choices;
}

std::vector<std::string_view> shown_french_choices(const Option& option) {
  std::vector<std::string_view> shown;
  std::vector<std::string_view> meant;
  for (const auto& [french, english] : french_choices(option)) {
    if (std::ranges::find(meant, english) != meant.end()) continue;
    meant.push_back(english);
    shown.push_back(french);
  }
  return shown;
}

std::string signature(const Option& option, bool aligned) {
  std::string text = aligned ? "    " : "";
  if (option.letter != '\0') text = std::string("-") + option.letter + ", ";
  text.append("--").append(option.name);
  if (base::spoken() == base::Language::french && !option.french.empty())
    text.append(", --").append(french_names(option).front());
  if (option.takes == Takes::maybe) return text.append("[=").append(option.argument.said()).append("]");
  if (!option.argument.empty()) text.append(" ").append(option.argument.said());
  return text;
}

std::string enumerated(std::span<const std::string_view> words) {
  if (words.empty()) return {};
  std::string text(words.front());
  for (std::size_t i = 1; i < words.size(); ++i)
    text = i + 1 == words.size() ? tr("{} or {}", text, words[i]) : tr("{}, {}", text, words[i]);
  return text;
}

std::vector<std::string_view> choices_of(const Option& option) { return words_of(option.choices); }

std::vector<std::string> named_choices(const Option& option) {
  std::vector<std::string> names;
  const auto in_french = french_choices(option);
  for (const std::string_view choice : choices_of(option)) {
    const auto named = std::ranges::find(in_french, choice, &std::pair<std::string_view, std::string_view>::second);
    if (base::spoken() == base::Language::french && named != in_french.end())
      names.push_back(std::string(named->first) + " (" + std::string(choice) + ")");
    else
      names.emplace_back(choice);
  }
  return names;
}

std::string help_of(const Option& option) {
  const std::vector<std::string> names = named_choices(option);
  return tr(option.help.english(), enumerated(std::vector<std::string_view>(names.begin(), names.end())));
}

std::optional<Clash> clash_of(std::span<const Option> options,
                              const std::function<bool(const std::string&)>& is_given) {
  const auto given = [&](std::string_view name) { return is_given(std::string(name)); };
  for (const Option& option : options) {
    if (option.excludes.empty() || !given(option.name)) continue;
    for (const std::string_view other : words_of(option.excludes))
      if (given(other))
        return Clash{tr("--{} and --{} exclude each other", option.name, other),
                     option.exclusion_hint == nullptr ? std::string() : tr(option.exclusion_hint)};
  }
  for (const Option& option : options) {
    const std::vector<std::string_view> owners = words_of(option.belongs_to);
    if (owners.empty() || !given(option.name) || std::ranges::any_of(owners, given)) continue;
    std::vector<std::string> names;
    for (const std::string_view owner : owners)
      names.push_back(std::ranges::find(options, owner, &Option::name) == options.end() ? tr(std::string(owner).c_str())
                                                                                        : "--" + std::string(owner));
    const std::vector<std::string_view> views(names.begin(), names.end());
    return Clash{tr("--{} belongs to {}", option.name, enumerated(views)), {}};
  }
  return std::nullopt;
}

}  // namespace depeche::manual
