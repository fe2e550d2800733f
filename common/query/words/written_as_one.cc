#include "query/words/written_as_one.h"

#include <algorithm>
#include <string>

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

}  // namespace

Xapian::doccount written_as_one(const Phrase::Element& joined, const std::vector<Phrase::Element>& halves,
                                const Indexes& indexes) {
  const std::string term = term_of(joined);
  if (indexes.documents_with(term) == 0) return 0;
  std::size_t looked_at = 0;
  std::size_t as_one = 0;
  for (const schema::PartDatabase& part : indexes.parts) {
    std::vector<Half> in_part;
    for (const Phrase::Element& half : halves) in_part.emplace_back(part, term_of(half));
    for (auto at = part.postlist_begin(term); at != part.postlist_end(term) && looked_at < kSampledPostings;
         ++at, ++looked_at)
      as_one += std::ranges::all_of(in_part, [&](Half& half) { return half.is_in(*at); }) ? 0 : 1;
  }
  if (looked_at == 0) return 0;
  return static_cast<Xapian::doccount>(indexes.documents_with(term) * as_one / looked_at);
}

}  // namespace depeche::query
