#include "search/pattern_table.h"

#include <bit>
#include <cstdlib>

#include "query/edit_distance.h"
#include "query/fuzzy.h"
#include "query/near_words.h"
#include "text/normalizer.h"

namespace depeche::search {
namespace {

using query::Pattern;

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

bool may_be_near(std::uint64_t a, std::uint64_t b, std::size_t edits) {
  return static_cast<std::size_t>(std::popcount(a ^ b)) <= 2 * edits;
}

bool is_in_field(const DocumentForm& form, const Pattern& pattern) {
  if (!pattern.field) return true;
  return *pattern.field == schema::Field::title ? form.in_title : form.in_text;
}

std::uint64_t codes_of(Session& session) {
  std::uint64_t codes = 0;
  for (const Part& part : session.parts()) codes += part.counters.next_code;
  return codes;
}

}  // namespace

PatternTable::Number PatternTable::add(const Pattern& pattern) {
  const auto number = static_cast<Number>(patterns_.size());
  const auto [known, is_new] = numbers_.try_emplace(key_of(pattern), number);
  if (!is_new) return known->second;
  Known fresh{pattern, query::FoldedPattern(pattern.text), query::letters_of(pattern.folded), 0, {}, 0, 0, {}};
  fresh.signature = signature_of(fresh.letters);
  if (pattern.edits > 0)
    near_.push_back(number);
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
    for (const Number number : near_) {
      Known& known = patterns_[number];
      if (may_be_near(known.signature, signature, known.pattern.edits) && is_in_field(form, known.pattern) &&
          query::is_near_word(known.letters, known.pattern.edits, form.stem, form.letters) &&
          stands_for(known, form, session))
        found(number);
    }
  }
}

// Of a pattern that matches too many forms, the most frequent count.
bool PatternTable::stands_for(Known& known, const DocumentForm& form, Session& session) const {
  const std::uint64_t codes = codes_of(session);
  const auto are_few = [&] {
    return known.forms && codes >= known.codes && *known.forms + (codes - known.codes) <= query::kMaxExpansions;
  };
  if (are_few()) return true;
  if (!known.forms || codes != known.codes || known.last != session.all().get_lastdocid())
    count_forms(known, codes, session);
  return are_few() || known.allowed.contains({std::string(form.folded), std::string(form.stem)});
}

void PatternTable::count_forms(Known& known, std::uint64_t codes, Session& session) const {
  const Pattern& pattern = known.pattern;
  const query::Expansion expansion = pattern.edits > 0
                                         ? query::expand_near(pattern.folded, pattern.edits, session.databases())
                                         : query::expand(pattern.text, session.databases());
  known.forms = expansion.capped ? query::kMaxExpansions + 1 : expansion.forms.size();
  known.codes = codes;
  known.last = session.all().get_lastdocid();
  known.allowed.clear();
  if (expansion.capped)
    for (const auto& [form, stem] : expansion.forms) known.allowed.insert({text::fold(form), stem});
}

}  // namespace depeche::search
