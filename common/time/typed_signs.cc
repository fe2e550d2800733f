#include "time/typed_signs.h"

#include <algorithm>
#include <array>

#include "time/scan.h"
#include "time/vocabulary.h"

namespace depeche::time {
namespace {

struct Comparison {
  std::string_view sign;
  std::string_view word;
};

// Longer ones first.
constexpr std::array kComparisons{Comparison{">=", "depuis"}, Comparison{"=>", "depuis"}, Comparison{"<=", "jusque"},
                                  Comparison{"=<", "jusque"}, Comparison{"≥", "depuis"},  Comparison{"≤", "jusque"},
                                  Comparison{">", "apres"},   Comparison{"<", "avant"}};

std::string_view written(std::string_view text, const DateToken& token) {
  return text.substr(token.begin, token.end - token.begin);
}

bool is_frame(std::string_view sign) {
  static constexpr std::array<std::string_view, 14> kFrames{"(", ")", "[", "]", "\"", "«", "»",
                                                            "“", "”", "„", "‹", "›",  "{", "}"};
  return is_one_of(sign, kFrames);
}

bool are_glued(const DateToken& first, const DateToken& next) { return first.end == next.begin; }

// The sign in front and, where it is written with two, the one behind it.
std::size_t read_comparison(std::string_view text, std::span<DateToken> tokens) {
  const bool may_be_two = tokens.size() > 1 && are_glued(tokens[0], tokens[1]);
  const std::string_view longest =
      may_be_two ? text.substr(tokens[0].begin, tokens[1].end - tokens[0].begin) : std::string_view();
  for (const Comparison& comparison : kComparisons) {
    const bool is_double = comparison.sign == longest;
    if (!is_double && comparison.sign != written(text, tokens[0])) continue;
    DateToken& token = tokens[0];
    token.kind = DateTokenKind::word;
    token.entry = find_entry(comparison.word);
    return is_double ? 1 : 0;
  }
  return 0;
}

// The arrow of "13/01/2022 => 15/01/2022".
void join_arrows(std::string_view text, std::span<DateToken> tokens) {
  for (std::size_t i = 0; i + 1 < tokens.size(); ++i)
    if (written(text, tokens[i]) == "=" && are_glued(tokens[i], tokens[i + 1]) &&
        tokens[i + 1].kind == DateTokenKind::dash)
      tokens[i].kind = DateTokenKind::dash;
}

}  // namespace

std::size_t without_signs(std::string_view text, std::span<DateToken> tokens) {
  if (tokens.empty()) return 0;
  std::size_t count = tokens.size();
  const auto remove = [&](std::size_t at) {
    if (at + 1 < count) tokens[at + 1].spaced = tokens[at + 1].spaced || tokens[at].spaced;
    std::move(tokens.begin() + static_cast<std::ptrdiff_t>(at) + 1, tokens.begin() + static_cast<std::ptrdiff_t>(count),
              tokens.begin() + static_cast<std::ptrdiff_t>(at));
    --count;
  };
  if (count > 1 && read_comparison(text, tokens) != 0) remove(1);
  join_arrows(text, tokens.first(count));
  for (std::size_t at = 0; at < count;) {
    if (tokens[at].kind == DateTokenKind::other && is_frame(written(text, tokens[at])))
      remove(at);
    else
      ++at;
  }
  return count;
}

}  // namespace depeche::time
