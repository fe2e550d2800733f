#include "query/plan/plan_parts.h"

#include <algorithm>
#include <sstream>
#include <utility>

#include "base/comma_list.h"

namespace depeche::query {
namespace {

constexpr std::size_t kShownForms = 10;

std::string field_name(const std::optional<schema::Field>& field) {
  return field ? std::string(schema::field_info(*field).name) : std::string();
}

// Makes a part of what a node is; its role and its synonyms are its list's business.
struct Describe {
  PlanPart operator()(const WordLeaf& leaf) const {
    PlanPart part{.kind = PlanKind::word, .text = leaf.folded, .field = field_name(leaf.field), .weight = leaf.weight};
    if (!leaf.function_word) part.stem = leaf.stem;
    (leaf.choice.only_names ? part.forms : part.without_forms) = leaf.choice.names;
    return part;
  }

  PlanPart operator()(const PhraseLeaf& leaf) const {
    PlanPart part{.kind = PlanKind::phrase, .field = field_name(leaf.phrase.field), .weight = leaf.weight.value_or(1)};
    part.text = words_of(leaf.phrase);
    return part;
  }

  static std::string words_of(const Phrase& phrase) {
    std::string words;
    for (const Phrase::Element& element : phrase.elements)
      words.append(words.empty() ? "" : " ").append(element.folded);
    return words;
  }

  // "(a or b) near 5 c", and "… in order".
  PlanPart operator()(const NearLeaf& leaf) const {
    PlanPart part{.kind = PlanKind::near};
    for (const NearWords::Operand& operand : leaf.near.operands) {
      std::string either;
      const auto add_one = [&](const std::string& one) { either.append(either.empty() ? "" : " or ").append(one); };
      for (const Phrase& row : operand.rows) add_one(words_of(row));
      for (const Pattern& pattern : operand.patterns) add_one(pattern.edits > 0 ? pattern.folded + '~' : pattern.text);
      part.text.append(part.text.empty() ? "" : " + ").append(either);
    }
    part.text += ", at most " + std::to_string(leaf.near.most_between) + " words between";
    if (leaf.near.in_order) part.text += ", in order";
    return part;
  }

  PlanPart operator()(const ValuesLeaf& leaf) const { return {.kind = PlanKind::value, .text = leaf.asked}; }

  PlanPart operator()(const PatternLeaf& leaf) const {
    const Pattern& pattern = leaf.pattern;
    PlanPart part{.kind = PlanKind::pattern,
                  .text = pattern.edits > 0 ? pattern.folded + '~' + std::to_string(pattern.edits) : pattern.text,
                  .field = field_name(pattern.field),
                  .is_known = !leaf.forms.empty()};
    for (const auto& [form, stem] : leaf.forms) part.forms.push_back(form);
    return part;
  }

  PlanPart operator()(const TermsLeaf& leaf) const {
    return {.kind = PlanKind::value, .text = leaf.asked, .is_known = !leaf.terms.empty()};
  }

  PlanPart operator()(const EmbargoLeaf& leaf) const {
    return {.kind = PlanKind::embargo, .text = format_time(leaf.moment)};
  }

  PlanPart operator()(const PlanList& list) const { return {.kind = PlanKind::group, .parts = parts_of_list(list)}; }

  static std::vector<PlanPart> parts_of_list(const PlanList& list) {
    std::vector<PlanPart> parts;
    add(PlanRole::must, list.must, parts);
    add(PlanRole::may, list.may, parts);
    add(PlanRole::filter, list.filters, parts);
    add(PlanRole::without, list.excluded, parts);
    return parts;
  }

  static void add(PlanRole role, const std::vector<PlanNode>& nodes, std::vector<PlanPart>& parts) {
    for (const PlanNode& node : nodes) {
      PlanPart part = std::visit(Describe{}, node.what);
      part.role = role;
      add(PlanRole::synonym, node.synonyms, part.synonyms);
      parts.push_back(std::move(part));
    }
  }
};

std::string_view word_for(PlanRole role) {
  switch (role) {
    case PlanRole::must:
      return "must ";
    case PlanRole::may:
      return "may ";
    case PlanRole::filter:
      return "filter ";
    case PlanRole::without:
      return "without ";
    case PlanRole::synonym:
      return "or ";
  }
  return "";
}

void print_forms(const std::vector<std::string>& forms, std::ostream& out) {
  out << ", forms:";
  for (std::size_t i = 0; i < std::min(forms.size(), kShownForms); ++i) out << ' ' << forms[i];
  if (forms.empty()) out << " none";
  if (forms.size() > kShownForms) out << " … (" << forms.size() << " in all)";
}

void print_what(const PlanPart& part, std::ostream& out) {
  switch (part.kind) {
    case PlanKind::word:
      out << "word " << part.text;
      if (!part.stem.empty()) out << " (stem " << part.stem << ')';
      if (!part.forms.empty()) out << ", only the name";
      if (!part.without_forms.empty()) out << ", without the names: " << base::comma_list(part.without_forms);
      return;
    case PlanKind::phrase:
      out << "phrase " << part.text;
      return;
    case PlanKind::near:
      out << "near " << part.text;
      return;
    case PlanKind::pattern:
      out << "pattern " << part.text;
      return print_forms(part.forms, out);
    case PlanKind::value:
      out << part.text << (part.is_known ? "" : " (no dispatch has it)");
      return;
    case PlanKind::embargo:
      out << "under embargo after " << part.text;
      return;
    case PlanKind::group:
      out << "group";
  }
}

void print(const std::vector<PlanPart>& parts, std::size_t depth, std::ostream& out) {
  for (const PlanPart& part : parts) {
    out << std::string(2 * depth, ' ') << word_for(part.role);
    print_what(part, out);
    if (!part.field.empty()) out << " in " << part.field;
    if (part.weight != 1) out << ", weight " << part.weight;
    out << '\n';
    print(part.parts, depth + 1, out);
    print(part.synonyms, depth + 1, out);
  }
}

}  // namespace

std::vector<PlanPart> parts_of(const Plan& plan) {
  return plan.root.says_nothing() ? std::vector<PlanPart>() : Describe::parts_of_list(plan.root);
}

std::string print_plan(const std::vector<PlanPart>& parts) {
  if (parts.empty()) return "  every dispatch\n";
  std::ostringstream out;
  print(parts, 1, out);
  return out.str();
}

}  // namespace depeche::query
