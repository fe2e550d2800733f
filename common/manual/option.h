#pragma once

// What a program says of itself. One table makes its declared options, --help, the man pages and the completions.
// All texts are UTF-8 and live as long as the program. What is made of them is in the language of the process.

#include <algorithm>
#include <array>
#include <cstddef>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/language.h"
#include "base/message.h"

namespace depeche::manual {

// A text for people: a message of the catalogue, marked by to_translate(), without pieces.
class Text {
 public:
  constexpr Text() = default;
  constexpr Text(const char* english) : english_(english) {}

  constexpr const char* english() const { return english_; }
  constexpr bool empty() const { return *english_ == '\0'; }
  // In the language of the process.
  std::string said() const { return empty() ? std::string() : tr(english_); }

 private:
  const char* english_ = "";
};

enum class Takes {
  nothing,
  value,   // one; when it is given again, the last counts
  maybe,   // one or none: --name or --name=value
  values,  // as many as wanted: the option may be given several times
};

// What a shell offers behind an option, or as an operand. `values`: what the program answers to --complete OPTION TYPED
// WORD…, with the words of the command line; `pairs`: such values of the form NAME=VALUE; `values_and_folders`: both.
enum class Offers { nothing, files, folders, values, pairs, values_and_folders };

struct Option {
  Text group = {};     // options of a group stand together
  char letter = '\0';  // '\0': none
  std::string_view name = {};
  // Names in French that mean the same, separated by blanks. The first is shown and completed.
  std::string_view french = {};
  Text argument = {};  // what help calls the value; empty when the option takes none
  Takes takes = Takes::nothing;
  // A sentence that says what the option does, without capital and full stop; its piece, if any, is the choices.
  Text help = {};
  Text more = {};                 // sentences that only the man page has room for
  std::string_view choices = {};  // the possible values, separated by blanks; empty when there are too many to name
  // Choices in French, separated by blanks: "récent=newest récents=newest". The first of each is shown and completed.
  std::string_view french_choices = {};
  bool several_choices = false;  // the value is a list of choices, separated by commas
  Offers offers = Offers::nothing;
  bool beside = false;  // --help shows it on the line of the option before
  // Names of options, separated by blanks: those that would do nothing beside it, with a hint of what to do instead.
  std::string_view excludes = {};
  const char* exclusion_hint = nullptr;
  // Of these, one must be given beside it: names of options, or of what the program does.
  std::string_view belongs_to = {};
};

struct Example {
  std::string_view command;
  Text remark = {};
};

struct ManualEntry {
  std::string_view name = {};
  Text text = {};
  Text title = {};  // stands in the place of the name when that is a word for people
};

// A section of the man page between its options and its environment.
struct Section {
  Text title = {};
  Text text = {};
  std::string_view example = {};  // lines
  std::span<const ManualEntry> entries = {};
};

struct Program {
  std::string_view name = {};
  Text operands = {};  // "QUERY..."
  Text purpose = {};   // "finds dispatches"
  Text description = {};
  Offers offers = Offers::nothing;  // for its operands
  std::span<const Example> examples = {};
  std::span<const Option> options = {};
  std::span<const Section> sections = {};
  std::span<const ManualEntry> environment = {};
  std::span<const ManualEntry> files = {};
  std::span<const ManualEntry> exit_status = {};
  std::string_view see_also = {};  // pages, separated by blanks: "indexer(1)"
};

// "n,limit": how cxxopts declares an option.
std::string declared_name(const Option& option);
std::vector<std::string_view> french_names(const Option& option);
// Each choice in French, with what it is in English.
std::vector<std::pair<std::string_view, std::string_view>> french_choices(const Option& option);
// Those that are shown: one for each choice that has some.
std::vector<std::string_view> shown_french_choices(const Option& option);
// "-n, --limit N", in French "-n, --limit, --limite N". When `aligned`, four blanks stand in the place of a missing
// letter.
std::string signature(const Option& option, bool aligned);
// The words as a list: "a, b or c".
std::string enumerated(std::span<const std::string_view> words);
// Option::choices, one by one.
std::vector<std::string_view> choices_of(const Option& option);
// The same for people, in French "pertinence (relevance)" where a choice has a French name.
std::vector<std::string> named_choices(const Option& option);
// Option::help with its choices, in the language of the process.
std::string help_of(const Option& option);
// Why options that are given cannot be given together.
struct Clash {
  std::string message;
  std::string hint;  // may be empty
};

// The first clash in the order of the table: two that exclude each other, else one that does not belong to any other.
std::optional<Clash> clash_of(std::span<const Option> options, const std::function<bool(const std::string&)>& is_given);

// The rows of several tables, one table after another.
template <std::size_t... Sizes>
constexpr std::array<Option, (Sizes + ...)> joined(const std::array<Option, Sizes>&... tables) {
  std::array<Option, (Sizes + ...)> all{};
  auto end = all.begin();
  ((end = std::copy(tables.begin(), tables.end(), end)), ...);
  return all;
}

}  // namespace depeche::manual
