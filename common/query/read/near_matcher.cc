#include "query/read/near_matcher.h"

#include <algorithm>
#include <utility>

#include "text/normalizer.h"

namespace depeche::query {
namespace {

using schema::Code;
using schema::Field;

constexpr std::size_t kBits = (std::size_t{1} << 16) - 1;

bool same_rows(const NearWords::Operand& a, const NearWords::Operand& b) {
  const auto same = [](const Phrase& one, const Phrase& other) {
    return std::ranges::equal(one.elements, other.elements, [](const auto& x, const auto& y) {
      return x.folded == y.folded || (x.any_form && y.any_form && x.indexed && y.indexed && x.stem == y.stem);
    });
  };
  return a.patterns.empty() && b.patterns.empty() && std::ranges::equal(a.rows, b.rows, same);
}

bool is_there(const std::optional<Field>& field, bool in_title, bool in_abstract) {
  return !field || (field == Field::abstract ? in_abstract : (field == Field::title) == in_title);
}

std::size_t words_of(const Phrase& row) {
  return static_cast<std::size_t>(
      std::ranges::count_if(row.elements, [](const Phrase::Element& element) { return !element.particle; }));
}

}  // namespace

NearWindow::NearWindow(const NearWords& words) : words_(words), wanted_(words.operands.size()) {
  for (std::size_t i = 0; i < words.operands.size(); ++i) {
    std::size_t same = 0;
    while (same < i && (words.is_pair || !same_rows(words.operands[same], words.operands[i]))) ++same;
    same_as_.push_back(same);
    ++wanted_[same];
    for (const Phrase& row : words.operands[i].rows) longest_ = std::max(longest_, words_of(row));
  }
}

bool NearWindow::is_near(const Place& before, const Place& place) const {
  if (before.operand == place.operand || before.last >= place.first) return false;
  if (words_.in_order && before.operand > place.operand) return false;
  return place.first - before.last - 1 <= words_.most_between;
}

// Each word as often as it was typed, in places of their own, so that few others stand among them.
bool NearWindow::has_all(const Place& place) {
  const std::size_t width = words_.operands.size() + words_.most_between;
  std::vector<std::size_t> found(wanted_.size());
  std::size_t last_place = place.first + 1;
  std::vector<bool> counted(wanted_.size());
  for (auto met = met_.rbegin(); met != met_.rend() && place.first - met->first < width; ++met) {
    if (met->first != last_place) counted.assign(wanted_.size(), false);
    last_place = met->first;
    const std::size_t operand = same_as_[met->operand];
    if (!counted[operand]) ++found[operand];
    counted[operand] = true;
  }
  for (std::size_t i = 0; i < wanted_.size(); ++i)
    if (found[i] < wanted_[i]) return false;
  return true;
}

bool NearWindow::meet(std::size_t operand, std::size_t first, std::size_t last) {
  const Place place{operand, first, last};
  if (!words_.is_pair) {
    met_.push_back(place);
    return has_all(place);
  }
  const std::size_t reach = words_.most_between + longest_;
  for (auto met = met_.rbegin(); met != met_.rend() && met->first + reach >= first; ++met)
    if (is_near(*met, place)) return true;
  met_.push_back(place);
  return false;
}

NearMatcher::NearMatcher(const NearWords& words, const schema::PartDatabase& database) : words_(words) {
  for (std::size_t operand = 0; operand < words.operands.size(); ++operand) {
    for (const Phrase& phrase : words.operands[operand].rows) add_words(operand, phrase, database);
    for (const Pattern& pattern : words.operands[operand].patterns) {
      for (const auto& [form, stem] : words.forms_of(pattern, database))
        add_words(operand, {{{text::fold(form), stem, true, false}}, pattern.field}, database);
    }
  }
}

void NearMatcher::add_words(std::size_t operand, const Phrase& phrase, const schema::PartDatabase& database) {
  Row row{operand, {}, {}, phrase.field};
  for (const Phrase::Element& element : phrase.elements) {
    row.codes.push_back(codes_of(element, database));
    row.particles.push_back(element.particle);
    if (row.codes.back().empty()) return;
  }
  if (!row.codes.empty()) add_row(operand, std::move(row));
}

void NearMatcher::add_row(std::size_t operand, Row row) {
  row.operand = operand;
  const auto number = static_cast<std::uint32_t>(rows_.size());
  for (const Code code : row.codes.front()) {
    may_begin_.set(code & kBits);
    rows_by_code_[code].push_back(number);
  }
  rows_.push_back(std::move(row));
}

std::size_t NearMatcher::length_of(const Row& row, schema::StreamReader behind) {
  std::size_t words = row.particles.front() ? 0 : 1;
  for (std::size_t element = 1; element < row.codes.size(); ++element) {
    for (;;) {
      if (behind.done()) return 0;
      const Code code = behind.next();
      if (code == schema::kCompound) {
        if (!behind.done()) behind.next();
        continue;
      }
      if (!row.particles[element] && schema::is_particle(code)) continue;
      if (std::ranges::find(row.codes[element], code) == row.codes[element].end()) return 0;
      break;
    }
    words += row.particles[element] ? 0 : 1;
  }
  return std::max<std::size_t>(words, 1);
}

bool NearMatcher::matches(std::string_view stream) const {
  NearWindow window(words_);
  bool in_title = true;
  bool in_abstract = false;
  std::size_t words = 0;
  for (schema::StreamReader reader(stream); !reader.done();) {
    Code code = reader.next();
    const bool is_compound = code == schema::kCompound;
    if (is_compound && reader.done()) break;
    if (is_compound) code = reader.next();
    if (!schema::is_word(code) && !schema::is_particle(code)) {
      if (code == schema::kTitleEnd) in_title = false;
      if (code == schema::kAbstractBegin || code == schema::kAbstractEnd) in_abstract = code == schema::kAbstractBegin;
      window.clear();
      continue;
    }
    if (!is_compound && schema::is_word(code)) ++words;
    if (!may_begin_.test(code & kBits)) continue;
    const auto beginning = rows_by_code_.find(code);
    if (beginning == rows_by_code_.end()) continue;
    // A compound and a particle stand before their words.
    const std::size_t first = words + (is_compound || schema::is_particle(code) ? 1 : 0);
    for (const std::uint32_t number : beginning->second) {
      const Row& row = rows_[number];
      if ((is_compound && row.codes.size() > 1) || !is_there(row.field, in_title, in_abstract)) continue;
      const std::size_t length = length_of(row, reader);
      if (length > 0 && window.meet(row.operand, first, first + length - 1)) return true;
    }
  }
  return false;
}

}  // namespace depeche::query
