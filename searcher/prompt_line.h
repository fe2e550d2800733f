#pragma once

// What is typed at the prompt: a command, or a query with options.

#include <cstddef>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "depeche/result.h"

namespace depeche::searcher {

enum class CommandName {
  search,
  next,
  facets,
  open,
  show,
  versions,
  diff,
  sort,
  all,
  language,
  save,
  write,
  help,
  quit
};

struct Command {
  CommandName name = CommandName::search;
  std::string value;    // for sort and facets: the value as --sort and --facets take it; for others: what stands behind
  std::size_t hit = 0;  // the rank of the hit
  std::size_t other = 0;             // for diff: the rank of the second one
  std::vector<std::string> options;  // for a search: its options as on a command line
  std::vector<std::string> typed;    // the names of these options as they were typed, with a = behind them
  std::string query;
};

// The words of commands that may begin a line, for completion.
std::vector<std::string_view> command_words();

// False for options that have no meaning in a line, since the prompt has its indexes and answers one query at a time.
bool may_stand_in_line(std::string_view option);

// A line is a command only where it has the shape of one, so that its words can be searched as well: "next", "facets",
// "facets source,date", "open 2", "show 2", "versions 2", "diff 1 2", "sort newest", "all", "lang fr", "save NAME",
// "export FILE.csv",
// "help", "quit", and the same in French. In all others, what begins with -- is an option with its value, which may
// stand in quotation marks, and so is the letter of an option ("-f json", "-n 5"); the rest is the query as it was
// typed. An error is an option that does not exist or has no value.
// `is_name`: whether a word is the name of a property.
using IsName = std::function<bool(std::string_view)>;
Result<Command> parse_line(std::string_view line, const IsName& is_name = {});

}  // namespace depeche::searcher
