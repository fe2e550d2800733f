#include "query/read/near.h"

#include <algorithm>
#include <set>
#include <utility>

#include "query/read/near_matcher.h"
#include "query/read/shipped.h"
#include "schema/terms.h"
#include "text/proper_names.h"

namespace depeche::query {
namespace {

using schema::Field;

// A row of terms for each choice of alternatives; operands that would make more are left out.
constexpr std::size_t kMostRows = 16;

class NearFinder final : public StreamFinder {
 public:
  NearFinder(NearWords words, std::shared_ptr<const StreamWalk> walk)
      : StreamFinder(std::move(walk)), words_(std::move(words)) {}

  std::string describe() const override { return "near " + key(); }

  std::optional<Rows> rows() const override {
    Rows all;
    for (const Field field : searched_fields(std::nullopt)) {
      Rows rows{{}};
      for (const NearWords::Operand& operand : words_.operands) add_terms(operand, field, rows);
      if (!rows.empty() && rows.front().empty()) return std::nullopt;
      all.insert(all.end(), rows.begin(), rows.end());
    }
    return all;
  }

  StreamTest test(const schema::PartDatabase& database) const override {
    return [matcher = NearMatcher(words_, database)](std::string_view stream) { return matcher.matches(stream); };
  }

  std::string key() const override {
    std::string key = "near " + std::to_string(words_.most_between) + (words_.in_order ? " in order" : "") +
                      (words_.is_pair ? "" : " all") + (words_.is_foreign ? " foreign" : "");
    for (const NearWords::Operand& operand : words_.operands) {
      key += "\noperand ";
      for (const Phrase& row : operand.rows) key.append("\n").append(key_of("row", row.elements, row.field));
      for (const Pattern& pattern : operand.patterns)
        key.append("\npattern ")
            .append(pattern.text)
            .append(pattern.folded)
            .append(std::to_string(pattern.edits))
            .append(pattern.field ? schema::field_info(*pattern.field).name : "");
    }
    return key;
  }

  std::string shipped() const override { return base::to_wire(FinderKind::near, words_); }

 private:
  std::vector<std::string> terms_of(const Phrase& row, Field field) const {
    std::set<std::string> terms;
    for (const Phrase::Element& element : row.elements)
      if (element.indexed && words_.is_foreign)
        terms.insert(schema::foreign_term(field, element.folded));
      else if (element.indexed && !text::is_proper_name(element.folded))  // a name may stand under two stems
        terms.insert(schema::stem_term(field, element.stem));
    return {terms.begin(), terms.end()};
  }

  // Every way to have the operand in the title, or in the text, beside every way to have those before it.
  void add_terms(const NearWords::Operand& operand, Field part, Rows& rows) const {
    if (!operand.patterns.empty() || operand.rows.size() * rows.size() > kMostRows) return;
    Rows longer;
    for (const std::vector<std::string>& row : rows)
      for (const Phrase& phrase : operand.rows) {
        const Field field = phrase.field.value_or(part);
        if ((field == Field::title) != (part == Field::title)) continue;
        std::vector<std::string> both = row;
        for (std::string& term : terms_of(phrase, field)) both.push_back(std::move(term));
        if (both.size() == row.size()) return;  // a word of grammar, or a name: no one term says where it is
        longer.push_back(std::move(both));
      }
    rows = std::move(longer);
  }

  NearWords words_;
};

}  // namespace

std::shared_ptr<const StreamFinder> near_finder(NearWords words, std::shared_ptr<StreamWalk> walk) {
  auto finder = std::make_shared<NearFinder>(std::move(words), walk);
  if (walk != nullptr) walk->add(finder);
  return finder;
}

}  // namespace depeche::query
