#pragma once

// The prompt that searcher opens on a terminal when there is no query.

#include "answer.h"
#include "query/language/date_words.h"

namespace depeche::searcher {

// True when standard input and output are terminals.
bool can_prompt();

// Answers lines until the end of the input or "quit". `arguments` are those of the command line and hold for each line;
// `options` is what they say. A failure is printed, and the prompt goes on.
Found run_prompt(const Searcher& searcher, const Options& options, const std::vector<std::string>& arguments,
                 const query::Present& present);

}  // namespace depeche::searcher
