#include "query/words/small_letters.h"

#include <algorithm>
#include <string>
#include <string_view>

#include "base/ascii.h"
#include "base/wire.h"
#include "schema/record.h"
#include "schema/terms.h"
#include "schema/version.h"
#include "text/char_class.h"
#include "text/normalizer.h"

namespace depeche::query {
namespace {

// Of each index. Reading one takes some 10 µs; an analyzer would take ten times as long, an eighth of a query's time.
constexpr Xapian::docid kSample = 12;

struct Counts {
  std::size_t with_word = 0;
  std::size_t small = 0;
};

bool is_letter_or_digit(char c) {
  const char lower = base::lower_ascii(c);
  return (lower >= 'a' && lower <= 'z') || base::is_digit(c);
}

// How many bytes of no word begin the text: ASCII marks, and the quotation marks, apostrophes, dashes and blanks
// beyond.
std::size_t mark_size(std::string_view text) {
  const auto first = static_cast<unsigned char>(text.front());
  if (first < 0x80) return is_letter_or_digit(text.front()) ? 0 : 1;
  if (first == 0xC2) return std::min<std::size_t>(2, text.size());
  return text.starts_with("\xE2\x80") ? std::min<std::size_t>(3, text.size()) : 0;
}

std::size_t run_size(std::string_view text) {
  std::size_t size = 0;
  while (size < text.size() && mark_size(text.substr(size)) == 0) ++size;
  return size;
}

// Letters with accents take two bytes.
bool is_word(std::string_view run, const std::string& folded) {
  if (run.size() < folded.size() || run.size() > 2 * folded.size()) return false;
  const bool begins_alike =
      static_cast<unsigned char>(run.front()) >= 0x80 || base::lower_ascii(run.front()) == folded.front();
  return begins_alike && text::fold(run) == folded;
}

void count(const Dispatch& dispatch, const std::string& folded, Counts& counts) {
  bool has_word = false;
  bool small = false;
  for (const std::string_view text : {std::string_view(dispatch.title), std::string_view(dispatch.text)}) {
    for (std::size_t at = 0; at < text.size();) {
      const std::size_t mark = mark_size(text.substr(at));
      const std::string_view run = text.substr(at, mark == 0 ? run_size(text.substr(at)) : 0);
      at += mark + run.size();
      if (!is_word(run, folded)) continue;
      has_word = true;
      small = small || !text::is_upper(text::char_at(run, 0).code);
    }
  }
  counts.with_word += has_word ? 1 : 0;
  counts.small += small ? 1 : 0;
}

// Spread over the index, since spelling changes with the years.
Counts count(const schema::PartDatabase& database, const std::string& stem, const std::string& folded) {
  Counts counts;
  const std::string term = schema::stem_term(schema::Field::text, stem);
  schema::RecordCodec codec(database.metadata(std::string(schema::kRecordDictionaryKey)));
  auto at = database.postlist_begin(term);
  const Xapian::docid step = std::max<Xapian::docid>(1, database.get_lastdocid() / kSample);
  for (Xapian::docid next = 1; at != database.postlist_end(term); next = *at + step) {
    at.skip_to(next);
    if (at == database.postlist_end(term)) break;
    const auto dispatch = codec.decode(database.get_document(*at).get_value(schema::kRecordSlot));
    if (dispatch) count(*dispatch, folded, counts);
  }
  return counts;
}

Counts remembered_count(const schema::PartDatabase& database, const text::Word& word) {
  const std::string asked = base::to_wire(word.stem, word.folded);
  const std::string bytes =
      database.worked_out(schema::PartWork::small_letters, asked, [&] { return small_letters_in(database, asked); });
  Counts counts;
  base::WireReader reader(bytes);
  reader(counts.with_word, counts.small);
  return counts;
}

}  // namespace

std::string small_letters_in(const schema::PartDatabase& part, const std::string& asked) {
  base::WireReader reader(asked);
  const auto stem = reader.next<std::string>();
  const auto folded = reader.next<std::string>();
  reader.end();
  if (folded.empty()) throw base::WireError();
  const Counts counts = count(part, stem, folded);
  return base::to_wire(counts.with_word, counts.small);
}

bool is_written_small(const text::Word& word, const std::vector<schema::PartDatabase>& parts) {
  Counts counts;
  for (const schema::PartDatabase& part : parts) {
    const Counts in_part = remembered_count(part, word);
    counts.with_word += in_part.with_word;
    counts.small += in_part.small;
  }
  return counts.small > 0 && 2 * counts.small >= counts.with_word;
}

}  // namespace depeche::query
