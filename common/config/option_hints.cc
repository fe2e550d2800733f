#include "config/option_hints.h"

#include <array>
#include <string>
#include <string_view>
#include <utility>

#include "base/message.h"

namespace depeche::config {
namespace {

// What hints of the library advise, and how that is asked of a program. A translated hint has the translated advice.
constexpr auto kAdvice = std::to_array<std::pair<const char*, std::string_view>>({
    {to_translate("choose another place"), "-i DIR"},
    {to_translate("create one by indexing"), "indexer -i DIR SOURCE"},
    {to_translate("name the directory of an index"), "-i DIR"},
    {to_translate("look for damage"), "indexer --check"},
    {to_translate("index again from nothing"), "indexer --rebuild"},
    {to_translate("name the column"), "--map COLUMN=text"},
    {to_translate("let the format be recognised"), "--format auto"},
    {to_translate("name its encoding"), "--encoding"},
    {to_translate("look at them in a dry run"), "--dry-run --force"},
    {to_translate("force the removal"), "--force"},
    {to_translate("let the writer wait"), "--wait-lock SECONDS"},
});

}  // namespace

Error with_options_named(Error error) {
  std::string options;
  for (const auto& [advice, option] : kAdvice)
    if (error.hint.find(advice) != std::string::npos || error.hint.find(tr(advice)) != std::string::npos)
      options.append(options.empty() ? "" : ", ").append(option);
  if (!options.empty()) error.hint += " (" + options + ')';
  return error;
}

}  // namespace depeche::config
