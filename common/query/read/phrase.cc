#include "query/read/phrase.h"

#include <algorithm>
#include <map>
#include <set>
#include <tuple>

#include "query/read/scored_word.h"
#include "query/read/shipped.h"
#include "schema/terms.h"
#include "schema/version.h"
#include "text/proper_names.h"

namespace depeche::query {
namespace {

using schema::Code;
using schema::Field;

// The elements before the anchor are matched by recursion.
constexpr std::size_t kAnchorElements = 64;

// So many are looked for at once (find_unit()).
constexpr std::size_t kFewCodes = 4;

// The unit that a code ends with in a stream.
std::uint16_t last_unit(Code code) {
  return static_cast<std::uint16_t>(code < schema::kPairMark ? code : code - schema::kPairMark);
}

// Where a mark stands from `at` on, or the end.
std::size_t find_mark(const StreamCodes& stream, Code code, std::size_t at) {
  const auto unit = static_cast<std::uint16_t>(code);
  const std::uint16_t mark[kFewCodes] = {unit, unit, unit, unit};
  for (; (at = find_unit(stream, mark, at, stream.size())) < stream.size(); ++at)
    if (!stream.is_second_unit(at)) break;
  return at;
}

// The units of a field.
struct UnitRange {
  std::size_t begin = 0;
  std::size_t end = 0;
};

UnitRange range_of(std::optional<Field> field, const StreamCodes& stream) {
  if (!field) return {0, stream.size()};
  const std::size_t title_end = find_mark(stream, schema::kTitleEnd, 0);
  if (field == Field::title) return {0, title_end};
  if (field == Field::text) return {title_end, stream.size()};
  const std::size_t mark = title_end + 1;
  if (mark >= stream.size() || stream.unit(mark) != schema::kAbstractBegin) return {stream.size(), stream.size()};
  return {mark, find_mark(stream, schema::kAbstractEnd, mark)};
}

// tours: the word stands under one stem, the town under another.
bool has_two_stems(const Phrase::Element& element) {
  return element.indexed && text::is_proper_name(element.folded) && element.stem != text::name_stem(element.folded);
}

std::vector<std::string> stems_of(const Phrase::Element& element) {
  if (!has_two_stems(element)) return {element.stem};
  return {element.stem, text::name_stem(element.folded)};
}

// The terms of which a document with all elements has one row. Beside other words, those with two stems are left out.
StreamFinder::Rows rows_of_all(const std::vector<Phrase::Element>& elements, Field field) {
  std::set<std::string> terms;
  for (const auto& element : elements)
    if (element.indexed && !has_two_stems(element)) terms.insert(schema::stem_term(field, element.stem));
  if (!terms.empty()) return {{terms.begin(), terms.end()}};
  StreamFinder::Rows rows;
  if (const auto first = std::ranges::find_if(elements, has_two_stems); first != elements.end())
    for (const std::string& stem : stems_of(*first)) rows.push_back({schema::stem_term(field, stem)});
  return rows;
}

std::set<std::string> terms_of_any(const std::vector<Phrase::Element>& elements, Field field) {
  std::set<std::string> terms;
  for (const auto& element : elements)
    if (element.indexed)
      for (const std::string& stem : stems_of(element)) terms.insert(schema::stem_term(field, stem));
  return terms;
}

std::vector<std::string> foreign_terms(const std::vector<Phrase::Element>& elements, Field field) {
  std::set<std::string> terms;
  for (const auto& element : elements)
    if (element.indexed) terms.insert(schema::foreign_term(field, element.folded));
  return {terms.begin(), terms.end()};
}

// In a row of words the others tell the town from the word.
void ignore_capital(Phrase::Element& element) {
  if (!element.particle && text::is_proper_name(element.folded))
    element.stem = text::stem_in_lower_case(element.folded);
}

class PhraseFinder final : public StreamFinder {
 public:
  PhraseFinder(Phrase phrase, std::shared_ptr<const StreamWalk> walk)
      : StreamFinder(std::move(walk)), phrase_(std::move(phrase)) {}

