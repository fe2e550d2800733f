#include "index/document/document_builder.h"

#include <algorithm>
#include <map>
#include <utility>

#include "dispatch/copy/mentioned_dates.h"
#include "dispatch/outcome/vocabularies.h"
#include "index/document/version_keys.h"
#include "schema/fields.h"
#include "schema/forward_stream.h"
#include "schema/property_values.h"
#include "schema/range_list.h"
#include "schema/terms.h"
#include "schema/version.h"
#include "schema/version_terms.h"
#include "schema/withdrawals.h"
#include "text/written_case.h"

namespace depeche::index {
namespace {

using schema::Field;
using text::Token;
using text::TokenKind;

constexpr std::size_t kTokensAhead = 8;

template <class T>
T& slot(std::vector<T>& values, std::uint32_t number) {
  if (number >= values.size()) values.resize(std::max<std::size_t>(number + 1, values.size() * 2));
  return values[number];
}

bool is_indexed(const Token& token) {
  return token.kind != TokenKind::paragraph && token.kind != TokenKind::particle && !token.word->function_word;
}

}  // namespace

DocumentBuilder::DocumentBuilder(Lexicon& lexicon, const std::string& record_dictionary, std::size_t max_words)
    : lexicon_(lexicon), max_words_(max_words), codec_(record_dictionary) {}

Document& DocumentBuilder::build(const Dispatch& dispatch) {
  const Lexicon::Pin pin(lexicon_);
  read(dispatch, pin);
  count_forms(1);
  counters_.title_words += title_words_;
  counters_.text_words += text_words_;
  counters_.titled += dispatch.title.empty() ? 0 : 1;
  if (!dispatch.title.empty()) counters_.titles.add(dispatch.id, dispatch.title);
  lexicon_.acronyms().learn(dispatch);

  add_ranked_terms();
  add_version_terms(dispatch);
  add_filter_terms(dispatch);
  add_values(dispatch);
  add_properties(dispatch);
  return document_;
}

void DocumentBuilder::forget_terms() {
  terms_.clear();
  stem_terms_.clear();
}

void DocumentBuilder::unlearn(const Dispatch& dispatch) {
  const Lexicon::Pin pin(lexicon_);
  read(dispatch, pin);
  count_forms(-1U);
  counters_.title_words -= title_words_;
  counters_.text_words -= text_words_;
  counters_.titled -= dispatch.title.empty() ? 0 : 1;
  if (!dispatch.title.empty()) counters_.titles.remove(dispatch.id, dispatch.title);
  lexicon_.acronyms().unlearn(dispatch);
}

void DocumentBuilder::start_document(const Lexicon::Pin& pin) {
  for (const text::Word* word : stems_met_) stems_[word->stem_number] = {};
  stems_met_.clear();
  const bool forgotten = analyzer_.forget_beyond(max_words_);
  if (forgotten) stems_.clear();
  if (forgotten) stem_terms_.clear();
  if (forgotten || pin.round() != round_) known_.clear();
  round_ = pin.round();
  forms_.clear();
  foreign_words_.clear();
  document_.clear();
  title_words_ = text_words_ = 0;
  ++serial_;
}

void DocumentBuilder::read(const Dispatch& dispatch, const Lexicon::Pin& pin) {
  start_document(pin);
  is_foreign_ = dispatch::is_foreign(dispatch);
  read_field(dispatch.title, &StemCount::in_title, title_words_);
  schema::append_code(document_.stream, schema::kTitleEnd);
  if (!dispatch.abstract.empty()) read_abstract(dispatch.abstract);
  read_field(dispatch.text, &StemCount::in_text, text_words_);
}

void DocumentBuilder::read_abstract(std::string_view abstract) {
  schema::append_code(document_.stream, schema::kAbstractBegin);
  read_field(abstract, &StemCount::in_text, text_words_);
  for (const Token& token : tokens_)
    if (is_indexed(token)) ++count_of(*token.word).in_abstract;
  schema::append_code(document_.stream, schema::kAbstractEnd);
}

void DocumentBuilder::read_field(std::string_view field, std::uint32_t StemCount::*count, std::uint64_t& words) {
  tokens_.clear();
  analyzer_.analyze(field, text::Capitals::judge_paragraph, tokens_);
  for (std::size_t i = 0; i < tokens_.size(); ++i) {
    if (i + kTokensAhead < tokens_.size()) prefetch(tokens_[i + kTokensAhead]);
    const Token& token = tokens_[i];
    append(token, field);
    if (!is_indexed(token)) continue;
    ++(count_of(*token.word).*count);
    ++words;
  }
}

// Asks for the memory that append() and count_of() will read: each is a miss of the caches otherwise.
void DocumentBuilder::prefetch(const Token& token) const {
  if (token.word == nullptr) return;
  if (token.word->number < known_.size()) __builtin_prefetch(&known_[token.word->number]);
  if (token.word->stem_number < stems_.size()) __builtin_prefetch(&stems_[token.word->stem_number]);
}

void DocumentBuilder::append(const Token& token, std::string_view field) {
  if (token.kind == TokenKind::paragraph) return schema::append_code(document_.stream, schema::kParagraphEnd);
  KnownWord& word = known(*token.word);
  if (word.entry != nullptr && token.kind == TokenKind::compound)
    schema::append_code(document_.stream, schema::kCompound);
  schema::append_code(document_.stream, word.code);
  if (word.entry == nullptr) return;
  if (word.seen_in != serial_) {
    word.seen_in = serial_;
    word.is_named = word.is_small = false;
    forms_.push_back(token.word->number);
  }
  if (token.kind != TokenKind::word || is_foreign_) return;
  const text::WrittenCase written = text::written_case(field, token.begin, token.end);
  word.is_small |= written == text::WrittenCase::small;
  word.is_named |= written == text::WrittenCase::name;
}

// `difference` is 1, or -1 modulo 2^32.
void DocumentBuilder::count_forms(std::uint32_t difference) {
  constexpr auto kOrder = std::memory_order_relaxed;
  for (const std::uint32_t number : forms_) {
    const KnownWord& word = known_[number];
    word.entry->documents.fetch_add(difference, kOrder);
    if (word.is_small)
      word.entry->small.fetch_add(difference, kOrder);
    else if (word.is_named)
      word.entry->named.fetch_add(difference, kOrder);
  }
}

DocumentBuilder::KnownWord& DocumentBuilder::known(const text::Word& word) {
  KnownWord& known = slot(known_, word.number);
  if (known.code != 0) return known;
  if (const auto fixed = schema::fixed_code(word)) {
    known.code = *fixed;
  } else {
    known.entry = &lexicon_.intern(word);
    known.code = known.entry->code;
  }
  return known;
}

DocumentBuilder::StemCount& DocumentBuilder::count_of(const text::Word& word) {
  if (is_foreign_) return foreign_words_[word.folded];
  StemCount& stem = slot(stems_, word.stem_number);
  if (stem.in_title + stem.in_text == 0) stems_met_.push_back(&word);
  return stem;
}

void DocumentBuilder::add_foreign_terms() {
  add_filter_term(std::string(schema::kForeignMark));
  for (const auto& [folded, count] : foreign_words_)
    for (const auto& [field, occurrences] :
         {std::pair(Field::text, count.in_text), std::pair(Field::title, count.in_title),
          std::pair(Field::abstract, count.in_abstract)})
      if (occurrences > 0) document_.terms.push_back({terms_.number(schema::foreign_term(field, folded)), occurrences});
}

void DocumentBuilder::add_ranked_terms() {
  if (is_foreign_) return add_foreign_terms();
  for (const text::Word* word : stems_met_) {
    const StemCount& count = stems_[word->stem_number];
    StemTerms& terms = slot(stem_terms_, word->stem_number);
    if (count.in_text > 0) add_ranked_term(Field::text, *word, count.in_text, terms.in_text);
    if (count.in_title > 0) add_ranked_term(Field::title, *word, count.in_title, terms.in_title);
    if (count.in_abstract > 0) add_ranked_term(Field::abstract, *word, count.in_abstract, terms.in_abstract);
  }
}

void DocumentBuilder::add_ranked_term(Field field, const text::Word& word, std::uint32_t occurrences,
                                      std::uint32_t& next_number) {
  if (next_number == 0) next_number = terms_.number(schema::stem_term(field, word.stem)) + 1;
  document_.terms.push_back({next_number - 1, occurrences});
}

void DocumentBuilder::add_version_terms(const Dispatch& dispatch) {
  word_keys_.clear();
  for (const Token& token : tokens_)
    if (token.kind == TokenKind::word) word_keys_.push_back(word_key(token.word->folded));
  for (const std::uint32_t key : version_keys(word_keys_)) add_filter_term(schema::version_term(key, dispatch.dated));
}

void DocumentBuilder::add_date_terms(Field field, const DateRange& date) {
  for (const std::string& term : schema::date_terms(field, date)) add_filter_term(term);
}

void DocumentBuilder::add_words(Field field, const std::string& value) {
  tokens_.clear();
  analyzer_.analyze(value, text::Capitals::are_acronyms, tokens_);
  for (const Token& token : tokens_)
    if (token.word != nullptr) add_filter_term(schema::word_term(field, token.word->folded));
}

void DocumentBuilder::add_property_words(const std::string& name, const std::string& value) {
  tokens_.clear();
  analyzer_.analyze(value, text::Capitals::are_acronyms, tokens_);
  const text::Word* last = nullptr;
  for (const Token& token : tokens_) {
    if (token.word != nullptr) add_filter_term(schema::property_term(name, token.word->folded));
    if (token.kind == TokenKind::paragraph) last = nullptr;
    if (token.kind != TokenKind::word) continue;
    if (last != nullptr) add_filter_term(schema::property_term(name, last->folded, token.word->folded));
    last = token.word;
  }
}

void DocumentBuilder::add_properties(const Dispatch& dispatch) {
  std::map<unsigned, std::string> slots;
  const auto count = [&](std::string_view name, std::string_view value) {
    schema::put_property_value(name, value, slots[schema::property_slot(name)]);
  };
  for (const Property& property : dispatch.properties) {
    add_filter_term(schema::property_term(property.name));
    add_property_words(property.name, property.value);
    for (const std::string& name : schema::other_names(property)) add_property_words(property.name, name);
    count(property.name, schema::counted_value(property));
  }
  if (!dispatch.credits.empty()) count(schema::field_info(Field::credits).name, dispatch.credits);
  for (auto& [slot, value] : slots) add_value(slot, std::move(value));
}

void DocumentBuilder::add_filter_terms(const Dispatch& dispatch) {
  add_filter_term(schema::id_term(dispatch.id));
  if (dispatch.dated)
    for (const std::string& term : schema::written_terms(*dispatch.dated)) add_filter_term(term);
  if (dispatch.written_at)
    for (const std::string& term : schema::moment_terms(dispatch.written_at->time)) add_filter_term(term);
  add_words(Field::source, dispatch.source);
  add_words(Field::place, dispatch.place);
  add_words(Field::credits, dispatch.credits);
  add_words(Field::status, schema::status_words(dispatch));
  for (const std::string& term : schema::withdrawal_terms(dispatch)) add_filter_term(term);
}

void DocumentBuilder::add_values(const Dispatch& dispatch) {
  const std::vector<DateRange> mentions = dispatch::mentioned_dates(dispatch);
  // Each of the days from the 5th to the 13th is mentioned, whereas a dispatch is written on one day only.
  for (const DateRange& mention : mentions)
    for (const DateRange& unit : schema::calendar_units(mention)) add_date_terms(Field::mentions, unit);
  if (dispatch.dated) add_value(schema::kDateSlot, to_string(*dispatch.dated));
  add_value(schema::kSourceSlot, dispatch.source);
  add_value(schema::kPlaceSlot, dispatch.place);
  add_value(schema::kHashSlot, schema::content_hash(dispatch));
  add_value(schema::kRecordSlot, codec_.encode(dispatch));
  add_value(schema::kMentionsSlot, schema::encode_ranges(mentions));
  if (dispatch.embargoed_until) add_value(schema::kEmbargoSlot, format_time(*dispatch.embargoed_until));
  if (dispatch.written_at) add_value(schema::kMomentSlot, schema::moment_value(dispatch.written_at->time));
}

void DocumentBuilder::add_value(unsigned slot, std::string value) {
  if (!value.empty()) document_.values.emplace_back(slot, std::move(value));
}

}  // namespace depeche::index
