// What those who run a server want to know of it.

#include <sstream>
#include <utility>

#include "base/message.h"
#include "serve/answers.h"
#include "serve/route.h"

namespace depeche::serve {
namespace {

Outcome live_page(Context&) { return text_answer("text/plain; charset=utf-8", "ok\n"); }

Outcome ready_page(Context& context) {
  if (context.site.ready()) return text_answer("text/plain; charset=utf-8", "ok\n");
  return tl::unexpected<Problem>({503, "busy", tr("the server is ending, or the archive cannot be read"), {}});
}

Outcome metrics_page(Context& context) {
  std::ostringstream out;
  context.site.metrics().write(context.site.measure(), out);
  return text_answer("text/plain; version=0.0.4; charset=utf-8", std::move(out).str());
}

}  // namespace

std::vector<Route> health_routes() {
  return {{.pattern = "/health/live",
           .page = live_page,
           .summary = "Whether the server runs",
           .type = "text/plain",
           .runs = Runs::at_once,
           .open = Open::to_all},
          {.pattern = "/health/ready",
           .page = ready_page,
           .summary = "Whether it answers searches",
           .type = "text/plain",
           .runs = Runs::at_once,
           .open = Open::to_all},
          {.pattern = "/metrics",
           .page = metrics_page,
           .summary = "What it counts, for Prometheus",
           .type = "text/plain",
           .runs = Runs::at_once}};
}

}  // namespace depeche::serve
