#include "prompt.h"

#include <csignal>
#include <cstdlib>
#include <iostream>
#include <map>
#include <tuple>
#include <utility>

#include <unistd.h>

#include "base/message.h"
#include "command_line.h"
#include "completer.h"
#include "line_editor.h"
#include "open.h"
#include "private_file.h"
#include "prompt_line.h"
#include "render/say.h"

namespace depeche::searcher {
namespace {

constexpr const char* kGreeting = to_translate("A query, or help; Ctrl-D ends.\n");
constexpr const char* kHelp = to_translate(
    "  retrait OTSC               dispatches that say so; depeche-query(7) has the whole language\n"
    "  retrait --from 2022-01-06  with options, as on the command line; the tab key completes\n"
    "  next                       the hits that follow\n"
    "  open 2, show 2             hit 2 in an editor or browser; its whole text here\n"
    "  facets, facets source      counts over all matches\n"
    "  sort newest                from now on: relevance, newest, oldest\n"
    "  quit                       or Ctrl-D; Ctrl-C gives up a line\n");
constexpr std::string_view kUsualFacets = "date,source,place";

std::filesystem::path history_file() {
  const char* state = std::getenv("XDG_STATE_HOME");
  if (state != nullptr && *state == '/') return std::filesystem::path(state) / "depeche" / "history";
  const char* home = std::getenv("HOME");
  if (home == nullptr || *home != '/') return {};
  return std::filesystem::path(home) / ".local/state/depeche/history";
}

void say_whether_lines_are_kept() {
  const std::filesystem::path file = history_file();
  if (file.empty())
    render::say(std::cerr, tr("searcher: note: lines are not kept; set HOME or XDG_STATE_HOME"), "\n");
  else if (const Status writable = can_write_in(file.parent_path()); !writable)
    render::say(std::cerr, tr("searcher: note: lines are not kept: {}", writable.error().message), "\n");
}

class Prompt {
 public:
  Prompt(const Searcher& searcher, const Options& options, std::vector<std::string> arguments,
         const query::Present& present)
      : searcher_(searcher), options_(options), arguments_(std::move(arguments)), present_(present) {}

  Found run() {
    Completer completer(searcher_);
    // At the prompt Ctrl-C is a key; what it may hit otherwise is a search of some milliseconds, or another program's.
    std::signal(SIGINT, SIG_IGN);
    LineEditor editor(history_file(), [&](std::string_view line) { return completer.complete(line); });
    say_whether_lines_are_kept();
    render::say(std::cout, render::Ours{tr(kGreeting)});
    std::cout.flush();
    while (const auto line = editor.read()) {
      if (line->find_first_not_of(" \t") == std::string::npos) continue;
      const auto command = parse_line(*line, [&](std::string_view name) { return completer.is_property(name); });
      if (!command) {
        failed(command.error());
        continue;
      }
      if (command->name == CommandName::quit) return Found::something;
      obey(*command);
      std::cout.flush();
      if (!std::cout) return Found::failure;
    }
    render::say(std::cout, "\n");
    return Found::something;
  }

 private:
  void obey(const Command& command) {
    switch (command.name) {
      case CommandName::search:
        return begin(command);
      case CommandName::next:
        return next();
      case CommandName::facets:
        return facets(command.value);
      case CommandName::open:
      case CommandName::show:
        return use_hit(command);
      case CommandName::sort:
        return sort(command.value);
      case CommandName::help:
        render::say(std::cout, render::Ours{tr(kHelp)});
        return;
      case CommandName::quit:
        return;
    }
  }

