#include "config/option_hints.h"

#include <array>
#include <string>
#include <string_view>
#include <utility>

namespace depeche::config {
namespace {

// What hints of the library advise, and how that is asked of a program. A test holds each to a hint.
constexpr auto kAdvice = std::to_array<std::pair<std::string_view, std::string_view>>({
    {"create one by indexing", "indexer -i DIR SOURCE"},
    {"name the directory of an index", "-i DIR"},
    {"look for damage", "indexer --check"},
    {"index again from nothing", "indexer --rebuild"},
    {"name the column", "--map COLUMN=text"},
    {"let the format be recognised", "--format auto"},
    {"name its encoding", "--encoding"},
    {"look at them in a dry run", "--dry-run --force"},
    {"force the removal", "--force"},
    {"let the writer wait", "--wait-lock SECONDS"},
});

}  // namespace

Error with_options_named(Error error) {
  std::string options;
  for (const auto& [advice, option] : kAdvice)
    if (error.hint.find(advice) != std::string::npos) options.append(options.empty() ? "" : ", ").append(option);
  if (!options.empty()) error.hint += " (" + options + ')';
  return error;
}

}  // namespace depeche::config