  std::string describe() const override {
    std::string text = "phrase";
    for (const auto& element : phrase_.elements) text += " " + element.folded;
    return text;
  }

  std::optional<Rows> rows() const override {
    if (rows_of_all(phrase_.elements, Field::text).empty()) return std::nullopt;
    Rows rows;
    for (const Field field : searched_fields(phrase_.field)) {
      for (auto& row : rows_of_all(phrase_.elements, field)) rows.push_back(std::move(row));
      rows.push_back(foreign_terms(phrase_.elements, field));
    }
    return rows;
  }

  StreamTest test(const schema::PartDatabase& database) const override {
    return [matcher = PhraseMatcher(phrase_, database)](std::string_view stream) { return matcher.matches(stream); };
  }

  Pairs pairs(const schema::PartDatabase& database) const override { return PhraseMatcher(phrase_, database).pairs(); }

  std::string key() const override { return key_of("phrase ", phrase_.elements, phrase_.field); }
  std::string shipped() const override { return base::to_wire(FinderKind::phrase, phrase_); }

 private:
  Phrase phrase_;
};

// One of at most kFewCodes codes, each of a word, in a field or anywhere.
class FewCodes {
 public:
  FewCodes(std::vector<Code> codes, std::optional<Field> field) : codes_(std::move(codes)), field_(field) {
    for (std::size_t i = 0; i < kFewCodes; ++i) units_[i] = last_unit(codes_[std::min(i, codes_.size() - 1)]);
  }

  bool are_in(std::string_view bytes) const {
    const StreamCodes stream(bytes);
    const auto [begin, end] = range_of(field_, stream);
    for (std::size_t at = begin; (at = find_unit(stream, units_, at, end)) < end; ++at) {
      if (stream.unit(at) >= schema::kPairMark && !stream.is_second_unit(at)) continue;
      std::size_t border = at + 1;
      if (std::find(codes_.begin(), codes_.end(), stream.previous(border)) != codes_.end()) return true;
    }
    return false;
  }

 private:
  std::vector<Code> codes_;
  std::optional<Field> field_;
  std::uint16_t units_[kFewCodes] = {};
};

class AnyWordFinder final : public StreamFinder {
 public:
  AnyWordFinder(std::vector<Phrase::Element> words, std::optional<Field> field)
      : words_(std::move(words)), field_(field) {}

  std::string describe() const override { return "any of " + std::to_string(words_.size()) + " words"; }

  std::optional<Rows> rows() const override {
    if (is_any_document()) return std::nullopt;
    Rows rows;
    for (const Field field : searched_fields(field_)) {
      for (const std::string& term : terms_of_any(words_, field)) rows.push_back({term});
      for (std::string& term : foreign_terms(words_, field)) rows.push_back({std::move(term)});
    }
    return rows;
  }

  StreamTest test(const schema::PartDatabase& database) const override {
    const std::vector<Code> codes = codes_in(database);
    if (codes.empty()) return [](std::string_view) { return false; };
    if (codes.size() <= kFewCodes) return [few = FewCodes(codes, field_)](std::string_view s) { return few.are_in(s); };
    std::vector<bool> wanted(*std::max_element(codes.begin(), codes.end()) + 1);
    for (const Code code : codes) wanted[code] = true;
    return [this, wanted = std::move(wanted)](std::string_view stream) { return has_any(stream, wanted); };
  }

  std::string key() const override { return key_of("any ", words_, field_); }
  std::string shipped() const override { return base::to_wire(FinderKind::any_word, words_, field_); }

 private:
  bool is_any_document() const {
    return std::any_of(words_.begin(), words_.end(), [](const auto& w) { return !w.indexed; });
  }

