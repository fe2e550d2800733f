#include <algorithm>
#include <array>
#include <functional>
#include <optional>
#include <set>
#include <utility>

#include <toml++/toml.h>

#include "base/files.h"
#include "base/message.h"
#include "config/config.h"
#include "config/look.h"
#include "config/places.h"
#include "depeche/dispatch.h"
#include "query/language/nearest_name.h"

namespace depeche::config {
namespace {

constexpr std::array<std::pair<std::string_view, std::string TextColors::*>, 11> kParts{{
    {"match", &TextColors::match},
    {"title", &TextColors::title},
    {"snippet", &TextColors::snippet},
    {"status", &TextColors::status},
    {"date", &TextColors::date},
    {"mentions", &TextColors::mentions},
    {"source", &TextColors::source},
    {"place", &TextColors::place},
    {"id", &TextColors::id},
    {"facet", &TextColors::facet},
    {"note", &TextColors::note},
}};

constexpr std::array<std::pair<std::string_view, MatchMode>, 4> kModes{
    {{"some", MatchMode::some}, {"all", MatchMode::all}, {"certains", MatchMode::some}, {"tous", MatchMode::all}}};

// The line of a key with more parts than that, a.b.c…: toml++ makes a table of each, and frees them by recursion until
// the stack is full. Values nested so deep it refuses itself.
std::optional<std::size_t> line_of_deep_key(std::string_view text) {
  constexpr std::size_t kMostParts = 256;
  std::size_t line = 1;
  std::size_t dots = 0;
  for (const char c : text) {
    line += c == '\n' ? 1 : 0;
    if (c == '\n' || c == '=') dots = 0;
    dots += c == '.' ? 1 : 0;
    if (dots >= kMostParts) return line;
  }
  return std::nullopt;
}

bool is_blank(std::string_view text) { return text.find_first_not_of(" \t") == std::string_view::npos; }

// Reads one file; the first fault ends it.
class Parser {
 public:
  explicit Parser(const std::filesystem::path& file)
      : file_(file), folder_(std::filesystem::absolute(file).parent_path()) {}

  Result<Config> run(std::string_view text) {
    if (const auto line = line_of_deep_key(text))
      return tl::unexpected(fault(*line, tr("more than 255 dots"), tr("break the line")));
    toml::table table;
    try {
      table = toml::parse(text);
    } catch (const toml::parse_error& error) {
      return tl::unexpected(
          fault(error.source(), tr("not TOML: {}", std::string(error.description())),
                tr("a line is KEY = VALUE or [TABLE]; texts, and keys of other letters than a-z, stand in quotes")));
    }
    const Status status = take(table, "",
                               {{"index", [this](const Entry& entry) { return take_index(entry); }},
                                {"indexes", [this](const Entry& entry) { return take_indexes(entry); }},
                                {"aliases", [this](const Entry& entry) { return take_aliases(entry); }},
                                {"stop_words", [this](const Entry& entry) { return take_stop_words(entry); }},
                                {"mode", [this](const Entry& entry) { return take_mode(entry); }},
                                {"time_zone", [this](const Entry& entry) { return take_time_zone(entry); }},
                                {"lang", [this](const Entry& entry) { return take_language(entry); }},
                                {"colors", [this](const Entry& entry) { return take_colors(entry); }},
                                {"map", [this](const Entry& entry) { return take_map(entry); }}});
    if (!status) return tl::unexpected<Error>(status.error());
    if (const Status found = find_index(); !found) return tl::unexpected<Error>(found.error());
    return std::move(config_);
  }

 private:
  struct Entry {
    std::string key;
    toml::source_region at;
    const toml::node* value;
  };
  using Taker = std::function<Status(const Entry&)>;
  using Takers = std::vector<std::pair<std::string_view, Taker>>;

  Error fault(std::size_t line, const std::string& message, std::string hint = {}) const {
    return Error{
        ErrorCode::format, tr("{}, line {}: {}", base::in_quotes(file_.string()), line, message), std::move(hint), {}};
  }
  Error fault(const toml::source_region& at, const std::string& message, std::string hint = {}) const {
    return fault(at.begin.line, message, std::move(hint));
  }
  Status wrong(const Entry& entry, const std::string& message, std::string hint = {}) const {
    return tl::unexpected<Error>(fault(entry.at, message, std::move(hint)));
  }

