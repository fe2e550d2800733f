#include "watch.h"

#include <algorithm>
#include <chrono>
#include <iostream>
#include <system_error>

#include "base/interruption.h"
#include "base/message.h"
#include "dispatch/input/read_bytes.h"
#include "folder_watch.h"
#include "render/say.h"
#include "report_file.h"
#include "run.h"

namespace depeche::indexer {
namespace {

using Clock = std::chrono::steady_clock;
using std::chrono::milliseconds;

// A burst ends when nothing has come for a while; one without end is cut.
constexpr milliseconds kQuiet{80};
constexpr milliseconds kLongestBurst{400};
// After a failure (the index is locked, the disk is full) the files are tried again, less and less often.
constexpr milliseconds kFirstRetry{250};
constexpr milliseconds kLastRetry{30'000};

class Watching {
 public:
  Watching(const Options& options, FolderWatch& folders) : options_(options), folders_(folders) {}

  int run() {
    folders_.collect(arrivals_);
    index_files();
    if (base::interruption() == 0 && !options_.quiet)
      render::say(std::cerr, "indexer: ", tr("watching; end it with Ctrl-C"), "\n");
    while (base::interruption() == 0) {
      if (wait(arrivals_.files.empty() ? milliseconds{-1} : retry_)) gather_burst();
      if (base::interruption() == 0) index_files();
    }
    return kAllIndexed;
  }

 private:
  bool wait(milliseconds time) {
    const base::InterruptionsHeldBack held;
    return base::interruption() == 0 && folders_.wait(static_cast<int>(time.count()), held.before());
  }

  void gather_burst() {
    const auto end = Clock::now() + kLongestBurst;
    do folders_.collect(arrivals_);
    while (base::interruption() == 0 && Clock::now() < end && !arrivals_.files.empty() && wait(kQuiet));
  }

  // Files that are gone again, or are none, are no longer waited for.
  void index_files() {
    std::error_code ignored;
    std::erase_if(arrivals_.files,
                  [&](const std::string& file) { return !std::filesystem::is_regular_file(file, ignored); });
    if (arrivals_.files.empty()) return arrivals_.renamed.clear();
    Options run = options_;
    run.sources.assign(arrivals_.files.begin(), arrivals_.files.end());
    run.renamed = arrivals_.renamed;
    if (index_once(run) == Ended::failed) {
      retry_ = std::min(retry_ * 2, kLastRetry);
      return;
    }
    retry_ = kFirstRetry;
    arrivals_ = {};
  }

  const Options& options_;
  FolderWatch& folders_;
  Arrivals arrivals_;  // to be indexed
  milliseconds retry_ = kFirstRetry;
};

}  // namespace

int watch_folders(const Options& options) {
  base::note_interruptions(as_before());
  if (auto status = dispatch::check_options(options.read); !status) return report_failure(status.error());
  if (auto status = ReportFile::start(options.report); !status) return report_failure(status.error());
  const auto left_out = [&](const std::string& folder) {
    if (!options.quiet)
      render::say(std::cerr, "indexer: ", tr("{}: warning: {}", folder, tr("is an index; left out")), "\n");
  };
  auto folders =
      FolderWatch::start(options.sources, options.index, {[](const Error& error) { report_failure(error); }, left_out});
  if (!folders) return report_failure(folders.error());
  return Watching(options, *folders).run();
}

}  // namespace depeche::indexer
