#include "depeche/c_api.h"

#include <cstdlib>
#include <filesystem>
#include <vector>

#include "capi/answer.h"
#include "capi/failure.h"
#include "capi/writer.h"

struct depeche_searcher {
  depeche::Searcher searcher;
};

struct depeche_alerts {
  depeche::Alerts alerts;
};

struct depeche_writer {
  depeche::capi::Writer writer;
};

namespace {

using depeche::Result;
using depeche::capi::guarded;
using depeche::capi::missing;

Result<std::vector<std::filesystem::path>> paths_of(const char* const* indexes, std::size_t count) {
  std::vector<std::filesystem::path> paths;
  for (std::size_t at = 0; indexes != nullptr && at < count; ++at) {
    if (indexes[at] == nullptr) return tl::unexpected(missing("an index"));
    paths.emplace_back(indexes[at]);
  }
  if (paths.empty()) return tl::unexpected(missing("the list of indexes"));
  return paths;
}

Result<depeche_searcher*> open_searcher(const char* const* indexes, std::size_t count) {
  const auto paths = paths_of(indexes, count);
  if (!paths) return tl::unexpected(paths.error());
  auto searcher = depeche::Searcher::open(*paths);
  if (!searcher) return tl::unexpected(searcher.error());
  return new depeche_searcher{std::move(*searcher)};
}

Result<depeche_alerts*> open_alerts(const char* const* indexes, std::size_t count) {
  const auto paths = paths_of(indexes, count);
  if (!paths) return tl::unexpected(paths.error());
  auto alerts = depeche::Alerts::open(*paths);
  if (!alerts) return tl::unexpected(alerts.error());
  return new depeche_alerts{std::move(*alerts)};
}

Result<depeche_writer*> open_writer(const char* index, const char* options) {
  if (index == nullptr) return tl::unexpected(missing("the index"));
  auto writer = depeche::capi::Writer::open(index, options);
  if (!writer) return tl::unexpected(writer.error());
  return new depeche_writer{std::move(*writer)};
}

using Answering = Result<char*>(const depeche::Searcher& searcher, std::string_view input);

// What `answering` gives for an input that may be missing, called `what`.
char* ask(const depeche_searcher* searcher, const char* input, const char* what, Answering* answering,
          depeche_error** error) {
  return guarded<char*>(error, nullptr, [&]() -> Result<char*> {
    if (searcher == nullptr) return tl::unexpected(missing("the searcher"));
    if (input == nullptr) return tl::unexpected(missing(what));
    return answering(searcher->searcher, input);
  });
}

}  // namespace

const char* depeche_version(void) { return DEPECHE_VERSION; }
int depeche_api_version(void) { return DEPECHE_API_VERSION; }
int depeche_set_time_zone(const char* name, depeche_error** error) {
  return guarded<int>(error, -1, [&]() -> Result<int> {
    if (name == nullptr) return tl::unexpected(missing("the name"));
    return depeche::set_time_zone(name).map([] { return 0; });
  });
}
void depeche_free(char* text) { std::free(text); }

depeche_code depeche_error_code(const depeche_error* error) {
  return error == nullptr ? DEPECHE_INTERNAL : depeche::capi::code_of(error->error.code);
}
const char* depeche_error_message(const depeche_error* error) {
  return error == nullptr ? "no memory" : error->error.message.c_str();
}
const char* depeche_error_hint(const depeche_error* error) { return error == nullptr ? "" : error->error.hint.c_str(); }
long long depeche_error_offset(const depeche_error* error) {
  return error == nullptr || !error->error.offset ? -1 : static_cast<long long>(*error->error.offset);
}
void depeche_error_free(depeche_error* error) { delete error; }

depeche_searcher* depeche_searcher_open(const char* const* indexes, size_t count, depeche_error** error) {
  return guarded<depeche_searcher*>(error, nullptr, [&] { return open_searcher(indexes, count); });
}
void depeche_searcher_close(depeche_searcher* searcher) { delete searcher; }

