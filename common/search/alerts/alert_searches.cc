#include "search/alerts/alert_searches.h"

#include <algorithm>
#include <array>
#include <functional>
#include <utility>

#include "query/plan/filters.h"
#include "query/words/acronyms.h"
#include "query/words/synonyms.h"
#include "schema/terms.h"
#include "search/session/request.h"
#include "search/terms/likeness.h"
#include "text/acronyms.h"
#include "text/normalizer.h"

namespace depeche::search {
namespace {

constexpr std::array<schema::Field, 2> kDateFields{schema::Field::date, schema::Field::mentions};

std::vector<std::optional<DateRange>> spans_of(const Session& session) {
  std::vector<std::optional<DateRange>> spans;
  for (const schema::Field field : kDateFields) spans.push_back(query::archive_span(field, session.all()));
  return spans;
}

bool has_hours(const query::Node& tree) { return tree.moments || std::ranges::any_of(tree.children, has_hours); }

std::chrono::sys_time<std::chrono::minutes> this_minute() {
  return std::chrono::floor<std::chrono::minutes>(std::chrono::system_clock::now());
}

// Changes with most commits: documents come with higher numbers, or go.
AlertSearches::State state_of(const Session& session) {
  return {session.all().get_lastdocid(), session.all().get_doccount()};
}

bool has_dates(const query::Node& tree) {
  return tree.kind == query::Kind::date || std::ranges::any_of(tree.children, has_dates);
}

std::vector<text::Acronym> explained_in(const Dispatch& dispatch) {
  std::vector<text::Acronym> explained;
  text::find_acronyms(dispatch.title, explained);
  text::find_acronyms(dispatch.abstract, explained);
  text::find_acronyms(dispatch.text, explained);
  return explained;
}

std::string first_word(const std::string& folded) { return folded.substr(0, folded.find_first_of(" -'")); }

}  // namespace

Status AlertSearches::put(const std::string& name, const SearchRequest& request, Session& session) {
  if (spans_.empty()) renew_spans(session);
  const auto tree = tree_of(request, session);
  if (!tree) return tl::unexpected<Error>(tree.error());
  const auto condition = compile_condition(*tree, request, session);
  if (!condition) return tl::unexpected<Error>(condition.error());
  const auto known = numbers_.find(name);
  Number number = static_cast<Number>(searches_.size());
  if (known != numbers_.end())
    number = known->second;
  else if (!unused_.empty())
    number = unused_.back();
  if (number == searches_.size()) searches_.emplace_back();
  if (known == numbers_.end()) {
    if (!unused_.empty()) unused_.pop_back();
    numbers_.emplace(name, number);
  }
  searches_[number] = {name, request, std::hash<std::string>()(name)};
  stale_.insert(number);
  compile(number, *tree, session);
  stale_.erase(number);
  percolator_.count_new_patterns(session);
  return {};
}

bool AlertSearches::remove(std::string_view name) {
  const auto known = numbers_.find(name);
  if (known == numbers_.end()) return false;
  percolator_.remove(known->second);
  dated_.erase(known->second);
  timed_.erase(known->second);
  searches_[known->second].reset();
  unused_.push_back(known->second);
  numbers_.erase(known);
  return true;
}

void AlertSearches::compile(Number number, const query::Node& tree, Session& session) {
  const SearchRequest& request = searches_[number]->request;
  const query::Indexes indexes = session.indexes();
  const auto condition = compile_condition(tree, request, session);
  if (!condition) return;
  percolator_.put(number, *condition,
                  [&](const std::string& term) { return static_cast<double>(indexes.documents_with(term)); });
  dated_.erase(number);
  timed_.erase(number);
  if (has_hours(tree) && !request.now) timed_.insert(number);
  if (request.dated || request.written || request.mentioned || has_dates(tree)) {
    dated_.insert(number);
    narrow_spans(session);
  }
  if (request.expand) note_dependencies(number, tree, session);
}

void AlertSearches::note_dependencies(Number number, const query::Node& tree, Session& session) {
  std::set<std::string> words;
  query::add_folded_words(tree, session.analyzer(), words);
  for (const std::string& word : std::set<std::string>(words)) words.insert(text::acronym_key(word));
  for (const std::string& word : words) by_word_[word].push_back(number);
}

void AlertSearches::compile_stale(Session& session) {
  while (!stale_.empty()) {
    const Number number = *stale_.begin();
    if (searches_[number])
      if (const auto tree = tree_of(searches_[number]->request, session, AskedNames::may_come))
        compile(number, *tree, session);
    stale_.erase(number);
  }
}

void AlertSearches::renew(Session& session) {
  renew_spans(session);
  for (const auto& [name, number] : numbers_) stale_.insert(number);
  percolator_.clear();
  by_word_.clear();
  expansions_.clear();
  today_ = local_today();
  compile_stale(session);
}

void AlertSearches::prepare_for(std::vector<ArrivedDocument>& documents, Session& session) {
  if (numbers_.empty()) return;
  if (today_ != local_today()) return renew(session);
  if (std::exchange(minute_, this_minute()) != minute_) stale_.insert(timed_.begin(), timed_.end());
  const auto is_beyond = [this](ArrivedDocument& document) { return has_year_beyond(document); };
  if (std::ranges::any_of(documents, is_beyond)) {
    stale_.insert(dated_.begin(), dated_.end());
    renew_spans(session);
  }
  for (ArrivedDocument& document : documents) note_explained(document, session);
  compile_stale(session);
}

void AlertSearches::renew_spans(const Session& session) {
  spans_ = spans_of(session);
  spans_at_ = state_of(session);
}

// Years may have gone since: no search may have been compiled for fewer than are noted.
void AlertSearches::narrow_spans(const Session& session) {
  if (spans_at_ == state_of(session)) return;
  const Spans now = spans_of(session);
  for (std::size_t i = 0; i < now.size(); ++i) {
    if (!now[i]) spans_[i].reset();
    if (!spans_[i]) continue;
    spans_[i]->first = std::max(spans_[i]->first, now[i]->first);
    spans_[i]->last = std::min(spans_[i]->last, now[i]->last);
  }
  spans_at_ = state_of(session);
}

// It has a year that the archive had not: then open intervals reach further.
bool AlertSearches::has_year_beyond(ArrivedDocument& document) const {
  for (std::size_t i = 0; i < kDateFields.size(); ++i) {
    const std::string prefix = schema::year_prefix(kDateFields[i]);
    for (const std::string& term : document.terms()) {
      if (!term.starts_with(prefix)) continue;
      const auto year = parse_iso_range(std::string_view(term).substr(prefix.size()));
      if (year && (!spans_[i] || !spans_[i]->contains(*year))) return true;
    }
  }
  return false;
}

// The searches that may mean something else since the document explains an acronym.
void AlertSearches::note_explained(ArrivedDocument& document, Session& session) {
  const auto collect = [&](const std::string& word) {
    if (const auto having = by_word_.find(word); having != by_word_.end())
      stale_.insert(having->second.begin(), having->second.end());
  };
  for (const text::Acronym& acronym : explained_in(document.dispatch())) {
    const std::string key = text::acronym_key(acronym.spelling);
    std::vector<std::string> now;
    for (const schema::Explanation& known : query::Acronyms(session.databases()).expansions_of(key))
      now.push_back(known.spelling + ' ' + text::fold(known.expansion));
    const auto [before, is_new] = expansions_.try_emplace(key);
    if (!is_new && before->second == now) continue;
    collect(key);
    collect(first_word(text::fold(acronym.expansion)));
    for (const auto& list : {before->second, now})
      for (const std::string& known : list) collect(first_word(known.substr(known.find(' ') + 1)));
    before->second = std::move(now);
  }
}

}  // namespace depeche::search
