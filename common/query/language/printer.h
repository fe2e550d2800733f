#pragma once

// Query trees as text.

#include <string>
#include <vector>

#include "query/language/tree.h"

namespace depeche::query {

// The query in its canonical spelling, on one line: English operators and field names, absolute dates. For a tree that
// parse() made, parse() reads it as the same tree, byte ranges apart.
std::string print(const Node& tree);

// What the query excludes, each part in that spelling, without its sign.
std::vector<std::string> exclusions_of(const Node& tree);

// One node a line, children indented by two blanks: `-phrase "coup d'État" in title`. Shows all but byte ranges.
std::string print_tree(const Node& tree);

}  // namespace depeche::query
