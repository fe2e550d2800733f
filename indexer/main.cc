#include <algorithm>
#include <exception>
#include <iostream>
#include <string>
#include <utility>
#include <vector>

#include "base/command_line.h"
#include "base/message.h"
#include "config/language.h"
#include "maintenance.h"
#include "manual/arguments.h"
#include "manual/help.h"
#include "option_table.h"
#include "options.h"
#include "render/say.h"
#include "run.h"
#include "watch.h"

namespace {

using namespace depeche;
using namespace depeche::indexer;

int print(const std::string& text) {
  render::say(std::cout, render::Ours{text});
  return kAllIndexed;
}

int run(const Options& options) {
  switch (options.action) {
    case Action::check:
      return check(options);
    case Action::stats:
      return print_stats(options);
    case Action::compact:
      return compact(options);
    case Action::back_up:
      return back_up(options);
    case Action::remove:
      return remove_dispatches(options);
    case Action::watch:
      return watch_folders(options);
    default:
      return run_indexing(options);
  }
}

// The error of a command line names options as they were typed.
int misused(Error error, const std::vector<std::string>& typed) {
  error.message = manual::as_typed(kOptions, typed, std::move(error.message));
  error.hint = manual::as_typed(kOptions, typed, std::move(error.hint));
  return report_failure(error);
}

int start(const std::vector<std::string>& typed) {
  const std::vector<std::string> arguments = manual::in_english(kOptions, typed);
  config::speak_as_asked(arguments);
  auto options = parse_options(arguments);
  if (!options) return misused(options.error(), typed);
  if (options->action == Action::help) return print(manual::help(kProgram));
  if (options->action == Action::version) return print("indexer (Dépêche) " DEPECHE_VERSION "\n");
  if (const auto known = add_settings(*options); !known) return report_failure(known.error());
  for (const std::string& notice : options->notices)
    render::say(std::cerr, "indexer: ", tr("warning: {}", notice), "\n");
  return run(*options);
}

}  // namespace

int main(int argc, char** argv) {
  base::let_writes_fail();
  int status = kAllIndexed;
  try {
    status = start({argv + std::min(argc, 1), argv + argc});
  } catch (const std::exception& exception) {
    status = report_failure(base::failure_of(exception));
  }
  if (const auto finished = base::finish_standard_output(); !finished) return report_failure(finished.error());
  return status;
}
