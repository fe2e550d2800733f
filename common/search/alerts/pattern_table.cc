#include "search/alerts/pattern_table.h"

#include <bit>
#include <chrono>

#include "query/words/edit_distance.h"
#include "query/words/fuzzy.h"
#include "query/words/near_words.h"
#include "text/normalizer.h"

namespace depeche::search {
namespace {

using query::Pattern;
using Clock = std::chrono::steady_clock;

constexpr std::chrono::milliseconds kTimeForCounting{100};
constexpr std::chrono::minutes kRecount{1};

std::string key_of(const Pattern& pattern) {
  std::string key = pattern.edits > 0 ? pattern.folded + '~' + std::to_string(pattern.edits) : pattern.text;
  return key + '\n' + (pattern.field ? std::to_string(static_cast<int>(*pattern.field)) : "");
}

// A bit for each letter that a word has, about: an edit changes two at most.
std::uint64_t signature_of(const std::u32string& letters) {
  std::uint64_t signature = 0;
  for (const char32_t letter : letters) signature |= std::uint64_t{1} << (letter % 64);
  return signature;
}

bool is_in_field(const DocumentForm& form, const Pattern& pattern) {
  if (!pattern.field) return true;
  if (*pattern.field == schema::Field::abstract) return form.in_abstract;
  return *pattern.field == schema::Field::title ? form.in_title : form.in_text;
}

}  // namespace

bool PatternTable::Near::may_be(std::uint64_t other, std::uint32_t its_letters) const {
  return letters <= its_letters + edits && its_letters <= letters + edits &&
         static_cast<std::uint32_t>(std::popcount(signature ^ other)) <= 2 * edits;
}

PatternTable::Number PatternTable::add(const Pattern& pattern) {
  const auto number = static_cast<Number>(patterns_.size());
  const auto [known, is_new] = numbers_.try_emplace(key_of(pattern), number);
  if (!is_new) return known->second;
  Known fresh{pattern, query::FoldedPattern(pattern.text), query::letters_of(pattern.folded), {}};
  if (const auto former = former_.find(known->first); former != former_.end()) fresh.count = former->second;
  if (pattern.edits > 0)
    near_.push_back({signature_of(fresh.letters), static_cast<std::uint32_t>(fresh.letters.size()),
                     static_cast<std::uint32_t>(pattern.edits), number});
  else
    by_prefix_[fresh.folded.prefix].push_back(number);
  patterns_.push_back(std::move(fresh));
  return number;
}

void PatternTable::visit_matching(ArrivedDocument& document, Session& session,
                                  const std::function<void(Number)>& found) {
  if (empty()) return;
  for (const DocumentForm& form : document.forms()) {
    for (std::size_t size = 0; !by_prefix_.empty() && size <= form.stem.size() && size <= query::kMostSharedBytes;
         ++size) {
      const auto bucket = by_prefix_.find(std::string(form.stem.substr(0, size)));
      if (bucket == by_prefix_.end()) continue;
      for (const Number number : bucket->second) {
        Known& known = patterns_[number];
        if (is_in_field(form, known.pattern) && known.folded.matches(form.stem, form.folded) &&
            stands_for(known, form, session))
          found(number);
      }
    }
    const std::uint64_t signature = near_.empty() ? 0 : signature_of(form.letters);
    for (const Near& near : near_) {
      if (!near.may_be(signature, static_cast<std::uint32_t>(form.letters.size()))) continue;
      Known& known = patterns_[near.number];
      if (is_in_field(form, known.pattern) &&
          query::is_near_word(known.letters, known.pattern.edits, form.stem, form.letters) &&
          stands_for(known, form, session))
        found(near.number);
    }
  }
}

bool PatternTable::stands_for(Known& known, const DocumentForm& form, Session& session) const {
  const auto is_full = [&] { return known.count->forms + known.count->met.size() >= query::kMostPatternForms; };
  if (!known.count || (known.count->forms <= query::kMostPatternForms && is_full()))
    known.count = counted(known.pattern, session);
  Word word{std::string(form.folded), std::string(form.stem)};
  if (known.count->forms > query::kMostPatternForms) return known.count->allowed.contains(word);
  known.count->met.insert(std::move(word));
  return true;
}

PatternTable::Count PatternTable::counted(const Pattern& pattern, Session& session) {
  const query::PatternForms found = pattern.edits > 0
                                        ? query::expand_near(pattern.folded, pattern.edits, session.databases(), {})
                                        : query::expand(pattern.text, session.databases(), {});
  Count count;
  count.forms = found.forms.size() + (found.capped ? 1 : 0);
  count.at = Clock::now();
  if (found.capped)
    for (const auto& [form, stem] : found.forms) count.allowed.insert({text::fold(form), stem});
  return count;
}

void PatternTable::clear() {
  std::unordered_map<std::string, Count> counts;
  for (const auto& [key, number] : numbers_)
    if (patterns_[number].count) counts.emplace(key, std::move(*patterns_[number].count));
  *this = {};
  former_ = std::move(counts);
}

void PatternTable::forget_counts() {
  former_.clear();
  for (Known& known : patterns_) known.count.reset();
}

void PatternTable::count_new(Session& session) {
  for (; first_new_ < patterns_.size(); ++first_new_) {
    Known& known = patterns_[first_new_];
    if (!known.count) known.count = counted(known.pattern, session);
  }
}

void PatternTable::count_some(Session& session) {
  const auto start = Clock::now();
  const auto is_due = [&](const Known& known) {
    return !known.count || (known.count->forms > query::kMostPatternForms && start - known.count->at > kRecount);
  };
  for (std::size_t i = 0; i < patterns_.size() && Clock::now() < start + kTimeForCounting; ++i) {
    Known& known = patterns_[next_to_count_++ % patterns_.size()];
    if (is_due(known)) known.count = counted(known.pattern, session);
  }
}

}  // namespace depeche::search
