#include "dispatch/copy/credits.h"

#include <algorithm>
#include <array>
#include <string>

#include "base/utf8.h"
#include "dispatch/copy/clean_text.h"
#include "text/normalizer.h"

namespace depeche::dispatch {
namespace {

constexpr std::size_t kLongestCredits = 400;  // characters

// Folded beginnings of a phrase of credits.
constexpr std::array<std::string_view, 22> kCreditWords{"reportage",         "reportages",    "redige",
                                                        "redaction",         "edite",         "edition de",
                                                        "version francaise", "traduit",       "traduction",
                                                        "contribution",      "contributions", "avec la contribution",
                                                        "avec notre",        "avec les",      "ecrit par",
                                                        "reporting",         "editing",       "written by",
                                                        "bureau de",         "recit de",      "propos recueillis",
                                                        "mis en forme"};

// Where the bracket opens that the last character closes.
std::size_t find_open(std::string_view text) {
  std::size_t depth = 0;
  for (std::size_t at = text.size(); at-- > 0;) {
    if (text[at] == ')') ++depth;
    if (text[at] == '(' && --depth == 0) return at;
  }
  return std::string_view::npos;
}

bool begins_with_credit_word(std::string_view phrase) {
  const std::string folded = text::fold(text::lower_form(trim(phrase)));
  return std::any_of(kCreditWords.begin(), kCreditWords.end(), [&](std::string_view word) {
    const std::string_view view = folded;
    return view.starts_with(word) && (view.size() == word.size() || view[word.size()] == ' ' || word == "redige" ||
                                      word == "edite" || word == "traduit");
  });
}

bool is_credits(std::string_view inner) {
  if (base::count_code_points(inner) > kLongestCredits) return false;
  while (!inner.empty()) {
    const std::size_t end = inner.find_first_of(",;.:");
    if (begins_with_credit_word(inner.substr(0, end))) return true;
    if (end == std::string_view::npos) return false;
    inner.remove_prefix(end + 1);
  }
  return false;
}

bool ends_sentence(std::string_view body) {
  constexpr std::array<std::string_view, 9> kEnds{".", "!", "?", "…", "\"", "»", "”", ")", ":"};
  return std::any_of(kEnds.begin(), kEnds.end(), [&](std::string_view end) { return body.ends_with(end); });
}

}  // namespace

std::optional<CreditsSplit> split_credits(std::string_view text) {
  if (!text.ends_with(')')) return std::nullopt;
  const std::size_t open = find_open(text);
  if (open == std::string_view::npos) return std::nullopt;
  const std::string_view inner = trim(text.substr(open + 1, text.size() - open - 2));
  const std::string_view body = trim(text.substr(0, open));
  const bool own_line = open > 0 && text[open - 1] == '\n';
  if (body.empty() || !(own_line || ends_sentence(body)) || !is_credits(inner)) return std::nullopt;
  return CreditsSplit{body, inner};
}

}  // namespace depeche::dispatch