  std::vector<Code> codes_in(const schema::PartDatabase& database) const {
    std::vector<Code> codes;
    for (const auto& word : words_) {
      const auto more = codes_of(word, database);
      codes.insert(codes.end(), more.begin(), more.end());
    }
    return codes;
  }

  bool has_any(std::string_view stream, const std::vector<bool>& wanted) const {
    bool in_title = true;
    bool in_abstract = false;
    const auto is_in_field = [&] {
      return !field_ || (field_ == Field::abstract ? in_abstract : (field_ == Field::title) == in_title);
    };
    for (schema::StreamReader reader(stream); !reader.done();) {
      const Code code = reader.next();
      if (code == schema::kTitleEnd) in_title = false;
      if (code == schema::kAbstractBegin || code == schema::kAbstractEnd) in_abstract = code == schema::kAbstractBegin;
      if (code > schema::kCompound && code < wanted.size() && wanted[code] && is_in_field()) return true;
    }
    return false;
  }

  std::vector<Phrase::Element> words_;
  std::optional<Field> field_;
};

}  // namespace

std::vector<Code> codes_of(const Phrase::Element& element, const schema::PartDatabase& database) {
  if (element.any_form && element.indexed) return stem_codes(element.folded, element.stem, element.choice, database);
  if (element.capitals) return capital_codes(element.folded, element.stem, database);
  if (!element.particle) return same_word_codes(element.folded, element.stem, database);
  for (Code code = schema::kFirstParticle; code < schema::kFirstFunctionWord; ++code) {
    text::Word word;
    word.form = element.folded;
    if (schema::fixed_code(word) == code) return {code};
  }
  return {};
}

std::string key_of(std::string_view kind, const std::vector<Phrase::Element>& elements, std::optional<Field> field) {
  std::string key(kind);
  if (field) key += schema::field_info(*field).name;
  for (const auto& element : elements)
    key.append("\n")
        .append(element.folded)
        .append("\t")
        .append(element.stem)
        .append(element.particle ? "'" : "")
        .append(element.capitals ? "!" : "")
        .append(element.any_form ? "*" : "")
        .append(element.choice.key());
  return key;
}

std::vector<Field> searched_fields(std::optional<Field> field) {
  if (field) return {*field};
  return {Field::text, Field::title};
}

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
  if (phrase.elements.size() > 1)
    for (Element& element : phrase.elements) ignore_capital(element);
  return phrase;
}

PhraseMatcher::PhraseMatcher(const Phrase& phrase, const schema::PartDatabase& database) : phrase_(phrase) {
  std::map<std::tuple<std::string, std::string, bool, bool>, std::vector<Code>>
      known;  // someone may paste a word a thousand times
  for (const auto& element : phrase.elements) {
    const auto [codes, is_new] = known.try_emplace({element.folded, element.stem, element.particle, element.capitals});
    if (is_new) codes->second = codes_of(element, database);
    codes_.push_back(codes->second);
  }
  choose_anchor();
}

// The element with the highest codes: the dictionary gives them out as it meets words, so they tend to be the rarest.
void PhraseMatcher::choose_anchor() {
  schema::Code highest = 0;
  for (std::size_t i = 0; i < std::min(codes_.size(), kAnchorElements); ++i) {
    const auto& codes = codes_[i];
    if (codes.empty() || codes.size() > std::size(anchor_units_)) continue;
    const schema::Code lowest = *std::min_element(codes.begin(), codes.end());
    if (has_anchor_ && lowest <= highest) continue;
    highest = lowest;
    anchor_ = i;
    has_anchor_ = true;
  }
  if (!has_anchor_) return;
  for (std::size_t i = 0; i < std::size(anchor_units_); ++i) {
    anchor_units_[i] = last_unit(codes_[anchor_][std::min(i, codes_[anchor_].size() - 1)]);
  }
}

