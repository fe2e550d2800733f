#include "search/present/story_text.h"

#include <algorithm>
#include <array>
#include <chrono>
#include <unordered_set>

#include <xxhash.h>

#include "schema/forward_stream.h"
#include "schema/range_list.h"
#include "schema/version.h"
#include "search/compare/text_words.h"
#include "text/normalizer.h"

namespace depeche::search {
namespace {

constexpr std::chrono::days kWindow{kVersionDays};
// Shares of the sequences of three words.
constexpr double kSameStory = 0.5;  // of the shorter one's, in the other
constexpr double kSameText = 0.8;   // of both together, in both
// Of the shorter one's names.
constexpr double kSameNames = 0.6;
// Sequences; what has fewer says too little to be a part of something.
constexpr std::size_t kLeast = 8;

// Gathers the sequences of a text.
class Sequences {
 public:
  explicit Sequences(std::size_t words) { sequences_.reserve(words); }

  void add(std::uint64_t word) {
    last_ = {last_[1], last_[2], word};
    if (++words_ >= last_.size()) sequences_.push_back(mixed());
  }
  std::vector<std::uint64_t> take() {
    if (words_ > 0 && words_ < last_.size()) sequences_.push_back(mixed());
    std::ranges::sort(sequences_);
    sequences_.erase(std::unique(sequences_.begin(), sequences_.end()), sequences_.end());
    return std::move(sequences_);
  }

 private:
  // Codes are below 2^28: three fit into one number if the highest bits of two are mixed.
  std::uint64_t mixed() const { return (last_[0] << 40) ^ (last_[1] << 20) ^ last_[2]; }

  std::vector<std::uint64_t> sequences_;
  std::array<std::uint64_t, 3> last_{};
  std::size_t words_ = 0;
};

std::vector<std::uint64_t> sequences_of(std::string_view stream) {
  Sequences sequences(stream.size() / 2);
  schema::StreamReader reader(stream);
  while (!reader.done() && reader.next() != schema::kTitleEnd) {
  }
  while (!reader.done()) {
    const schema::Code code = reader.next();
    if (code == schema::kCompound && !reader.done()) reader.next();
    if (schema::is_word(code)) sequences.add(code);
  }
  return sequences.take();
}

// The same sequences as those of the dispatch's stream: word for word the same pairs of texts have the same in common.
std::vector<std::uint64_t> sequences_of(const Dispatch& dispatch, text::Analyzer& analyzer) {
  std::vector<text::Token> tokens;
  for (const std::string_view text : {std::string_view(dispatch.abstract), std::string_view(dispatch.text)})
    analyzer.analyze(text, text::Capitals::judge_paragraph, tokens);
  Sequences sequences(tokens.size());
  for (const text::Token& token : tokens)
    if (token.kind == text::TokenKind::word)
      sequences.add(XXH3_64bits(token.word->form.data(), token.word->form.size()));
  return sequences.take();
}

StoryText without_sequences(Xapian::docid id, const Session& session) {
  StoryText text;
  text.id = id;
  if (const auto dated = parse_iso_range(session.value(id, schema::kDateSlot))) text.dated = *dated;
  text.source = text::fold(session.value(id, schema::kSourceSlot));
  return text;
}

std::size_t common(const std::vector<std::uint64_t>& a, const std::vector<std::uint64_t>& b) {
  std::size_t count = 0;
  auto left = a.begin();
  auto right = b.begin();
  while (left != a.end() && right != b.end()) {
    if (*left == *right) ++count;
    const bool step = *left <= *right;
    if (*right <= *left) ++right;
    if (step) ++left;
  }
  return count;
}

bool are_near(const DateRange& a, const DateRange& b) {
  return a.first <= b.last + kWindow && b.first <= a.last + kWindow;
}

double share(std::size_t part, std::size_t whole) { return static_cast<double>(part) / static_cast<double>(whole); }

bool tell_of_the_same(Xapian::docid shorter, Xapian::docid longer, Session& session) {
  const auto days = schema::decode_ranges(session.value(shorter, schema::kMentionsSlot));
  const auto others = schema::decode_ranges(session.value(longer, schema::kMentionsSlot));
  const bool common_day = std::ranges::any_of(days, [&](const DateRange& day) {
    return std::ranges::any_of(others, [&](const DateRange& other) { return day.overlaps(other); });
  });
  if (!common_day && !days.empty() && !others.empty()) return false;
  const auto one = session.dispatch(shorter);
  const auto other = session.dispatch(longer);
  if (!one || !other) return false;
  std::unordered_set<std::string> names;
  for (TextWord& word : words_of(one->text, session.analyzer()))
    if (word.kind == WordKind::name) names.insert(std::move(word.folded));
  const std::size_t all = names.size();
  for (const TextWord& word : words_of(other->text, session.analyzer())) names.erase(word.folded);
  return all == 0 || share(all - names.size(), all) >= kSameNames;
}

}  // namespace

StoryText read_stream(Xapian::docid id, Session& session) {
  const DocumentAddress address = session.address(id);
  StoryText text = without_sequences(id, session);
  std::string units;
  text.sequences = sequences_of(session.streams(address.part).stream(address.id, units));
  return text;
}

StoryText read_record(Xapian::docid id, Session& session) {
  StoryText text = without_sequences(id, session);
  if (const auto dispatch = session.dispatch(id)) text.sequences = sequences_of(*dispatch, session.analyzer());
  return text;
}

bool are_versions(const StoryText& one, const StoryText& other, Session& session) {
  if (one.dated && other.dated && !are_near(*one.dated, *other.dated)) return false;
  const std::size_t both = common(one.sequences, other.sequences);
  const std::size_t shorter = std::min(one.sequences.size(), other.sequences.size());
  if (both == 0 || share(both, shorter) < kSameStory) return false;
  if (share(both, one.sequences.size() + other.sequences.size() - both) >= kSameText) return true;
  if (shorter < kLeast) return false;
  const bool two_sources = one.source != other.source && !one.source.empty() && !other.source.empty();
  if (two_sources || one.dated.has_value() != other.dated.has_value()) return false;
  return one.sequences.size() <= other.sequences.size() ? tell_of_the_same(one.id, other.id, session)
                                                        : tell_of_the_same(other.id, one.id, session);
}

}  // namespace depeche::search
