#pragma once

// From a request to its answer: who may ask, which page answers, and in which thread.

#include <memory>

#include "http/exchange.h"
#include "http/server.h"
#include "serve/access_log.h"
#include "serve/cors.h"
#include "serve/gate.h"
#include "serve/router.h"
#include "serve/site.h"

namespace depeche::serve {

// Several threads may use it. It lives until no exchange is under way.
class Application {
 public:
  Application(Site& site, Gate gate, Cors cors, Router router)
      : site_(site), gate_(std::move(gate)), cors_(std::move(cors)), router_(std::move(router)) {}

  // For http::Server.
  void handle(const std::shared_ptr<http::Exchange>& exchange);
  // The answer to a request that is not handed over (http::Server::Hooks::refuse).
  http::Answer refuse(int status, const http::Request& request) const;

 private:
  Outcome refuse_or_start(const std::shared_ptr<http::Exchange>& exchange, bool& started);
  void run(http::Exchange& exchange, const Route& route, Context& context) const;
  Outcome unless_gone(Outcome outcome) const;
  void reply(http::Exchange& exchange, Outcome outcome) const;
  http::Answer finished(Outcome outcome, const http::Request& request) const;

  Site& site_;
  const Gate gate_;
  const Cors cors_;
  const Router router_;
};

// All routes of a server.
std::vector<Route> all_routes();

}  // namespace depeche::serve
