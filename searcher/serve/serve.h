#pragma once

// `searcher --serve`: a server until it is told to end.

#include "depeche/result.h"
#include "serve/service.h"

namespace depeche::serve {

// Serves until SIGTERM or SIGINT, then answers what is under way and returns. A second signal ends the process at once.
// SIGHUP reopens the access log when it is a file. Otherwise it ends a server whose terminal has gone, and nothing
// else. Errors: those of Service::start().
Status serve(ServeOptions options);

}  // namespace depeche::serve
