#include "config/option_hints.h"

#include <array>
#include <string>

#include "base/message.h"

namespace depeche::config {
namespace {

// A translated hint has the translated advice.
constexpr const char* kAnotherPlace = to_translate("choose another place");

constexpr auto kAdvice = std::to_array<Advice>({
    {kAnotherPlace, to_translate("-i DIR")},
    {to_translate("create one by indexing"), to_translate("indexer -i DIR SOURCE")},
    {to_translate("name the directory of an index"), to_translate("-i DIR")},
    {to_translate("look for damage"), to_translate("indexer --check")},
    {to_translate("index again from nothing"), to_translate("indexer --rebuild")},
    {to_translate("name the column"), to_translate("--map COLUMN=text")},
    {to_translate("let the format be recognised"), to_translate("--format auto")},
    {to_translate("name its encoding"), to_translate("--encoding")},
    {to_translate("look at them in a dry run"), to_translate("--dry-run --force")},
    {to_translate("force the removal"), to_translate("--force")},
    {to_translate("merge them by compacting"), to_translate("indexer --compact")},
    {to_translate("let the writer wait"), to_translate("--wait-lock SECONDS")},
});

}  // namespace

std::span<const Advice> advice() { return kAdvice; }

Error with_options_named(Error error, const char* place) {
  std::string options;
  for (const auto& [words, option] : kAdvice)
    if (error.hint.find(words) != std::string::npos || error.hint.find(tr(words)) != std::string::npos)
      options.append(options.empty() ? "" : ", ")
          .append(tr(words == kAnotherPlace && place != nullptr ? place : option));
  if (!options.empty()) error.hint += " (" + options + ')';
  return error;
}

}  // namespace depeche::config
