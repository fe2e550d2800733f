#include "batch.h"

#include <chrono>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <optional>
#include <streambuf>
#include <string>
#include <system_error>

#include "base/files.h"
#include "base/message.h"
#include "batch_query.h"
#include "depeche/render.h"
#include "render/say.h"
#include "timings.h"

namespace depeche::searcher {
namespace {

enum class LineRead { whole, too_long };

// The next line without its newline, or nothing at the end. Of one that is too long no more is kept than the limit.
std::optional<LineRead> read_line(std::istream& in, std::string& line) {
  line.clear();
  // Whoever waits for an answer before it asks again gets it: the buffer is read past what would see to that.
  if (std::ostream* const answers = in.tie()) answers->flush();
  std::streambuf& bytes = *in.rdbuf();
  using Traits = std::streambuf::traits_type;
  bool any = false;
  bool too_long = false;
  for (auto c = bytes.sbumpc(); c != Traits::eof(); c = bytes.sbumpc()) {
    any = true;
    if (c == '\n') break;
    if (line.size() < kMaxLineBytes)
      line.push_back(Traits::to_char_type(c));
    else
      too_long = true;
  }
  if (!any) return std::nullopt;
  return too_long ? LineRead::too_long : LineRead::whole;
}

class Batch {
 public:
  Batch(const Searcher& searcher, const Options& options, const query::Present& present)
      : searcher_(searcher), options_(options), present_(present) {}

  Found run(std::istream& in) {
    std::string line;
    for (line_ = 1; std::cout; ++line_) {
      const std::optional<LineRead> read = read_line(in, line);
      if (!read) break;
      if (*read == LineRead::too_long)
        report({ErrorCode::limit,
                tr("the line is longer than {} bytes", kMaxLineBytes),
                tr("each line is one query; is the file JSON Lines?"),
                {}});
      else if (line.find_first_not_of(" \t\r") != std::string::npos)
        answer(line);
    }
    if (in.bad()) report({ErrorCode::io, tr("reading failed"), "", {}});
    repeat();
    if (options_.timing) timings_.print("queries", std::cerr);
    if (failed_) return Found::failure;
    return found_ ? Found::something : Found::nothing;
  }

 private:
  struct Answered {
    std::size_t line = 0;
    BatchQuery query;
  };

  void answer(const std::string& line) {
    auto query = parse_batch_query(line, present_);
    if (!query) return report(query.error());
    const auto results = search(*query);
    if (!results) return report(results.error());
    print(*results, query->id);
    found_ = found_ || results->total > 0 || !results->hits.empty();
    if (options_.repeat > 1) answered_.push_back({line_, std::move(*query)});
  }

  // The further rounds print nothing. They are what --timing speaks of: the first one warms the caches.
  void repeat() {
    if (options_.repeat > 1) timings_.clear();
    for (std::size_t round = 1; round < options_.repeat; ++round)
      for (const Answered& answered : answered_) {
        line_ = answered.line;
        if (const auto results = search(answered.query); !results) return report(results.error());
      }
  }

  Result<SearchResults> search(const BatchQuery& query) {
    SearchRequest request = timed_request(options_);
    ask(query, request);
    const auto start = std::chrono::steady_clock::now();
    auto results = searcher_.search(request);
    timings_.add(std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - start).count());
    return results;
  }

  void print(const SearchResults& results, const std::string& id) const {
    if (options_.format == OutputFormat::jsonl) return render_json_line(results, id, std::cout);
    if (options_.format == OutputFormat::ids) return render_ids(results, std::cout);
    render_trec(results, id, std::cout);
  }

  void report(const Error& error) {
    failed_ = true;
    render::say(std::cerr, "searcher: ", options_.batch_file, ":", line_, ": ");
    render_error(with_option_named(error), {}, std::cerr);
  }

  const Searcher& searcher_;
  const Options& options_;
  query::Present present_;
  std::vector<Answered> answered_;
  Timings timings_;
  std::size_t line_ = 1;
  bool found_ = false;
  bool failed_ = false;
};

}  // namespace

Found run_batch(const Searcher& searcher, const Options& options, const query::Present& present) {
  Batch batch(searcher, options, present);
  if (options.batch_file == "-") return batch.run(std::cin);
  std::error_code ignored;
  errno = std::filesystem::is_directory(options.batch_file, ignored) ? EISDIR : 0;
  std::ifstream file;
  if (errno == 0) file.open(options.batch_file, std::ios::binary);
  if (file.is_open()) return batch.run(file);
  render::say(std::cerr, "searcher: ", options.batch_file, ": ", base::errno_words(errno), "\n");
  return Found::failure;
}

}  // namespace depeche::searcher
