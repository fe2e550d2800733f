#include "run.h"

#include <algorithm>
#include <iostream>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <unistd.h>

#include "base/interruption.h"
#include "base/message.h"
#include "config/option_hints.h"
#include "depeche/prune.h"
#include "depeche/render.h"
#include "dispatch/formats/members.h"
#include "progress.h"
#include "render/say.h"
#include "report_file.h"
#include "summary.h"

namespace depeche::indexer {
namespace {

const char* committing() {
  static const std::string words =
      "indexer: " + tr("interrupted while it was written; the index is as before, or has all of the run") + '\n';
  return words.c_str();
}

// Errors that say something about the dispatch, not about the index.
bool is_refusal(const Error& error) {
  return error.code != ErrorCode::io && error.code != ErrorCode::internal && error.code != ErrorCode::corrupt;
}

// Errors of what the user asked for: a source that is not there, an encoding that does not exist.
bool is_mistake(const Error& error) {
  return error.code == ErrorCode::not_found || error.code == ErrorCode::invalid_argument;
}

// A name of a part or of a property that agencies have in common.
bool is_known_name(const std::string& field) {
  const std::string name = property_name(field);
  return dispatch::find_member(name).has_value() ||
         std::ranges::find(known_properties(), name, &PropertyInfo::name) != known_properties().end();
}

// Counts the dispatches that have a property which no table knows.
class OwnNames {
 public:
  void count(const Dispatch& dispatch, std::map<std::string, std::size_t>& counts) const {
    const std::vector<Property>& properties = dispatch.properties;
    for (auto property = properties.begin(); property != properties.end(); ++property) {
      const bool is_first = std::find_if(properties.begin(), property, [&](const Property& before) {
                              return before.name == property->name;
                            }) == property;
      if (is_first && !known_.contains(property->name)) ++counts[property->name];
    }
  }

 private:
  static std::set<std::string_view> known() {
    std::set<std::string_view> names;
    for (const PropertyInfo& info : known_properties()) names.insert(info.name);
    return names;
  }
  std::set<std::string_view> known_ = known();
};

class Run {
 public:
  explicit Run(const Options& options)
      : options_(options),
        report_(options.report),
        renames_(options.renamed),
        progress_(!options.quiet && !options.verbose && isatty(STDERR_FILENO)) {
    base::set_last_words(as_before());
    summary_.index = options.index.string();
    if (options.prune) pruning_.emplace(options.sources, options.force);
  }

  int run() {
    const auto finished = work();
    const auto reported = report_.finish();
    if (!finished) return report_failure(finished.error());
    if (*finished == Ended::interrupted) return end_interrupted();
    if (stopped_by_refusal()) return end_strict();
    print();
    return reported ? exit_status() : report_failure(reported.error());
  }

  Ended run_once() {
    const auto finished = work();
    if (const auto reported = report_.finish(); !reported) report_failure(reported.error());
    if (!finished) report_failure(finished.error());
    if (!finished) return Ended::failed;
    if (*finished == Ended::done) print();
    return *finished;
  }

 private:
  Result<Ended> work() {
    if (auto status = open(); !status) {
      if (base::interruption() != 0) return Ended::interrupted;
      return tl::unexpected<Error>(status.error());
    }
    read();
    if (failure_) return tl::unexpected<Error>(*failure_);
    if (base::interruption() != 0) return Ended::interrupted;
    if (stopped_by_refusal()) return Ended::done;
    if (auto status = prune(); !status) return tl::unexpected<Error>(status.error());
    if (auto status = follow_renames(); !status) return tl::unexpected<Error>(status.error());
    if (auto status = commit(); !status) return tl::unexpected<Error>(status.error());
    return Ended::done;
  }

  bool stopped_by_refusal() const { return options_.strict && summary_.refused > 0; }

  Status open() {
    if (options_.dry_run) return look_at_index();
    auto writer = IndexWriter::open(options_.index, options_.writer);
    if (!writer) return tl::unexpected<Error>(writer.error());
    writer_ = std::move(*writer);
    say_notices();
    return {};
  }

