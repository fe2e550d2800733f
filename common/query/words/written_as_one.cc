#include "query/words/written_as_one.h"

#include <algorithm>
#include <string>
#include <vector>

#include "base/wire.h"
#include "schema/terms.h"

namespace depeche::query {
namespace {

constexpr std::size_t kSampledPostings = 64;

std::string term_of(const Phrase::Element& word) { return schema::stem_term(schema::Field::text, word.stem); }

class Half {
 public:
  Half(const Xapian::Database& database, const std::string& term)
      : at_(database.postlist_begin(term)), end_(database.postlist_end(term)) {}

  // Must be asked in order.
  bool is_in(Xapian::docid document) {
    if (at_ != end_) at_.skip_to(document);
    return at_ != end_ && *at_ == document;
  }

 private:
  Xapian::PostingIterator at_;
  Xapian::PostingIterator end_;
};

constexpr char kAsOne = '1';
constexpr char kApart = '0';

}  // namespace

std::string written_as_one_in(const schema::PartDatabase& part, const std::string& asked) {
  base::WireReader reader(asked);
  const auto joined = reader.next<std::string>();
  const auto halves = reader.next<std::vector<std::string>>();
  reader.end();
  std::vector<Half> in_part;
  for (const std::string& half : halves) in_part.emplace_back(part, half);
  std::string found;
  for (auto at = part.postlist_begin(joined); at != part.postlist_end(joined) && found.size() < kSampledPostings; ++at)
    found += std::ranges::all_of(in_part, [&](Half& half) { return half.is_in(*at); }) ? kApart : kAsOne;
  return found;
}

Xapian::doccount written_as_one(const Phrase::Element& joined, const std::vector<Phrase::Element>& halves,
                                const Indexes& indexes) {
  const std::string term = term_of(joined);
  if (indexes.documents_with(term) == 0) return 0;
  std::vector<std::string> terms;
  for (const Phrase::Element& half : halves) terms.push_back(term_of(half));
  const std::string asked = base::to_wire(term, terms);
  std::string sample;
  for (const schema::PartDatabase& part : indexes.parts)
    sample += part.worked_out(schema::PartWork::written_as_one, asked, [&] { return written_as_one_in(part, asked); });
  sample.resize(std::min(sample.size(), kSampledPostings));
  if (sample.empty()) return 0;
  const auto as_one = static_cast<std::size_t>(std::ranges::count(sample, kAsOne));
  return static_cast<Xapian::doccount>(indexes.documents_with(term) * as_one / sample.size());
}

}  // namespace depeche::query
