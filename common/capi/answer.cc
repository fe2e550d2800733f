#include "capi/answer.h"

#include <cstdlib>
#include <cstring>
#include <sstream>

#include "base/files.h"
#include "base/message.h"
#include "capi/failure.h"
#include "capi/json_members.h"
#include "capi/request_json.h"
#include "depeche/render.h"

namespace depeche::capi {
namespace {

void write_failure(const Error& error, const std::string& id, std::ostream& out) {
  const Json offset = error.offset ? Json(*error.offset) : Json(nullptr);
  const Json line = {
      {"id", id},
      {"error",
       {{"code", code_name(error.code)}, {"message", error.message}, {"hint", error.hint}, {"offset", offset}}}};
  out << line.dump(-1, ' ', false, Json::error_handler_t::replace) << '\n';
}

void answer_line(const Searcher& searcher, std::string_view line, const std::string& number, std::ostream& out) {
  const auto request = parse_request(line);
  if (!request) return write_failure(request.error(), number, out);
  const std::string& id = request->id.empty() ? number : request->id;
  const auto results = searcher.search(request->search);
  if (!results) return write_failure(results.error(), id, out);
  render_json_line(*results, id, out);
}

}  // namespace

Result<char*> to_c(const std::string& text) {
  char* copy = static_cast<char*>(std::malloc(text.size() + 1));
  if (copy == nullptr) return fail(ErrorCode::internal, "no memory");
  std::memcpy(copy, text.c_str(), text.size() + 1);
  return copy;
}

Result<char*> answer(const Searcher& searcher, std::string_view request) {
  const auto parsed = parse_request(request);
  if (!parsed) return tl::unexpected(parsed.error());
  const auto results = searcher.search(parsed->search);
  if (!results) return tl::unexpected(results.error());
  std::ostringstream out;
  render_json(*results, out);
  return to_c(out.str());
}

Result<char*> answer_lines(const Searcher& searcher, std::string_view requests) {
  std::ostringstream out;
  for (std::size_t number = 1; !requests.empty(); ++number) {
    const std::size_t end = requests.find('\n');
    const std::string_view line = requests.substr(0, end);
    requests.remove_prefix(end == std::string_view::npos ? requests.size() : end + 1);
    if (line.find_first_not_of(" \t\r") != std::string_view::npos)
      answer_line(searcher, line, std::to_string(number), out);
  }
  return to_c(out.str());
}

Result<char*> export_answer(const Searcher& searcher, std::string_view request, std::string_view format,
                            std::size_t* size) {
  const auto written = parse_export_format(format);
  if (!written) return tl::unexpected(written.error());
  auto parsed = parse_export_request(request);
  if (!parsed) return tl::unexpected(parsed.error());
  const auto results = searcher.search(parsed->search);
  if (!results) return tl::unexpected(results.error());
  if (parsed->text == DossierText::whole_texts && parsed->table.columns.empty())
    parsed->table.columns = whole_table_columns(*results);
  std::ostringstream out;
  if (auto status = render_export(*results, *written, parsed->table, parsed->text, out); !status)
    return tl::unexpected(status.error());
  const std::string bytes = out.str();
  if (size != nullptr) *size = bytes.size();
  return to_c(bytes);
}

Result<char*> show(const Searcher& searcher, std::string_view id) {
  const auto dispatch = searcher.find(id);
  if (!dispatch) return tl::unexpected(dispatch.error());
  if (!*dispatch)
    return fail(ErrorCode::not_found, tr("no dispatch has the id {}", base::in_quotes(id)),
                tr("ids are compared exactly"));
  std::ostringstream out;
  render_dispatch_json(**dispatch, out);
  return to_c(out.str());
}

Result<char*> properties(const Searcher& searcher) {
  const auto counts = searcher.properties();
  if (!counts) return tl::unexpected(counts.error());
  nlohmann::ordered_json json = nlohmann::ordered_json::object();
  for (const PropertyCount& count : *counts) json[count.name] = count.dispatches;
  return to_c(json.dump() + '\n');
}

Result<char*> compare(const Searcher& searcher, std::string_view before, std::string_view after) {
  const auto comparison = searcher.compare(before, after);
  if (!comparison) return tl::unexpected(comparison.error());
  std::ostringstream out;
  render_comparison_json(*comparison, out);
  return to_c(out.str());
}

Status add_alert(Alerts& alerts, const std::string& name, std::string_view request) {
  auto parsed = parse_request(request);
  if (!parsed) return tl::unexpected(parsed.error());
  // The lines of poll_alerts() have no place for them.
  parsed->search.snippets = false;
  return alerts.add(name, parsed->search);
}

Result<char*> poll_alerts(Alerts& alerts) {
  const auto told = alerts.poll();
  if (!told) return tl::unexpected(told.error());
  std::ostringstream out;
  for (const Alert& alert : *told) render_alert_json(alert, out);
  return to_c(out.str());
}

}  // namespace depeche::capi
