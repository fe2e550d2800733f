#include "options.h"

// Values may hold commas ("Almaty, Kazakhstan"): no argument has a NUL, so none is split.
#define CXXOPTS_VECTOR_DELIMITER '\0'

#include <algorithm>
#include <array>
#include <utility>
#include <vector>

#include <cxxopts.hpp>

#include "argument_text.h"
#include "base/command_line.h"
#include "base/files.h"
#include "base/language.h"
#include "base/message.h"
#include "base/utf8.h"
#include "config/option_hints.h"
#include "config/unknown_option.h"
#include "manual/arguments.h"
#include "option_table.h"
#include "query/language/date_words.h"
#include "search/request_names.h"
#include "usage_error.h"
#include "written_formats.h"

namespace depeche::searcher {
namespace {

constexpr std::size_t kMaxLimit = 1'000'000;
constexpr std::size_t kMaxHalfLife = 100'000;  // days
constexpr std::size_t kMaxJobs = 1024;
constexpr std::size_t kMaxRepeat = 1'000'000;

// The command line as it stands, unchecked.
class Raw {
 public:
  Raw(cxxopts::ParseResult parsed, std::size_t words_before_show) : parsed_(std::move(parsed)) {
    words_ = parsed_.unmatched();
    if (parsed_.count("show") == 0) return;
    const auto begin = words_.begin() + static_cast<std::ptrdiff_t>(std::min(words_before_show, words_.size()));
    ids_.assign(begin, words_.end());
    words_.erase(begin, words_.end());
    if (const auto id = parsed_["show"].as<std::string>(); !id.empty()) ids_.insert(ids_.begin(), id);
    whole_texts_ = ids_.empty();
  }

  // --show counts when ids stand behind it.
  std::size_t count(const std::string& name) const { return name == "show" ? ids_.size() : parsed_.count(name); }
  const cxxopts::OptionValue& operator[](const std::string& name) const { return parsed_[name]; }
  std::size_t options() const { return parsed_.arguments().size(); }
  // The words of the query.
  const std::vector<std::string>& words() const { return words_; }
  const std::vector<std::string>& shown_ids() const { return ids_; }
  // --show stands behind a query.
  bool whole_texts() const { return whole_texts_; }

