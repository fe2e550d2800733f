#include "serve/site.h"

#include <algorithm>
#include <thread>
#include <utility>

#include "serve/alert_hub.h"
#include "serve/told.h"

namespace depeche::serve {
namespace {

std::string moment_of_start() { return std::to_string(std::chrono::system_clock::now().time_since_epoch().count()); }

}  // namespace

Result<std::unique_ptr<Site>> Site::open(SiteOptions options) {
  auto searcher = Searcher::open(options.indexes);
  if (!searcher) return tl::unexpected<Error>(searcher.error());
  auto site = std::unique_ptr<Site>(new Site(std::move(options), std::move(*searcher)));
  site->look();
  return site;
}

Site::Site(SiteOptions options, Searcher searcher)
    : options_(std::move(options)),
      searcher_(std::move(searcher)),
      nonce_(moment_of_start()),
      changed_at_(std::chrono::steady_clock::now()) {
  const std::size_t processors = std::max<std::size_t>(1, std::thread::hardware_concurrency());
  const std::size_t workers = options_.workers == 0 ? processors : options_.workers;
  searches_ = std::make_unique<Workers>(workers, options_.most_waiting * workers);
  long_work_ = std::make_unique<Workers>(1, kMostExports);
  alerts_ = std::make_unique<AlertHub>(*this, options_.alert_times);
}

Site::~Site() = default;

void Site::begin_to_drain() {
  draining_ = true;
  alerts_->end_all();
}

Result<std::optional<std::string>> Site::id_of(const std::string& named,
                                               std::chrono::steady_clock::time_point deadline) {
  if (!is_path(named) || options_.show_paths) {
    const auto found = searcher_.find(named);
    if (!found) return tl::unexpected<Error>(found.error());
    if (*found) return named;
  }
  return addresses_.find(named, searcher_, deadline);
}

void Site::report(const std::string& message) {
  {
    const std::scoped_lock lock(mutex_);
    if (said_ == message) return;
    said_ = message;
  }
  if (options_.report) options_.report(message);
}

void Site::look() {
  const auto revision = searcher_.revision();
  ready_ = revision.has_value();
  if (!revision) return report(revision.error().message);
  {
    const std::scoped_lock lock(mutex_);
    if (std::exchange(revision_, *revision) == *revision) return;
    changed_at_ = std::chrono::steady_clock::now();
  }
  SearchRequest all;
  all.query = "*";
  all.limit = 0;
  all.counting = Counting::exact;
  if (const auto results = searcher_.search(all)) dispatches_ = results->total;
}

void Site::set_measure(std::function<Gauges()> measure) {
  const std::scoped_lock lock(mutex_);
  measure_ = std::move(measure);
}

Gauges Site::measure() const {
  std::function<Gauges()> measure;
  {
    const std::scoped_lock lock(mutex_);
    measure = measure_;
  }
  return measure ? measure() : Gauges{};
}

std::chrono::steady_clock::duration Site::age() const {
  const std::scoped_lock lock(mutex_);
  return std::chrono::steady_clock::now() - changed_at_;
}

}  // namespace depeche::serve