  // A run without a writer says what is damaged, too.
  Status look_at_index() {
    const auto stats = index_stats(options_.index);
    if (stats && !stats->complaint.empty()) say(tr("{}: {}", options_.index.string(), stats->complaint));
    return {};
  }

  void say_notices() {
    for (const std::string& notice : writer_->take_notices()) say(tr("warning: {}", notice));
  }

  void read() {
    const ReadObserver observer{[this](Dispatch&& dispatch) { add(std::move(dispatch)); },
                                [this](const Refusal& refusal) { refuse(refusal); },
                                [this](const std::string& where, const std::string& what) { warn(where, what); },
                                [this](std::uintmax_t bytes) { progress_.add_bytes(bytes); },
                                [this] { return stops(); },
                                [this](const std::string& file) { return begin_file(file); },
                                [this] { end_file(); },
                                [this](const std::string& where, const std::string& what) { say_limit(where, what); },
                                [this](const std::string& where, const std::string& what) { tell(where, what); },
                                [this](const std::string& name) { ++summary_.ignored[name]; }};
    if (progress_.visible()) progress_.expect(bytes_of_sources(options_.sources, options_.index));
    for (const std::string& source : options_.sources) {
      if (stops()) return;
      read_source(source, options_.read, observer);
    }
    progress_.clear();
    if (!stops() && !has_skipped_) say_unknown_fields();
  }

  // Fields of --fields that no table knows and no dispatch has: mistyped, probably.
  void say_unknown_fields() {
    if (summary_.read == 0 || options_.quiet) return;
    for (const std::string& field : options_.read.fields)
      if (!is_known_name(field) && !has_own_name(property_name(field)))
        say(tr("warning: no dispatch has the field \"{}\" of --fields; indexer(1) lists the names that are known",
               field));
  }
  // An object has the names of its members behind its own.
  bool has_own_name(const std::string& name) const {
    return std::ranges::any_of(summary_.own_names, [&](const auto& own) {
      return own.first == name || own.first == "other_" + name || own.first.starts_with(name + "_");
    });
  }

  bool stops() const { return failure_ || base::interruption() != 0 || stopped_by_refusal(); }

  // False for a file that the index holds as it is. Pruning compares dispatch by dispatch, so that it reads them all.
  bool begin_file(const std::string& file) {
    if (report_.is(file)) return false;
    complaints_ = false;
    const std::uintmax_t bytes = progress_.visible() ? bytes_of_file(file) : 0;
    progress_.begin_file(bytes);
    if (!writer_ || pruning_ || stops()) return true;
    const auto dispatches = writer_->begin_file(file, options_.read);
    if (!dispatches) failure_ = dispatches.error();
    if (!dispatches || !*dispatches) return true;
    if (options_.verbose) say(tr("{}: unchanged", file));
    progress_.skip_file(bytes);
    summary_.read += **dispatches;
    has_skipped_ = true;
    return false;
  }

  void end_file() {
    progress_.end_file();
    if (writer_ && !pruning_) writer_->end_file(!complaints_ && !stops());
  }

  void add(Dispatch&& dispatch) {
    if (stops()) return;
    const std::string where = dispatch.path;
    if (options_.verbose) say(tr("{}: {}", where, dispatch.id));
    if (pruning_) pruning_->saw(dispatch);
    names_.count(dispatch, summary_.own_names);
    renames_.saw(dispatch);
    if (writer_) {
      if (auto status = writer_->add(std::move(dispatch)); !status) return reject(where, status.error());
    }
    ++summary_.read;
    progress_.add_dispatch();
  }

  void reject(const std::string& where, const Error& error) {
    if (is_refusal(error)) return refuse({where, {error.code, tr("{}: {}", where, error.message), error.hint, {}}});
    failure_ = error;
  }

  void refuse(Refusal refusal) {
    if (stops()) return;
    refusal.error = config::with_options_named(std::move(refusal.error));
    ++summary_.refused;
    complaints_ = true;
    report_.add(refusal);
    if (pruning_) pruning_->refused(refusal);
    only_mistaken_ = only_mistaken_ && is_mistake(refusal.error);
    const Error& error = refusal.error;
    say(error.hint.empty() ? error.message : error.message + " (" + error.hint + ')');
  }

