#include "search/compare/text_words.h"

#include <algorithm>
#include <unordered_set>

#include "base/ascii.h"
#include "base/utf8.h"
#include "search/compare/sentences.h"
#include "text/char_class.h"
#include "text/token.h"

namespace depeche::search {
namespace {

bool has_capital(std::string_view text, std::size_t at) { return text::is_upper(base::code_point_at(text, at).value); }

// Whether a quotation opens right before `at`, with or without a blank.
bool opens_quotation(std::string_view text, std::size_t at) {
  std::string_view before = text.substr(0, at);
  for (const std::string_view blank : {" ", "\xC2\xA0", "\xE2\x80\xAF"})
    if (before.ends_with(blank)) before.remove_suffix(blank.size());
  const auto ends = [&](std::string_view mark) { return before.ends_with(mark); };
  return ends("«") || ends("“") || (before.size() == at && ends("\""));
}

bool is_shouted(std::string_view text, const std::vector<TextWord>& words) {
  const auto capitals =
      std::ranges::count_if(words, [&](const TextWord& word) { return has_capital(text, word.begin); });
  return 2 * static_cast<std::size_t>(capitals) > words.size();
}

// Capitals that stand at a beginning mean nothing, unless the word has one elsewhere, too.
void find_names(std::string_view text, std::vector<TextWord>& words) {
  if (is_shouted(text, words)) return;
  const std::vector<std::size_t> starts = sentence_starts(text);
  std::unordered_set<std::string> names;
  std::size_t previous_end = 0;
  for (TextWord& word : words) {
    const auto sentence = *std::prev(std::upper_bound(starts.begin(), starts.end(), word.begin));
    const bool first = sentence >= previous_end || opens_quotation(text, word.begin);
    previous_end = word.end;
    if (first || word.kind != WordKind::plain || !has_capital(text, word.begin)) continue;
    word.kind = WordKind::name;
    names.insert(word.folded);
  }
  for (TextWord& word : words)
    if (word.kind == WordKind::plain && has_capital(text, word.begin) && names.contains(word.folded))
      word.kind = WordKind::name;
}

// LEAD 2 is the second update of a story: its number says nothing of what happened.
bool is_lead(std::string_view text, const TextWord& word) {
  return text.substr(word.begin, word.end - word.begin) == "LEAD";
}

}  // namespace

std::vector<TextWord> words_of(std::string_view text, text::Analyzer& analyzer) {
  std::vector<text::Token> tokens;
  analyzer.analyze(text, text::Capitals::judge_paragraph, tokens);
  std::vector<TextWord> words;
  words.reserve(tokens.size());
  for (const text::Token& token : tokens) {
    if (token.kind != text::TokenKind::word) continue;
    const bool is_figure = base::is_digit(text[token.begin]) && !(!words.empty() && is_lead(text, words.back()));
    const WordKind kind = is_figure ? WordKind::figure : WordKind::plain;
    words.push_back({token.word->folded, token.begin, token.end, kind});
  }
  find_names(text, words);
  return words;
}

}  // namespace depeche::search
