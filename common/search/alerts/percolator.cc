#include "search/alerts/percolator.h"

#include <algorithm>
#include <utility>

#include "query/words/wildcard.h"

namespace depeche::search {
namespace {

using query::Condition;

// Patterns stand for some words.
constexpr double kFrequencyOfPattern = 1000;

// Before the number of a pattern; no term of a document begins so.
constexpr char kPatternMark = '\x02';

bool has_value(const Condition& condition, ArrivedDocument& document) {
  return std::ranges::any_of(document.terms(), [&](std::string_view term) {
    return term.starts_with(condition.term) && term.find(' ') == std::string_view::npos &&
           query::matches_pattern(condition.pattern.text, term.substr(condition.term.size()));
  });
}

}  // namespace

void Percolator::put(Number number, const Condition& condition,
                     const std::function<double(const std::string&)>& frequency) {
  remove(number);
  if (number >= waiting_.size()) waiting_.resize(number + 1);
  Waiting& waiting = waiting_[number];
  waiting.used = true;
  waiting.condition = node_of(condition, frequency);
  waiting.cover = cover_of(waiting.condition);
  if (!waiting.cover.exists) return always_.push_back(number);
  std::vector<TermNumber>& terms = waiting.cover.terms;
  std::ranges::sort(terms);
  terms.erase(std::unique(terms.begin(), terms.end()), terms.end());
  for (const TermNumber term : terms) under_term_[term].push_back(number);
}

void Percolator::remove(Number number) {
  if (number >= waiting_.size() || !waiting_[number].used) return;
  if (!waiting_[number].cover.exists) std::erase(always_, number);
  for (const TermNumber term : waiting_[number].cover.terms) std::erase(under_term_[term], number);
  waiting_[number] = {};
}

void Percolator::clear() {
  PatternTable patterns = std::move(patterns_);
  patterns.clear();
  *this = {};
  patterns_ = std::move(patterns);
}

std::vector<Percolator::Number> Percolator::matching(ArrivedDocument& document, Session& session) {
  ++round_;
  mark_terms(document, session);
  std::vector<Number> matching;
  for (const Number number : always_) look_at(number, document, matching);
  for (const TermNumber term : present_)
    for (const Number number : under_term_[term]) look_at(number, document, matching);
  std::ranges::sort(matching);
  return matching;
}

void Percolator::mark_terms(ArrivedDocument& document, Session& session) {
  present_.clear();
  const auto mark = [&](TermNumber term) {
    if (marks_[term] != round_) present_.push_back(term);
    marks_[term] = round_;
  };
  for (const std::string& term : document.terms())
    if (const auto known = terms_.find(term); known != terms_.end()) mark(known->second);
  patterns_.visit_matching(document, session, [&](PatternTable::Number pattern) { mark(pattern_terms_[pattern]); });
}

void Percolator::look_at(Number number, ArrivedDocument& document, std::vector<Number>& matching) {
  Waiting& waiting = waiting_[number];
  if (waiting.looked_at == round_) return;
  waiting.looked_at = round_;
  if (is_met(waiting.condition, document)) matching.push_back(number);
}

bool Percolator::finds(Finder& finder, ArrivedDocument& document) {
  if (finder.asked != round_) finder.finds = finder.finder->test(document.database())(document.stream());
  finder.asked = round_;
  return finder.finds;
}

bool Percolator::is_met(const Node& node, ArrivedDocument& document) {
  const auto part_is_met = [&](const Node& part) { return is_met(part, document); };
  switch (node.kind) {
    case Condition::Kind::always:
      return true;
    case Condition::Kind::term:
    case Condition::Kind::pattern:
      return marks_[node.number] == round_;
    case Condition::Kind::stream:
      return finds(finders_[node.number], document);
    case Condition::Kind::embargoed:
      return document.is_embargoed();
    case Condition::Kind::value:
      return has_value(values_[node.number], document);
    case Condition::Kind::all:
      return std::ranges::all_of(node.parts, part_is_met);
    case Condition::Kind::any:
      return std::ranges::any_of(node.parts, part_is_met);
    case Condition::Kind::but_not:
      return is_met(node.parts[0], document) && !is_met(node.parts[1], document);
  }
  return false;
}

Percolator::TermNumber Percolator::number_of(const std::string& term, double frequency) {
  const auto [known, is_new] = terms_.try_emplace(term, static_cast<TermNumber>(terms_.size()));
  if (is_new) {
    frequencies_.push_back(frequency);
    marks_.push_back(0);
    under_term_.emplace_back();
  }
  return known->second;
}

Percolator::Node Percolator::node_of(const Condition& condition,
                                     const std::function<double(const std::string&)>& frequency) {
  Node node;
  node.kind = condition.kind;
  if (condition.kind == Condition::Kind::term) node.number = number_of(condition.term, frequency(condition.term));
  if (condition.kind == Condition::Kind::pattern) {
    const PatternTable::Number pattern = patterns_.add(condition.pattern);
    node.number = number_of(kPatternMark + std::to_string(pattern), kFrequencyOfPattern);
    if (pattern >= pattern_terms_.size()) pattern_terms_.push_back(node.number);
  }
  if (condition.kind == Condition::Kind::stream) {
    const auto [known, is_new] =
        finder_numbers_.try_emplace(condition.finder->key(), static_cast<std::uint32_t>(finders_.size()));
    if (is_new) finders_.push_back({condition.finder, 0, false});
    node.number = known->second;
  }
  if (condition.kind == Condition::Kind::value) {
    node.number = static_cast<std::uint32_t>(values_.size());
    values_.push_back(condition);
  }
  for (const Condition& part : condition.parts) node.parts.push_back(node_of(part, frequency));
  return node;
}

Percolator::Cover Percolator::cover_of(const Node& node) const {
  switch (node.kind) {
    case Condition::Kind::term:
    case Condition::Kind::pattern:
      return {true, frequencies_[node.number], {node.number}};
    case Condition::Kind::all:
      return cover_of_all(node);
    case Condition::Kind::any:
      return cover_of_any(node);
    case Condition::Kind::but_not:
      return cover_of(node.parts[0]);
    default:
      return {};
  }
}

Percolator::Cover Percolator::cover_of_all(const Node& node) const {
  Cover best;
  for (const Node& part : node.parts)
    if (Cover cover = cover_of(part); cover.exists && (!best.exists || cover.cost < best.cost)) best = std::move(cover);
  return best;
}

Percolator::Cover Percolator::cover_of_any(const Node& node) const {
  Cover all{true, 0, {}};
  for (const Node& part : node.parts) {
    const Cover cover = cover_of(part);
    if (!cover.exists) return {};
    all.cost += cover.cost;
    all.terms.insert(all.terms.end(), cover.terms.begin(), cover.terms.end());
  }
  return all;
}

}  // namespace depeche::search
