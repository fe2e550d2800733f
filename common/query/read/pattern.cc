#include "query/read/pattern.h"

#include <utility>

namespace depeche::query {
namespace {

class PatternFinder final : public StreamFinder {
 public:
  explicit PatternFinder(Pattern pattern) : pattern_(std::move(pattern)) {}

  std::string describe() const override {
    return "no word like " + (pattern_.edits > 0 ? pattern_.folded + '~' : pattern_.text);
  }
  std::optional<Rows> rows() const override { return Rows(); }
  StreamTest test(const Xapian::Database&) const override {
    return [](std::string_view) { return false; };
  }
  std::string key() const override { return describe(); }
  const Pattern* pattern() const override { return &pattern_; }

 private:
  Pattern pattern_;
};

}  // namespace

std::shared_ptr<const StreamFinder> pattern_finder(const ScoredWord& word) {
  Pattern pattern;
  pattern.field = word.field;
  pattern.folded = word.folded;
  // The form of a word with ~ ends in the number of its edits.
  if (word.folded.empty())
    pattern.text = word.form;
  else
    pattern.edits = static_cast<std::size_t>(word.form.back() - '0');
  return std::make_shared<PatternFinder>(std::move(pattern));
}

}  // namespace depeche::query
