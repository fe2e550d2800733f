#include "options.h"

// Values may hold commas: no argument has a NUL, so none is split.
#define CXXOPTS_VECTOR_DELIMITER '\0'

#include <algorithm>
#include <array>
#include <utility>

#include <cxxopts.hpp>

#include "base/command_line.h"
#include "base/files.h"
#include "base/language.h"
#include "base/message.h"
#include "config/unknown_option.h"
#include "option_table.h"

namespace depeche::indexer {
namespace {

constexpr std::size_t kMaxJobs = 1024;
constexpr std::size_t kMaxParts = 64;
constexpr std::size_t kLeastMemory = std::size_t{64} << 20;
constexpr std::size_t kMaxWaitSeconds = 86'400;

// What does not index.
constexpr std::array kActions{"check", "stats", "compact", "backup", "delete"};

using Raw = cxxopts::ParseResult;

std::string help_hint() { return tr("indexer --help shows what there is"); }

auto usage_error(std::string message, std::string hint = help_hint()) {
  return fail(ErrorCode::invalid_argument, std::move(message), std::move(hint));
}

cxxopts::Options declared_options() {
  cxxopts::Options options("indexer");
  auto add = options.add_options();
  for (const manual::Option& option : kOptions) {
    const std::string name = manual::declared_name(option);
    if (option.takes == Takes::nothing) add(name, "");
    if (option.takes == Takes::value) add(name, "", cxxopts::value<std::string>());
    if (option.takes == Takes::values) add(name, "", cxxopts::value<std::vector<std::string>>());
  }
  return options;
}

Result<Raw> parse_raw(const std::vector<std::string>& arguments) {
  std::vector<const char*> argv{"indexer"};
  for (const std::string& argument : arguments) argv.push_back(argument.c_str());
  const int argc = static_cast<int>(argv.size());
  if (auto status = base::check_option_lengths(argc, argv.data()); !status)
    return tl::unexpected<Error>(status.error());
  try {
    return declared_options().parse(argc, argv.data());
  } catch (const cxxopts::exceptions::exception&) {
    return tl::unexpected<Error>(config::misuse(kOptions, arguments, "indexer").error);
  }
}

std::optional<std::string> value_of(const Raw& raw, const std::string& name) {
  if (raw.count(name) == 0) return std::nullopt;
  return raw[name].as<std::string>();
}

Action action_of(const Raw& raw) {
  if (raw.count("help") > 0) return Action::help;
  if (raw.count("version") > 0) return Action::version;
  if (raw.count("check") > 0) return Action::check;
  if (raw.count("stats") > 0) return Action::stats;
  if (raw.count("compact") > 0) return Action::compact;
  if (raw.count("backup") > 0) return Action::back_up;
  if (raw.count("delete") > 0) return Action::remove;
  return raw.count("watch") > 0 ? Action::watch : Action::index;
}

// Main has chosen the language already.
Status check_language(const Raw& raw) {
  const auto name = value_of(raw, "lang");
  if (!name) return {};
  const auto language = base::parse_language(*name);
  if (!language) return usage_error(tr("{}: {}", "--lang", language.error().message), language.error().hint);
  return {};
}

Status take_format(const Raw& raw, Format& target) {
  const auto name = value_of(raw, "format");
  if (!name) return {};
  const auto format = parse_format(*name);
  if (!format) return usage_error(tr("{}: {}", "--format", format.error().message), format.error().hint);
  target = *format;
  return {};
}

// NAME=TARGET,NAME=
Status take_map(const Raw& raw, std::vector<NameMapping>& map) {
  if (raw.count("map") == 0) return {};
  for (const std::string& list : raw["map"].as<std::vector<std::string>>())
    for (const std::string& part : base::split_list(list)) {
      const std::size_t equals = part.find('=');
      if (equals == std::string::npos)
        return usage_error(tr("--map: {} is not NAME=TARGET", base::in_quotes(part)),
                           tr("--map chapo=abstract,interne="));
      map.push_back({part.substr(0, equals), part.substr(equals + 1)});
    }
  return {};
}

Status take_numbers(const Raw& raw, WriterOptions& writer) {
  if (const auto text = value_of(raw, "jobs")) {
    const auto jobs = base::parse_count("--jobs", *text, 1, kMaxJobs);
    if (!jobs) return usage_error(jobs.error().message);
    writer.jobs = static_cast<unsigned>(*jobs);
  }
  if (const auto text = value_of(raw, "parts")) {
    const auto parts = base::parse_count("--parts", *text, 1, kMaxParts);
    if (!parts) return usage_error(parts.error().message);
    writer.parts = static_cast<unsigned>(*parts);
  }
  if (const auto text = value_of(raw, "memory")) {
    const auto bytes = base::parse_size("--memory", *text, kLeastMemory);
    if (!bytes) return usage_error(bytes.error().message);
    writer.memory = *bytes;
  }
  if (const auto text = value_of(raw, "wait-lock")) {
    const auto seconds = base::parse_count("--wait-lock", *text, 0, kMaxWaitSeconds);
    if (!seconds) return usage_error(seconds.error().message);
    writer.wait_lock_seconds = static_cast<double>(*seconds);
  }
  return {};
}

void take_plain_values(const Raw& raw, Options& options) {
  if (const auto index = value_of(raw, "index")) options.asked_index = {*index};
  if (const auto index = value_of(raw, "topics-of")) options.asked_topics = {*index};
  options.config = {value_of(raw, "config"), raw.count("no-config") > 0};
  options.sources = raw.unmatched();
  if (raw.count("delete") > 0) options.removed = raw["delete"].as<std::vector<std::string>>();
  options.backup = value_of(raw, "backup").value_or("");
  options.report = value_of(raw, "report").value_or("");
  options.read.encoding = value_of(raw, "encoding").value_or("auto");
  options.read.fields = base::split_list(value_of(raw, "fields").value_or(""));
  options.writer.rebuild = raw.count("rebuild") > 0;
  options.dry_run = raw.count("dry-run") > 0;
  options.prune = raw.count("prune") > 0;
  options.force = raw.count("force") > 0;
  options.strict = raw.count("strict") > 0;
  options.quiet = raw.count("quiet") > 0;
  options.verbose = raw.count("verbose") > 0;
  options.json = raw.count("json") > 0;
}

Status check_sources(const Options& options) {
  if (options.action == Action::watch)
    for (const std::string& source : options.sources)
      if (!std::filesystem::is_directory(source))
        return usage_error(tr("--watch needs folders: {} is none", base::in_quotes(source)),
                           tr("name the folder that it is in"));
  if (options.prune && std::ranges::find(options.sources, "-") != options.sources.end())
    return usage_error(tr("--prune needs files or folders"),
                       tr("standard input has no dispatches that could vanish from it"));
  return {};
}

Status check_empty_values(const Raw& raw) {
  for (const char* name : {"index", "config", "report", "backup"})
    if (value_of(raw, name) == "") return usage_error(tr("--{} is empty", name));
  return {};
}

// Options that would do nothing are refused, so that nobody waits for their effect.
Status check_combinations(const Raw& raw, const Options& options) {
  const bool reads = options.action == Action::index || options.action == Action::watch;
  const auto given = [&](const std::string& name) {
    return name == to_translate("indexing") ? reads : raw.count(name) > 0;
  };
  if (reads && options.sources.empty())
    return usage_error(tr("there is no SOURCE"),
                       tr("indexer depeches/, or - for standard input; indexer --help shows what there is"));
  if (const auto clash = manual::clash_of(kOptions, given))
    return usage_error(clash->message, clash->hint.empty() ? help_hint() : clash->hint);
  if (!reads && !options.sources.empty())
    return usage_error(tr("--{} takes no SOURCE: {}", *std::ranges::find_if(kActions, given),
                          base::in_quotes(options.sources.front())));
  if (auto status = check_empty_values(raw); !status) return status;
  return check_sources(options);
}

}  // namespace

Result<Options> parse_options(const std::vector<std::string>& arguments) {
  const auto raw = parse_raw(arguments);
  if (!raw) return tl::unexpected<Error>(raw.error());
  Options options;
  options.action = action_of(*raw);
  if (options.action == Action::help || options.action == Action::version) return options;
  take_plain_values(*raw, options);
  if (auto status = check_combinations(*raw, options); !status) return tl::unexpected<Error>(status.error());
  if (auto status = check_language(*raw); !status) return tl::unexpected<Error>(status.error());
  if (auto status = take_format(*raw, options.read.format); !status) return tl::unexpected<Error>(status.error());
  if (auto status = take_map(*raw, options.read.map); !status) return tl::unexpected<Error>(status.error());
  if (auto status = take_numbers(*raw, options.writer); !status) return tl::unexpected<Error>(status.error());
  return options;
}

namespace {

// The one directory that is asked for.
Result<std::filesystem::path> place_of(const config::Config& config, const std::vector<std::string>& asked) {
  const auto places = config::index_places(config, asked);
  if (!places) return tl::unexpected<Error>(places.error());
  if (places->size() > 1)
    return fail(ErrorCode::invalid_argument,
                tr("the index asked for is {} directories, to be searched as one", places->size()),
                tr("only one is written at a time: name it with --index"));
  return places->front();
}

}  // namespace

Status add_settings(Options& options) {
  const auto config = config::load(options.config);
  if (!config) return tl::unexpected<Error>(config.error());
  if (auto status = config::put_time_zone_in_force(*config); !status) return status;
  options.notices = config->notices;
  const auto index = place_of(*config, options.asked_index);
  if (!index) return tl::unexpected<Error>(index.error());
  options.index = *index;
  if (!options.asked_topics.empty()) {
    const auto teacher = place_of(*config, options.asked_topics);
    if (!teacher) return tl::unexpected<Error>(teacher.error());
    options.writer.topics_of = *teacher;
  }
  options.read.map.insert(options.read.map.end(), config->map.begin(), config->map.end());
  options.read.index = options.index;
  return {};
}

}  // namespace depeche::indexer
