#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "query/read/adjacent_codes.h"
#include "query/read/form_choice.h"
#include "query/read/stream_codes.h"
#include "query/read/stream_source.h"
#include "schema/fields.h"
#include "schema/forward_stream.h"
#include "schema/part_database.h"
#include "text/token.h"

namespace depeche::query {

// Words in a row, accents and case ignored.
struct Phrase {
  struct Element {
    std::string folded;
    std::string stem;
    bool indexed = false;  // false for function words and particles
    bool particle = false;
    bool capitals = false;   // an acronym: the same word in lower case is another
    bool any_form = false;   // of the stem
    FormChoice choice = {};  // with any_form: of those forms
  };
  std::vector<Element> elements;
  std::optional<schema::Field> field;

  static Phrase from(const std::vector<text::Token>& tokens, std::optional<schema::Field> field);
};

// The fields that have what is looked for in one of them, or anywhere: the text begins with the abstract.
std::vector<schema::Field> searched_fields(std::optional<schema::Field> field);

// The codes of one database that are the element.
std::vector<schema::Code> codes_of(const Phrase::Element& element, const schema::PartDatabase& database);
// The same for elements that are the same.
std::string key_of(std::string_view kind, const std::vector<Phrase::Element>& elements,
                   std::optional<schema::Field> field);

// Looks for a phrase in forward streams of one database. An elided article in the text is passed over unless the phrase
// has one there: "contingent de OTSC" stands in « contingent de l'OTSC », "contingent d'OTSC" does not. No phrase
// crosses the end of a paragraph or of the title. No false match: codes name forms one to one.
class PhraseMatcher {
 public:
  PhraseMatcher(const Phrase& phrase, const schema::PartDatabase& database);
  bool matches(std::string_view stream) const { return find(stream).has_value(); }
  // The unit of the stream where the phrase begins for the first time.
  std::optional<std::size_t> find(std::string_view stream) const;
  // For each two neighbours of the phrase, the pairs of which a stream that has it has one.
  std::vector<std::vector<AdjacentCodes::Pair>> pairs() const;

 private:
  bool element_is(std::size_t element, schema::Code code) const;
  void choose_anchor();
  std::optional<std::size_t> find_around(const StreamCodes& stream, std::size_t begin, std::size_t end) const;
  bool follow(const StreamCodes& stream, std::size_t border) const;
  std::optional<std::size_t> begin_before(const StreamCodes& stream, std::size_t element, std::size_t border) const;
  bool is_in_field(const StreamCodes& stream, std::size_t at) const;

  const Phrase& phrase_;
  std::vector<std::vector<schema::Code>> codes_;
  // find() looks for this element first, by the last units of its codes.
  std::size_t anchor_ = 0;
  bool has_anchor_ = false;
  std::uint16_t anchor_units_[4] = {};
};

// Finds every document that has the phrase, on a walk with other phrases when that is faster.
std::shared_ptr<const StreamFinder> phrase_finder(Phrase phrase, std::shared_ptr<StreamWalk> walk = nullptr);

// Finds every document with one of the words that only the stream has, or one of the forms that a wildcard stands for.
std::shared_ptr<const StreamFinder> any_word_finder(std::vector<Phrase::Element> words,
                                                    std::optional<schema::Field> field);

}  // namespace depeche::query
