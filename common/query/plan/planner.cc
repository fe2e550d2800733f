#include "query/plan/planner.h"

#include <algorithm>
#include <chrono>
#include <utility>

#include "base/message.h"
#include "query/plan/asked_dates.h"
#include "query/plan/filters.h"
#include "query/plan/planned_synonyms.h"
#include "query/plan/planned_words.h"
#include "query/words/content_words.h"
#include "text/char_class.h"
#include "text/normalizer.h"
#include "text/proper_names.h"

namespace depeche::query {
namespace {

using schema::Field;

// A query with so many words of content outside its quotation marks, and words of grammar or stops among them, is a
// sentence that quotes someone. Its phrases rank word by word, and exclude nothing. On 1,487 headlines and 1,485 leads,
// requiring them would lose 1 to 2 % of nDCG@10.
constexpr std::size_t kWordsBesideQuotation = 3;

bool only_matches(const PlanNode& node) {
  const auto* word = std::get_if<WordLeaf>(&node.what);
  return word != nullptr && word->weight == 0;
}

// Sorts the nodes of a list by their role.
class Planner {
 public:
  Planner(const Node& tree, const Indexes& indexes, text::Analyzer& analyzer, const PlanOptions& options)
      : indexes_(indexes),
        content_(options.stop_words, analyzer),
        filters_(indexes, analyzer, options.for_arrivals),
        synonyms_(tree, indexes, analyzer, options.aliases, options.for_arrivals, plan_),
        options_(options) {
    content_.read_question(tree);
    content_words_ = content_.count(tree);
    words_.emplace(WordPlanner::Words{content_, content_words_, typed_words(tree)}, tree.relaxing, options.for_arrivals,
                   indexes, analyzer, synonyms_, plan_);
  }

  Plan run(const Node& tree, const Filters& filters) {
    const PlanContext context{
        true, options_.expand, !options_.all_words && reads_like_a_sentence(tree), options_.all_words, false, false};
    if (!context.loose_phrases && !context.all_words) plan_.phrases_beside = phrases_beside_words(tree);
    relaxes_phrases_ = tree.relaxing.phrases && !plan_.phrases_beside.empty();
    plan_.asked.dated = filters.dated;
    plan_.asked.mentioned = filters.mentioned;
    if (filters.written) narrow_moments(*filters.written, plan_.asked);
    narrow_dates(tree, plan_.asked);
    plan_.notices.insert(plan_.notices.begin(), tree.notes.begin(), tree.notes.end());
    PlanList root = root_of(tree, context);
    plan_.has_no_word = root.says_nothing();
    add_filters(filters, context, root);
    plan_.root = std::move(root);
    return std::move(plan_);
  }

 private:
  // Those beside which a slip is judged; longer queries are left as they are.
  std::vector<TypedContentWord> typed_words(const Node& tree) const {
    return content_words_ <= kMostWordsWithSlips ? content_.typed(tree) : std::vector<TypedContentWord>();
  }

  PlanList root_of(const Node& tree, PlanContext context) {
    if (tree.kind == Kind::ranked) return ranked(tree, context);
    Node list;
    list.children.push_back(tree);
    return ranked(list, context);
  }

  bool reads_like_a_sentence(const Node& tree) {
    if (tree.kind != Kind::ranked) return false;
    std::size_t words = 0;
    bool quotes = false;
    for (const Node& child : tree.children) {
      if (child.occur != Occur::should) continue;
      quotes = quotes || child.kind == Kind::phrase;
      if (child.kind == Kind::word && content_.count(child) > 0) ++words;
    }
    const bool quotes_someone = (words >= kWordsBesideQuotation && tree.has_grammar) ||
                                (words > 0 && tree.quotes_sentence && options_.quoted_words_rank);
    if (!quotes || !quotes_someone) return false;
    plan_.notices.emplace_back(
        tr("in running text, quotation marks exclude nothing; write +\"…\" where a phrase must stand"));
    return true;
  }

  std::vector<std::string> phrases_beside_words(const Node& tree) const {
    std::vector<std::string> phrases;
    if (tree.kind != Kind::ranked) return phrases;
    bool has_word = false;
    for (const Node& child : tree.children) {
      has_word = has_word || (child.kind == Kind::word && content_.count(child) > 0);
      if (may_be_relaxed(child)) phrases.push_back(child.text);
    }
    if (!has_word) phrases.clear();
    return phrases;
  }

