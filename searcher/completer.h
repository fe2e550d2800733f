#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "depeche/search.h"
#include "line_editor.h"

namespace depeche::searcher {

// What may stand at the cursor of a line at the prompt: commands, fields, options with their choices, and the names of
// sources and places that the indexes have, without regard to accents and case. The names are looked up when they are
// first needed. Not for several threads.
class Completer {
 public:
  explicit Completer(const Searcher& searcher) : searcher_(searcher) {}
  Completion complete(std::string_view before_cursor);

 private:
  const std::vector<std::string>& values_of(FacetField field);

  const Searcher& searcher_;
  bool known_ = false;
  std::vector<std::string> sources_;
  std::vector<std::string> places_;
};

}  // namespace depeche::searcher
