#include "answer.h"

#include <cerrno>
#include <fstream>
#include <iostream>
#include <sstream>
#include <utility>

#include "base/files.h"
#include "depeche/render.h"
#include "open.h"
#include "render/say.h"
#include "terminal.h"

namespace depeche::searcher {
namespace {

// The answers that people read go through a pager.
bool is_for_people(const Options& options) {
  return options.pager && (options.format == OutputFormat::text || options.format == OutputFormat::json);
}

void print(const SearchResults& results, const Options& options, Pager& pager) {
  // As long as standard output is the terminal.
  const TextStyle style = output_style(options);
  if (is_for_people(options)) pager.start();
  switch (options.format) {
    case OutputFormat::text:
      return render_text(results, style, std::cout);
    case OutputFormat::json:
      return render_json(results, std::cout);
    case OutputFormat::jsonl:
      return render_jsonl(results, std::cout);
    case OutputFormat::csv:
      return render_csv(results, std::cout);
    case OutputFormat::ids:
      return render_ids(results, std::cout);
    case OutputFormat::trec:
      return render_trec(results, "1", std::cout);
  }
}

// The formats of rows have no place for them.
void print_notices(const SearchResults& results, const Options& options) {
  if (options.format == OutputFormat::text || options.format == OutputFormat::json) return;
  for (const std::string& notice : results.notices) render::say(std::cerr, "searcher: note: ", notice, "\n");
}

Found explain(const Searcher& searcher, const SearchRequest& request) {
  const auto explanation = searcher.explain(request);
  if (!explanation) return failed(explanation.error(), request.query);
  std::istringstream lines(*explanation);
  for (std::string line; std::getline(lines, line);) render::say(std::cerr, line, "\n");
  return Found::something;
}

Status write_plot(const Timeline& timeline, const std::string& path) {
  std::ofstream file(path, std::ios::binary);
  render_timeline_svg(timeline, file);
  file.close();
  if (file) return {};
  return tl::unexpected<Error>(base::file_error(path, errno));
}

}  // namespace

Found failed(const Error& error, std::string_view query) {
  render::say(std::cerr, "searcher: ");
  render_error(with_option_named(error), query, std::cerr);
  return Found::failure;
}

Found show_hits(const Searcher& searcher, const Options& options, Pager& pager, SearchResults* answer) {
  const SearchRequest request = timed_request(options);
  if (options.explain && explain(searcher, request) == Found::failure) return Found::failure;
  auto results = searcher.search(request);
  if (!results) return failed(results.error(), options.request.query);
  print(*results, options, pager);
  print_notices(*results, options);
  const bool found = results->total > 0 || !results->hits.empty();
  if (answer != nullptr) *answer = std::move(*results);
  return found ? Found::something : Found::nothing;
}

Found open_hit(const Searcher& searcher, const Options& options) {
  const auto results = searcher.search(timed_request(options));
  if (!results) return failed(results.error(), options.request.query);
  if (results->hits.empty()) {
    render::say(std::cerr, "searcher: there is no hit ", options.request.offset + 1, "\n");
    return Found::nothing;
  }
  if (const auto opened = open_source(results->hits.front().dispatch); !opened) return failed(opened.error());
  return Found::something;
}

Found show_timeline(const Searcher& searcher, const Options& options, Pager& pager) {
  const auto timeline = searcher.timeline(timed_request(options), options.measure);
  if (!timeline) return failed(timeline.error(), options.request.query);
  if (!options.plot_file.empty())
    if (auto status = write_plot(*timeline, options.plot_file); !status) return failed(status.error());
  const TextStyle style = output_style(options);
  if (is_for_people(options)) pager.start();
  if (options.format == OutputFormat::json)
    render_timeline_json(*timeline, std::cout);
  else
    render_timeline_text(*timeline, style, std::cout);
  return timeline->total > 0 ? Found::something : Found::nothing;
}

Found compare(const Searcher& searcher, const Options& options, Pager& pager) {
  const auto comparison = searcher.compare(options.compare_before, options.compare_after);
  if (!comparison && comparison.error().code == ErrorCode::not_found) {
    render::say(std::cerr, "searcher: ", comparison.error().message, "\n");
    return Found::nothing;
  }
  if (!comparison) return failed(comparison.error());
  const TextStyle style = output_style(options);
  if (is_for_people(options)) pager.start();
  if (options.format == OutputFormat::json)
    render_comparison_json(*comparison, std::cout);
  else
    render_comparison_text(*comparison, style, std::cout);
  return Found::something;
}

Found show(const Searcher& searcher, const Options& options, Pager& pager) {
  const auto dispatch = searcher.find(options.show_id);
  if (!dispatch) return failed(dispatch.error());
  if (!*dispatch) {
    render::say(std::cerr, "searcher: no dispatch has the id \"", options.show_id, "\"\n");
    return Found::nothing;
  }
  const TextStyle style = output_style(options);
  if (is_for_people(options)) pager.start();
  if (options.format == OutputFormat::text)
    render_dispatch_text(**dispatch, style, std::cout);
  else
    render_dispatch_json(**dispatch, std::cout);
  return Found::something;
}

}  // namespace depeche::searcher
