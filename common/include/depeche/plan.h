#pragma once

#include <string>
#include <vector>

namespace depeche {

// What matches have to do with a part of a plan.
enum class PlanRole {
  must,     // every match has it
  may,      // it ranks; when there is no `must` beside it, every match has at least one `may`
  filter,   // every match has it, and it does not rank
  without,  // no match has it
  synonym,  // it matches instead of the part that it belongs to
};

// What a part asks for.
enum class PlanKind {
  word,     // a word in any of its forms
  phrase,   // words in a row
  near,     // documents where words stand near each other; `text` says which, and how near
  pattern,  // words that a pattern or a near spelling stands for
  value,    // the value of a field: a date, a source, a status
  embargo,  // an embargo that ends later than a moment
  group,    // what its parts say together
};

// A part of the plan that a query became: plain data, which programs can read. What ranks never changes what matches.
struct PlanPart {
  PlanRole role = PlanRole::may;   // what matches have to do with it
  PlanKind kind = PlanKind::word;  // what it asks for
  std::string text = {};           // what is asked for, words without case and accents; empty for a group
  std::string stem = {};           // of a word; empty for a word of grammar
  std::string field = {};          // the one field where it is looked for; empty: title and text
  double weight = 1;               // times what it counts by itself; 0: it matches and does not rank
  // Of a pattern: the words of the archive that it stands for. Of a word: itself alone, where the archive knows it as a
  // name beside other words of its stem.
  std::vector<std::string> forms = {};
  std::vector<std::string> without_forms = {};       // of a word: names of its stem, which it does not ask for
  bool is_known = true;                              // false: no dispatch can have it
  std::vector<PlanPart> parts = {};                  // of a group
  std::vector<PlanPart> synonyms = {};               // what it is called elsewhere
  bool operator==(const PlanPart&) const = default;  // in all members
};

}  // namespace depeche
