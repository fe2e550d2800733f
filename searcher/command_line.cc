#include "command_line.h"

#include <algorithm>
#include <filesystem>
#include <optional>
#include <string_view>
#include <system_error>
#include <utility>

namespace depeche::searcher {
namespace {

constexpr std::string_view kEnd = "--";  // of the options

// A command line in its two parts, without the -- between them.
struct Parts {
  Arguments options;
  Arguments operands;
};

Parts parts_of(const Arguments& arguments) {
  const auto end = std::ranges::find(arguments, kEnd);
  Parts parts{{arguments.begin(), end}, {}};
  if (end != arguments.end()) parts.operands.assign(end + 1, arguments.end());
  return parts;
}

void append(Arguments& to, const Arguments& more) { to.insert(to.end(), more.begin(), more.end()); }

Arguments joined(Parts parts) {
  if (parts.operands.empty()) return std::move(parts.options);
  parts.options.emplace_back(kEnd);
  append(parts.options, parts.operands);
  return std::move(parts.options);
}

bool is_value(const Arguments& arguments, std::size_t at) {
  return at < arguments.size() && !arguments[at].starts_with('-');
}

// Moves the values of `option` out of `arguments`; an option without one stays.
std::vector<std::string> take_values(std::string_view option, Arguments& arguments) {
  std::vector<std::string> values;
  Arguments others;
  const std::string assignment = std::string(option) + "=";
  for (std::size_t at = 0; at < arguments.size(); ++at) {
    if (arguments[at] == option && is_value(arguments, at + 1))
      values.push_back(arguments[++at]);
    else if (arguments[at].starts_with(assignment))
      values.push_back(arguments[at].substr(assignment.size()));
    else
      others.push_back(arguments[at]);
  }
  arguments = std::move(others);
  return values;
}

std::string absolute(const std::string& path) {
  std::error_code failure;
  const auto whole = std::filesystem::absolute(path, failure);
  return failure ? path : whole.lexically_normal().string();
}

// The value behind the name in `argument`: --index=a, -ia. Nothing when it is the next argument.
std::optional<std::size_t> attached_value(const std::string& argument, std::string_view name) {
  if (!argument.starts_with(name) || argument.size() == name.size()) return std::nullopt;
  if (name.starts_with("--")) return argument[name.size()] == '=' ? std::optional(name.size() + 1) : std::nullopt;
  return name.size();
}

// Puts `rewritten` of each value of an option, which always has one, in its place.
void rewrite_values(std::initializer_list<std::string_view> names,
                    const std::function<std::string(const std::string&)>& rewritten, Arguments& arguments) {
  for (std::size_t at = 0; at < arguments.size(); ++at)
    for (const std::string_view name : names) {
      if (arguments[at] == name && at + 1 < arguments.size()) {
        ++at;
        arguments[at] = rewritten(arguments[at]);
      } else if (const auto value = attached_value(arguments[at], name)) {
        arguments[at] = arguments[at].substr(0, *value) + rewritten(arguments[at].substr(*value));
      }
    }
}

}  // namespace

Result<Arguments> saved_as(const std::string& name) {
  const auto file = saved_searches_path();
  if (!file) return tl::unexpected<Error>(file.error());
  const auto searches = load_searches(*file);
  if (!searches) return tl::unexpected<Error>(searches.error());
  if (const auto found = searches->find(name); found != searches->end()) return found->second;
  return not_saved(name);
}

Result<Arguments> with_saved_searches(const Arguments& typed) {
  Parts parts = parts_of(typed);
  Parts all;
  for (const std::string& name : take_values("--saved", parts.options)) {
    const auto saved = saved_as(name);
    if (!saved) return tl::unexpected<Error>(saved.error());
    all = parts_of(joined_with(joined(std::move(all)), *saved));
  }
  return joined_with(joined(std::move(all)), joined(std::move(parts)));
}

std::vector<std::string> take_saved_names(Arguments& arguments) {
  Parts parts = parts_of(arguments);
  std::vector<std::string> names = take_values("--saved", parts.options);
  arguments = joined(std::move(parts));
  return names;
}

bool has_option(const Arguments& arguments, std::string_view option) {
  return std::ranges::find(arguments.begin(), std::ranges::find(arguments, kEnd), option) !=
         std::ranges::find(arguments, kEnd);
}

Arguments joined_with(const Arguments& saved, const Arguments& typed) {
  Parts all = parts_of(saved);
  const Parts behind = parts_of(typed);
  append(all.options, behind.options);
  append(all.operands, behind.operands);
  return joined(std::move(all));
}

Arguments without_options(const Arguments& arguments, const std::vector<std::string_view>& alone,
                          const std::vector<std::string_view>& with_value) {
  Parts parts = parts_of(arguments);
  Arguments kept;
  for (std::size_t at = 0; at < parts.options.size(); ++at) {
    const std::string& argument = parts.options[at];
    const auto has_value_here = [&](std::string_view name) { return attached_value(argument, name).has_value(); };
    if (std::ranges::find(with_value, argument) != with_value.end())
      ++at;
    else if (std::ranges::find(alone, argument) == alone.end() && std::ranges::none_of(alone, has_value_here) &&
             std::ranges::none_of(with_value, has_value_here))
      kept.push_back(argument);
  }
  parts.options = std::move(kept);
  return joined(std::move(parts));
}

Arguments to_be_saved(const Arguments& arguments, const std::function<bool(const std::string&)>& is_name) {
  Parts parts = parts_of(arguments);
  take_values("--save", parts.options);
  const auto index = [&](const std::string& value) { return is_name(value) ? value : absolute(value); };
  rewrite_values({"--index", "-i"}, index, parts.options);
  rewrite_values({"--config"}, absolute, parts.options);
  return joined(std::move(parts));
}

}  // namespace depeche::searcher
