#include "search/present/versions.h"

#include <algorithm>
#include <array>
#include <unordered_set>

#include "schema/forward_stream.h"
#include "schema/range_list.h"
#include "schema/terms.h"
#include "schema/version.h"
#include "schema/version_terms.h"
#include "search/compare/text_words.h"
#include "search/session/document_terms.h"
#include "text/normalizer.h"

namespace depeche::search {
namespace {

constexpr std::size_t kMaxChain = 100;
// A key that so many documents of these days have is a turn of phrase.
constexpr std::size_t kMaxSharers = 100;
constexpr std::chrono::days kWindow{2};
// Shares of the sequences of three words.
constexpr double kSameStory = 0.5;  // of the shorter one's, in the other
constexpr double kSameText = 0.8;   // of both together, in both
// Of the shorter one's names.
constexpr double kSameNames = 0.6;

// Sequences; what has fewer says too little to be a part of something.
constexpr std::size_t kLeast = 8;

constexpr std::size_t kSequence = 3;

// The sequences of the words of the text, without the title. Codes are below 2^28: three fit into one number if the
// highest bits of two are mixed.
std::vector<std::uint64_t> sequences_of(std::string_view stream) {
  std::vector<std::uint64_t> sequences;
  sequences.reserve(stream.size() / 2);
  schema::StreamReader reader(stream);
  while (!reader.done() && reader.next() != schema::kTitleEnd) {
  }
  std::array<std::uint64_t, kSequence> last{};
  std::size_t words = 0;
  while (!reader.done()) {
    const schema::Code code = reader.next();
    if (code == schema::kCompound && !reader.done()) reader.next();
    if (!schema::is_word(code)) continue;
    last = {last[1], last[2], code};
    if (++words >= kSequence) sequences.push_back((last[0] << 40) ^ (last[1] << 20) ^ last[2]);
  }
  if (words > 0 && words < kSequence) sequences.push_back((last[0] << 40) ^ (last[1] << 20) ^ last[2]);
  std::ranges::sort(sequences);
  sequences.erase(std::unique(sequences.begin(), sequences.end()), sequences.end());
  return sequences;
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

// A document and a term that it has.
struct Owner {
  Xapian::docid id;
  const std::string& term;
};

// Adds the other documents with the terms from `at` on; false when there are too many.
bool add_sharers(const schema::VersionTerms& terms, const Owner& own, const Xapian::Database& database,
                 Xapian::TermIterator& at, std::vector<Xapian::docid>& found) {
  const Xapian::TermIterator end = database.allterms_end();
  if (at != end) at.skip_to(terms.first);
  for (; at != end && *at <= terms.last; ++at) {
    const Xapian::doccount documents = at.get_termfreq();
    if (documents == 1 && *at == own.term) continue;
    if (found.size() + documents > kMaxSharers) return false;
    for (auto posting = database.postlist_begin(*at); posting != database.postlist_end(*at); ++posting)
      if (*posting != own.id) found.push_back(*posting);
  }
  return true;
}

// The other documents with the key of the term that may be of about the same days.
std::vector<Xapian::docid> sharers_of(const Owner& own, const Xapian::Database& database) {
  std::vector<Xapian::docid> found;
  const auto undated = schema::undated_terms(own.term);
  const auto near = schema::near_terms(own.term, static_cast<int>(kWindow.count()));
  auto at = database.allterms_begin(std::string(schema::version_key(own.term)));
  if (!add_sharers(undated, own, database, at, found) || !add_sharers(near, own, database, at, found)) return {};
  return found;
}

double share(std::size_t part, std::size_t whole) { return static_cast<double>(part) / static_cast<double>(whole); }

}  // namespace

const VersionFinder::Text& VersionFinder::text_of(Xapian::docid id) {
  const auto known = texts_.find(id);
  if (known != texts_.end()) return known->second;
  const DocumentAddress address = session_.address(id);
  Text text;
  if (const auto dated = parse_iso_range(session_.value(id, schema::kDateSlot))) text.dated = *dated;
  text.moment = schema::read_moment_value(session_.value(id, schema::kMomentSlot));
  text.source = text::fold(session_.value(id, schema::kSourceSlot));
  // Only whoever has the streams compares them.
  if (session_.remote() == nullptr)
    text.sequences = sequences_of(session_.streams(address.part).stream(address.id, units_));
  return texts_.emplace(id, std::move(text)).first->second;
}

std::vector<Xapian::docid> VersionFinder::candidates_of(Xapian::docid id) const {
  const auto [part, own] = session_.address(id);
  const Xapian::Database& database = session_.databases()[part];
  std::vector<Xapian::docid> candidates;
  for (const std::string& term : version_terms_of(id, session_))
    for (const Xapian::docid candidate : sharers_of({own, term}, database))
      candidates.push_back(session_.global_id({part, candidate}));
  std::ranges::sort(candidates);
  candidates.erase(std::unique(candidates.begin(), candidates.end()), candidates.end());
  return candidates;
}

bool VersionFinder::are_versions(Xapian::docid a, Xapian::docid b) {
  const Text& one = text_of(a);
  const Text& other = text_of(b);
  if (one.dated && other.dated && !are_near(*one.dated, *other.dated)) return false;
  const std::size_t both = common(one.sequences, other.sequences);
  const std::size_t shorter = std::min(one.sequences.size(), other.sequences.size());
  if (both == 0 || share(both, shorter) < kSameStory) return false;
  if (share(both, one.sequences.size() + other.sequences.size() - both) >= kSameText) return true;
  if (shorter < kLeast) return false;
  const bool two_sources = one.source != other.source && !one.source.empty() && !other.source.empty();
  if (two_sources || one.dated.has_value() != other.dated.has_value()) return false;
  return one.sequences.size() <= other.sequences.size() ? tell_of_the_same(a, b) : tell_of_the_same(b, a);
}

bool VersionFinder::tell_of_the_same(Xapian::docid shorter, Xapian::docid longer) {
  const auto days = schema::decode_ranges(session_.value(shorter, schema::kMentionsSlot));
  const auto others = schema::decode_ranges(session_.value(longer, schema::kMentionsSlot));
  const bool common_day = std::ranges::any_of(days, [&](const DateRange& day) {
    return std::ranges::any_of(others, [&](const DateRange& other) { return day.overlaps(other); });
  });
  if (!common_day && !days.empty() && !others.empty()) return false;
  const auto one = session_.dispatch(shorter);
  const auto other = session_.dispatch(longer);
  if (!one || !other) return false;
  std::unordered_set<std::string> names;
  for (TextWord& word : words_of(one->text, session_.analyzer()))
    if (word.kind == WordKind::name) names.insert(std::move(word.folded));
  const std::size_t all = names.size();
  for (const TextWord& word : words_of(other->text, session_.analyzer())) names.erase(word.folded);
  return all == 0 || share(all - names.size(), all) >= kSameNames;
}

void VersionFinder::ask_for_chains(const std::vector<Xapian::docid>& ids) {
  auto& chains = session_.version_chains();
  std::vector<std::vector<Xapian::docid>> asked(session_.databases().size());
  for (const Xapian::docid id : ids)
    if (!chains.contains(id)) asked[session_.address(id).part].push_back(session_.address(id).id);
  if (std::ranges::all_of(asked, &std::vector<Xapian::docid>::empty)) return;
  const auto parts = session_.remote()->ask_each<std::vector<std::vector<Xapian::docid>>>(RemoteCall::chains, asked);
  for (std::size_t part = 0; part < parts.size(); ++part) {
    if (parts[part].size() != asked[part].size()) throw base::WireError();
    for (std::size_t i = 0; i < asked[part].size(); ++i) {
      std::vector<Xapian::docid> chain;
      for (const Xapian::docid own : parts[part][i]) chain.push_back(session_.global_id({part, own}));
      chains.emplace(session_.global_id({part, asked[part][i]}), std::move(chain));
    }
  }
}

std::string answer_chains(base::WireReader& request, Session& session) {
  VersionFinder finder(session);
  std::vector<std::vector<Xapian::docid>> chains;
  for (const Xapian::docid id : request.next<std::vector<Xapian::docid>>()) chains.push_back(finder.chain_of(id));
  return base::to_wire(chains);
}

bool VersionFinder::is_later(Xapian::docid a, Xapian::docid b) {
  const auto& one = text_of(a).dated;
  const auto& other = text_of(b).dated;
  if (one.has_value() != other.has_value()) return one.has_value();
  if (one && one->last != other->last) return one->last > other->last;
  if (one && one->first != other->first) return one->first > other->first;
  const auto& moment = text_of(a).moment;
  const auto& other_moment = text_of(b).moment;
  if (moment != other_moment) return moment > other_moment;
  return a > b;
}

const std::vector<Xapian::docid>& VersionFinder::chain_of(Xapian::docid id) {
  auto& chains = session_.version_chains();
  if (const auto known = chains.find(id); known != chains.end()) return known->second;
  session_.deadline().check();
  if (session_.remote() != nullptr) {
    ask_for_chains({id});
    return chains.at(id);
  }
  std::vector<Xapian::docid> chain{id};
  for (std::size_t next = 0; next < chain.size(); ++next)
    for (const Xapian::docid candidate : candidates_of(chain[next])) {
      if (chain.size() == kMaxChain) break;
      session_.deadline().check();
      if (std::ranges::find(chain, candidate) == chain.end() && are_versions(chain[next], candidate))
        chain.push_back(candidate);
    }
  if (chain.size() > 1) std::ranges::sort(chain, [this](auto a, auto b) { return is_later(a, b); });
  return chains.emplace(id, std::move(chain)).first->second;
}

}  // namespace depeche::search
