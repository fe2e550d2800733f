#include "serve/application.h"

#include <algorithm>
#include <exception>
#include <iterator>
#include <utility>

#include "base/command_line.h"
#include "base/files.h"
#include "base/language.h"
#include "base/message.h"
#include "http/target.h"
#include "serve/answers.h"

namespace depeche::serve {
namespace {

Problem busy() {
  Problem problem(429, "busy", tr("too many requests wait already"), tr("ask again in a second"));
  problem.headers.push_back({"Retry-After", "1"});
  return problem;
}

Problem too_late() {
  Problem problem(503, "timeout", tr("the request waited too long for its turn"), tr("ask again in a second"));
  problem.headers.push_back({"Retry-After", "1"});
  return problem;
}

Problem refusal(int status) {
  if (status == 413) return {413, "limit", tr("the body of the request is too large"), {}};
  if (status == 414) return {414, "limit", tr("the address is too long"), tr("send the request as JSON, by POST")};
  if (status != 503) return {500, "internal", tr("the request failed"), {}};
  Problem problem(503, "busy", tr("the server is ending"), tr("ask again in a second"));
  problem.headers.push_back({"Retry-After", "1"});
  return problem;
}

std::optional<Problem> refuse_method(const std::string& method, const Route& route) {
  const bool reads = method == "GET" || method == "HEAD";
  if (reads || (method == "POST" && (route.takes_search || route.takes_export || route.takes_form)))
    return std::nullopt;
  Problem problem(405, "method", tr("{} is not done here", base::in_quotes(method)), methods_of(route));
  problem.headers.push_back({"Allow", methods_of(route)});
  return problem;
}

// What a form sends comes behind what stands in its address.
tl::expected<void, Problem> add_form(const http::Request& request, std::vector<http::Parameter>& parameters) {
  constexpr std::string_view kForm = "application/x-www-form-urlencoded";
  if (!http::header_of(request, "Content-Type").starts_with(kForm))
    return tl::unexpected<Problem>(
        {415, "format", tr("the request is not said to be a form"), "Content-Type: " + std::string(kForm)});
  auto fields = http::parse_parameters(request.body);
  if (!fields) return tl::unexpected<Error>(fields.error());
  parameters.insert(parameters.end(), std::make_move_iterator(fields->begin()), std::make_move_iterator(fields->end()));
  return {};
}

// The first language of the header that there is, whatever weights stand there: browsers send them in falling order.
std::optional<base::Language> accepted_language(const http::Request& request) {
  std::string_view accepted = http::header_of(request, "Accept-Language");
  while (!accepted.empty()) {
    const std::size_t comma = accepted.find(',');
    std::string_view name = accepted.substr(0, std::min(comma, accepted.find(';')));
    name.remove_prefix(std::min(name.find_first_not_of(' '), name.size()));
    if (const auto language = base::language_named(name)) return language;
    accepted = comma == std::string_view::npos ? std::string_view() : accepted.substr(comma + 1);
  }
  return std::nullopt;
}

Result<base::Language> take_language(Parameters& parameters, const http::Request& request) {
  const auto name = parameters.take("lang");
  if (!name) return tl::unexpected<Error>(name.error());
  if (*name) return base::parse_language(**name);
  return accepted_language(request).value_or(base::spoken());
}

}  // namespace

std::vector<Route> all_routes() {
  std::vector<Route> routes;
  for (const auto& some : {search_routes(), dispatch_routes(), count_routes(), word_routes(), export_routes(),
                           feed_routes(), alert_routes(), health_routes()})
    routes.insert(routes.end(), some.begin(), some.end());
  const std::vector<Route> description = description_routes(routes);
  routes.insert(routes.end(), description.begin(), description.end());
  return routes;
}

void Application::handle(const std::shared_ptr<http::Exchange>& exchange) {
  bool started = false;
  Outcome outcome = refuse_or_start(exchange, started);
  if (!started) reply(*exchange, std::move(outcome));
}

// What a page answers later is not among the outcomes: `started` is true then.
Outcome Application::refuse_or_start(const std::shared_ptr<http::Exchange>& exchange, bool& started) {
  const http::Request& request = exchange->request();
  if (auto problem = gate_.refuse_host(request)) return tl::unexpected<Problem>(std::move(*problem));
  auto target = http::parse_target(request.target);
  if (!target) return tl::unexpected<Error>(target.error());
  Router::Found found = router_.find(target->segments);
  if (found.route != nullptr && cors_.is_question(request)) return cors_.answer(request, methods_of(*found.route));
  const bool is_open = found.route != nullptr && found.route->open == Open::to_all;
  if (auto problem = gate_.refuse_token(request); problem && !is_open)
    return tl::unexpected<Problem>(std::move(*problem));
  if (found.route == nullptr)
    return tl::unexpected<Problem>({404, "not_found", tr("there is nothing at this address"), "/openapi.json"});
  const Route& route = *found.route;
  exchange->set_route(std::string(route.pattern));
  if (auto problem = refuse_method(request.method, route)) return tl::unexpected<Problem>(std::move(*problem));

  if (route.takes_form && request.method == "POST")
    if (auto status = add_form(request, target->parameters); !status)
      return tl::unexpected<Problem>(std::move(status.error()));
  Parameters parameters(std::move(target->parameters));
  const auto language = take_language(parameters, request);
  if (!language) return tl::unexpected<Error>(language.error());
  const auto context =
      std::make_shared<Context>(Context{request, std::move(found.named), std::move(parameters), site_,
                                        std::chrono::steady_clock::now() + site_.options().time_for_each, *language});
  if (route.runs == Runs::at_once) {
    started = true;
    run(*exchange, route, *context);
    return {};
  }
  started = site_.searches().post([this, exchange, &route, context] { run(*exchange, route, *context); });
  if (started) return {};
  return tl::unexpected<Problem>(busy());
}

void Application::run(http::Exchange& exchange, const Route& route, Context& context) const {
  const base::SpokenHere spoken(context.language);
  try {
    if (std::chrono::steady_clock::now() >= context.deadline)
      return reply(exchange, tl::unexpected<Problem>(too_late()));
    reply(exchange, unless_gone(route.page(context)));
  } catch (const std::exception& exception) {
    reply(exchange, tl::unexpected<Error>(base::failure_of(exception)));
  }
}

// In an archive that was taken away nothing is found. Others may have it, and this one may come back.
Outcome Application::unless_gone(Outcome outcome) const {
  const int status = outcome ? outcome->status : outcome.error().status;
  if (status != 404 || site_.searcher().revision()) return outcome;
  return tl::unexpected<Problem>({503, "busy", tr("the server is ending, or the archive cannot be read"), {}});
}

void Application::reply(http::Exchange& exchange, Outcome outcome) const {
  if (!outcome && is_of_the_archive(outcome.error())) site_.report(outcome.error().error.message);
  exchange.answer(finished(std::move(outcome), exchange.request()));
}

http::Answer Application::finished(Outcome outcome, const http::Request& request) const {
  http::Answer answer = outcome ? std::move(*outcome) : problem_answer(outcome.error());
  finish(answer, request);
  cors_.add_headers(answer, request);
  return answer;
}

http::Answer Application::refuse(int status, const http::Request& request) const {
  const base::SpokenHere spoken(accepted_language(request).value_or(base::spoken()));
  return finished(tl::unexpected<Problem>(refusal(status)), request);
}

}  // namespace depeche::serve
