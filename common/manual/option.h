#pragma once

// What a program says of itself: one table, from which its declared options, --help, man page and completions are made.
// All texts are UTF-8 and live as long as the program.

#include <span>
#include <string>
#include <string_view>

namespace depeche::manual {

enum class Takes {
  nothing,
  value,   // one; given again, the last counts
  maybe,   // one or none: --name or --name=value
  values,  // as often as wanted
};

// What a shell offers behind an option, or as an operand.
enum class Offers { nothing, files, folders };

struct Option {
  std::string_view group = {};  // options of a group stand together
  char letter = '\0';           // '\0': none
  std::string_view name = {};
  std::string_view argument = {};  // as help calls it; empty when it takes nothing
  Takes takes = Takes::nothing;
  std::string_view help = {};     // what it does, no full stop
  std::string_view more = {};     // sentences that only the man page has room for
  std::string_view choices = {};  // the values there are, between blanks; empty when there are too many to name
  bool several_choices = false;   // a list of them, between commas
  Offers offers = Offers::nothing;
  bool beside = false;  // help shows it on the line of the option before
};

struct Example {
  std::string_view command;
  std::string_view remark;
};

struct Entry {
  std::string_view name = {};
  std::string_view text;
};

// A section of the man page between its options and its environment.
struct Section {
  std::string_view title = {};
  std::string_view text = {};
  std::string_view example = {};  // lines
  std::span<const Entry> entries = {};
};

struct Program {
  std::string_view name = {};
  std::string_view operands = {};  // "QUERY..."
  std::string_view purpose = {};   // "finds dispatches"
  std::string_view description = {};
  Offers offers = Offers::nothing;  // for its operands
  std::span<const Example> examples = {};
  std::span<const Option> options = {};
  std::span<const Section> sections = {};
  std::span<const Entry> environment = {};
  std::span<const Entry> files = {};
  std::span<const Entry> exit_status = {};
  std::string_view see_also = {};  // pages between blanks: "indexer(1)"
};

// "n,limit", as cxxopts wants to be told of an option.
std::string declared_name(const Option& option);
// "-n, --limit N"; without a letter four blanks stand in front when `aligned`.
std::string signature(const Option& option, bool aligned);

}  // namespace depeche::manual
