#include "watch.h"

#include <algorithm>
#include <chrono>
#include <filesystem>
#include <iostream>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <system_error>
#include <utility>

#include "answer.h"
#include "base/files.h"
#include "base/interruption.h"
#include "base/message.h"
#include "depeche/alerts.h"
#include "depeche/render.h"
#include "index_watch.h"
#include "render/say.h"
#include "terminal.h"
#include "timings.h"
#include "watch_searches.h"

namespace depeche::searcher {
namespace {

// Where inotify tells nothing, alerts still come within a second.
constexpr int kLongestWaitMilliseconds = 500;

std::filesystem::file_time_type time_of_saved_searches() {
  const auto file = saved_searches_path();
  std::error_code absent;
  const auto time = file ? std::filesystem::last_write_time(*file, absent) : std::filesystem::file_time_type();
  return absent ? std::filesystem::file_time_type() : time;
}

using Minute = std::chrono::sys_time<std::chrono::minutes>;

query::Present present_now() {
  return query::Present(std::chrono::floor<std::chrono::seconds>(std::chrono::system_clock::now()));
}

Minute this_minute() { return std::chrono::floor<std::chrono::minutes>(present_now().now); }

class Watch {
 public:
  Watch(const Arguments& typed, Options options)
      : typed_(typed), options_(std::move(options)), style_(output_style(options_)) {}

  Found run() {
    base::note_interruptions("searcher: interrupted\n");
    if (auto status = load(); !status) return failed(status.error(), options_.all_saved ? "" : options_.request.query);
    render::say(std::cerr,
                trn(count(), "searcher: watching for one search; end it with Ctrl-C",
                    "searcher: watching for {} searches; end it with Ctrl-C", count()),
                "\n");
    while (!is_over()) {
      reload();
      for (auto& [indexes, group] : groups_) {
        changes_.look_at(indexes);
        tell_all(group);
      }
      if (!is_over()) wait();
    }
    if (options_.timing) timings_.print("commits", std::cerr);
    return told_ > 0 ? Found::something : Found::nothing;
  }

 private:
  // The searches of the same indexes.
  struct Group {
    Alerts alerts;
    std::set<std::string> names;
    std::string complaint;  // the last one
  };

  bool is_over() const {
    const bool enough = options_.most_alerts > 0 && told_ >= options_.most_alerts;
    return base::interruption() != 0 || !has_reader_ || !std::cout || enough;
  }

  std::size_t count() const {
    std::size_t count = 0;
    for (const auto& [indexes, group] : groups_) count += group.names.size();
    return count;
  }

  void wait() {
    const base::InterruptionsHeldBack held;
    if (base::interruption() == 0) has_reader_ = changes_.wait(kLongestWaitMilliseconds, held.before());
  }

  // --- searches

  // Relative dates move on with the days, hours with the minutes, and saved searches come and go.
  void reload() {
    const bool is_current = away_.empty() && today_ == local_today() && (!asks_for_hours_ || minute_ == this_minute());
    if (is_current && (!options_.all_saved || saved_at_ == time_of_saved_searches())) return;
    if (auto status = load(); !status) failed(status.error());
  }

  Status load() {
    today_ = local_today();
    minute_ = this_minute();
    saved_at_ = time_of_saved_searches();
    const auto searches = watched_searches(typed_, present_now(), [this](const std::string& name, const Error& error) {
      complain_of_search(name, error);
    });
    if (!searches) return tl::unexpected<Error>(searches.error());
    std::map<std::vector<std::filesystem::path>, std::set<std::string>> loaded;
    std::optional<Error> failure;
    away_.clear();
    asks_for_hours_ = std::ranges::any_of(
        *searches, [](const WatchedSearch& search) { return search.options.request.written.has_value(); });
    for (const WatchedSearch& search : *searches) {
      const auto away = away_.find(search.options.indexes);
      const auto added = away == away_.end() ? add(search) : tl::unexpected<Error>(away->second);
      const bool is_away = !added && added.error().code == ErrorCode::io;
      const bool is_kept = is_away && waits_already(search);
      if (added || is_kept) loaded[search.options.indexes].insert(search.name);
      if (is_away) away_.try_emplace(search.options.indexes, added.error());
      if (added) continue;
      failure = added.error();
      if (options_.all_saved && !is_kept) complain_of_search(search.name, *failure);
    }
    if (loaded.empty()) return tl::unexpected<Error>(*failure);
    for (auto& [indexes, group] : groups_) forget_others(group, std::move(loaded[indexes]));
    return {};
  }

  Status add(const WatchedSearch& search) {
    auto group = groups_.find(search.options.indexes);
    if (group == groups_.end()) {
      changes_.look_at(search.options.indexes);
      auto alerts = Alerts::open(search.options.indexes);
      if (!alerts) return tl::unexpected<Error>(alerts.error());
      group = groups_.emplace(search.options.indexes, Group{std::move(*alerts), {}, {}}).first;
    }
    SearchRequest request = search.options.request;
    request.snippets = style_.color;
    return group->second.alerts.add(search.name, request);
  }

  bool waits_already(const WatchedSearch& search) const {
    const auto group = groups_.find(search.options.indexes);
    return group != groups_.end() && group->second.names.contains(search.name);
  }

  static void forget_others(Group& group, std::set<std::string> names) {
    for (const std::string& name : group.names)
      if (!names.contains(name)) group.alerts.remove(name);
    group.names = std::move(names);
  }

  void complain_of_search(const std::string& name, const Error& error) {
    if (std::exchange(complaints_[name], error.message) == error.message) return;
    render::say(std::cerr, tr("searcher: the saved search {} is not watched: ", base::in_quotes(name)));
    render_error(error, {}, std::cerr);
  }

  // --- alerts

  void tell_all(Group& group) {
    while (!is_over()) {
      const auto start = std::chrono::steady_clock::now();
      const auto alerts = group.alerts.poll();
      if (!alerts) return complain(group, alerts.error());
      group.complaint.clear();
      if (alerts->empty()) return;
      timings_.add(std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - start).count());
      for (const Alert& alert : *alerts)
        if (!is_over()) tell(alert);
    }
  }

  // Once for each failure: it may last.
  static void complain(Group& group, const Error& error) {
    if (group.complaint == error.message) return;
    group.complaint = error.message;
    render::say(std::cerr, tr("searcher: {}; waiting for it", error.message), "\n");
  }

  void tell(const Alert& alert) {
    switch (options_.format) {
      case OutputFormat::ids:
        render_id(alert.dispatch.id, std::cout);
        break;
      case OutputFormat::text:
        render_alert_text(alert, style_, std::cout);
        break;
      default:
        render_alert_json(alert, std::cout);
    }
    std::cout.flush();
    ++told_;
  }

  const Arguments& typed_;
  const Options options_;
  const TextStyle style_;
  IndexWatch changes_;
  std::map<std::vector<std::filesystem::path>, Group> groups_;
  // Indexes with a shard that could not be asked when searches were added, which are added once more.
  std::map<std::vector<std::filesystem::path>, Error> away_;
  std::map<std::string, std::string> complaints_;  // the last one about each saved search
  Day today_{};
  Minute minute_{};
  bool asks_for_hours_ = false;  // some search, on its command line
  std::filesystem::file_time_type saved_at_;
  Timings timings_;
  std::size_t told_ = 0;
  bool has_reader_ = true;
};

}  // namespace

Found watch(const Arguments& typed) {
  auto options = watch_options(typed, present_now());
  if (!options) return failed(options.error());
  return Watch(typed, std::move(*options)).run();
}

}  // namespace depeche::searcher
