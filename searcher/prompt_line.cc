#include "prompt_line.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <optional>
#include <utility>

#include "base/language.h"
#include "base/message.h"
#include "manual/arguments.h"
#include "option_table.h"
#include "output_format.h"
#include "query/language/nearest_name.h"

namespace depeche::searcher {
namespace {

constexpr std::string_view kBlanks = " \t";

struct Shape {
  std::string_view word;
  CommandName name;
  enum class Value { none, hit, two_hits, maybe_facets, order, language, word, file } value;
};
constexpr std::array<Shape, 29> kShapes{{{"next", CommandName::next, Shape::Value::none},
                                         {"suite", CommandName::next, Shape::Value::none},
                                         {"facets", CommandName::facets, Shape::Value::maybe_facets},
                                         {"facettes", CommandName::facets, Shape::Value::maybe_facets},
                                         {"open", CommandName::open, Shape::Value::hit},
                                         {"ouvrir", CommandName::open, Shape::Value::hit},
                                         {"show", CommandName::show, Shape::Value::hit},
                                         {"montrer", CommandName::show, Shape::Value::hit},
                                         {"versions", CommandName::versions, Shape::Value::hit},
                                         {"diff", CommandName::diff, Shape::Value::two_hits},
                                         {"comparer", CommandName::diff, Shape::Value::two_hits},
                                         {"sort", CommandName::sort, Shape::Value::order},
                                         {"trier", CommandName::sort, Shape::Value::order},
                                         {"all", CommandName::all, Shape::Value::none},
                                         {"tous", CommandName::all, Shape::Value::none},
                                         {"lang", CommandName::language, Shape::Value::language},
                                         {"langue", CommandName::language, Shape::Value::language},
                                         {"save", CommandName::save, Shape::Value::word},
                                         {"enregistrer", CommandName::save, Shape::Value::word},
                                         {"export", CommandName::write, Shape::Value::file},
                                         {"exporter", CommandName::write, Shape::Value::file},
                                         {"help", CommandName::help, Shape::Value::none},
                                         {"aide", CommandName::help, Shape::Value::none},
                                         {"?", CommandName::help, Shape::Value::none},
                                         {"quit", CommandName::quit, Shape::Value::none},
                                         {"quitter", CommandName::quit, Shape::Value::none},
                                         {"exit", CommandName::quit, Shape::Value::none},
                                         {"q", CommandName::quit, Shape::Value::none},
                                         {":q", CommandName::quit, Shape::Value::none}}};

constexpr std::array<std::string_view, 23> kElsewhere{
    "watch",        "serve", "token-file", "insecure",  "host",     "cors",   "show-paths", "access-log",
    "no-query-log", "index", "config",     "no-config", "batch",    "timing", "repeat",     "open",
    "save",         "saved", "help",       "version",   "no-pager", "forget", "new"};

std::string_view trimmed(std::string_view text) {
  const std::size_t begin = text.find_first_not_of(kBlanks);
  if (begin == std::string_view::npos) return {};
  return text.substr(begin, text.find_last_not_of(kBlanks) - begin + 1);
}

const manual::Option* option_named(std::string_view name) { return manual::option_named(kOptions, name); }

bool is_choice(std::string_view word, std::string_view choices) {
  for (std::string_view rest = choices; !rest.empty();) {
    const std::string_view choice = rest.substr(0, rest.find(' '));
    if (choice == word) return true;
    rest.remove_prefix(std::min(rest.size(), choice.size() + 1));
  }
  return false;
}

bool are_facets(std::string_view value, const IsName& is_name) {
  while (!value.empty()) {
    const std::string_view name = value.substr(0, value.find(','));
    if (!is_choice(name, option_named("facets")->choices) && !(is_name && is_name(name))) return false;
    value.remove_prefix(std::min(value.size(), name.size() + 1));
  }
  return true;
}

std::optional<std::size_t> rank_of(std::string_view text) {
  std::size_t rank = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), rank);
  if (error != std::errc{} || end != text.data() + text.size() || rank == 0) return std::nullopt;
  return rank;
}

