#include <algorithm>
#include <cerrno>
#include <fstream>
#include <iostream>
#include <string_view>
#include <utility>

#include "base/command_line.h"
#include "base/encoding.h"
#include "base/files.h"
#include "batch.h"
#include "command_line.h"
#include "depeche/render.h"
#include "depeche/search.h"
#include "manual/help.h"
#include "open.h"
#include "option_table.h"
#include "options.h"
#include "pager.h"
#include "terminal.h"

namespace {

using namespace depeche;
using namespace depeche::searcher;

Found failed(const Error& error, std::string_view query = {}) {
  std::cerr << "searcher: ";
  render_error(error, query, std::cerr);
  return Found::failure;
}

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
  for (const std::string& notice : results.notices) std::cerr << "searcher: note: " << notice << '\n';
}

Found explain(const Searcher& searcher, const SearchRequest& request) {
  const auto explanation = searcher.explain(request);
  if (!explanation) return failed(explanation.error(), request.query);
  std::cerr << *explanation;
  if (!explanation->ends_with('\n')) std::cerr << '\n';
  return Found::something;
}

Found search(const Searcher& searcher, const Options& options, Pager& pager) {
  if (options.explain && explain(searcher, options.request) == Found::failure) return Found::failure;
  const auto results = searcher.search(options.request);
  if (!results) return failed(results.error(), options.request.query);
  print(*results, options, pager);
  print_notices(*results, options);
  return results->total > 0 || !results->hits.empty() ? Found::something : Found::nothing;
}

Found open_hit(const Searcher& searcher, const Options& options) {
  const auto results = searcher.search(options.request);
  if (!results) return failed(results.error(), options.request.query);
  if (results->hits.empty()) {
    std::cerr << "searcher: there is no hit " << options.request.offset + 1 << '\n';
    return Found::nothing;
  }
  if (const auto opened = open_source(results->hits.front().dispatch); !opened) return failed(opened.error());
  return Found::something;
}

Status write_plot(const Timeline& timeline, const std::string& path) {
  std::ofstream file(path, std::ios::binary);
  render_timeline_svg(timeline, file);
  file.close();
  if (file) return {};
  return tl::unexpected<Error>(base::file_error(path, errno));
}

Found show_timeline(const Searcher& searcher, const Options& options, Pager& pager) {
  const auto timeline = searcher.timeline(options.request, options.measure);
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

Found show(const Searcher& searcher, const Options& options, Pager& pager) {
  const auto dispatch = searcher.find(options.show_id);
  if (!dispatch) return failed(dispatch.error());
  if (!*dispatch) {
    std::cerr << "searcher: no dispatch has the id \"" << options.show_id << "\"\n";
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

// The text that others are to be like.
Status read_likeness(Options& options) {
  constexpr std::size_t kMostBytes = 16 << 20;
  base::FileSource input = base::FileSource::standard_input();
  auto bytes = base::read_all(input, kMostBytes);
  if (!bytes) return tl::unexpected<Error>(bytes.error());
  options.request.like_text = base::decode_automatically(std::move(*bytes)).text;
  if (options.request.like_text.find_first_not_of(" \t\r\n") != std::string::npos) return {};
  return fail(ErrorCode::invalid_argument, "--like -: there is no text on standard input", "searcher --like - < FILE");
}

Found run(Options options, Day today, Pager& pager) {
  if (options.like_standard_input)
    if (const auto read = read_likeness(options); !read) return failed(read.error());

  const auto searcher = Searcher::open(options.indexes);
  if (!searcher) return failed(searcher.error());
  switch (options.action) {
    case Action::batch:
      return run_batch(*searcher, options, today);
    case Action::timeline:
      return show_timeline(*searcher, options, pager);
    case Action::show:
      return show(*searcher, options, pager);
    case Action::open:
      return open_hit(*searcher, options);
    default:
      return search(*searcher, options, pager);
  }
}

Found list_saved() {
  const auto file = saved_searches_path();
  if (!file) return failed(file.error());
  const auto searches = load_searches(*file);
  if (!searches) return failed(searches.error());
  std::cout << listed(*searches);
  return searches->empty() ? Found::nothing : Found::something;
}

Status save(const std::string& name, const Arguments& arguments) {
  const auto file = saved_searches_path();
  if (!file) return tl::unexpected<Error>(file.error());
  return save_search(*file, name, without_save(arguments));
}

Found start(const Arguments& typed, Pager& pager) {
  const Day today = local_today();
  const auto arguments = with_saved_searches(typed);
  if (!arguments) return failed(arguments.error());
  auto options = parse_options(*arguments, today);
  if (!options) return failed(options.error());
  if (options->action == Action::list_saved) return list_saved();
  if (options->action == Action::help) {
    std::cout << manual::help(kProgram);
    return Found::something;
  }
  if (options->action == Action::version) {
    std::cout << "searcher (Dépêche) " DEPECHE_VERSION "\n";
    return Found::something;
  }
  if (const auto known = add_settings(*options); !known) return failed(known.error());
  const Found found = run(*options, today, pager);
  if (found != Found::failure && !options->save_name.empty())
    if (const auto saved = save(options->save_name, *arguments); !saved) return failed(saved.error());
  return found;
}

int exit_status(Found found) {
  if (found == Found::failure) return 2;
  return found == Found::something ? 0 : 1;
}

}  // namespace

int main(int argc, char** argv) {
  base::let_writes_fail();
  std::ios::sync_with_stdio(false);
  Pager pager;
  Found found = start(Arguments(argv + std::min(argc, 1), argv + argc), pager);
  if (const auto finished = base::finish_standard_output(); !finished) found = failed(finished.error());
  return exit_status(found);
}
