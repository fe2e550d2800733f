#include "serve/service.h"

#include <algorithm>
#include <optional>
#include <utility>

#include "base/language.h"
#include "base/message.h"
#include "http/server.h"
#include "serve/access_log.h"
#include "serve/application.h"
#include "serve/listening.h"

namespace depeche::serve {
namespace {

constexpr std::string_view kUsualPlace = "127.0.0.1:8080";

Status check_reach(const http::Listener& listener, const ServeOptions& options) {
  if (listener.is_local() || options.insecure || !options.token_file.empty()) return {};
  return fail(ErrorCode::invalid_argument, tr("{} is open to other machines", listener.name()),
              tr("--token-file asks them for a token; --insecure asks them for nothing"));
}

Result<Gate> gate_of(const ServeOptions& options, const http::Listener& listener) {
  Gate::Rules rules;
  rules.hosts = options.hosts;
  rules.any_host = listener.is_unix();
  if (!options.token_file.empty()) {
    auto token = read_token(options.token_file);
    if (!token) return tl::unexpected<Error>(token.error());
    rules.token = std::move(*token);
  }
  return Gate(std::move(rules));
}

Result<std::optional<AccessLog>> log_of(const ServeOptions& options) {
  if (options.access_log.empty()) return std::optional<AccessLog>();
  auto log = AccessLog::open(options.access_log, options.logs_queries ? LoggedQueries::yes : LoggedQueries::no);
  if (!log) return tl::unexpected<Error>(log.error());
  return std::optional<AccessLog>(std::move(*log));
}

}  // namespace

class Service::Impl {
 public:
  Impl(std::unique_ptr<Site> site, Gate gate, Cors cors, Router router, std::optional<AccessLog> log)
      : site_(std::move(site)),
        log_(std::move(log)),
        application_(*site_, std::move(gate), std::move(cors), std::move(router)) {}

  // What pages are doing ends before what they use.
  ~Impl() {
    server_.reset();
    site_->end_work();
  }
  Impl(const Impl&) = delete;
  Impl& operator=(const Impl&) = delete;

  Status start(http::Listener listener, const http::Limits& limits) {
    auto server =
        http::Server::start(std::move(listener), limits,
                            {[this](const auto& exchange) { application_.handle(exchange); },
                             [this](const http::Done& done) { count(done); },
                             [this](int status, const auto& about) { return application_.refuse(status, about); },
                             [this](int status) { count_unreadable(status); }});
    if (!server) return tl::unexpected<Error>(server.error());
    server_ = std::move(*server);
    site_->set_measure([this] { return measured(); });
    return {};
  }

  const http::Listener& listener() const { return server_->listener(); }
  void look() { site_->look(); }
  Status reopen_log() { return log_ ? log_->reopen() : Status(); }
  void drain(std::chrono::milliseconds patience) {
    site_->begin_to_drain();
    server_->drain(patience);
  }

 private:
  void count(const http::Done& done) {
    site_->metrics().count(done.route, done.status, done.took);
    if (log_) log_->write(done);
  }

  // Nothing is known of it but the status.
  void count_unreadable(int status) {
    site_->metrics().count_unreadable(status);
    const http::Request nothing;
    const std::string no_route;
    if (log_) log_->write({nothing, no_route, status, 0, true, {}});
  }

  Gauges measured() const {
    return {server_->under_way(), server_->connections(), site_->searches().waiting(),
            std::chrono::duration<double>(site_->age()).count(), site_->dispatches()};
  }

  std::unique_ptr<Site> site_;
  std::optional<AccessLog> log_;
  Application application_;
  std::unique_ptr<http::Server> server_;
};

Service::Service(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
Service::~Service() = default;

Result<std::unique_ptr<Service>> Service::start(ServeOptions options) {
  base::let_threads_choose();
  auto listener = listen_at(options.place, kUsualPlace);
  if (!listener) return tl::unexpected<Error>(listener.error());
  if (auto status = check_reach(*listener, options); !status) return tl::unexpected<Error>(status.error());
  auto gate = gate_of(options, *listener);
  if (!gate) return tl::unexpected<Error>(gate.error());
  auto cors = Cors::of(options.origins);
  if (!cors) return tl::unexpected<Error>(cors.error());
  auto log = log_of(options);
  if (!log) return tl::unexpected<Error>(log.error());
  allow_descriptors(options.limits.connections);
  auto site = Site::open(std::move(options.site));
  if (!site) return tl::unexpected<Error>(site.error());
  std::vector<Route> routes = std::move(options.routes);
  for (Route& route : all_routes()) routes.push_back(std::move(route));
  auto impl = std::make_unique<Impl>(std::move(*site), std::move(*gate), std::move(*cors), Router(std::move(routes)),
                                     std::move(*log));
  if (auto status = impl->start(std::move(*listener), options.limits); !status)
    return tl::unexpected<Error>(status.error());
  return std::unique_ptr<Service>(new Service(std::move(impl)));
}

const http::Listener& Service::listener() const { return impl_->listener(); }
void Service::look() { impl_->look(); }
Status Service::reopen_log() { return impl_->reopen_log(); }
void Service::drain(std::chrono::milliseconds patience) { impl_->drain(patience); }

}  // namespace depeche::serve
