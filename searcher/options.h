#pragma once

// What the searcher was asked to do: the command line, checked.

#include <chrono>
#include <cstddef>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "config/config.h"
#include "depeche/render.h"
#include "depeche/result.h"
#include "depeche/search.h"
#include "output_format.h"
#include "query/language/date_words.h"

namespace depeche::searcher {

enum class Action {
  search,
  watch,
  timeline,
  batch,
  show,
  compare,
  open,
  serve,
  serve_shard,
  list_saved,
  forget,
  prompt,
  help,
  version
};

// How searches are answered over HTTP.
struct Serving {
  std::string place;  // empty: the usual one
  std::string token_file;
  bool insecure = false;
  std::vector<std::string> hosts;
  std::vector<std::string> origins;
  bool show_paths = false;
  std::string access_log;
  bool logs_queries = true;
};

struct Options {
  Action action = Action::search;
  config::Choice config;
  std::vector<std::string> asked_indexes;                      // names of the settings, or directories
  std::vector<std::string> index_names;                        // names that the settings have
  std::vector<std::filesystem::path> indexes;                  // at least one, once the settings are known
  std::vector<std::string> notices;                            // what of the settings could not be read
  SearchRequest request;                                       // for a batch, what is common to its queries
  std::optional<std::chrono::steady_clock::duration> timeout;  // how long each query may take
  OutputFormat format = OutputFormat::text;
  ColorMode color = ColorMode::automatic;
  TextColors colors;
  bool pager = true;
  bool explain = false;
  TimelineMeasure measure = TimelineMeasure::matches;
  std::string plot_file;  // empty: none
  bool like_standard_input = false;
  std::vector<std::string> show_ids;  // of the dispatches to be shown whole
  bool whole_texts = false;           // the hits are to be shown whole
  std::string output_file;            // empty: standard output
  TableStyle table;
  std::string compare_before;
  std::string compare_after;
  std::string batch_file;  // "-": standard input
  std::string save_name;   // empty: the search is not to be saved
  std::string forget_name;
  bool all_saved = false;       // all saved searches are to be watched
  std::size_t most_alerts = 0;  // 0: no end
  Serving serving;
  bool timing = false;
  std::size_t repeat = 1;
  bool only_new = false;                // what a saved search has not found before
  bool mode_is_asked = false;           // by --all or --some, so that the settings do not count
  bool query_standard_input = false;    // the query is read there
  std::vector<std::string> notes = {};  // how the command line was read, for people

  // Whether facets are asked for.
  bool counts() const { return !request.facets.empty() || !request.property_facets.empty(); }
};

// Whether a command line without anything to search for opens the prompt, or is an error.
enum class Prompting { no, yes };

// `arguments` are those after the name of the program, with saved searches put in. `present` resolves relative dates.
// An error is a usage error.
Result<Options> parse_options(const std::vector<std::string>& arguments, const query::Present& present,
                              Prompting prompting);

// The request with its deadline, which begins now.
SearchRequest timed_request(const Options& options);

// The error of a search, whose hint names the option that would help.
Error with_option_named(Error error);

// Reads the settings and adds what they say. The time zone that they name is in force from then on.
Status add_settings(Options& options);
// Reads the dates of the command line anew, in that time zone. The present is that of the zone, too.
Status ask_again(const std::vector<std::string>& arguments, const query::Present& present, Options& options);

}  // namespace depeche::searcher