  PlanList ranked(const Node& node, PlanContext context) {
    PlanList list;
    WordPlanner::Seen seen;
    const bool is_root = std::exchange(at_root_, false);
    context.is_root = is_root;
    context.relaxed_phrases = is_root && relaxes_phrases_;
    std::optional<Node> first;
    if (is_root && only_first_has_capital(node)) {
      words_->ignore_capital(node.children.front());
      first = name_as_word(node.children.front());
    }
    for (const Node& child : node.children) {
      const std::size_t before = list.may.size() + list.must.size();
      add(first && &child == &node.children.front() ? *first : child, context, seen, list);
      if (is_root && is_word_beside(child, context)) note_word(list.may.size() + list.must.size() - before);
    }
    if (context.expands)
      for (PlanNode& synonym : synonyms_.of_runs(node, context)) {
        list.may.push_back(std::move(synonym));
        if (is_root) plan_.each_may_is_a_word = false;
      }
    // Beside what must match, a word that may match only ranks.
    if (!list.must.empty() && context.ranks) std::erase_if(list.may, only_matches);
    if (!list.must.empty() && !context.ranks) list.may.clear();
    return list;
  }

  // Whether the first of several words has a capital, and only that: "Marche blanche" asks for no name.
  static bool only_first_has_capital(const Node& list) {
    const auto is_word = [](const Node& child) { return child.kind == Kind::word && child.occur == Occur::should; };
    const auto has_capital = [](const Node& child) {
      return !child.text.empty() && text::is_upper(text::char_at(child.text, 0).code);
    };
    if (list.children.size() < 2 || !is_word(list.children[0]) || !is_word(list.children[1])) return false;
    if (std::ranges::any_of(list.children.begin() + 1, list.children.end(), has_capital)) return false;
    return has_capital(list.children.front()) && !text::is_all_capitals(list.children.front().text);
  }

  // A name that often is a word, too, in small letters.
  static std::optional<Node> name_as_word(Node name) {
    name.text = text::lower_form(name.text);
    if (!text::is_name_and_word(text::fold(name.text))) return std::nullopt;
    return name;
  }

  static bool is_word_beside(const Node& node, PlanContext context) {
    return node.occur == Occur::should && (node.kind == Kind::word || is_loose(node, context));
  }

  void note_word(std::size_t leaves) {
    if (leaves > 0) ++plan_.words_beside;
    if (leaves > 1) plan_.each_may_is_a_word = false;
  }

  void add(const Node& node, PlanContext context, WordPlanner::Seen& seen, PlanList& list) {
    indexes_.deadline.check();
    const bool in_words = node.kind == Kind::word || is_loose(node, context);
    const bool is_list = node.kind == Kind::all || node.kind == Kind::any;
    if (node.occur == Occur::must_not)
      append(asked(node, PlanContext::excluded()), list.excluded);
    else if (node.kind == Kind::filter || node.kind == Kind::date)
      list.filters.push_back(filter_of(node, context));
    else if (node.occur == Occur::must || is_list || node.kind == Kind::near ||
             (node.kind == Kind::phrase && !is_loose(node, context)))
      append(asked(node, context), list.must);
    else if (in_words && context.all_words)
      words_->add_required(node, context, seen, list.must);
    else if (in_words)
      words_->add_ranked(node, context, seen, list.may);
    else
      append(asked(node, context), context.all_words ? list.must : list.may);
  }

  static void append(std::optional<PlanNode> node, std::vector<PlanNode>& nodes) {
    if (node) nodes.push_back(std::move(*node));
  }

  // The documents that the node asks for; nothing when it says nothing, as a lone article does.
  std::optional<PlanNode> asked(const Node& node, PlanContext context) {
    indexes_.deadline.check();
    switch (node.kind) {
      case Kind::word:
        return words_->required(node, context);
      case Kind::phrase:
        return words_->phrase(node, context);
      case Kind::wildcard:
        return words_->wildcard(node, context);
      case Kind::fuzzy:
        return words_->fuzzy(node, context);
      case Kind::near:
        return words_->near(node, context);
      case Kind::filter:
      case Kind::date:
        return filter_of(node, context);
      case Kind::ranked:
        return said(ranked(node, context));
      case Kind::all:
        return said(all_of(node, context));
      case Kind::any:
        return said(any_of(node, context));
    }
    return {};
  }

