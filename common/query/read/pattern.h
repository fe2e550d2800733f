#pragma once

#include <cstddef>
#include <optional>
#include <string>

#include "schema/fields.h"

namespace depeche::query {

// A typed word that stands for others, before they are looked up in a dictionary.
struct Pattern {
  std::string text;       // with * and ?; empty for a word with ~
  std::string folded;     // of a word with ~
  std::size_t edits = 0;  // of a word with ~
  std::optional<schema::Field> field;

  bool operator==(const Pattern&) const = default;
};

}  // namespace depeche::query
