#include "time/announcement.h"

#include <algorithm>
#include <array>

namespace depeche::time {
namespace {

constexpr std::size_t kMaxWords = 10;
constexpr std::size_t kMaxBytes = 120;

// With them a clause is told, and what stands before them does not matter.
constexpr std::array<std::string_view, 10> kAuxiliaries{"a",    "ont",   "avait",   "avaient", "est",
                                                        "sont", "était", "étaient", "fut",     "furent"};
constexpr std::array<std::string_view, 22> kAnnouncing{
    "doit",    "doivent", "devait", "devaient",  "devrait",    "devraient", "va",       "vont",
    "prévu",   "prévue",  "prévus", "prévues",   "attendu",    "attendue",  "attendus", "attendues",
    "partira", "sortira", "ira",    "programmé", "programmée", "programmés"};
// Of futures only: "-ira" would be "retira", "-vra" "livra", "-éra" "libéra", too.
constexpr std::array<std::string_view, 11> kFutureEndings{"era",   "endra", "indra", "oudra", "audra", "evra",
                                                          "ourra", "ettra", "aura",  "nira",  "ront"};
constexpr std::size_t kShortestFuture = 4;
constexpr std::array<std::string_view, 3> kNoFutures{"front", "affront", "laura"};

template <std::size_t n>
bool contains(const std::array<std::string_view, n>& words, std::string_view word) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

bool is_letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || static_cast<unsigned char>(c) >= 0x80;
}

// A name such as Ankara has a capital.
bool is_future(std::string_view word) {
  if (word.size() < kShortestFuture || word.front() < 'a' || word.front() > 'z' || contains(kNoFutures, word))
    return false;
  return std::any_of(kFutureEndings.begin(), kFutureEndings.end(),
                     [&](std::string_view ending) { return word.ends_with(ending); });
}

bool ends_clause(char c) {
  constexpr std::string_view kEnds = ".,;:!?\"()\n";
  return kEnds.find(c) != std::string_view::npos;
}

}  // namespace

bool is_announced(std::string_view text, std::size_t at) {
  const std::size_t limit = at > kMaxBytes ? at - kMaxBytes : 0;
  for (std::size_t words = 0, end = at; words < kMaxWords; ++words) {
    while (end > limit && !is_letter(text[end - 1]) && !ends_clause(text[end - 1])) --end;
    if (end == limit || ends_clause(text[end - 1])) return false;
    std::size_t begin = end;
    while (begin > limit && is_letter(text[begin - 1])) --begin;
    const std::string_view word = text.substr(begin, end - begin);
    if (contains(kAnnouncing, word) || is_future(word)) return true;
    if (contains(kAuxiliaries, word)) return false;
    end = begin;
  }
  return false;
}

}  // namespace depeche::time
