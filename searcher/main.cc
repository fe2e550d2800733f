#include <algorithm>
#include <exception>
#include <iostream>
#include <utility>

#include "answer.h"
#include "asked_searches.h"
#include "base/command_line.h"
#include "base/encoding.h"
#include "base/files.h"
#include "base/message.h"
#include "batch.h"
#include "command_line.h"
#include "config/language.h"
#include "depeche/search.h"
#include "manual/arguments.h"
#include "manual/help.h"
#include "new_hits.h"
#include "option_table.h"
#include "options.h"
#include "pager.h"
#include "private_file.h"
#include "prompt.h"
#include "render/say.h"
#include "serving.h"
#include "shell_completion.h"
#include "watch.h"
#include "watch_searches.h"

namespace {

using namespace depeche;
using namespace depeche::searcher;

// The text that others are to be like.
Status read_likeness(Options& options) {
  constexpr std::size_t kMostBytes = 16 << 20;
  base::FileSource input = base::FileSource::standard_input();
  auto bytes = base::read_all(input, kMostBytes);
  if (!bytes) return tl::unexpected<Error>(bytes.error());
  options.request.like_text = base::decode_automatically(std::move(*bytes)).text;
  if (options.request.like_text.find_first_not_of(" \t\r\n") != std::string::npos) return {};
  return fail(ErrorCode::invalid_argument, tr("--like -: there is no text on standard input"),
              tr("searcher --like - < FILE"));
}

// The name stands on the command line, not among the arguments that were saved.
Found show_new(const Searcher& searcher, const Options& options, Arguments typed, Pager& pager) {
  const std::vector<std::string> names = take_saved_names(typed);
  if (names.size() != 1)
    return failed(
        {ErrorCode::invalid_argument, tr("--new needs one saved search"), tr("searcher --saved veille --new"), {}});
  return show_new_hits(searcher, options, names.front(), pager);
}

// The query, in any encoding.
Status read_query(Options& options) {
  constexpr std::size_t kMostBytes = 4 << 20;  // a query has fewer, and says so
  base::FileSource input = base::FileSource::standard_input();
  auto bytes = base::read_all(input, kMostBytes);
  if (!bytes) return tl::unexpected<Error>(bytes.error());
  options.request.query = base::decode_automatically(std::move(*bytes)).text;
  if (options.request.query.find_first_not_of(" \t\r\n") != std::string::npos) return {};
  return fail(ErrorCode::invalid_argument, tr("-: there is no query on standard input"), tr("searcher - < FILE"));
}

Found run(Options options, const Arguments& arguments, const Arguments& typed, const query::Present& present,
          Pager& pager) {
  for (const std::string& note : options.notes) render::say(std::cerr, tr("searcher: note: {}", note), "\n");
  if (options.like_standard_input)
    if (const auto read = read_likeness(options); !read) return failed(read.error());
  if (options.query_standard_input)
    if (const auto read = read_query(options); !read) return failed(read.error());

  if (options.action == Action::serve) return run_server(options);
  if (options.action == Action::serve_shard) return run_shard(options);
  const auto searcher = Searcher::open(options.indexes);
  if (!searcher) return failed(searcher.error());
  // The answer to a query says it itself.
  if (options.action != Action::search)
    for (const std::string& complaint : searcher->complaints())
      render::say(std::cerr, tr("searcher: note: {}", complaint), "\n");
  switch (options.action) {
    case Action::batch:
      return run_batch(*searcher, options, present);
    case Action::timeline:
      return show_timeline(*searcher, options, pager);
    case Action::show:
      return show(*searcher, options, pager);
    case Action::compare:
      return compare(*searcher, options, pager);
    case Action::open:
      return open_hit(*searcher, options);
    case Action::prompt:
      return run_prompt(*searcher, options, arguments, present);
    default:
      return options.only_new ? show_new(*searcher, options, typed, pager) : show_hits(*searcher, options, pager);
  }
}

Found list_saved() {
  const auto file = saved_searches_path();
  if (!file) return failed(file.error());
  const auto searches = load_searches(*file);
  if (!searches) return failed(searches.error());
  for (const auto& [name, arguments] : *searches) render::say(std::cout, name, "\t", as_typed(arguments), "\n");
  return searches->empty() ? Found::nothing : Found::something;
}

// Asked before the search, so that nobody takes the answer for all that was done.
Status can_save() {
  const auto file = saved_searches_path();
  if (!file) return tl::unexpected<Error>(file.error());
  if (const auto searches = load_searches(*file); !searches) return tl::unexpected<Error>(searches.error());
  return can_write_in(file->parent_path());
}

Found failed_to_save(Error error) {
  error.message = tr("the search is not saved: {}", error.message);
  return failed(error);
}

Status save(const Options& options, const Arguments& arguments) {
  const auto file = saved_searches_path();
  if (!file) return tl::unexpected<Error>(file.error());
  const auto is_name = [&](const std::string& index) {
    return std::ranges::find(options.index_names, index) != options.index_names.end();
  };
  return save_search(*file, options.save_name, to_be_saved(arguments, is_name));
}

// What is saved has been asked: what it finds now is not new to it.
Status save_and_remember(const Options& options, const Arguments& arguments) {
  if (auto saved = save(options, arguments); !saved) return saved;
  const auto searcher = Searcher::open(options.indexes);
  if (!searcher) return tl::unexpected<Error>(searcher.error());
  return remember_all(*searcher, options, options.save_name);
}

Found forget(const std::string& name) {
  const auto file = saved_searches_path();
  if (!file) return failed(file.error());
  if (const auto forgotten = forget_search(*file, name); !forgotten) return failed(forgotten.error());
  forget_known(name);
  return Found::something;
}

// The error of a command line names options as they were typed.
Found misused(Error error, const Arguments& given) {
  error.message = manual::as_typed(kOptions, given, std::move(error.message));
  error.hint = manual::as_typed(kOptions, given, std::move(error.hint));
  return failed(error);
}

Found start(const Arguments& given, Pager& pager) {
  const Arguments typed = manual::with_numbers_as_words(kOptions, manual::in_english(kOptions, given));
  config::speak_as_asked(typed);
  const auto now = std::chrono::floor<std::chrono::seconds>(std::chrono::system_clock::now());
  if (!typed.empty() && typed.front() == kCompleteForShell) return complete_for_shell(typed);
  if (is_watch(typed)) {
    const auto options = watch_options(typed, query::Present(now));
    return options ? watch(typed) : misused(options.error(), given);
  }
  const auto arguments = with_saved_searches(typed);
  if (!arguments) return failed(arguments.error());
  const Prompting prompting = can_prompt() ? Prompting::yes : Prompting::no;
  auto options = parse_options(*arguments, query::Present(now), prompting);
  if (!options) return misused(options.error(), given);
  if (options->action == Action::list_saved) return list_saved();
  if (options->action == Action::forget) return forget(options->forget_name);
  if (options->action == Action::help) {
    render::say(std::cout, render::Ours{manual::help(kProgram)});
    return Found::something;
  }
  if (options->action == Action::version) {
    render::say(std::cout, "searcher (Dépêche) " DEPECHE_VERSION "\n");
    return Found::something;
  }
  if (const auto known = add_settings(*options); !known) return failed(known.error());
  for (const std::string& notice : options->notices) render::say(std::cerr, tr("searcher: note: {}", notice), "\n");
  const query::Present present(now);
  if (const auto again = ask_again(*arguments, present, *options); !again) return misused(again.error(), given);
  const bool saves = !options->save_name.empty();
  const Status savable = saves ? can_save() : Status();
  if (!savable) failed_to_save(savable.error());
  const Found found = run(*options, *arguments, typed, present, pager);
  if (!savable) return Found::failure;
  if (found != Found::failure && saves)
    if (const auto saved = save_and_remember(*options, *arguments); !saved) return failed_to_save(saved.error());
  return found;
}

int exit_status(Found found) {
  if (found == Found::failure) return 2;
  return found == Found::something ? 0 : 1;
}

}  // namespace

int main(int argc, char** argv) {
  base::let_writes_fail();
  Pager pager;
  Found found = Found::failure;
  try {
    std::ios::sync_with_stdio(false);  // takes memory for the streams' buffers
    found = start(Arguments(argv + std::min(argc, 1), argv + argc), pager);
  } catch (const std::exception& exception) {
    found = failed(base::failure_of(exception));
  }
  if (const auto finished = base::finish_standard_output(); !finished) found = failed(finished.error());
  return exit_status(found);
}
