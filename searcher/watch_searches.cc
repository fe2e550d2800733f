#include "watch_searches.h"

#include <utility>

#include "base/message.h"
#include "command_line.h"

namespace depeche::searcher {
namespace {

// What a saved search says of the printing.
Arguments without_printing(const Arguments& saved) {
  return without_options(saved,
                         {"--exact-total", "--no-pager", "--no-suggest", "--no-relax", "--explain", "--timeline",
                          "--feedback", "--partial"},
                         {"--limit", "-n", "--offset", "--format", "-f", "--sort", "--facets", "--color", "--without",
                          "--boost-recent", "--plot", "--timeout"});
}

Result<Options> options_of(const Arguments& arguments, const query::Present& present) {
  auto options = parse_options(arguments, present, Prompting::no);
  if (!options) return options;
  if (auto status = add_settings(*options); !status) return tl::unexpected<Error>(status.error());
  return options;
}

// The searches that `--saved NAME` names, with what was typed beside them.
Result<Arguments> one_search(const Arguments& typed) {
  Arguments beside = typed;
  Arguments all;
  for (const std::string& name : take_saved_names(beside)) {
    const auto saved = saved_as(name);
    if (!saved) return saved;
    all = joined_with(all, without_printing(*saved));
  }
  return joined_with(all, beside);
}

Result<SavedSearches> all_searches() {
  const auto file = saved_searches_path();
  if (!file) return tl::unexpected<Error>(file.error());
  auto searches = load_searches(*file);
  if (searches && searches->empty())
    return fail(ErrorCode::not_found, tr("no search is saved"), tr("searcher --save NAME QUERY saves one"));
  return searches;
}

}  // namespace

bool is_watch(const Arguments& typed) {
  const bool explains_itself = has_option(typed, "--help") || has_option(typed, "-h") || has_option(typed, "--version");
  return has_option(typed, "--watch") && !explains_itself;
}

Result<Options> watch_options(const Arguments& typed, const query::Present& present) {
  const auto arguments = one_search(typed);
  if (!arguments) return tl::unexpected<Error>(arguments.error());
  return options_of(*arguments, present);
}

Result<std::vector<WatchedSearch>> watched_searches(
    const Arguments& typed, const query::Present& present,
    const std::function<void(const std::string& name, const Error&)>& complain) {
  std::vector<WatchedSearch> searches;
  if (!has_option(typed, "--saved")) {
    auto options = watch_options(typed, present);
    if (!options) return tl::unexpected<Error>(options.error());
    searches.push_back({"", std::move(*options)});
    return searches;
  }
  const auto saved = all_searches();
  if (!saved) return tl::unexpected<Error>(saved.error());
  const Arguments beside = without_options(typed, {"--saved"}, {});
  for (const auto& [name, arguments] : *saved) {
    auto options = options_of(joined_with(without_printing(arguments), beside), present);
    if (options)
      searches.push_back({name, std::move(*options)});
    else
      complain(name, options.error());
  }
  if (!searches.empty()) return searches;
  return fail(ErrorCode::invalid_argument, tr("none of the saved searches can be watched"));
}

}  // namespace depeche::searcher