std::optional<std::size_t> PhraseMatcher::find(std::string_view bytes) const {
  const StreamCodes stream(bytes);
  if (!has_anchor_) {
    for (std::size_t border = 0; border < stream.size();) {
      const std::size_t begin = border;
      if (!element_is(0, stream.next(border))) continue;
      if (const auto found = find_around(stream, begin, border)) return found;
    }
    return std::nullopt;
  }
  for (std::size_t at = 0; (at = find_unit(stream, anchor_units_, at, stream.size())) < stream.size(); ++at) {
    std::size_t begin = at + 1;
    if (stream.unit(at) >= schema::kPairMark && !stream.is_second_unit(at)) continue;
    if (!element_is(anchor_, stream.previous(begin))) continue;
    if (const auto found = find_around(stream, begin, at + 1)) return found;
  }
  return std::nullopt;
}

// The beginning of the phrase whose anchor begins and ends there.
std::optional<std::size_t> PhraseMatcher::find_around(const StreamCodes& stream, std::size_t begin,
                                                      std::size_t end) const {
  std::size_t border = begin;
  if (begin > 0 && stream.previous(border) == schema::kCompound) return std::nullopt;
  if (!is_in_field(stream, begin) || !follow(stream, end)) return std::nullopt;
  return begin_before(stream, anchor_, begin);
}

bool PhraseMatcher::follow(const StreamCodes& stream, std::size_t border) const {
  for (std::size_t element = anchor_ + 1; element < codes_.size(); ++element) {
    for (;;) {
      if (border == stream.size()) return false;
      const Code code = stream.next(border);
      if (code == schema::kCompound) {
        if (border < stream.size()) stream.next(border);
        continue;
      }
      if (!phrase_.elements[element].particle && schema::is_particle(code)) continue;
      if (!element_is(element, code)) return false;
      break;
    }
  }
  return true;
}

// The beginning of a phrase whose `element` begins at the border.
std::optional<std::size_t> PhraseMatcher::begin_before(const StreamCodes& stream, std::size_t element,
                                                       std::size_t border) const {
  if (element == 0) return border;
  while (border > 0) {
    const Code code = stream.previous(border);
    std::size_t before = border;
    if (before > 0 && stream.previous(before) == schema::kCompound) {
      border = before;
      continue;
    }
    if (element_is(element - 1, code))
      if (const auto found = begin_before(stream, element - 1, border)) return found;
    if (phrase_.elements[element].particle || !schema::is_particle(code)) return std::nullopt;
  }
  return std::nullopt;
}

std::vector<std::vector<AdjacentCodes::Pair>> PhraseMatcher::pairs() const {
  std::vector<std::vector<AdjacentCodes::Pair>> pairs(codes_.empty() ? 0 : codes_.size() - 1);
  for (std::size_t i = 0; i < pairs.size(); ++i)
    for (const Code first : codes_[i])
      for (const Code second : codes_[i + 1]) pairs[i].push_back(AdjacentCodes::pair(first, second));
  return pairs;
}

bool PhraseMatcher::is_in_field(const StreamCodes& stream, std::size_t at) const {
  if (!phrase_.field) return true;
  const UnitRange range = range_of(phrase_.field, stream);
  return range.begin <= at && at < range.end;
}

bool PhraseMatcher::element_is(std::size_t element, Code code) const {
  const auto& codes = codes_[element];
  return std::find(codes.begin(), codes.end(), code) != codes.end();
}

std::shared_ptr<const StreamFinder> phrase_finder(Phrase phrase, std::shared_ptr<StreamWalk> walk) {
  auto finder = std::make_shared<PhraseFinder>(std::move(phrase), walk);
  if (walk != nullptr) walk->add(finder);
  return finder;
}

std::shared_ptr<const StreamFinder> any_word_finder(std::vector<Phrase::Element> words, std::optional<Field> field) {
  return std::make_shared<AnyWordFinder>(std::move(words), field);
}

}  // namespace depeche::query
