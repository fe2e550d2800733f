#include "prompt.h"

#include <algorithm>
#include <csignal>
#include <cstdlib>
#include <iostream>
#include <map>
#include <tuple>
#include <utility>

#include <unistd.h>

#include "base/language.h"
#include "base/message.h"
#include "command_line.h"
#include "completer.h"
#include "depeche/render.h"
#include "line_editor.h"
#include "manual/arguments.h"
#include "manual_sections.h"
#include "new_hits.h"
#include "open.h"
#include "option_table.h"
#include "output_format.h"
#include "paging.h"
#include "private_file.h"
#include "prompt_line.h"
#include "render/say.h"
#include "saved_searches.h"
#include "terminal.h"

namespace depeche::searcher {
namespace {

constexpr std::string_view kUsualFacets = "date,source,place";

// As --format calls what the end of the name says; the line is a command only when it says something.
std::string_view format_of(std::string_view path) {
  for (const auto& [ending, format] : kFileEndings)
    if (path.ends_with(ending)) return base::name_of(kOutputFormats, format);
  return base::name_of(kOutputFormats, OutputFormat::text);
}

std::filesystem::path history_file() {
  const char* state = std::getenv("XDG_STATE_HOME");
  if (state != nullptr && *state == '/') return std::filesystem::path(state) / "depeche" / "history";
  const char* home = std::getenv("HOME");
  if (home == nullptr || *home != '/') return {};
  return std::filesystem::path(home) / ".local/state/depeche/history";
}

// The commands of the manual.
std::string help_text() {
  std::string text = "  retrait OTSC, retrait --from 2022-01-06 -n 20\n      " +
                     tr("Finds dispatches, with options as on the command line; depeche-query(7) has the language.") +
                     "\n";
  for (const manual::ManualEntry& command : kCommands)
    text.append("  ")
        .append(command.title.empty() ? std::string(command.name) : command.title.said())
        .append("\n      ")
        .append(command.text.said())
        .append("\n");
  return text;
}

void say_error(const std::string& message) { render::say(std::cerr, "searcher: ", message, "\n"); }

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
    render::say(std::cout, tr("A query, or help; Ctrl-D ends."), "\n");
    std::cout.flush();
    while (const auto line = editor.read()) {
      if (line->find_first_not_of(" \t") == std::string::npos) continue;
      const auto command = parse_line(*line, [&](std::string_view name) { return completer.is_property(name); });
      if (!command) {
        failed(command.error());
        continue;
      }
      if (command->name == CommandName::quit) return Found::something;
      page(options_.pager, [&] { obey(*command); });
      if (!std::cout) return Found::failure;
    }
    render::say(std::cout, "\n");
    return Found::something;
  }

