#pragma once

#include <string>

#include "manual/option.h"

namespace depeche::manual {

struct Edition {
  std::string_view version;
  std::string_view date;  // YYYY-MM-DD
};

// The page of section 1 in the language of the process, in the man macros, UTF-8.
std::string man_page(const Program& program, const Edition& edition);

}  // namespace depeche::manual
