#pragma once

// What the indexer was asked to do: the command line, checked.

#include <filesystem>
#include <map>
#include <string>
#include <vector>

#include "config/config.h"
#include "depeche/index.h"
#include "depeche/read.h"
#include "depeche/result.h"

namespace depeche::indexer {

enum class Action { index, remove, check, stats, compact, back_up, watch, help, version };

struct Options {
  Action action = Action::index;
  config::Choice config;
  std::vector<std::string> asked_topics;       // the same, whose topics are taken over; at most one
  std::vector<std::string> asked_index;        // a name of the settings, or a directory; at most one
  std::filesystem::path index;                 // set once the settings are known
  std::vector<std::string> notices;            // what of the settings could not be read
  std::vector<std::string> sources;            // for Action::index at least one
  std::map<std::string, std::string> renamed;  // by Action::watch: files and folders, the name before and the name now
  std::vector<std::string> removed;            // the ids of Action::remove
  std::filesystem::path backup;                // the target of Action::back_up
  std::string report;                          // the file that keeps refusals; empty: none
  ReadOptions read;
  WriterOptions writer;
  bool dry_run = false;
  bool prune = false;
  bool force = false;  // let pruning remove most of the index
  bool strict = false;
  bool quiet = false;
  bool verbose = false;
  bool json = false;
};

// An error is a usage error.
// `arguments` are those after the name of the program.
Result<Options> parse_options(const std::vector<std::string>& arguments);

// Reads the settings and finds the index.
Status add_settings(Options& options);

}  // namespace depeche::indexer
