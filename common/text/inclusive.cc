#include "text/inclusive.h"

#include <algorithm>
#include <array>

namespace depeche::text {
namespace {

constexpr auto kSuffixes = std::to_array<std::string_view>(
    {"e",      "s",    "es",    "ne",  "nes",  "le",   "te",    "tes", "se",  "ses", "x",   "rice", "rices", "trice",
     "trices", "euse", "euses", "ère", "ères", "ière", "ières", "ve",  "ves", "fe",  "lle", "lles", "nne",   "nnes"});

bool is_suffix(std::string_view segment) {
  return std::find(kSuffixes.begin(), kSuffixes.end(), segment) != kSuffixes.end();
}

// Suffixes that are words too need a stem that takes them: professionnel·le, but not jeudi.le or prends-le.
bool may_follow(std::string_view stem, std::string_view suffix) {
  const char last = stem.back();
  switch (suffix.size() >= 2 ? suffix.front() : '\0') {
    case 'l':
    case 'n':
    case 't':
      return last == suffix.front() || suffix.starts_with("tr") || (last == 's' && suffix.back() == 's');
    case 's':
      return last == 'x' || last == 'r';
    default:
      return true;
  }
}

bool may_join(Joiner joiner) {
  return joiner != Joiner::apostrophe && joiner != Joiner::bracket && joiner != Joiner::soft_hyphen;
}

}  // namespace

std::string inclusive_word(std::string_view text, std::span<const Segment> segments) {
  const auto letters = [&](const Segment& s) { return text.substr(s.begin, s.end - s.begin); };
  if (segments.size() < 2 || letters(segments.front()).size() < 3) return {};
  if (!may_follow(letters(segments.front()), letters(segments[1]))) return {};
  bool plural = false;
  for (const Segment& segment : segments.subspan(1)) {
    if (!may_join(segment.before) || !is_suffix(letters(segment))) return {};
    plural = plural || letters(segment).back() == 's';
  }
  std::string word(letters(segments.front()));
  if (plural && word.back() != 's' && word.back() != 'x') word += 's';
  return word;
}

RuleTable inclusive_table() { return rule_table("kSuffixes", kSuffixes); }

}  // namespace depeche::text
