#pragma once

#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "depeche/search.h"
#include "line_editor.h"
#include "manual/option.h"

namespace depeche::searcher {

// What may stand at the cursor of a line at the prompt: commands, fields, properties, options with their choices, words
// of the dispatches, and the values that the indexes have, without regard to accents and case. Names and values are
// looked up when they are first needed. Not for several threads.
class Completer {
 public:
  explicit Completer(const Searcher& searcher) : searcher_(searcher) {}
  Completion complete(std::string_view before_cursor);
  // What the value of an option may become, as it is, without quotation marks; of a list all of it.
  std::vector<std::string> values_for(std::string_view option, std::string_view typed);
  // Whether it is the name of a property that agencies have in common, or that the indexes have.
  bool is_property(std::string_view name);

 private:
  const std::vector<std::string>& own_names();
  const std::vector<std::string>& values_of(std::string_view name);
  std::vector<std::string> names();
  std::vector<std::string> facets_behind(std::string_view typed);
  void add_archive_words(std::string_view typed, Completion& completion) const;
  void complete_value(const manual::Option& option, std::string_view typed, Completion& completion);

  const Searcher& searcher_;
  std::optional<std::vector<std::string>> own_names_;
  std::map<std::string, std::vector<std::string>, std::less<>> values_;  // by the name that was typed
};

}  // namespace depeche::searcher