  // The options of a line, those of the command line before them.
  Result<Options> options_of(const Command& command, const std::vector<std::string>& more) const {
    std::vector<std::string> arguments = arguments_;
    for (const auto* list : {&order_, &command.options, &more})
      arguments.insert(arguments.end(), list->begin(), list->end());
    if (!command.query.empty()) arguments.insert(arguments.end(), {"--", command.query});
    // What is typed is in no order here, so that a query could be taken for ids.
    if (has_option(arguments, "--show"))
      return fail(ErrorCode::invalid_argument, tr("--show needs an id behind ="),
                  tr("show N prints the whole text of hit N"));
    auto options = parse_options(arguments, present_, Prompting::no);
    if (!options) return options;
    options->pager = false;
    options->colors = options_.colors;
    options->request.aliases = options_.request.aliases;
    options->request.stop_words = options_.request.stop_words;
    return options;
  }

  void begin(const Command& command) {
    last_ = command;
    has_last_ = true;
    hits_.clear();
    answer({}, 0);
  }

  void answer(const std::vector<std::string>& more, std::size_t skipped) {
    auto options = options_of(last_, more);
    if (!options) {
      failed(options.error());
      return;
    }
    Pager none;
    if (options->action == Action::timeline) {
      show_timeline(searcher_, *options, none);
      return;
    }
    if (options->action == Action::compare) {
      compare(searcher_, *options, none);
      return;
    }
    if (options->action == Action::show) {
      show(searcher_, *options, none);
      return;
    }
    options->request.offset += skipped;
    SearchResults results;
    if (show_hits(searcher_, *options, none, &results) == Found::failure) return;
    skipped_ = skipped + results.hits.size();
    at_end_ = results.hits.size() < options->request.limit;
    for (Hit& hit : results.hits) hits_[hit.rank] = std::move(hit.dispatch.id);
  }

  bool has_search() const {
    if (!has_last_) render::say(std::cerr, tr("searcher: nothing has been searched yet"), "\n");
    return has_last_;
  }

  void next() {
    if (!has_search()) return;
    if (at_end_)
      render::say(std::cerr, tr("searcher: there are no more hits"), "\n");
    else
      answer({}, skipped_);
  }

  void facets(const std::string& names) {
    if (!has_search()) return;
    const auto reached = std::pair(skipped_, at_end_);
    answer({"--facets=" + (names.empty() ? std::string(kUsualFacets) : names), "--limit=0", "--offset=0"}, 0);
    std::tie(skipped_, at_end_) = reached;
  }

  void sort(const std::string& order) {
    order_ = {"--sort=" + order};
    if (!has_last_) return;
    hits_.clear();
    answer({}, 0);
  }

  void use_hit(const Command& command) {
    const auto hit = hits_.find(command.hit);
    if (hit == hits_.end()) {
      render::say(std::cerr, tr("searcher: hit {} has not been shown", command.hit), "\n");
      return;
    }
    Options options = options_;
    options.pager = false;
    options.show_ids = {hit->second};
    Pager none;
    if (command.name == CommandName::show) {
      show(searcher_, options, none);
      return;
    }
    const auto dispatch = searcher_.find(hit->second);
    if (!dispatch)
      failed(dispatch.error());
    else if (!*dispatch)
      render::say(std::cerr, tr("searcher: hit {} is no longer in the index", command.hit), "\n");
    else if (const auto opened = open_source(**dispatch); !opened)
      failed(opened.error());
  }

  const Searcher& searcher_;
  const Options& options_;
  const std::vector<std::string> arguments_;
  const query::Present present_;
  std::vector<std::string> order_;
  Command last_;
  bool has_last_ = false;
  bool at_end_ = false;
  std::size_t skipped_ = 0;                  // hits of the last search that were shown
  std::map<std::size_t, std::string> hits_;  // ids by their ranks
};

}  // namespace

bool can_prompt() { return ::isatty(STDIN_FILENO) != 0 && ::isatty(STDOUT_FILENO) != 0; }

Found run_prompt(const Searcher& searcher, const Options& options, const std::vector<std::string>& arguments,
                 const query::Present& present) {
  return Prompt(searcher, options, arguments, present).run();
}

}  // namespace depeche::searcher