 private:
  struct Shown {
    std::string id;
    std::vector<std::string> versions;  // ids of the others, the latest first
  };

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
      case CommandName::versions:
        return list_versions(command.hit);
      case CommandName::diff:
        return diff(command);
      case CommandName::sort:
        return sort(command.value);
      case CommandName::all:
        return require_all();
      case CommandName::language:
        return speak(command.value);
      case CommandName::save:
        return save(command.value);
      case CommandName::write:
        return write(command.value);
      case CommandName::help:
        render::say(std::cout, render::Ours{help_text()});
        return;
      case CommandName::quit:
        return;
    }
  }

  // The options of a line, those of the command line before them.
  Result<Options> options_of(const Command& command, const std::vector<std::string>& more) const {
    const bool says_mode = has_option(command.options, "--all") || has_option(command.options, "--some");
    std::vector<std::string> arguments = says_mode ? without_options(arguments_, {"--all", "--some"}, {}) : arguments_;
    if (!says_mode) arguments.insert(arguments.end(), mode_.begin(), mode_.end());
    for (const auto* list : {&order_, &command.options, &more})
      arguments.insert(arguments.end(), list->begin(), list->end());
    if (!command.query.empty()) arguments.insert(arguments.end(), {"--", command.query});
    // What is typed is in no order here, so that a query could be taken for ids.
    if (has_option(arguments, "--show"))
      return fail(ErrorCode::invalid_argument, tr("--show needs an id behind ="),
                  tr("show N prints the whole text of hit N"));
    auto options = parse_options(arguments, present_, Prompting::no);
    if (!options) return tl::unexpected<Error>(as_typed(command, std::move(options.error())));
    options->pager = false;
    options->colors = options_.colors;
    options->request.aliases = options_.request.aliases;
    options->request.stop_words = options_.request.stop_words;
    if (!options->mode_is_asked) options->request.mode = options_.request.mode;
    return options;
  }

  static Error as_typed(const Command& command, Error error) {
    error.message = manual::as_typed(kOptions, command.typed, std::move(error.message));
    error.hint = manual::as_typed(kOptions, command.typed, std::move(error.hint));
    return error;
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
    for (Hit& hit : results.hits) {
      Shown& shown = hits_[hit.rank];
      shown.id = std::move(hit.dispatch.id);
      shown.versions.clear();
      for (Version& version : hit.versions) shown.versions.push_back(std::move(version.id));
    }
  }

  // Nothing, and a word why, for a hit that was not shown.
  const Shown* shown_hit(std::size_t rank) const {
    const auto hit = hits_.find(rank);
    if (hit != hits_.end()) return &hit->second;
    say_error(tr("hit {} has not been shown", rank));
    return nullptr;
  }

  void list_versions(std::size_t rank) {
    const Shown* hit = shown_hit(rank);
    if (hit == nullptr) return;
    if (hit->versions.empty()) return say_error(tr("hit {} has no other versions", rank));
    for (const std::string& id : hit->versions) {
      const auto dispatch = searcher_.find(id);
      if (!dispatch) {
        failed(dispatch.error());
        return;
      }
      if (*dispatch) render_alert_text({**dispatch, {}}, output_style(options_), std::cout);
    }
  }

  void diff(const Command& command) {
    const Shown* before = shown_hit(command.hit);
    const Shown* after = before == nullptr ? nullptr : shown_hit(command.other);
    if (after == nullptr) return;
    Options options = options_;
    options.pager = false;
    options.compare_before = before->id;
    options.compare_after = after->id;
    options.format = OutputFormat::text;
    Pager none;
    compare(searcher_, options, none);
  }

  // The arguments of the last search, as a command line has them.
  Arguments last_arguments() const {
    Arguments arguments = arguments_;
    for (const auto* list : {&mode_, &order_, &last_.options})
      arguments.insert(arguments.end(), list->begin(), list->end());
    if (!last_.query.empty()) arguments.insert(arguments.end(), {"--", last_.query});
    return arguments;
  }

  void save(const std::string& name) {
    if (!has_search()) return;
    const auto file = saved_searches_path();
    const auto is_name = [&](const std::string& index) {
      return std::ranges::find(options_.index_names, index) != options_.index_names.end();
    };
    const Status saved =
        file ? save_search(*file, name, to_be_saved(last_arguments(), is_name)) : tl::unexpected<Error>(file.error());
    const auto options = options_of(last_, {});
    if (!saved)
      failed(saved.error());
    else if (const Status known = options ? remember_all(searcher_, *options, name) : Status{}; !known)
      failed(known.error());
    else
      render::say(std::cout, tr("saved: searcher --saved {}", name), "\n");
  }

  // The hits that have been shown, in the format that the name of the file says.
  void write(const std::string& path) {
    if (!has_search()) return;
    const auto reached = std::tuple(skipped_, at_end_, hits_);
    const std::string limit = std::to_string(std::max<std::size_t>(skipped_, 1));
    const auto options = options_of(last_, {"--output=" + path, "--format=" + std::string(format_of(path)),
                                            "--limit=" + limit, "--offset=0", "--versions"});
    if (!options) {
      failed(options.error());
      return;
    }
    Pager none;
    SearchResults results;
    if (show_hits(searcher_, *options, none, &results) == Found::failure) return;
    render::say(std::cout, trn(results.hits.size(), "{} hit is in {}", "{} hits are in {}", results.hits.size(), path),
                "\n");
    std::tie(skipped_, at_end_, hits_) = reached;
  }

  bool has_search() const {
    if (!has_last_) say_error(tr("nothing has been searched yet"));
    return has_last_;
  }

  void next() {
    if (!has_search()) return;
    if (at_end_)
      say_error(tr("there are no more hits"));
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

  // From now on each word must be there, or, when that is so already, some of them.
  void require_all() {
    const bool all = mode_.empty() ? options_.request.mode == MatchMode::all : mode_.front() == "--all";
    arguments_ = without_options(arguments_, {"--all", "--some"}, {});
    mode_ = {all ? "--some" : "--all"};
    render::say(std::cout, all ? tr("Some of the words are enough now.") : tr("Every word must be there now."), "\n");
    if (!has_last_) return;
    hits_.clear();
    answer({}, 0);
  }

  static void speak(const std::string& language) {
    base::speak(*base::language_named(language));
    render::say(std::cout, tr("A query, or help; Ctrl-D ends."), "\n");
  }

  void use_hit(const Command& command) {
    const Shown* hit = shown_hit(command.hit);
    if (hit == nullptr) return;
    Options options = options_;
    options.pager = false;
    options.show_ids = {hit->id};
    Pager none;
    if (command.name == CommandName::show) {
      show(searcher_, options, none);
      return;
    }
    const auto dispatch = searcher_.find(hit->id);
    if (!dispatch)
      failed(dispatch.error());
    else if (!*dispatch)
      say_error(tr("hit {} is no longer in the index", command.hit));
    else if (const auto opened = open_source(**dispatch); !opened)
      failed(opened.error());
  }

  const Searcher& searcher_;
  const Options& options_;
  std::vector<std::string> arguments_;
  const query::Present present_;
  std::vector<std::string> order_;  // as the command sort says
  std::vector<std::string> mode_;   // as the command all says
  Command last_;
  bool has_last_ = false;
  bool at_end_ = false;
  std::size_t skipped_ = 0;            // hits of the last search that were shown
  std::map<std::size_t, Shown> hits_;  // by their ranks
};

}  // namespace

bool can_prompt() { return ::isatty(STDIN_FILENO) != 0 && ::isatty(STDOUT_FILENO) != 0; }

Found run_prompt(const Searcher& searcher, const Options& options, const std::vector<std::string>& arguments,
                 const query::Present& present) {
  return Prompt(searcher, options, arguments, present).run();
}

}  // namespace depeche::searcher
