#include "query/phrase.h"

#include <algorithm>
#include <map>
#include <set>
#include <tuple>

#include "query/scored_word.h"
#include "schema/terms.h"
#include "schema/version.h"

namespace depeche::query {
namespace {

using schema::Code;
using schema::Field;

bool wants(const std::optional<Field>& asked, Field field) { return !asked || *asked == field; }

std::vector<Code> codes_of(const Phrase::Element& element, const Xapian::Database& database) {
  if (element.capitals) return capital_codes(element.folded, element.stem, database);
  if (!element.particle) return same_word_codes(element.folded, element.stem, database);
  for (Code code = schema::kFirstParticle; code < schema::kFirstFunctionWord; ++code) {
    text::Word word;
    word.form = element.folded;
    if (schema::fixed_code(word) == code) return {code};
  }
  return {};
}

std::vector<std::string> indexed_terms(const std::vector<Phrase::Element>& elements, Field field) {
  std::set<std::string> terms;
  for (const auto& element : elements)
    if (element.indexed) terms.insert(schema::stem_term(field, element.stem));
  return {terms.begin(), terms.end()};
}

DocumentList every_document(const Xapian::Database& database) { return unite(database, {""}); }

// Calls `keep` with the stream of each candidate, in document order, and returns those that it keeps.
template <class Keep>
DocumentList verify(const Xapian::Database& database, const DocumentList& candidates, Keep keep) {
  DocumentList found;
  auto stream = database.valuestream_begin(schema::kStreamSlot);
  const auto end = database.valuestream_end(schema::kStreamSlot);
  for (const Xapian::docid id : candidates) {
    stream.skip_to(id);
    if (stream == end) break;
    if (stream.get_docid() == id && keep(*stream)) found.push_back(id);
  }
  return found;
}

class PhraseFinder final : public StreamSource::Finder {
 public:
  explicit PhraseFinder(Phrase phrase) : phrase_(std::move(phrase)) {}

  DocumentList find(const Xapian::Database& database) const override {
    PhraseMatcher matcher(phrase_, database);
    return verify(database, candidates(database), [&](const std::string& stream) { return matcher.matches(stream); });
  }

  std::string describe() const override {
    std::string text = "phrase";
    for (const auto& element : phrase_.elements) text += " " + element.folded;
    return text;
  }

 private:
  DocumentList candidates(const Xapian::Database& database) const {
    if (indexed_terms(phrase_.elements, Field::text).empty()) return every_document(database);
    DocumentList found;
    for (const Field field : {Field::text, Field::title})
      if (wants(phrase_.field, field))
        found = merge(found, intersect(database, indexed_terms(phrase_.elements, field)));
    return found;
  }

  Phrase phrase_;
};

class AnyWordFinder final : public StreamSource::Finder {
 public:
  AnyWordFinder(std::vector<Phrase::Element> words, std::optional<Field> field)
      : words_(std::move(words)), field_(field) {}

  DocumentList find(const Xapian::Database& database) const override {
    std::vector<Code> codes;
    for (const auto& word : words_) {
      const auto more = codes_of(word, database);
      codes.insert(codes.end(), more.begin(), more.end());
    }
    std::sort(codes.begin(), codes.end());
    return verify(database, candidates(database), [&](const std::string& stream) { return has_any(stream, codes); });
  }

  std::string describe() const override { return "any of " + std::to_string(words_.size()) + " words"; }

 private:
  DocumentList candidates(const Xapian::Database& database) const {
    if (std::any_of(words_.begin(), words_.end(), [](const auto& w) { return !w.indexed; }))
      return every_document(database);
    DocumentList found;
    for (const Field field : {Field::text, Field::title})
      if (wants(field_, field)) found = merge(found, unite(database, indexed_terms(words_, field)));
    return found;
  }

  bool has_any(const std::string& stream, const std::vector<Code>& codes) const {
    bool in_title = true;
    for (schema::StreamReader reader(stream); !reader.done();) {
      const Code code = reader.next();
      if (code == schema::kTitleEnd) in_title = false;
      if (code > schema::kCompound && wants(field_, in_title ? Field::title : Field::text) &&
          std::binary_search(codes.begin(), codes.end(), code))
        return true;
    }
    return false;
  }

  std::vector<Phrase::Element> words_;
  std::optional<Field> field_;
};

}  // namespace

Phrase Phrase::from(const std::vector<text::Token>& tokens, std::optional<schema::Field> field) {
  Phrase phrase{{}, field};
  for (const text::Token& token : tokens) {
    if (token.kind == text::TokenKind::paragraph || token.kind == text::TokenKind::compound) continue;
    const bool particle = token.kind == text::TokenKind::particle;
    // "COUP D'ETAT DE 1851" may be typed in capitals throughout: its DE is no acronym that a dispatch must have.
    const bool indexed = !particle && !token.word->function_word && !is_folded_function_word(token.word->folded);
    phrase.elements.push_back(
        {particle ? token.word->form : token.word->folded, token.word->stem, indexed, particle, false});
  }
  return phrase;
}

PhraseMatcher::PhraseMatcher(const Phrase& phrase, const Xapian::Database& database) : phrase_(phrase) {
  std::map<std::tuple<std::string, std::string, bool, bool>, std::vector<Code>>
      known;  // someone may paste a word a thousand times
  for (const auto& element : phrase.elements) {
    const auto [codes, is_new] = known.try_emplace({element.folded, element.stem, element.particle, element.capitals});
    if (is_new) codes->second = codes_of(element, database);
    codes_.push_back(codes->second);
  }
}

PhraseMatcher::Range PhraseMatcher::decode(std::string_view stream) {
  stream_.clear();
  std::size_t title_end = 0;
  for (schema::StreamReader reader(stream); !reader.done();) {
    const Code code = reader.next();
    if (code == schema::kCompound) {
      if (!reader.done()) reader.next();
      continue;
    }
    if (code == schema::kTitleEnd) title_end = stream_.size();
    stream_.push_back(code);
  }
  return {phrase_.field == Field::text ? title_end : 0, phrase_.field == Field::title ? title_end : stream_.size()};
}

std::optional<std::size_t> PhraseMatcher::find(std::string_view stream) {
  const Range range = decode(stream);
  for (std::size_t at = range.begin; at < range.end; ++at)
    if (element_is(0, stream_[at]) && matches_at(at, range.end)) return at;
  return std::nullopt;
}

bool PhraseMatcher::element_is(std::size_t element, Code code) const {
  const auto& codes = codes_[element];
  return std::find(codes.begin(), codes.end(), code) != codes.end();
}

bool PhraseMatcher::matches_at(std::size_t at, std::size_t end) const {
  for (std::size_t element = 0; element < codes_.size(); ++element, ++at) {
    if (!phrase_.elements[element].particle)
      while (at < end && schema::is_particle(stream_[at])) ++at;
    if (at >= end || !element_is(element, stream_[at])) return false;
  }
  return true;
}

std::shared_ptr<const StreamSource::Finder> phrase_finder(Phrase phrase) {
  return std::make_shared<PhraseFinder>(std::move(phrase));
}

std::shared_ptr<const StreamSource::Finder> any_word_finder(std::vector<Phrase::Element> words,
                                                            std::optional<Field> field) {
  return std::make_shared<AnyWordFinder>(std::move(words), field);
}

}  // namespace depeche::query