  // In the order of the file, so that the first fault is the uppermost.
  static std::vector<Entry> entries_of(const toml::table& table) {
    std::vector<Entry> entries;
    for (const auto& [key, value] : table) entries.push_back({std::string(key.str()), key.source(), &value});
    std::ranges::stable_sort(entries, {}, [](const Entry& entry) { return entry.at.begin.line; });
    return entries;
  }

  Status take(const toml::table& table, const std::string& name, const Takers& takers) {
    for (const Entry& entry : entries_of(table)) {
      const auto taker = std::ranges::find(takers, entry.key, &Takers::value_type::first);
      if (taker == takers.end()) return unknown(entry, name, takers);
      if (Status status = taker->second(entry); !status) return status;
    }
    return {};
  }

  Status unknown(const Entry& entry, const std::string& table, const Takers& takers) const {
    std::vector<std::string_view> names;
    for (const auto& [name, taker] : takers) names.push_back(name);
    const std::string near(query::nearest_name(entry.key, names));
    const std::string message = table.empty() ? tr("unknown key {}", base::in_quotes(entry.key))
                                              : tr("unknown key {} in [{}]", base::in_quotes(entry.key), table);
    if (!near.empty()) return wrong(entry, message, tr("did you mean {}?", base::in_quotes(near)));
    std::string list;
    for (const std::string_view name : names) list.append(list.empty() ? "" : ", ").append(name);
    return wrong(entry, message, table.empty() ? tr("the keys are {}", list) : tr("those of [{}] are {}", table, list));
  }

  Result<std::string> text_of(const Entry& entry) const {
    const auto text = entry.value->value<std::string>();
    if (entry.value->is_string() && !is_blank(*text)) return *text;
    return tl::unexpected(fault(entry.at, tr("{} must be a text in quotes, not empty", base::in_quotes(entry.key))));
  }

  // A text alone is a list of one.
  Result<std::vector<std::string>> texts_of(const Entry& entry) const {
    std::vector<std::string> texts;
    const toml::array* list = entry.value->as_array();
    if (entry.value->is_string()) texts.push_back(*entry.value->value<std::string>());
    for (std::size_t i = 0; list != nullptr && i < list->size(); ++i)
      texts.push_back(list->get(i)->is_string() ? *list->get(i)->value<std::string>() : "");
    if (!texts.empty() && std::ranges::none_of(texts, is_blank)) return texts;
    return tl::unexpected(fault(
        entry.at, tr("{} must be a text in quotes, or a list of such texts, none empty", base::in_quotes(entry.key))));
  }

  Result<const toml::table*> table_of(const Entry& entry) const {
    if (const toml::table* table = entry.value->as_table()) return table;
    return tl::unexpected(fault(entry.at, tr("{} must be a table", base::in_quotes(entry.key)),
                                tr("it begins with a line [{}]", entry.key)));
  }

  // Calls `take` with each entry of a table and the texts that it has.
  Status take_lists(const Entry& entry, const std::function<Status(const Entry&, std::vector<std::string>)>& take_one) {
    const auto table = table_of(entry);
    if (!table) return tl::unexpected<Error>(table.error());
    for (const Entry& row : entries_of(**table)) {
      if (is_blank(row.key)) return wrong(row, tr("a name in [{}] is empty", entry.key));
      auto texts = texts_of(row);
      if (!texts) return tl::unexpected<Error>(texts.error());
      if (Status status = take_one(row, std::move(*texts)); !status) return status;
    }
    return {};
  }

  Status take_index(const Entry& entry) {
    const auto text = text_of(entry);
    if (!text) return tl::unexpected<Error>(text.error());
    index_ = {*text, entry.at};
    return {};
  }

  Status take_indexes(const Entry& entry) {
    return take_lists(entry, [this](const Entry& row, const std::vector<std::string>& texts) -> Status {
      if (row.key.find('/') != std::string::npos)
        return wrong(row, tr("{}: a name has no slash", base::in_quotes(row.key)));
      for (const std::string& text : texts) config_.indexes[row.key].push_back(place(text, folder_));
      return {};
    });
  }

