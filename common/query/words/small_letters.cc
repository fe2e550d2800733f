#include "query/words/small_letters.h"

#include <algorithm>
#include <string>

#include "schema/record.h"
#include "schema/terms.h"
#include "schema/version.h"
#include "text/char_class.h"

namespace depeche::query {
namespace {

// Of each index; each costs some 0.1 ms.
constexpr Xapian::docid kSample = 12;

struct Counts {
  std::size_t with_word = 0;
  std::size_t small = 0;
};

void count(const Dispatch& dispatch, const text::Word& word, text::Analyzer& analyzer, Counts& counts) {
  bool has_word = false;
  bool small = false;
  for (const std::string& text : {dispatch.title, dispatch.text}) {
    std::vector<text::Token> tokens;
    analyzer.analyze(text, text::Capitals::judge_paragraph, tokens);
    for (const text::Token& token : tokens) {
      if (token.word == nullptr || token.word->folded != word.folded) continue;
      has_word = true;
      small = small || !text::is_upper(text::char_at(text, token.begin).code);
    }
  }
  counts.with_word += has_word ? 1 : 0;
  counts.small += small ? 1 : 0;
}

// Spread over the index, since spelling changes with the years.
void count(const Xapian::Database& database, const text::Word& word, text::Analyzer& analyzer, Counts& counts) {
  const std::string term = schema::stem_term(schema::Field::text, word.stem);
  schema::RecordCodec codec(database.get_metadata(std::string(schema::kRecordDictionaryKey)));
  auto at = database.postlist_begin(term);
  const Xapian::docid step = std::max<Xapian::docid>(1, database.get_lastdocid() / kSample);
  for (Xapian::docid next = 1; at != database.postlist_end(term); next = *at + step) {
    at.skip_to(next);
    if (at == database.postlist_end(term)) break;
    const auto dispatch = codec.decode(database.get_document(*at).get_value(schema::kRecordSlot));
    if (dispatch) count(*dispatch, word, analyzer, counts);
  }
}

}  // namespace

bool is_written_small(const text::Word& word, const std::vector<Xapian::Database>& parts, text::Analyzer& analyzer) {
  Counts counts;
  for (const Xapian::Database& part : parts) count(part, word, analyzer, counts);
  return counts.small > 0 && 2 * counts.small >= counts.with_word;
}

}  // namespace depeche::query