bool is_one_word(std::string_view value) {
  return !value.empty() && value.find_first_of(kBlanks) == std::string_view::npos;
}

// A name that says its format.
bool is_file(std::string_view value) {
  return std::ranges::any_of(kFileEndings, [&](const auto& ending) {
    return value.size() > ending.first.size() && value.ends_with(ending.first);
  });
}

std::string_view without_quotes(std::string_view value) {
  const bool is_quoted =
      value.size() > 1 && (value.front() == '"' || value.front() == '\'') && value.back() == value.front();
  return is_quoted ? value.substr(1, value.size() - 2) : value;
}

std::optional<Command> command_of(std::string_view line, const IsName& is_name) {
  const std::string_view word = line.substr(0, line.find_first_of(kBlanks));
  const std::string_view value = trimmed(line.substr(word.size()));
  const auto* shape = std::ranges::find(kShapes, word, &Shape::word);
  if (shape == kShapes.end()) return std::nullopt;
  Command command;
  command.name = shape->name;
  command.value = value;
  switch (shape->value) {
    case Shape::Value::none:
      return value.empty() ? std::optional(command) : std::nullopt;
    case Shape::Value::maybe_facets:
      return are_facets(value, is_name) ? std::optional(command) : std::nullopt;
    case Shape::Value::order:
      command.value = manual::choice_in_english(*option_named("sort"), value);
      return is_choice(command.value, option_named("sort")->choices) ? std::optional(command) : std::nullopt;
    case Shape::Value::language:
      return base::language_named(value) ? std::optional(command) : std::nullopt;
    case Shape::Value::hit:
      command.hit = rank_of(value).value_or(0);
      return command.hit > 0 ? std::optional(command) : std::nullopt;
    case Shape::Value::two_hits: {
      const std::string_view first = value.substr(0, value.find_first_of(kBlanks));
      command.hit = rank_of(first).value_or(0);
      command.other = rank_of(trimmed(value.substr(first.size()))).value_or(0);
      return command.hit > 0 && command.other > 0 ? std::optional(command) : std::nullopt;
    }
    case Shape::Value::word:
      return is_one_word(value) && value.front() != '-' ? std::optional(command) : std::nullopt;
    case Shape::Value::file:
      command.value = without_quotes(value);
      return is_file(command.value) ? std::optional(command) : std::nullopt;
  }
  return std::nullopt;
}

tl::unexpected<Error> no_such_option(std::string_view name) {
  std::vector<std::string_view> names;
  for (const manual::Option& option : kOptions) {
    names.push_back(option.name);
    const auto french = manual::french_names(option);
    names.insert(names.end(), french.begin(), french.end());
  }
  const std::string near(query::nearest_name(name, names));
  return fail(ErrorCode::invalid_argument, tr("there is no option --{}", name),
              near.empty() ? tr("the tab key behind -- shows them all") : tr("did you mean --{}?", near));
}

// Takes a line apart from left to right.
class LineParser {
 public:
  explicit LineParser(std::string_view line) : line_(line) {}

  Result<Command> run() {
    while (at_ < line_.size()) {
      const std::size_t begin = at_;
      if (const manual::Option* option = starts_letter(); option != nullptr) {
        at_ += 2;
        if (const Status taken = take(*option, line_.substr(begin, 2)); !taken)
          return tl::unexpected<Error>(taken.error());
      } else if (starts_option()) {
        if (const Status taken = take_option(); !taken) return tl::unexpected<Error>(taken.error());
      } else {
        skip_word();
        command_.query += line_.substr(begin, at_ - begin);
      }
    }
    command_.query = trimmed(command_.query);
    return std::move(command_);
  }

 private:
  bool is_blank_at(std::size_t at) const { return kBlanks.find(line_[at]) != std::string_view::npos; }

