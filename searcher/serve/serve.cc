#include "serve/serve.h"

#include <chrono>
#include <iostream>
#include <utility>

#include <unistd.h>

#include "base/message.h"
#include "render/say.h"
#include "serve/signals.h"

namespace depeche::serve {
namespace {

void say_in_log(const std::string& message) { render::say(std::cerr, tr("searcher: {}", message), "\n"); }

}  // namespace

Status serve(ServeOptions options) {
  const bool has_log_file = !options.access_log.empty() && options.access_log != "-";
  const bool ends_with_terminal = !has_log_file && ::isatty(STDERR_FILENO) == 1;
  const Signals signals(has_log_file || !is_hang_up_ignored());
  const std::chrono::milliseconds patience = options.site.time_for_each;
  options.site.report = say_in_log;
  const auto service = Service::start(std::move(options));
  if (!service) return tl::unexpected<Error>(service.error());
  render::say(std::cerr, tr("searcher: serving at {}; Ctrl-C ends it", (*service)->listener().name()), "\n");
  for (Heard heard = Heard::nothing; heard != Heard::end; heard = signals.wait()) {
    if (heard == Heard::hang_up && ends_with_terminal) break;
    if (heard == Heard::hang_up)
      if (const auto status = (*service)->reopen_log(); !status) say_in_log(status.error().message);
    (*service)->look();
  }
  signals.let_through();
  (*service)->drain(patience);
  return {};
}

}  // namespace depeche::serve
