#include "command_line.h"

#include <algorithm>
#include <string_view>
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

Result<Arguments> saved_as(const std::string& name) {
  const auto file = saved_searches_path();
  if (!file) return tl::unexpected<Error>(file.error());
  const auto searches = load_searches(*file);
  if (!searches) return tl::unexpected<Error>(searches.error());
  if (const auto found = searches->find(name); found != searches->end()) return found->second;
  return fail(ErrorCode::invalid_argument, "no search is saved as \"" + name + "\"",
              "searcher --saved lists those that are");
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

}  // namespace

Result<Arguments> with_saved_searches(const Arguments& typed) {
  Parts parts = parts_of(typed);
  Parts all;
  for (const std::string& name : take_values("--saved", parts.options)) {
    const auto saved = saved_as(name);
    if (!saved) return tl::unexpected<Error>(saved.error());
    const Parts saved_parts = parts_of(*saved);
    append(all.options, saved_parts.options);
    append(all.operands, saved_parts.operands);
  }
  append(all.options, parts.options);
  append(all.operands, parts.operands);
  return joined(std::move(all));
}

Arguments without_save(const Arguments& arguments) {
  Parts parts = parts_of(arguments);
  take_values("--save", parts.options);
  return joined(std::move(parts));
}

}  // namespace depeche::searcher