 private:
  cxxopts::ParseResult parsed_;
  std::vector<std::string> words_;
  std::vector<std::string> ids_;
  bool whole_texts_ = false;
};

cxxopts::Options declared_options() {
  cxxopts::Options options("searcher");
  auto add = options.add_options();
  for (const manual::Option& option : kOptions) {
    const std::string name = manual::declared_name(option);
    if (option.takes == Takes::nothing) add(name, "");
    if (option.takes == Takes::value) add(name, "", cxxopts::value<std::string>());
    if (option.takes == Takes::maybe) add(name, "", cxxopts::value<std::string>()->implicit_value(""));
    if (option.takes == Takes::values) add(name, "", cxxopts::value<std::vector<std::string>>());
  }
  return options;
}

Result<cxxopts::ParseResult> parse_arguments(const std::vector<std::string>& arguments) {
  std::vector<const char*> argv{"searcher"};
  for (const std::string& argument : arguments) argv.push_back(argument.c_str());
  const int argc = static_cast<int>(argv.size());
  if (auto status = base::check_option_lengths(argc, argv.data()); !status)
    return tl::unexpected<Error>(status.error());
  try {
    return declared_options().parse(argc, argv.data());
  } catch (const cxxopts::exceptions::exception&) {
    const config::Misuse misuse = config::misuse(kOptions, arguments, "searcher");
    if (!misuse.is_unknown) return tl::unexpected<Error>(misuse.error);
    return usage_error(
        misuse.error.message,
        tr("{}; words that begin with - stand behind --: searcher retraites -- -grève", misuse.error.hint));
  }
}

// What stands before --show is a query, what stands behind it are ids.
Result<Raw> parse_raw(const std::vector<std::string>& arguments) {
  auto all = parse_arguments(arguments);
  if (!all) return tl::unexpected<Error>(all.error());
  const auto show = std::find(arguments.begin(), std::find(arguments.begin(), arguments.end(), "--"), "--show");
  const auto before = parse_arguments({arguments.begin(), show});
  return Raw(std::move(*all), before ? before->unmatched().size() : 0);
}

std::optional<std::string> value_of(const Raw& raw, const std::string& name) {
  if (raw.count(name) == 0) return std::nullopt;
  return raw[name].as<std::string>();
}

std::vector<std::string> values_of(const Raw& raw, const std::string& name) {
  if (raw.count(name) == 0) return {};
  return raw[name].as<std::vector<std::string>>();
}

using base::Named;

template <class T, std::size_t n>
Result<T> choose(std::string_view option, std::string_view text, const std::array<Named<T>, n>& choices) {
  for (const auto& [name, value] : choices)
    if (name == text) return value;
  std::string names;
  for (const std::string& name : manual::named_choices(*manual::option_named(kOptions, option)))
    names.append(names.empty() ? "" : ", ").append(name);
  return usage_error(tr("--{}: {} is not one of {}", option, base::in_quotes(text), names));
}

// Sets `target` when the option was given.
template <class T, std::size_t n>
Status take_choice(const Raw& raw, const std::string& option, const std::array<Named<T>, n>& choices, T& target) {
  const auto text = value_of(raw, option);
  if (!text) return {};
  const auto chosen = choose(option, *text, choices);
  if (!chosen) return tl::unexpected<Error>(chosen.error());
  target = *chosen;
  return {};
}

// Main has chosen the language already.
Status check_language(const Raw& raw) {
  const auto name = value_of(raw, "lang");
  if (!name) return {};
  const auto language = base::parse_language(*name);
  if (!language) return usage_error("--lang: " + language.error().message, language.error().hint);
  return {};
}

Status take_count(const Raw& raw, const std::string& option, std::size_t least, std::size_t most, std::size_t& target) {
  const auto text = value_of(raw, option);
  if (!text) return {};
  const auto count = base::parse_count("--" + option, *text, least, most);
  if (!count) return usage_error(count.error().message);
  target = *count;
  return {};
}

Status take_timeout(const Raw& raw, std::optional<std::chrono::steady_clock::duration>& timeout) {
  const auto text = value_of(raw, "timeout");
  if (!text) return {};
  const auto seconds = base::parse_seconds("--timeout", *text);
  if (!seconds) return usage_error(seconds.error().message);
  timeout = *seconds;
  return {};
}

Status take_where(const Raw& raw, const std::string& option, std::vector<PropertyFilter>& where) {
  for (const std::string& typed : values_of(raw, option)) {
    const std::size_t equals = typed.find('=');
    if (equals == std::string::npos || equals == 0 || equals + 1 == typed.size())
      return usage_error(tr("--{}: {} is not NAME=VALUE", option, base::in_quotes(typed)),
                         tr("--where rubrique=Politique"));
    where.push_back({typed.substr(0, equals), typed.substr(equals + 1)});
  }
  return {};
}

// The library calls a date as JSON does: "from: …".
Error with_dashes(Error error) {
  for (const std::string_view name : {"from", "to", "on"})
    if (error.message.starts_with(std::string(name) + ":")) error.message.insert(0, "--");
  return error;
}

Status take_dates(const Raw& raw, const query::Present& present, SearchRequest& request) {
  for (const char* end : {"from", "to"})
    if (raw.count("on") > 0 && raw.count(end) > 0)
      return usage_error(tr("--{} and --{} exclude each other", "on", end), tr("one day or period, or an interval"));
  const auto asked = query::asked_time({value_of(raw, "from"), value_of(raw, "to"), value_of(raw, "on")}, present);
  if (!asked) return tl::unexpected<Error>(with_dashes(asked.error()));
  search::ask_for(*asked, request);
  request.strict_dates = raw.count("strict-dates") > 0;
  if (const auto text = value_of(raw, "mentions")) {
    const auto mentioned = query::asked_mentions(*text, present.today);
    if (!mentioned) return tl::unexpected<Error>(mentioned.error());
    request.mentioned = *mentioned;
  }
  return {};
}

std::string joined_words(const std::vector<std::string>& words) {
  std::string query;
  for (const std::string& word : words) query.append(query.empty() ? "" : " ").append(word);
  // The one pattern that means every dispatch, which the library asks for by an empty query.
  return query == "*" ? std::string() : query;
}

bool is_blank(std::string_view text) { return text.find_first_not_of(" \t\r\n") == std::string_view::npos; }

Action action_of(const Raw& raw) {
  if (raw.count("help") > 0) return Action::help;
  if (raw.count("version") > 0) return Action::version;
  if (raw.count("watch") > 0) return Action::watch;
  if (raw.count("serve") > 0) return Action::serve;
  if (raw.count("serve-shard") > 0) return Action::serve_shard;
  if (raw.count("saved") > 0) return Action::list_saved;
  if (raw.count("forget") > 0) return Action::forget;
  if (!raw.shown_ids().empty()) return Action::show;
  if (raw.count("diff") > 0) return Action::compare;
  if (raw.count("batch") > 0) return Action::batch;
  if (raw.count("open") > 0) return Action::open;
  return raw.count("timeline") + raw.count("plot") > 0 ? Action::timeline : Action::search;
}

bool asks_for_nothing(const Raw& raw, const SearchRequest& request) {
  const bool filtered = request.dated || request.written || request.mentioned || !request.sources.empty() ||
                        !request.places.empty() || !request.where.empty() || !request.not_where.empty() ||
                        raw.count("facets") + raw.count("like") > 0;
  const bool everything = raw.words() == std::vector<std::string>{"*"};
  return is_blank(request.query) && !filtered && !everything && raw.words() != std::vector<std::string>{"-"};
}

Status check_one_query(const Raw& raw, const SearchRequest& request) {
  if (!asks_for_nothing(raw, request)) return {};
  return usage_error(tr("there is no query"),
                     tr("searcher 'retrait OTSC', or '*' for every dispatch; {}", help_hint()));
}

Status check_listing(const Raw& raw) {
  if (raw.options() == 1 && raw.words().empty()) return {};
  return usage_error(tr("--saved without a name lists the saved searches, and does nothing else"),
                     tr("a name stands right behind it: searcher --saved NAME"));
}

Status check_forgetting(const Raw& raw) {
  if (raw.options() == 1 && raw.words().empty()) return {};
  return usage_error(tr("--forget takes one saved search out, and does nothing else"), tr("searcher --forget NAME"));
}

// Options that would do nothing are refused, so that nobody waits for their effect.
Status check_clashes(const Raw& raw) {
  const auto given = [&](const std::string& name) { return raw.count(name) > 0; };
  if (const auto clash = manual::clash_of(kOptions, given))
    return usage_error(clash->message, clash->hint.empty() ? help_hint() : clash->hint);
  if (raw.whole_texts())
    for (const char* option : {"timeline", "plot", "open", "diff", "watch", "explain", "facets"})
      if (given(option)) return usage_error(tr("--{} and --show exclude each other", option));
  return {};
}

Status check_empty_values(const Raw& raw, const Options& options) {
  for (const std::string& index : options.asked_indexes)
    if (index.empty()) return usage_error(tr("--index is empty"));
  if (options.config.file == "") return usage_error(tr("--config is empty"));
  if (const auto name = value_of(raw, "save"); name && (is_blank(*name) || name->starts_with('-')))
    return usage_error(tr("--save: {} is no name", base::in_quotes(*name)));
  if (value_of(raw, "output") == "") return usage_error(tr("--output is empty"));
  if (raw.count("columns") > 0 && options.table.columns.empty()) return usage_error(tr("--columns is empty"));
  if (value_of(raw, "after") == "") return usage_error(tr("--after is empty"));
  if (value_of(raw, "like") == "") return usage_error(tr("--like is empty"));
  if (raw.count("plot") > 0 && options.plot_file.empty()) return usage_error(tr("--plot is empty"));
  return {};
}

Status check_combinations(const Raw& raw, const Options& options) {
  const bool query = !raw.words().empty();
  if (auto status = check_clashes(raw); !status) return status;
  if (auto status = check_empty_values(raw, options); !status) return status;
  if (options.action == Action::show && !options.request.query.empty())
    return usage_error(tr("--show takes ids, or stands behind a query"),
                       tr("searcher --show ID ID, or searcher QUERY --show"));
  if (options.action == Action::serve && raw.words().size() > (value_of(raw, "serve") == "" ? 1 : 0))
    return usage_error(tr("--serve takes one place, and no query"), tr("searcher --serve 127.0.0.1:8080"));
  if (options.action == Action::serve_shard && raw.words().size() > (value_of(raw, "serve-shard") == "" ? 1 : 0))
    return usage_error(tr("--serve-shard takes one place, and no query"), tr("searcher --serve-shard 127.0.0.1:8090"));
  if (options.action == Action::batch && query) return usage_error(tr("--batch takes no query besides its own"));
  if (options.explain && options.action == Action::batch && options.format != OutputFormat::jsonl)
    return usage_error(tr("--explain with --batch needs --format jsonl"));
  if (options.action == Action::compare && (raw.words().size() != 1 || options.compare_before.empty()))
    return usage_error(tr("--diff takes two ids"), tr("searcher --diff BEFORE AFTER"));
  if (options.explain && options.action == Action::show) return usage_error(tr("--explain is for queries"));
  if (options.request.partial && !options.timeout)
    return usage_error(tr("--partial needs a time"), tr("give it one with --timeout SECONDS"));
  return {};
}

// What the format does not print need not be worked out.
void drop_what_is_not_printed(const Raw& raw, Options& options) {
  const bool ids_only = options.format == OutputFormat::ids || options.format == OutputFormat::trec;
  const bool has_rows = options.format == OutputFormat::csv || options.format == OutputFormat::tsv;
  const bool is_table = has_rows || options.format == OutputFormat::xlsx;
  if (has_rows && options.counts()) options.request.limit = 0;
  options.table.tabs = options.format == OutputFormat::tsv;
  const bool is_reference = options.format == OutputFormat::ris || options.format == OutputFormat::bibtex;
  const bool one_hit_a_line =
      is_table || is_reference || (options.format == OutputFormat::jsonl && options.action == Action::search);
  options.request.snippets = !ids_only;
  // Only these can say what was folded, and a batch wants every dispatch.
  const bool names_versions = !ids_only && !is_table && !is_reference && options.format != OutputFormat::atom;
  options.request.fold_versions = (names_versions || options.action == Action::watch) &&
                                  options.action != Action::batch && raw.count("versions") == 0;
  const bool suggests =
      options.action != Action::open && (options.format == OutputFormat::text || options.format == OutputFormat::json ||
                                         (options.format == OutputFormat::jsonl && options.action == Action::batch));
  options.request.suggest = suggests && raw.count("no-suggest") == 0;
  // Only these say how a search was relaxed; what is opened is a hit that they show.
  const bool relaxes = (suggests && !options.whole_texts) || options.action == Action::open;
  options.request.relax = relaxes && raw.count("no-relax") == 0;
  if (raw.count("exact-total") > 0)
    options.request.counting = Counting::exact;
  else if (ids_only || one_hit_a_line || options.action == Action::open)
    options.request.counting = Counting::none;
}

// What is not UTF-8 is typed on an older system: windows-1252.
std::string in_utf8(const std::string& text, Options& options) {
  if (base::is_utf8(text)) return text;
  const std::string note = tr("what is not UTF-8 on the command line was read as windows-1252");
  if (std::ranges::find(options.notes, note) == options.notes.end()) options.notes.push_back(note);
  return from_windows_1252(text);
}

Serving serving_of(const Raw& raw) {
  Serving serving;
  serving.place = value_of(raw, raw.count("serve") > 0 ? "serve" : "serve-shard").value_or("");
  if (serving.place.empty() && !raw.words().empty()) serving.place = raw.words().front();
  serving.token_file = value_of(raw, "token-file").value_or("");
  serving.insecure = raw.count("insecure") > 0;
  serving.hosts = values_of(raw, "host");
  serving.origins = values_of(raw, "cors");
  serving.show_paths = raw.count("show-paths") > 0;
  serving.access_log = value_of(raw, "access-log").value_or("");
  serving.logs_queries = raw.count("no-query-log") == 0;
  return serving;
}

void take_plain_values(const Raw& raw, Options& options) {
  options.asked_indexes = values_of(raw, "index");
  options.config = {value_of(raw, "config"), raw.count("no-config") > 0};
  options.request.after = value_of(raw, "after").value_or("");
  options.query_standard_input = raw.words() == std::vector<std::string>{"-"};
  if (!options.query_standard_input) options.request.query = in_utf8(joined_words(raw.words()), options);
  for (const std::string& source : values_of(raw, "source"))
    options.request.sources.push_back(in_utf8(source, options));
  for (const std::string& place : values_of(raw, "place")) options.request.places.push_back(in_utf8(place, options));
  for (const char* name : {"source", "place"})
    for (const std::string& value : values_of(raw, std::string("not-") + name))
      options.request.not_where.push_back({name, in_utf8(value, options)});
  options.request.usable = raw.count("usable") > 0;
  options.request.expand = raw.count("no-expand") == 0;
  if (raw.count("all") > 0) options.request.mode = MatchMode::all;
  options.mode_is_asked = raw.count("all") + raw.count("some") > 0;
  options.explain = options.request.explain_ranking = raw.count("explain") > 0;
  options.request.without = base::split_list(value_of(raw, "without").value_or(""));
  options.request.feedback = raw.count("feedback") > 0;
  options.request.partial = raw.count("partial") > 0;
  options.request.like_id = value_of(raw, "like").value_or("");
  options.like_standard_input = options.request.like_id == "-";
  if (options.like_standard_input) options.request.like_id.clear();
  options.pager = raw.count("no-pager") == 0;
  options.save_name = value_of(raw, "save").value_or("");
  options.all_saved = raw.count("saved") > 0;
  options.timing = raw.count("timing") > 0;
  options.only_new = raw.count("new") > 0;
  options.show_ids = raw.shown_ids();
  options.whole_texts = raw.whole_texts();
  options.output_file = value_of(raw, "output").value_or("");
  options.table.columns = base::split_list(value_of(raw, "columns").value_or(""));
  options.table.for_excel = raw.count("excel") > 0;
  options.compare_before = value_of(raw, "diff").value_or("");
  if (options.action == Action::compare) options.compare_after = options.request.query;
  options.plot_file = value_of(raw, "plot").value_or("");
  options.batch_file = value_of(raw, "batch").value_or("");
  if (options.action == Action::serve || options.action == Action::serve_shard) options.serving = serving_of(raw);
}

// The format, as the name of the file has it when nothing else says it.
Status take_format(const Raw& raw, Options& options) {
  if (options.table.for_excel) options.format = OutputFormat::csv;
  for (const auto& [ending, format] : kFileEndings)
    if (!options.table.for_excel && options.output_file.ends_with(ending)) options.format = format;
  return take_choice(raw, "format", kOutputFormats, options.format);
}

Status take_checked_values(const Raw& raw, const query::Present& present, Options& options) {
  SearchRequest& request = options.request;
  const std::size_t fewest = options.action == Action::watch ? 1 : 0;
  if (auto status = take_count(raw, "limit", fewest, kMaxLimit, request.limit); !status) return status;
  if (raw.count("limit") > 0) options.most_alerts = request.limit;
  if (auto status = take_count(raw, "offset", 0, kMaxLimit, request.offset); !status) return status;
  if (options.action == Action::open) {
    if (auto status = take_count(raw, "open", 1, kMaxLimit, request.offset); !status) return status;
    --request.offset;
    request.limit = 1;
  }
  std::size_t half_life = 0;
  if (auto status = take_count(raw, "boost-recent", 1, kMaxHalfLife, half_life); !status) return status;
  if (half_life > 0) request.recency_half_life = static_cast<double>(half_life);
  if (auto status = take_count(raw, "repeat", 1, kMaxRepeat, options.repeat); !status) return status;
  if (auto status = take_count(raw, "jobs", 1, kMaxJobs, request.jobs); !status) return status;
  if (auto status = take_timeout(raw, options.timeout); !status) return status;
  if (auto status = check_language(raw); !status) return status;
  if (auto status = take_choice(raw, "sort", search::kSortOrders, request.sort); !status) return status;
  if (auto status = take_format(raw, options); !status) return status;
  if (auto status = take_choice(raw, "color", kColorModes, options.color); !status) return status;
  if (auto status = take_choice(raw, "timeline", kMeasures, options.measure); !status) return status;
  for (const std::string& name : base::split_list(value_of(raw, "facets").value_or("")))
    search::add_facet(name, request);
  if (auto status = take_where(raw, "where", request.where); !status) return status;
  if (auto status = take_where(raw, "not-where", request.not_where); !status) return status;
  return take_dates(raw, present, request);
}

Result<Options> checked(const Raw& raw, const query::Present& present, Prompting prompting) {
  Options options;
  options.action = action_of(raw);
  if (options.action == Action::help || options.action == Action::version) return options;
  if (options.action == Action::list_saved) {
    if (auto status = check_listing(raw); !status) return tl::unexpected<Error>(status.error());
    return options;
  }
  if (options.action == Action::forget) {
    if (auto status = check_forgetting(raw); !status) return tl::unexpected<Error>(status.error());
    options.forget_name = value_of(raw, "forget").value_or("");
    return options;
  }
  if (options.action == Action::batch) options.format = OutputFormat::trec;
  take_plain_values(raw, options);
  if (auto status = take_checked_values(raw, present, options); !status) return tl::unexpected<Error>(status.error());
  if (auto status = check_combinations(raw, options); !status) return tl::unexpected<Error>(status.error());
  if (auto status = check_format(options); !status) return tl::unexpected<Error>(status.error());
  const bool nothing = raw.words().empty() && asks_for_nothing(raw, options.request);
  if (prompting == Prompting::yes && options.action == Action::search && options.save_name.empty() && nothing)
    options.action = Action::prompt;
  if (options.action == Action::search || options.action == Action::timeline || options.action == Action::open ||
      (options.action == Action::watch && !options.all_saved))
    if (auto status = check_one_query(raw, options.request); !status) return tl::unexpected<Error>(status.error());
  drop_what_is_not_printed(raw, options);
  return options;
}

}  // namespace

Result<Options> parse_options(const std::vector<std::string>& arguments, const query::Present& present,
                              Prompting prompting) {
  const auto raw = parse_raw(arguments);
  if (!raw) return tl::unexpected<Error>(raw.error());
  return checked(*raw, present, prompting);
}

SearchRequest timed_request(const Options& options) {
  SearchRequest request = options.request;
  if (options.timeout) request.deadline = std::chrono::steady_clock::now() + *options.timeout;
  return request;
}

Error with_option_named(Error error) {
  if (error.code == ErrorCode::timeout) error.hint += " (--timeout)";
  return config::with_options_named(std::move(error));
}

Status ask_again(const std::vector<std::string>& arguments, const query::Present& present, Options& options) {
  const auto again = parse_options(arguments, present, Prompting::yes);
  if (!again) return tl::unexpected<Error>(again.error());
  options.request.dated = again->request.dated;
  options.request.written = again->request.written;
  options.request.mentioned = again->request.mentioned;
  return {};
}

Status add_settings(Options& options) {
  auto config = config::load(options.config);
  if (!config) return tl::unexpected<Error>(config.error());
  if (auto status = config::put_time_zone_in_force(*config); !status) return status;
  options.notices = std::move(config->notices);
  auto places = config::index_places(*config, options.asked_indexes);
  if (!places) return tl::unexpected<Error>(places.error());
  options.indexes = std::move(*places);
  for (const auto& [name, directories] : config->indexes) options.index_names.push_back(name);
  options.colors = std::move(config->colors);
  options.request.aliases = std::move(config->aliases);
  options.request.stop_words = std::move(config->stop_words);
  if (!options.mode_is_asked) options.request.mode = config->mode;
  return {};
}

}  // namespace depeche::searcher
