#pragma once

// Passes what a reader finds on to its caller, whose functions may all be unset.

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/message.h"
#include "depeche/read.h"
#include "dispatch/outcome/parsed.h"

namespace depeche::dispatch {

// `observer` must outlive it.
class Report {
 public:
  explicit Report(const ReadObserver& observer) : observer_(observer) {}

  // The message of the refusal begins with `where`, unless it names its input already ("…": …).
  void refuse(const std::string& where, Error error) const {
    const bool is_named = error.message.starts_with('"') || error.message.starts_with("«");
    if (!is_named) error.message = tr("{}: {}", where, error.message);
    if (observer_.refused) observer_.refused({where, std::move(error)});
  }
  void warn(const std::string& where, const std::string& what) const {
    if (observer_.warned) observer_.warned(where, what);
  }
  // What a bound cut or left out.
  void say_limit(const std::string& where, const std::string& what) const {
    if (observer_.limited) return observer_.limited(where, what);
    warn(where, what);
  }
  // What is no dispatch.
  void leave_out(const std::string& where, const std::string& what) const {
    if (observer_.left_out) return observer_.left_out(where, what);
    warn(where, what);
  }
  // Reports the warnings first, then the dispatch.
  void accept(const std::string& where, Parsed&& parsed) const {
    for (const std::string& warning : parsed.warnings) warn(where, warning);
    for (const std::string& limit : parsed.limits) say_limit(where, limit);
    if (observer_.ignored)
      for (const std::string& name : parsed.ignored) observer_.ignored(name);
    if (observer_.dispatch) observer_.dispatch(std::move(parsed.dispatch));
  }
  void pass_on(const std::string& where, Result<Parsed> parsed) const {
    if (parsed)
      accept(where, std::move(*parsed));
    else
      refuse(where, std::move(parsed.error()));
  }
  void read(std::size_t bytes) const {
    if (observer_.progress) observer_.progress(bytes);
  }
  bool begin_file(const std::string& file) const { return !observer_.begin_file || observer_.begin_file(file); }
  void end_file() const {
    if (observer_.end_file) observer_.end_file();
  }
  bool stopped() const { return observer_.stop && observer_.stop(); }

 private:
  const ReadObserver& observer_;
};

}  // namespace depeche::dispatch
