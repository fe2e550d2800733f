#include "query/words/aliases.h"

#include <algorithm>

namespace depeche::query {

std::vector<std::string> folded_words(const std::string& text, text::Analyzer& analyzer) {
  std::vector<text::Token> tokens;
  analyzer.analyze(text, text::Capitals::are_acronyms, tokens);
  std::vector<std::string> words;
  for (const text::Token& token : tokens)
    if (token.kind == text::TokenKind::word) words.push_back(token.word->folded);
  return words;
}

Aliases::Aliases(const std::vector<Alias>& aliases, text::Analyzer& analyzer) {
  for (const Alias& alias : aliases) {
    const Words words = folded_words(alias.name, analyzer);
    if (words.empty()) continue;
    by_name_.try_emplace(words, &alias);
    for (const std::string& word : words) words_[word] = std::max(words_[word], words.size());
  }
}

Aliases::Found Aliases::name_at(const std::vector<std::string>& words, std::size_t from) const {
  const auto known = words_.find(words[from]);
  if (known == words_.end()) return {};
  const auto begin = words.begin() + static_cast<std::ptrdiff_t>(from);
  for (std::size_t size = std::min(known->second, words.size() - from); size > 0; --size)
    if (const Alias* alias = named({begin, begin + static_cast<std::ptrdiff_t>(size)})) return {alias, size};
  return {};
}

const Alias* Aliases::named(const std::vector<std::string>& words) const {
  const auto found = by_name_.find(words);
  return found == by_name_.end() ? nullptr : found->second;
}

}  // namespace depeche::query