char* depeche_search(const depeche_searcher* searcher, const char* request, depeche_error** error) {
  return ask(searcher, request, "the request", depeche::capi::answer, error);
}
char* depeche_search_lines(const depeche_searcher* searcher, const char* requests, depeche_error** error) {
  return ask(searcher, requests, "the text of requests", depeche::capi::answer_lines, error);
}
char* depeche_export(const depeche_searcher* searcher, const char* request, const char* format, size_t* size,
                     depeche_error** error) {
  return guarded<char*>(error, nullptr, [&]() -> Result<char*> {
    if (searcher == nullptr) return tl::unexpected(missing("the searcher"));
    if (request == nullptr) return tl::unexpected(missing("the request"));
    if (format == nullptr) return tl::unexpected(missing("the format"));
    return depeche::capi::export_answer(searcher->searcher, request, format, size);
  });
}
char* depeche_show(const depeche_searcher* searcher, const char* id, depeche_error** error) {
  return ask(searcher, id, "the id", depeche::capi::show, error);
}

char* depeche_properties(const depeche_searcher* searcher, depeche_error** error) {
  return guarded<char*>(error, nullptr, [&]() -> Result<char*> {
    if (searcher == nullptr) return tl::unexpected(missing("the searcher"));
    return depeche::capi::properties(searcher->searcher);
  });
}

char* depeche_compare(const depeche_searcher* searcher, const char* before, const char* after, depeche_error** error) {
  return guarded<char*>(error, nullptr, [&]() -> Result<char*> {
    if (searcher == nullptr) return tl::unexpected(missing("the searcher"));
    if (before == nullptr || after == nullptr) return tl::unexpected(missing("an id"));
    return depeche::capi::compare(searcher->searcher, before, after);
  });
}

depeche_alerts* depeche_alerts_open(const char* const* indexes, size_t count, depeche_error** error) {
  return guarded<depeche_alerts*>(error, nullptr, [&] { return open_alerts(indexes, count); });
}
void depeche_alerts_close(depeche_alerts* alerts) { delete alerts; }

int depeche_alerts_add(depeche_alerts* alerts, const char* name, const char* request, depeche_error** error) {
  return guarded<int>(error, -1, [&]() -> Result<int> {
    if (alerts == nullptr) return tl::unexpected(missing("the alerts"));
    if (name == nullptr) return tl::unexpected(missing("the name"));
    if (request == nullptr) return tl::unexpected(missing("the request"));
    return depeche::capi::add_alert(alerts->alerts, name, request).map([] { return 0; });
  });
}
int depeche_alerts_remove(depeche_alerts* alerts, const char* name, depeche_error** error) {
  return guarded<int>(error, -1, [&]() -> Result<int> {
    if (alerts == nullptr) return tl::unexpected(missing("the alerts"));
    if (name == nullptr) return tl::unexpected(missing("the name"));
    return alerts->alerts.remove(name) ? 1 : 0;
  });
}
char* depeche_alerts_poll(depeche_alerts* alerts, depeche_error** error) {
  return guarded<char*>(error, nullptr, [&]() -> Result<char*> {
    if (alerts == nullptr) return tl::unexpected(missing("the alerts"));
    return depeche::capi::poll_alerts(alerts->alerts);
  });
}

depeche_writer* depeche_writer_open(const char* index, const char* options, depeche_error** error) {
  return guarded<depeche_writer*>(error, nullptr, [&] { return open_writer(index, options); });
}
void depeche_writer_close(depeche_writer* writer) { delete writer; }

int depeche_writer_add(depeche_writer* writer, const char* dispatch, depeche_error** error) {
  return guarded<int>(error, -1, [&]() -> Result<int> {
    if (writer == nullptr) return tl::unexpected(missing("the writer"));
    if (dispatch == nullptr) return tl::unexpected(missing("the dispatch"));
    return writer->writer.add(dispatch).map([] { return 0; });
  });
}
int depeche_writer_remove(depeche_writer* writer, const char* id, depeche_error** error) {
  return guarded<int>(error, -1, [&]() -> Result<int> {
    if (writer == nullptr) return tl::unexpected(missing("the writer"));
    if (id == nullptr) return tl::unexpected(missing("the id"));
    return writer->writer.remove(id).map([](bool was_there) { return was_there ? 1 : 0; });
  });
}
char* depeche_writer_commit(depeche_writer* writer, depeche_error** error) {
  return guarded<char*>(error, nullptr, [&]() -> Result<char*> {
    if (writer == nullptr) return tl::unexpected(missing("the writer"));
    return writer->writer.commit().and_then(depeche::capi::to_c);
  });
}
