#pragma once

#include <fstream>
#include <string>

#include "depeche/read.h"
#include "depeche/result.h"

namespace depeche::indexer {

// The file that --report writes: for each refusal a line with one JSON object, {"where": …, "reason": …, "hint": …}.
// `where` is the file, "file:line", or "archive/member" with or without a line.
class ReportFile {
 public:
  // Creates the file or empties it, so that a run without refusals leaves an empty file. Without a name nothing is
  // written.
  static Status start(const std::string& file);
  explicit ReportFile(std::string file) : file_(std::move(file)) {}

  // True for the file that it writes, which must not be read at the same time.
  bool is(const std::string& file) const;
  void add(const Refusal& refusal);
  // Fails when something could not be written.
  Status finish();

 private:
  std::string file_;
  std::ofstream out_;  // opened by the first refusal
};

}  // namespace depeche::indexer