  bool starts_option() const {
    const bool apart = at_ == 0 || is_blank_at(at_ - 1);
    return apart && line_.substr(at_).starts_with("--") && at_ + 2 < line_.size() && !is_blank_at(at_ + 2);
  }

  // "-f json", "-n 5", "-n5"; "-troupes" leaves a word out.
  const manual::Option* starts_letter() const {
    const bool apart = at_ == 0 || is_blank_at(at_ - 1);
    if (!apart || line_[at_] != '-' || at_ + 1 >= line_.size() || line_[at_ + 1] == '-') return nullptr;
    const auto* option = std::ranges::find(kOptions, line_[at_ + 1], &manual::Option::letter);
    if (option == kOptions.end()) return nullptr;
    const bool ends = at_ + 2 == line_.size() || is_blank_at(at_ + 2);
    const bool has_number =
        at_ + 2 < line_.size() && option->name == "limit" && line_[at_ + 2] >= '0' && line_[at_ + 2] <= '9';
    return ends || has_number ? option : nullptr;
  }

  // One character, or all that stands between quotation marks.
  void skip_word() {
    const std::size_t close = line_[at_] == '"' ? line_.find('"', at_ + 1) : std::string_view::npos;
    at_ = close == std::string_view::npos ? at_ + 1 : close + 1;
  }

  Status take_option() {
    const std::size_t end = std::min(line_.find_first_of(" \t=", at_), line_.size());
    const std::string_view name = line_.substr(at_ + 2, end - at_ - 2);
    const manual::Option* option = option_named(name);
    if (option == nullptr) return no_such_option(name);
    at_ = end;
    return take(*option, line_.substr(at_ - name.size() - 2, name.size() + 2));
  }

  // `typed`: the option as it stands before the value.
  Status take(const manual::Option& option, std::string_view typed) {
    std::string argument = "--" + std::string(option.name);
    if (!may_stand_in_line(option.name))
      return fail(ErrorCode::invalid_argument, tr("{} belongs to the command line", typed),
                  tr("quit, and start searcher with it"));
    const bool attached = at_ < line_.size() && line_[at_] == '=';
    if (attached || option.takes == Takes::value || option.takes == Takes::values) {
      at_ = attached ? at_ + 1 : std::min(line_.find_first_not_of(kBlanks, at_), line_.size());
      const std::string value = take_value();
      if (value.empty() && !attached)
        return fail(ErrorCode::invalid_argument, tr("{} needs a value", typed),
                    std::string(typed) + " " + std::string(option.argument.said()));
      argument.append("=").append(manual::choice_in_english(option, value));
    }
    command_.typed.push_back(std::string(typed) + '=');
    if (argument == "--like=-")
      return fail(ErrorCode::invalid_argument, tr("--like - needs standard input"),
                  tr("--like ID, as the hits show it"));
    command_.options.push_back(std::move(argument));
    return {};
  }

  std::string take_value() {
    std::string value;
    while (at_ < line_.size() && !is_blank_at(at_)) {
      const char c = line_[at_];
      const bool quote = (c == '"' || c == '\'') && (value.empty() || value.ends_with('='));
      const std::size_t close = quote ? line_.find(c, at_ + 1) : std::string_view::npos;
      if (close != std::string_view::npos) {
        value += line_.substr(at_ + 1, close - at_ - 1);
        at_ = close + 1;
        break;
      }
      value += c;
      ++at_;
    }
    return value;
  }

  std::string_view line_;
  std::size_t at_ = 0;
  Command command_;
};

}  // namespace

bool may_stand_in_line(std::string_view option) { return std::ranges::find(kElsewhere, option) == kElsewhere.end(); }

std::vector<std::string_view> command_words() {
  std::vector<std::string_view> words;
  for (const Shape& shape : kShapes) words.push_back(shape.word);
  return words;
}

Result<Command> parse_line(std::string_view line, const IsName& is_name) {
  const std::string_view text = trimmed(line);
  if (auto command = command_of(text, is_name)) return *command;
  return LineParser(text).run();
}

}  // namespace depeche::searcher
