#include "answer.h"

#include <cerrno>
#include <fstream>
#include <iostream>
#include <sstream>
#include <utility>

#include "base/files.h"
#include "base/message.h"
#include "depeche/render.h"
#include "open.h"
#include "output.h"
#include "render/say.h"

namespace depeche::searcher {
namespace {

Status write_export(const SearchResults& results, ExportFormat format, const Options& options, std::ostream& out) {
  return render_export(results, format, options.table,
                       options.whole_texts ? DossierText::whole_texts : DossierText::snippets, out);
}

// The answer to a query, hit by hit.
Status print_hits(const SearchResults& results, const Options& options, const TextStyle& style, std::ostream& out) {
  switch (options.format) {
    case OutputFormat::text:
      render_text(results, style, out);
      break;
    case OutputFormat::json:
      render_json(results, out);
      break;
    case OutputFormat::jsonl:
      render_jsonl(results, out);
      break;
    case OutputFormat::csv:
    case OutputFormat::tsv:
      if (options.counts()) return render_facet_rows(results, options.table, out), Status{};
      return write_export(results, ExportFormat::csv, options, out);
    case OutputFormat::atom:
      return write_export(results, ExportFormat::atom, options, out);
    case OutputFormat::xlsx:
      return write_export(results, ExportFormat::xlsx, options, out);
    case OutputFormat::html:
      return write_export(results, ExportFormat::html, options, out);
    case OutputFormat::md:
      return write_export(results, ExportFormat::md, options, out);
    case OutputFormat::ris:
      return write_export(results, ExportFormat::ris, options, out);
    case OutputFormat::bibtex:
      return write_export(results, ExportFormat::bibtex, options, out);
    case OutputFormat::ids:
      render_ids(results, out);
      break;
    case OutputFormat::trec:
      render_trec(results, "1", out);
      break;
  }
  return {};
}

// The whole dispatches of the hits. Tables have the column of the text, unless others were asked for.
Status print_whole(const SearchResults& results, Options options, const TextStyle& style, std::ostream& out) {
  options.whole_texts = true;
  if (options.format == OutputFormat::text) return render_dispatches_text(results, style, out), Status{};
  if (options.format == OutputFormat::json) return render_dispatches_json(results, out), Status{};
  if (options.format == OutputFormat::jsonl) return render_dispatches_jsonl(results, out), Status{};
  if (options.table.columns.empty()) options.table.columns = whole_table_columns(results);
  return print_hits(results, options, style, out);
}

Status print(const SearchResults& results, const Options& options, Pager& pager) {
  Output output(options, pager);
  if (auto status = output.open(); !status) return status;
  const Status printed = options.whole_texts ? print_whole(results, options, output.style(), output.stream())
                                             : print_hits(results, options, output.style(), output.stream());
  return printed ? output.finish() : printed;
}

// What is not as it was asked for, although something was found.
std::vector<std::string> remarks_on_words(SearchResults results) {
  results.dated.reset();
  results.written.reset();
  results.mentioned.reset();
  return explanations(results);
}

// What the format has no place for.
void print_notices(const SearchResults& results, const Options& options) {
  const bool says_itself =
      !options.whole_texts && (options.format == OutputFormat::text || options.format == OutputFormat::json);
  if (says_itself || options.format == OutputFormat::html || options.format == OutputFormat::md) return;
  const bool found = !results.hits.empty() || results.total > 0;
  for (const std::string& line : found ? remarks_on_words(results) : explanations(results))
    render::say(std::cerr, tr("searcher: note: {}", line), "\n");
  for (const std::string& notice : results.notices) render::say(std::cerr, tr("searcher: note: {}", notice), "\n");
}

void print_empty_columns(const SearchResults& results, const Options& options) {
  for (const std::string& column : empty_columns(results, options.table))
    render::say(std::cerr, tr("searcher: note: no hit has a value in the column {}", base::in_quotes(column)), "\n");
}

Found explain(const Searcher& searcher, const SearchRequest& request) {
  const auto explanation = searcher.explain(request);
  if (!explanation) return failed(explanation.error(), request.query);
  std::istringstream lines(*explanation);
  for (std::string line; std::getline(lines, line);) render::say(std::cerr, line, "\n");
  return Found::something;
}

// Why a timeline has nothing to show.
void explain_nothing(const Searcher& searcher, const Options& options) {
  SearchRequest request = timed_request(options);
  request.limit = 0;
  const auto results = searcher.search(request);
  if (!results) return;
  for (const std::string& line : explanations(*results)) render::say(std::cerr, tr("searcher: note: {}", line), "\n");
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
  if (auto status = print(*results, options, pager); !status) return failed(status.error());
  print_notices(*results, options);
  print_empty_columns(*results, options);
  if (options.whole_texts && results->hits.empty()) render::say(std::cerr, tr("searcher: no dispatch was found"), "\n");
  const bool is_relaxed = results->relaxation && results->relaxation->strict_total == 0;
  const bool found = !is_relaxed && (!results->hits.empty() || (request.limit == 0 && results->total > 0));
  if (answer != nullptr) *answer = std::move(*results);
  return found ? Found::something : Found::nothing;
}

Found open_hit(const Searcher& searcher, const Options& options) {
  const auto results = searcher.search(timed_request(options));
  if (!results) return failed(results.error(), options.request.query);
  if (results->hits.empty()) {
    render::say(std::cerr, tr("searcher: there is no hit {}", options.request.offset + 1), "\n");
    for (const std::string& line : explanations(*results)) render::say(std::cerr, tr("searcher: note: {}", line), "\n");
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
  Output output(options, pager);
  if (auto status = output.open(); !status) return failed(status.error());
  if (options.format == OutputFormat::json)
    render_timeline_json(*timeline, output.stream());
  else if (options.format == OutputFormat::csv || options.format == OutputFormat::tsv)
    render_timeline_rows(*timeline, options.table, output.stream());
  else
    render_timeline_text(*timeline, output.style(), output.stream());
  if (auto status = output.finish(); !status) return failed(status.error());
  const bool is_relaxed = timeline->relaxation && timeline->relaxation->strict_total == 0;
  if (timeline->total > 0) return is_relaxed ? Found::nothing : Found::something;
  explain_nothing(searcher, options);
  return Found::nothing;
}

Found compare(const Searcher& searcher, const Options& options, Pager& pager) {
  const auto comparison = searcher.compare(options.compare_before, options.compare_after);
  if (!comparison && comparison.error().code == ErrorCode::not_found) {
    render::say(std::cerr, "searcher: ", comparison.error().message, "\n");
    return Found::nothing;
  }
  if (!comparison) return failed(comparison.error());
  Output output(options, pager);
  if (auto status = output.open(); !status) return failed(status.error());
  if (options.format == OutputFormat::json)
    render_comparison_json(*comparison, output.stream());
  else
    render_comparison_text(*comparison, output.style(), output.stream());
  if (auto status = output.finish(); !status) return failed(status.error());
  return Found::something;
}

Found show(const Searcher& searcher, const Options& options, Pager& pager) {
  SearchResults shown;
  for (const std::string& id : options.show_ids) {
    auto dispatch = searcher.find(id);
    if (!dispatch) return failed(dispatch.error());
    if (!*dispatch) {
      render::say(std::cerr, tr("searcher: no dispatch has the id {}", base::in_quotes(id)), "\n");
      continue;
    }
    shown.hits.emplace_back();
    shown.hits.back().rank = shown.hits.size();
    shown.hits.back().dispatch = std::move(**dispatch);
  }
  if (shown.hits.empty()) return Found::nothing;
  shown.total = shown.hits.size();
  Options whole = options;
  whole.whole_texts = true;
  if (auto status = print(shown, whole, pager); !status) return failed(status.error());
  print_empty_columns(shown, options);
  return Found::something;
}

}  // namespace depeche::searcher
