// /v1/alerts: new dispatches as they come.

#include <utility>

#include "serve/alert_hub.h"
#include "serve/answers.h"
#include "serve/asked_search.h"

namespace depeche::serve {
namespace {

Outcome alert_page(Context& context) {
  auto asked = asked_search(context);
  if (!asked) return tl::unexpected<Problem>(asked.error());
  asked->request.snippets = false;
  auto events = context.site.alerts().listen(asked->ask().canonical, asked->request,
                                             http::header_of(context.request, "Last-Event-ID"));
  if (!events && events.error().code == ErrorCode::limit) {
    Problem problem(429, "busy", events.error().message, events.error().hint);
    problem.headers.push_back({"Retry-After", "10"});
    return tl::unexpected<Problem>(std::move(problem));
  }
  if (!events) return tl::unexpected<Error>(events.error());
  http::Answer answer = text_answer("text/event-stream; charset=utf-8", {});
  answer.headers.push_back({"X-Accel-Buffering", "no"});  // nginx hands on each piece as it comes
  answer.stream = std::move(*events);
  answer.endless = true;
  return answer;
}

}  // namespace

std::vector<Route> alert_routes() {
  return {
      {.pattern = "/v1/alerts",
       .page = alert_page,
       .summary = "New dispatches that match, as Server-Sent Events; Last-Event-ID goes on where a connection broke",
       .type = "text/event-stream",
       .takes_search = true}};
}

}  // namespace depeche::serve
