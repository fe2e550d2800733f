#pragma once

// What the completions of bash, zsh and fish ask the program for: the values that the indexes and the settings have.

#include "answer.h"
#include "saved_searches.h"

namespace depeche::searcher {

// The first argument of such a call; it is no option of people.
inline constexpr const char* kCompleteForShell = "--complete";

// `arguments`: --complete OPTION TYPED WORD…, where OPTION is a name without its dashes and WORD… are the words of the
// command line. Prints what TYPED may become, each on a line. Complains of nothing: a shell would show it in the middle
// of a line.
Found complete_for_shell(const Arguments& arguments);

}  // namespace depeche::searcher
