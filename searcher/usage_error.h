#pragma once

// What is wrong with the command line.

#include <string>
#include <utility>

#include "base/message.h"
#include "depeche/result.h"

namespace depeche::searcher {

inline std::string help_hint() { return tr("searcher --help shows what there is"); }

inline auto usage_error(std::string message, std::string hint = help_hint()) {
  return fail(ErrorCode::invalid_argument, std::move(message), std::move(hint));
}

}  // namespace depeche::searcher
