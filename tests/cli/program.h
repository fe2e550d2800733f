#pragma once

// Runs a program in a folder of its own and keeps everything that it printed.

#include <filesystem>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include <sys/types.h>

#include "support/temporary_folder.h"

namespace depeche::test {

struct Outcome {
  int status = -1;  // the exit status, or 128 and the number of the signal that ended it
  std::string out;
  std::string err;
};

using Arguments = std::vector<std::string>;
using Environment = std::map<std::string, std::string>;

// A fresh folder, removed with all that is below it at the end. Programs run in it, with an environment that holds
// PATH, HOME (the folder) and what `environment` adds.
class Sandbox {
 public:
  Sandbox();

  const std::filesystem::path& folder() const { return folder_.path(); }
  std::filesystem::path path(std::string_view name) const { return folder_ / name; }
  // Creates the folders above it, too.
  void write(std::string_view name, std::string_view content) const;
  std::string read(std::string_view name) const;
  Outcome run(const std::string& program, const Arguments& arguments, std::string_view input = {}) const;
  Outcome indexer(const Arguments& arguments, std::string_view input = {}) const;
  Outcome searcher(const Arguments& arguments, std::string_view input = {}) const;
  // A command line of sh, in which $INDEXER and $SEARCHER are the programs.
  Outcome shell(const std::string& command) const;
  // Starts without waiting; its standard input is the named pipe `input`. `finish` waits and reads what it printed.
  pid_t start(const std::string& program, const Arguments& arguments, const std::string& input) const;
  Outcome finish(pid_t process) const;

  Environment environment;

 private:
  TemporaryFolder folder_;
};

// What the programs print of times is never twice the same: " 12.3 ms" and " 0.1 s" become " T ms" and " T s".
std::string without_times(std::string text);
// `text` with every occurrence of `what` replaced.
std::string replaced(std::string text, std::string_view what, std::string_view by);

}  // namespace depeche::test
