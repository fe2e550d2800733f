#include "query/words/wildcard.h"

#include <algorithm>
#include <cstdint>

#include "schema/dictionary.h"
#include "text/char_class.h"
#include "text/normalizer.h"

namespace depeche::query {
namespace {

std::string fold_pattern(std::string_view pattern) {
  std::string folded;
  std::size_t start = 0;
  for (std::size_t at = 0; at <= pattern.size(); ++at) {
    if (at < pattern.size() && pattern[at] != '*' && pattern[at] != '?') continue;
    folded += text::fold(pattern.substr(start, at - start));
    if (at < pattern.size()) folded += pattern[at];
    start = at + 1;
  }
  return folded;
}

}  // namespace

FoldedPattern::FoldedPattern(std::string_view pattern)
    : text(fold_pattern(pattern)), prefix(text.substr(0, std::min(text.find_first_of("*?"), kMostSharedBytes))) {}

bool FoldedPattern::matches(std::string_view stem, std::string_view folded) const {
  return stem.starts_with(prefix) && matches_pattern(text, folded);
}

bool matches_pattern(std::string_view pattern, std::string_view folded) {
  std::size_t p = 0;
  std::size_t s = 0;
  std::size_t star = std::string_view::npos;
  std::size_t resume = 0;
  while (s < folded.size()) {
    const std::size_t letter = std::max<std::uint32_t>(1, text::char_at(folded, s).size);
    if (p < pattern.size() && pattern[p] == '*') {
      star = p++;
      resume = s;
    } else if (p < pattern.size() && pattern[p] == '?') {
      ++p;
      s += letter;
    } else if (p < pattern.size() && pattern[p] == folded[s]) {
      ++p;
      ++s;
    } else if (star != std::string_view::npos) {
      p = star + 1;
      s = ++resume;
    } else {
      return false;
    }
  }
  return pattern.find_first_not_of('*', p) == std::string_view::npos;
}

PatternForms expand(std::string_view pattern, const std::vector<schema::PartDatabase>& databases,
                    const base::Deadline& deadline) {
  const FoldedPattern folded(pattern);
  FormCounts found;
  for (const schema::PartDatabase& database : databases)
    schema::Dictionary(database, deadline)
        .visit_stems(folded.prefix, [&](std::string_view stem, const std::vector<schema::Form>& forms) {
          for (const schema::Form& form : forms)
            if (form.documents > 0 && folded.matches(stem, text::fold(form.text)))
              found[{form.text, std::string(stem)}] += form.documents;
          return true;
        });
  return most_frequent(found);
}

PatternForms most_frequent(const FormCounts& found) {
  std::vector<std::pair<std::uint64_t, std::pair<std::string, std::string>>> ranked;
  for (const auto& [form, documents] : found) ranked.emplace_back(documents, form);
  std::stable_sort(ranked.begin(), ranked.end(), [](const auto& a, const auto& b) { return a.first > b.first; });
  PatternForms kept;
  kept.capped = ranked.size() > kMostPatternForms;
  if (kept.capped) ranked.resize(kMostPatternForms);
  for (auto& row : ranked) kept.forms.push_back(std::move(row.second));
  return kept;
}

}  // namespace depeche::query
