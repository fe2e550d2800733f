#include "time/find_dates.h"

#include <array>
#include <bitset>
#include <cstdint>
#include <utility>

#include "time/mention_rules.h"

namespace depeche::time {
namespace {

enum class ByteClass : unsigned char { other, letter, digit, two_byte_mark, three_byte_mark };

// The punctuation of French text outside ASCII starts with C2 (« » NBSP) or E2 (’ – …); other high bytes are letters'.
constexpr ByteClass class_of(unsigned c) {
  if (c >= '0' && c <= '9') return ByteClass::digit;
  if ((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z')) return ByteClass::letter;
  if (c == 0xC2) return ByteClass::two_byte_mark;
  if (c == 0xE2) return ByteClass::three_byte_mark;
  return c >= 0x80 ? ByteClass::letter : ByteClass::other;
}

constexpr std::array<ByteClass, 256> kClass = [] {
  std::array<ByteClass, 256> classes{};
  for (unsigned c = 0; c < classes.size(); ++c) classes[c] = class_of(c);
  return classes;
}();

constexpr std::array<bool, 256> kInWord = [] {
  std::array<bool, 256> in_word{};
  for (unsigned c = 0; c < in_word.size(); ++c)
    in_word[c] = kClass[c] == ByteClass::letter || kClass[c] == ByteClass::digit;
  return in_word;
}();

ByteClass class_at(std::string_view text, std::size_t at) { return kClass[static_cast<unsigned char>(text[at])]; }

// The low five bits of three bytes: the same for both cases of a letter, and of é in UTF-8.
constexpr std::uint32_t trigger_index(unsigned char a, unsigned char b, unsigned char c) {
  return (a & 31U) << 10U | (b & 31U) << 5U | (c & 31U);
}

// The first three bytes of the words at which a mention may start: the French ones of the vocabulary, as written, and
// the words of may_start(). A test holds them together.
constexpr std::array<std::string_view, 37> kTriggers{
    "lundi",     "mardi",   "mercredi", "jeudi",     "vendredi", "samedi",  "dimanche", "janvier",
    "février",   "fevrier", "mars",     "avril",     "mai",      "juin",    "août",     "aout",
    "septembre", "octobre", "novembre", "décembre",  "decembre", "hier",    "avant",    "demain",
    "après",     "apres",   "veille",   "lendemain", "semaine",  "weekend", "mois",     "an ",
    "année",     "jour",    "ans",      "trimestre", "semestre"};

const std::bitset<1U << 15U>& triggers() {
  static const std::bitset<1U << 15U> bits = [] {
    std::bitset<1U << 15U> set;
    for (std::string_view word : kTriggers)
      set.set(trigger_index(static_cast<unsigned char>(word[0]), static_cast<unsigned char>(word[1]),
                            static_cast<unsigned char>(word[2])));
    return set;
  }();
  return bits;
}

// Most words with the first letters of a date's are none; a window for each would be most of the cost.
bool may_start(const DateToken& token) {
  if (token.kind == DateTokenKind::number || token.entry != nullptr) return true;
  const std::string_view word = token.folded.view();
  return word == "hier" || word == "demain" || word == "veille" || word == "lendemain";
}

class MentionFinder {
 public:
  MentionFinder(std::string_view text, const std::optional<DateRange>& written) : text_(text), triggers_(triggers()) {
    context_.written = written;
  }

  std::vector<DateMention> run() {
    for (std::size_t at = 0; at < text_.size();) at = step(at);
    return std::move(mentions_);
  }

  bool meets_some() {
    for (std::size_t at = 0; at < text_.size() && !met_;) at = step(at);
    return met_;
  }

 private:
  std::size_t step(std::size_t at) {
    switch (class_at(text_, at)) {
      case ByteClass::letter:
        return is_triggered(at) ? visit(at) : skip_word(at);
      case ByteClass::digit:
        return visit(at);
      case ByteClass::two_byte_mark:
        return at + 2;
      case ByteClass::three_byte_mark:
        return at + 3;
      case ByteClass::other:
        break;
    }
    return at + 1;
  }

  bool is_triggered(std::size_t at) const {
    if (at + 3 > text_.size()) return false;
    const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text_[at + i]); };
    return triggers_[trigger_index(byte(0), byte(1), byte(2))];
  }

  std::size_t skip_word(std::size_t at) const {
    while (at < text_.size() && kInWord[static_cast<unsigned char>(text_[at])]) ++at;
    return at;
  }

  std::size_t visit(std::size_t at) {
    const Found found = find(at);
    if (found.end <= at) return skip_word(at);
    met_ = true;
    if (found.range) keep({found.begin.value_or(at), found.end, *found.range});
    return found.end;
  }

  Found find(std::size_t at) const {
    const DateToken first = next_token(text_, at);
    if (!may_start(first)) return {};
    TokenWindow tokens(text_, at);
    if (first.kind == DateTokenKind::number) return find_numbered(tokens, context_);
    if (const Found found = find_counted(tokens, context_); found.end != 0) return found;
    if (first.weekday() != 0 && !first.entry->abbreviation) return find_weekday(tokens, context_);
    return find_named(tokens, context_);
  }

  void keep(const DateMention& mention) {
    mentions_.push_back(mention);
    if (mention.range.precision != DatePrecision::day) return;
    context_.last_day = mention.range.first;
    context_.last_end = mention.end;
  }

  std::string_view text_;
  const std::bitset<1U << 15U>& triggers_;
  MentionContext context_;
  std::vector<DateMention> mentions_;
  bool met_ = false;  // with or without days that it could be resolved to
};

}  // namespace

std::vector<DateMention> find_dates(std::string_view text, const std::optional<DateRange>& written) {
  return MentionFinder(text, written).run();
}

bool names_dates(std::string_view text) { return MentionFinder(text, std::nullopt).meets_some(); }

}  // namespace depeche::time
