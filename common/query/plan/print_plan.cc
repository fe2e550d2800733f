#include "query/plan/print_plan.h"

#include <algorithm>
#include <sstream>
#include <string_view>

namespace depeche::query {
namespace {

constexpr std::size_t kShownForms = 10;

class PlanPrinter {
 public:
  std::string run(const PlanList& root) {
    if (root.says_nothing()) return "  every dispatch\n";
    put(root);
    return out_.str();
  }

  void operator()(const WordLeaf& leaf) {
    out_ << "word " << leaf.folded;
    if (!leaf.function_word) out_ << " (stem " << leaf.stem << ')';
    end(leaf.field, leaf.weight);
  }

  void operator()(const PhraseLeaf& leaf) {
    out_ << "phrase";
    for (const Phrase::Element& element : leaf.phrase.elements) out_ << ' ' << element.folded;
    end(leaf.phrase.field, leaf.weight.value_or(1));
  }

  void operator()(const NearLeaf& leaf) {
    out_ << "near, at most " << leaf.near.most_between << " words between" << (leaf.near.in_order ? ", in order" : "")
         << (leaf.near.is_foreign ? ", in other languages" : "") << ':';
    std::string_view comma;
    for (const NearWords::Operand& operand : leaf.near.operands) {
      out_ << comma;
      std::string_view either = " ";
      for (const Phrase& row : operand.rows) {
        out_ << either;
        for (const Phrase::Element& element : row.elements)
          out_ << (&element == &row.elements.front() ? "" : " ") << element.folded;
        either = " or ";
      }
      for (const Pattern& pattern : operand.patterns) {
        out_ << either << (pattern.edits > 0 ? pattern.folded + '~' : pattern.text);
        either = " or ";
      }
      comma = ",";
    }
    end({}, 1);
  }

  void operator()(const ValuesLeaf& leaf) {
    out_ << leaf.asked;
    end({}, 1);
  }

  void operator()(const PatternLeaf& leaf) {
    out_ << "pattern " << (leaf.pattern.edits > 0 ? leaf.pattern.folded : leaf.pattern.text);
    if (leaf.pattern.edits > 0) out_ << '~' << leaf.pattern.edits;
    out_ << ", forms:";
    for (std::size_t i = 0; i < std::min(leaf.forms.size(), kShownForms); ++i) out_ << ' ' << leaf.forms[i].first;
    if (leaf.forms.empty()) out_ << " none";
    if (leaf.forms.size() > kShownForms) out_ << " … (" << leaf.forms.size() << " in all)";
    end(leaf.pattern.field, 1);
  }

  void operator()(const TermsLeaf& leaf) {
    out_ << leaf.asked << (leaf.terms.empty() ? " (no dispatch has it)" : "");
    end({}, 1);
  }

  void operator()(const EmbargoLeaf& leaf) {
    out_ << "under embargo after " << format_time(leaf.moment);
    end({}, 1);
  }

  void operator()(const PlanList& list) {
    out_ << "group";
    end({}, 1);
    put(list);
  }

 private:
  void end(const std::optional<schema::Field>& field, double weight) {
    if (field) out_ << " in " << schema::field_info(*field).name;
    if (weight != 1) out_ << ", weight " << weight;
    out_ << '\n';
  }

  void put(const PlanList& list) {
    put("must ", list.must);
    put("may ", list.may);
    put("filter ", list.filters);
    put("without ", list.excluded);
  }

  void put(std::string_view role, const std::vector<PlanNode>& nodes) {
    ++depth_;
    for (const PlanNode& node : nodes) {
      out_ << std::string(2 * depth_, ' ') << role;
      std::visit(*this, node.what);
      put("or ", node.synonyms);
    }
    --depth_;
  }

  std::ostringstream out_;
  std::size_t depth_ = 0;
};

}  // namespace

std::string print_plan(const Plan& plan) { return PlanPrinter().run(plan.root); }

}  // namespace depeche::query
