#include "search/compare/comparison.h"

#include <algorithm>
#include <span>
#include <string_view>
#include <unordered_set>
#include <utility>

#include "search/compare/alignment.h"
#include "search/compare/one_sided.h"
#include "search/compare/sentences.h"
#include "search/compare/text_words.h"

namespace depeche::search {
namespace {

// Sentences with a smaller share of words in common are two sentences, not one that changed.
constexpr float kSameSentence = 0.4F;

struct Sentence {
  std::string_view text;
  std::size_t begin = 0;  // of the sentence in the whole
  std::span<const TextWord> words;
  std::vector<std::string_view> sorted;  // words
};

std::string whole_of(const Dispatch& dispatch) {
  std::string whole;
  for (const std::string& part : {dispatch.title, dispatch.abstract, dispatch.text})
    if (!part.empty()) whole.append(whole.empty() ? "" : "\n\n").append(part);
  return whole;
}

// The title, the abstract and the text as one, cut into sentences. Not to be moved: it points into itself.
class Reading {
 public:
  Reading(const Dispatch& dispatch, text::Analyzer& analyzer)
      : whole_(whole_of(dispatch)), words_(words_of(whole_, analyzer)) {
    const std::vector<std::size_t> starts = sentence_starts(whole_);
    auto word = words_.cbegin();
    for (std::size_t i = 0; i < starts.size(); ++i) {
      const std::size_t end = i + 1 < starts.size() ? starts[i + 1] : whole_.size();
      const auto first = word;
      while (word != words_.cend() && word->begin < end) ++word;
      add(starts[i], end, {first, word});
    }
  }
  Reading(const Reading&) = delete;
  Reading& operator=(const Reading&) = delete;

  const std::string& whole() const { return whole_; }
  const std::vector<TextWord>& words() const { return words_; }
  const std::vector<Sentence>& sentences() const { return sentences_; }

 private:
  void add(std::size_t begin, std::size_t end, std::span<const TextWord> words) {
    if (words.empty()) return;
    while (end > begin && (whole_[end - 1] == ' ' || whole_[end - 1] == '\n')) --end;
    Sentence sentence{std::string_view(whole_).substr(begin, end - begin), begin, words, {}};
    for (const TextWord& word : words) sentence.sorted.push_back(word.folded);
    std::ranges::sort(sentence.sorted);
    sentences_.push_back(std::move(sentence));
  }

  std::string whole_;
  std::vector<TextWord> words_;
  std::vector<Sentence> sentences_;
};

bool same_words(const Sentence& a, const Sentence& b) {
  return std::ranges::equal(a.words, b.words, {}, &TextWord::folded, &TextWord::folded);
}

// The share of their words that both have.
float resemblance(const Sentence& a, const Sentence& b) {
  std::vector<std::string_view> common;
  std::ranges::set_intersection(a.sorted, b.sorted, std::back_inserter(common));
  return static_cast<float>(common.size()) / static_cast<float>(a.sorted.size() + b.sorted.size() - common.size());
}

// Words that are not in `kept`, as ranges of the sentence; neighbours make one.
std::vector<Difference> differences(const Sentence& sentence, const std::unordered_set<std::size_t>& kept) {
  std::vector<Difference> found;
  for (std::size_t i = 0; i < sentence.words.size(); ++i) {
    if (kept.contains(i)) continue;
    const bool goes_on = i > 0 && !kept.contains(i - 1);
    if (!goes_on) found.push_back({sentence.words[i].begin - sentence.begin, 0});
    found.back().end = sentence.words[i].end - sentence.begin;
  }
  return found;
}

Change changed(const Sentence& before, const Sentence& after) {
  const auto same = [&](std::size_t i, std::size_t j) { return before.words[i].folded == after.words[j].folded; };
  std::unordered_set<std::size_t> kept_before;
  std::unordered_set<std::size_t> kept_after;
  for (const auto& [i, j] : align(before.words.size(), after.words.size(), same,
                                  [&](std::size_t i, std::size_t j) { return same(i, j) ? 1.0F : 0.0F; })) {
    kept_before.insert(i);
    kept_after.insert(j);
  }
  return {ChangeKind::changed, std::string(before.text), std::string(after.text), differences(before, kept_before),
          differences(after, kept_after)};
}

void list_changes(const Reading& before, const Reading& after, Comparison& comparison) {
  const auto& old = before.sentences();
  const auto& fresh = after.sentences();
  const auto worth = [&](std::size_t i, std::size_t j) {
    const float share = resemblance(old[i], fresh[j]);
    return share >= kSameSentence ? share : 0;
  };
  std::size_t i = 0;
  std::size_t j = 0;
  const auto flush = [&](std::size_t to_i, std::size_t to_j) {
    for (; i < to_i; ++i) comparison.changes.push_back({ChangeKind::removed, std::string(old[i].text), {}, {}, {}});
    for (; j < to_j; ++j) comparison.changes.push_back({ChangeKind::added, {}, std::string(fresh[j].text), {}, {}});
  };
  const auto same = [&](std::size_t a, std::size_t b) { return same_words(old[a], fresh[b]); };
  for (const auto& [a, b] : align(old.size(), fresh.size(), same, worth)) {
    flush(a, b);
    if (same(a, b))
      ++comparison.sentences_kept;
    else
      comparison.changes.push_back(changed(old[a], fresh[b]));
    ++i;
    ++j;
  }
  flush(old.size(), fresh.size());
}

}  // namespace

Comparison compare(Dispatch before, Dispatch after, text::Analyzer& analyzer) {
  const Reading old(before, analyzer);
  const Reading fresh(after, analyzer);
  Comparison comparison;
  list_changes(old, fresh, comparison);
  const WordedText one{old.whole(), old.words()};
  const WordedText other{fresh.whole(), fresh.words()};
  comparison.figures = {figures_only_in(one, other), figures_only_in(other, one)};
  comparison.names = {names_only_in(one, other), names_only_in(other, one)};
  comparison.before = std::move(before);
  comparison.after = std::move(after);
  return comparison;
}

}  // namespace depeche::search
