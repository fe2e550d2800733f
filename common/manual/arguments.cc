#include "manual/arguments.h"

#include <algorithm>
#include <optional>

namespace depeche::manual {
namespace {

using Options = std::span<const Option>;

constexpr std::string_view kEnd = "--";  // of the options

bool value_follows(const Option& option) { return option.takes == Takes::value || option.takes == Takes::values; }

// "from" of "--from=hier"; nothing of what is no long option.
std::optional<std::string_view> long_name(std::string_view argument) {
  if (!argument.starts_with("--") || argument == kEnd) return std::nullopt;
  return argument.substr(2, argument.find('=') == argument.npos ? argument.npos : argument.find('=') - 2);
}

// The option whose value is the next argument.
const Option* option_before_value(Options options, std::string_view argument) {
  if (const auto name = long_name(argument)) {
    const Option* option = argument.find('=') == argument.npos ? option_named(options, *name) : nullptr;
    return option != nullptr && value_follows(*option) ? option : nullptr;
  }
  if (argument.size() < 2 || argument.front() != '-') return nullptr;
  for (std::size_t at = 1; at < argument.size(); ++at) {
    const Option* option = option_lettered(options, argument[at]);
    if (option == nullptr) return nullptr;
    if (option->takes != Takes::nothing) return at + 1 == argument.size() && value_follows(*option) ? option : nullptr;
  }
  return nullptr;
}

bool is_of_name(char c) { return c == '-' || (c >= 'a' && c <= 'z') || (c & 0x80) != 0; }

// Puts `by` in the place of the option `name` wherever it is named whole.
void replace_name(std::string& text, const std::string& name, const std::string& by) {
  for (std::size_t at = text.find(name); at != text.npos; at = text.find(name, at)) {
    const std::size_t end = at + name.size();
    const bool whole = (at == 0 || !is_of_name(text[at - 1])) && (end == text.size() || !is_of_name(text[end]));
    const bool before_sign = end < text.size() && text.compare(end, 2, "\u00A0") == 0;
    if (whole || before_sign) text.replace(at, name.size(), by);
    at += whole || before_sign ? by.size() : name.size();
  }
}

}  // namespace

const Option* option_named(Options options, std::string_view name) {
  const auto found = std::ranges::find_if(options, [&](const Option& option) {
    const auto french = french_names(option);
    return option.name == name || std::ranges::find(french, name) != french.end();
  });
  return found == options.end() ? nullptr : &*found;
}

const Option* option_lettered(Options options, char letter) {
  const auto found = std::ranges::find(options, letter, &Option::letter);
  return letter == '\0' || found == options.end() ? nullptr : &*found;
}

bool takes_next(Options options, std::string_view argument) {
  return option_before_value(options, argument) != nullptr;
}

std::string_view choice_in_english(const Option& option, std::string_view typed) {
  for (const auto& [french, english] : french_choices(option))
    if (french == typed) return english;
  return typed;
}

std::vector<std::string> in_english(Options options, const std::vector<std::string>& arguments) {
  std::vector<std::string> english = arguments;
  for (std::size_t at = 0; at < english.size() && english[at] != kEnd; ++at) {
    std::string& argument = english[at];
    const auto name = long_name(argument);
    if (const Option* option = name ? option_named(options, *name) : nullptr; option != nullptr) {
      std::string rest = argument.substr(2 + name->size());
      if (!rest.empty()) rest = "=" + std::string(choice_in_english(*option, rest.substr(1)));
      argument = "--" + std::string(option->name) + rest;
    }
    const Option* option = option_before_value(options, argument);
    if (option == nullptr || at + 1 == english.size()) continue;
    ++at;
    english[at] = choice_in_english(*option, english[at]);
  }
  return english;
}

std::vector<std::string> with_numbers_as_words(Options options, const std::vector<std::string>& arguments) {
  const auto is_number = [](std::string_view argument) {
    return argument.size() > 1 && argument[0] == '-' && argument[1] >= '0' && argument[1] <= '9';
  };
  std::vector<std::string> others;
  std::vector<std::string> operands;
  bool has_number = false;
  std::size_t at = 0;
  for (; at < arguments.size() && arguments[at] != kEnd; ++at) {
    const std::string& argument = arguments[at];
    const bool is_word = argument.empty() || argument[0] != '-' || argument == "-" || is_number(argument);
    has_number = has_number || is_number(argument);
    (is_word ? operands : others).push_back(argument);
    if (takes_next(options, argument) && at + 1 < arguments.size()) others.push_back(arguments[++at]);
  }
  if (!has_number) return arguments;
  others.emplace_back(kEnd);
  others.insert(others.end(), operands.begin(), operands.end());
  if (at < arguments.size())
    others.insert(others.end(), arguments.begin() + static_cast<std::ptrdiff_t>(at) + 1, arguments.end());
  return others;
}

std::string as_typed(Options options, const std::vector<std::string>& arguments, std::string text) {
  for (std::size_t at = 0; at < arguments.size() && arguments[at] != kEnd; ++at) {
    const auto name = long_name(arguments[at]);
    const Option* option = name ? option_named(options, *name) : nullptr;
    if (option != nullptr && option->name != *name)
      replace_name(text, "--" + std::string(option->name), "--" + std::string(*name));
    if (takes_next(options, arguments[at])) ++at;
  }
  return text;
}

}  // namespace depeche::manual