  Status take_aliases(const Entry& entry) {
    return take_lists(entry, [this](const Entry& row, std::vector<std::string> texts) -> Status {
      config_.aliases.push_back({row.key, std::move(texts)});
      return {};
    });
  }

  Status take_stop_words(const Entry& entry) {
    auto words = texts_of(entry);
    if (!words) return tl::unexpected<Error>(words.error());
    for (const std::string& word : *words)
      if (word.find_first_of(" \t") != std::string::npos)
        return wrong(entry, tr("{} is more than one word", base::in_quotes(word)));
    config_.stop_words = std::move(*words);
    return {};
  }

  Status take_mode(const Entry& entry) {
    const auto name = text_of(entry);
    if (!name) return tl::unexpected<Error>(name.error());
    for (const auto& [known, mode] : kModes)
      if (*name == known) return config_.mode = mode, Status{};
    return wrong(entry, tr("{} must be some or all", base::in_quotes(entry.key)));
  }

  Status take_time_zone(const Entry& entry) {
    auto text = text_of(entry);
    if (!text) return tl::unexpected<Error>(text.error());
    config_.time_zone = std::move(*text);
    return {};
  }

  Status take_language(const Entry& entry) {
    const auto name = text_of(entry);
    if (!name) return tl::unexpected<Error>(name.error());
    const auto language = base::parse_language(*name);
    if (!language) return wrong(entry, language.error().message, language.error().hint);
    config_.language = *language;
    return {};
  }

  Status take_colors(const Entry& entry) {
    const auto table = table_of(entry);
    if (!table) return tl::unexpected<Error>(table.error());
    Takers takers;
    for (const auto& [name, part] : kParts)
      takers.emplace_back(name, [this, part = part](const Entry& row) { return take_look(row, config_.colors.*part); });
    return take(**table, entry.key, takers);
  }

  Status take_look(const Entry& entry, std::string& target) const {
    const auto words = text_of(entry);
    if (!words) return tl::unexpected<Error>(words.error());
    auto look = parse_look(*words);
    if (!look) return wrong(entry, tr("{}: {}", base::in_quotes(entry.key), look.error().message), look.error().hint);
    target = std::move(*look);
    return {};
  }

  // An empty text says that the name is ignored.
  Status take_map(const Entry& entry) {
    const auto table = table_of(entry);
    if (!table) return tl::unexpected<Error>(table.error());
    for (const Entry& row : entries_of(**table)) {
      const auto target = row.value->value<std::string>();
      if (!row.value->is_string())
        return wrong(row, tr("{} must be a text in quotes, which may be empty", base::in_quotes(row.key)));
      if (property_name(row.key).empty() || (!is_blank(*target) && property_name(*target).empty()))
        return wrong(row,
                     tr("{} = {}: a name has letters or digits", base::in_quotes(row.key), base::in_quotes(*target)));
      config_.map.push_back({row.key, is_blank(*target) ? std::string() : *target});
    }
    return {};
  }

  // Once all names are known.
  Status find_index() {
    const auto& [text, at] = index_;
    if (text.empty()) return {};
    if (const auto named = config_.indexes.find(text); named != config_.indexes.end()) {
      config_.index = named->second;
      return {};
    }
    if (text.find('/') != std::string::npos) {
      config_.index = {place(text, folder_)};
      return {};
    }
    std::vector<std::string_view> names;
    for (const auto& [name, places] : config_.indexes) names.push_back(name);
    const std::string near(query::nearest_name(text, names));
    return tl::unexpected(fault(at, tr("there is no index {} in [indexes]", base::in_quotes(text)),
                                near.empty()
                                    ? tr("a directory is written with a slash: {}", base::in_quotes("./" + text))
                                    : tr("did you mean {}?", base::in_quotes(near))));
  }

  std::filesystem::path file_;
  std::filesystem::path folder_;
  std::pair<std::string, toml::source_region> index_;
  Config config_;
};

}  // namespace

Status put_time_zone_in_force(const Config& config) {
  const auto set = set_time_zone(config.time_zone.value_or("Europe/Paris"));
  if (set) return {};
  return fail(set.error().code, tr("the settings' time_zone: {}", set.error().message), set.error().hint);
}

Result<Config> parse(std::string_view text, const std::filesystem::path& file) { return Parser(file).run(text); }

}  // namespace depeche::config