  void warn(const std::string& where, const std::string& what) {
    complaints_ = true;
    tell(where, what);
  }

  // What is no complaint does not make the next run read the file again.
  void tell(const std::string& where, const std::string& what) {
    if (options_.quiet || stops()) return;
    say(tr("{}: warning: {}", where, what));
  }

  // The same for many dispatches is said once.
  void say_limit(const std::string& where, const std::string& what) {
    if (said_limits_.insert(what).second)
      warn(where, tr("{}; this is said once", what));
    else
      complaints_ = true;
  }

  void say(const std::string& line) {
    progress_.clear();
    render::say(std::cerr, "indexer: ", line, "\n");
  }

  Status prune() {
    if (!pruning_) return {};
    const auto vanished = pruning_->vanished(options_.index);
    if (!vanished) return tl::unexpected<Error>(vanished.error());
    for (const std::string& id : *vanished) {
      if (options_.verbose || (options_.dry_run && !options_.quiet))
        say(options_.dry_run ? tr("would remove {}", id) : tr("removed {}", id));
      if (!writer_) continue;
      if (const auto removed = writer_->remove(id); !removed) return tl::unexpected<Error>(removed.error());
    }
    summary_.removed = vanished->size();
    return {};
  }

  Status follow_renames() {
    if (!writer_) return {};
    const auto outdated = renames_.outdated(options_.index);
    if (!outdated) return tl::unexpected<Error>(outdated.error());
    for (const std::string& id : *outdated) {
      const auto removed = writer_->remove(id);
      if (!removed) return tl::unexpected<Error>(removed.error());
      if (options_.verbose) say(tr("removed {}: its file has another name now", id));
    }
    if (!outdated->empty()) summary_.removed = outdated->size();
    return {};
  }

  // A run that read nothing leaves the index alone: a mistyped source with --rebuild must not empty it.
  Status commit() {
    if (writer_ && (summary_.read > 0 || summary_.removed.value_or(0) > 0)) {
      base::set_last_words(committing());
      const auto counts = writer_->commit();
      if (!counts) return tl::unexpected<Error>(counts.error());
      summary_.counts = *counts;
      say_notices();
      summary_.committed = true;
    }
    summary_.seconds = progress_.seconds();
    return {};
  }

  void print() const {
    if (options_.json) print_json_summary(summary_, std::cout);
    if (options_.quiet) return;
    if (options_.dry_run)
      print_dry_summary(summary_, std::cerr);
    else
      print_summary(summary_, std::cerr);
  }

  int exit_status() const {
    if (summary_.refused == 0) return kAllIndexed;
    return summary_.read == 0 && only_mistaken_ ? kFailure : kSomeRefused;
  }

  static int end_interrupted() {
    render::say(std::cerr, render::Ours{as_before()});
    return 128 + base::interruption();
  }

  int end_strict() {
    summary_.seconds = progress_.seconds();
    if (options_.json) print_json_summary(summary_, std::cout);
    render::say(std::cerr, "indexer: ", tr("stopped at the first refusal, as --strict asks; the index is as before"),
                "\n");
    return kSomeRefused;
  }

  const Options& options_;
  ReportFile report_;
  Renames renames_;
  Progress progress_;
  Summary summary_;
  std::optional<IndexWriter> writer_;
  std::optional<Pruning> pruning_;
  std::optional<Error> failure_;
  bool only_mistaken_ = true;
  bool complaints_ = false;   // about the file at hand
  bool has_skipped_ = false;  // a file that the index holds as it is
  std::set<std::string> said_limits_;
  OwnNames names_;
};

}  // namespace

const char* as_before() {
  static const std::string words = "indexer: " + tr("interrupted; the index is as before") + '\n';
  return words.c_str();
}

int report_failure(const Error& error, const char* place) {
  render::say(std::cerr, "indexer: ");
  render_error(config::with_options_named(error, place), {}, std::cerr);
  return kFailure;
}

Ended index_once(const Options& options) { return Run(options).run_once(); }

int run_indexing(const Options& options) {
  base::note_interruptions(as_before());
  if (auto status = ReportFile::start(options.report); !status) return report_failure(status.error());
  return Run(options).run();
}

}  // namespace depeche::indexer
