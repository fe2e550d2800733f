// Whatever the searcher is told by a line of its prompt or of a batch, or by a file of saved searches, is understood or
// an error with words; and a command line that a saved search makes.

#include <cstdlib>

#include "batch_query.h"
#include "command_line.h"
#include "fuzz/input.h"
#include "options.h"
#include "prompt_line.h"
#include "saved_searches.h"
#include "support/sample_dispatches.h"

namespace {

using namespace depeche;

template <class T>
void check(const Result<T>& result) {
  if (!result && result.error().message.empty()) std::abort();
}

void check_arguments(searcher::Arguments arguments) {
  const auto taken = searcher::take_saved_names(arguments);
  check(searcher::parse_options(arguments, test::kToday, searcher::Prompting::no));
  searcher::to_be_saved(searcher::joined_with(arguments, taken), [](const std::string&) { return false; });
}

void check_line(std::string_view line) {
  check(searcher::parse_batch_query(line, test::kToday));
  const auto command = searcher::parse_line(line);
  check(command);
  if (!command) return;
  searcher::Arguments arguments = command->options;
  arguments.insert(arguments.end(), {"--", command->query});
  check_arguments(std::move(arguments));
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view bytes = fuzz::text_of(data, size);
  check_line(bytes);
  const auto searches = searcher::parse_searches(bytes, "searches.json");
  check(searches);
  if (!searches) return 0;
  for (const auto& [name, arguments] : *searches) check_arguments(arguments);
  return 0;
}