  static std::optional<PlanNode> said(PlanList list) {
    if (list.says_nothing()) return {};
    return PlanNode{std::move(list), {}};
  }

  PlanList all_of(const Node& node, PlanContext context) {
    PlanList list;
    WordPlanner::Seen seen;
    for (Node child : node.children) {
      if (child.occur == Occur::should) child.occur = Occur::must;
      add(child, context, seen, list);
    }
    return list;
  }

  PlanList any_of(const Node& node, PlanContext context) {
    PlanList list;
    std::vector<PlanNode> filters;  // as one: many of dates are then no slower than their terms
    for (const Node& child : node.children) {
      if (child.kind == Kind::filter || child.kind == Kind::date)
        filters.push_back(filter_of(child, context));
      else
        append(asked(child, context), list.may);
    }
    if (!filters.empty()) list.may.push_back(any_filter(std::move(filters)));
    return list;
  }

  PlanNode filter_of(const Node& node, PlanContext context) {
    if (node.is_pattern && node.kind == Kind::filter)
      return filters_.of_pattern({node.field, node.property}, node.text);
    if (node.kind != Kind::date) return value({node.field, node.property}, node.text, context);
    if (!node.dates) return node.is_pattern ? filters_.with_date(*node.field) : filters_.undated(*node.field);
    if (node.moments) return filters_.written(*node.moments, node.certain);
    return filters_.dated(*node.field, *node.dates, node.certain);
  }

  // Documents with the value, or with another name for it.
  PlanNode value(const FieldName& name, const std::string& value, PlanContext context) {
    std::vector<PlanNode> names{filters_.of_value(name, value)};
    if (name.field != Field::id && context.expands)
      for (const std::string& variant : synonyms_.variants_of(value)) {
        names.push_back(filters_.of_value(name, variant));
        plan_.accepted.emplace_back(value, variant);
      }
    return any_filter(std::move(names));
  }

  void add_filters(const Filters& filters, PlanContext context, PlanList& list) {
    if (filters.dated) list.filters.push_back(filters_.dated(Field::date, *filters.dated, filters.strict_dates));
    if (filters.written) list.filters.push_back(filters_.written(*filters.written, filters.strict_dates));
    if (filters.mentioned) list.filters.push_back(filters_.dated(Field::mentions, *filters.mentioned, false));
    std::vector<AskedValue> asked = filters.where;
    for (const std::string& source : filters.sources) asked.push_back(value_of_field(Field::source, source));
    for (const std::string& place : filters.places) asked.push_back(value_of_field(Field::place, place));
    add_values(asked, context, list);
    if (filters.usable_at) list.excluded.push_back(filters_.unusable(*filters.usable_at));
    // As in a query, only what was typed is left out, not its other names.
    for (const auto& [name, left_out] : filters.not_where) list.excluded.push_back(filters_.of_value(name, left_out));
  }

  // Any value of a name, of each name one.
  void add_values(const std::vector<AskedValue>& asked, PlanContext context, PlanList& list) {
    std::vector<FieldName> done;
    for (const AskedValue& first : asked) {
      if (std::ranges::find(done, first.name) != done.end()) continue;
      done.push_back(first.name);
      std::vector<PlanNode> any;
      for (const AskedValue& one : asked)
        if (one.name == first.name) any.push_back(value(one.name, one.value, context));
      list.filters.push_back(any_filter(std::move(any)));
    }
  }

  const Indexes& indexes_;
  bool at_root_ = true;
  bool relaxes_phrases_ = false;
  Plan plan_;
  ContentWords content_;
  std::size_t content_words_ = 0;
  FilterPlanner filters_;
  SynonymPlanner synonyms_;
  std::optional<WordPlanner> words_;
  const PlanOptions& options_;
};

}  // namespace

Plan make_plan(const Node& tree, const Filters& filters, const Indexes& indexes, text::Analyzer& analyzer,
               const PlanOptions& options) {
  return Planner(tree, indexes, analyzer, options).run(tree, filters);
}

}  // namespace depeche::query
