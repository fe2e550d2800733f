#pragma once

// Where an answer goes: to standard output, through the pager when people read it there, or to the file of --output.

#include <fstream>
#include <ostream>
#include <string>

#include "depeche/render.h"
#include "depeche/result.h"
#include "options.h"
#include "pager.h"

namespace depeche::searcher {

// One answer. A file takes the place of an older one when the whole answer is in it; until then, and when anything
// fails, the older one stays. What is no regular file (a pipe, a device) is written as it is.
class Output {
 public:
  Output(const Options& options, Pager& pager) : options_(options), pager_(pager) {}
  ~Output();  // gives up what was not finished
  Output(const Output&) = delete;
  Output& operator=(const Output&) = delete;

  // To be called first. Errors: invalid_argument for a workbook that would go to a terminal; io, not_found.
  Status open();
  // How the answer looks there.
  const TextStyle& style() const { return style_; }
  std::ostream& stream();
  Status finish();

 private:
  const Options& options_;
  Pager& pager_;
  TextStyle style_;
  std::ofstream file_;
  std::string target_;     // the file that is written, links followed
  std::string temporary_;  // takes the place of target_; empty when target_ is written itself
};

}  // namespace depeche::searcher
