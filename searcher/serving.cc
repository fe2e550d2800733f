#include "serving.h"

#include <chrono>

#include "answer.h"
#include "page/pages.h"
#include "serve/serve.h"
#include "serve/serve_shard.h"

namespace depeche::searcher {

Found run_server(const Options& options) {
  serve::ServeOptions served;
  served.place = options.serving.place;
  served.token_file = options.serving.token_file;
  served.insecure = options.serving.insecure;
  served.hosts = options.serving.hosts;
  served.origins = options.serving.origins;
  served.access_log = options.serving.access_log;
  served.logs_queries = options.serving.logs_queries;
  served.site.indexes = options.indexes;
  served.site.show_paths = options.serving.show_paths;
  served.site.base.aliases = options.request.aliases;
  served.site.base.stop_words = options.request.stop_words;
  served.site.base.mode = options.request.mode;
  if (options.timeout) served.site.time_for_each = std::chrono::ceil<std::chrono::milliseconds>(*options.timeout);
  served.routes = page::page_routes();
  const auto ended = serve::serve(std::move(served));
  return ended ? Found::something : failed(ended.error());
}

Found run_shard(const Options& options) {
  const auto ended = serve::serve_shard({options.serving.place, options.serving.insecure, options.indexes});
  return ended ? Found::something : failed(ended.error());
}

}  // namespace depeche::searcher
