#include "search/session/request.h"

#include <algorithm>
#include <chrono>
#include <string>
#include <utility>

#include "base/files.h"
#include "base/message.h"
#include "query/language/limits.h"
#include "query/language/printer.h"
#include "query/words/significant_terms.h"
#include "schema/property_values.h"

namespace depeche::search {

namespace {

// Names that nobody has find nothing: an alert waits for them.
query::AskedValue asked_value(const PropertyFilter& filter, const Session& session) {
  query::AskedValue asked;
  asked.value = filter.value;
  if (auto name = query::field_named(filter.name, own_names(session)))
    asked.name = std::move(*name);
  else
    asked.name.property = property_name(filter.name);
  return asked;
}

query::Filters filters_of(const SearchRequest& request, const Session& session) {
  query::Filters filters{
      request.dated, request.written, request.strict_dates, request.mentioned, request.sources, request.places, {}, {}};
  for (const PropertyFilter& filter : request.where) filters.where.push_back(asked_value(filter, session));
  for (const PropertyFilter& filter : request.not_where) filters.not_where.push_back(asked_value(filter, session));
  if (request.usable) filters.usable_at = std::chrono::floor<std::chrono::seconds>(std::chrono::system_clock::now());
  return filters;
}

query::PlanOptions options_of(const SearchRequest& request) {
  return {request.expand, request.aliases, request.stop_words, request.mode == MatchMode::all, false, false};
}

bool finds_something(const Xapian::Query& query, Session& session) {
  Xapian::Enquire enquire(session.all());
  enquire.set_query(query);
  enquire.set_weighting_scheme(Xapian::BoolWeight());
  return !enquire.get_mset(0, 1).empty();
}

constexpr std::string_view kCredits = schema::field_info(schema::Field::credits).name;

Status check_filter(const PropertyFilter& filter, const query::OwnNames& own) {
  const auto name = query::field_named(filter.name, own);
  if (!name) return tl::unexpected(query::unknown_name(filter.name, "where", own));
  if (name->filters() && !schema::is_date_field(name->field)) return {};
  return fail(
      ErrorCode::invalid_argument, tr("where: {} is no name of a value", base::in_quotes(filter.name)),
      tr("dates have filters of their own, and words of the title and the text are asked for in the query: {}:…",
         query::name_of(*name)));
}

}  // namespace

query::Present present_of(const SearchRequest& request) {
  const query::Present present(
      request.now.value_or(std::chrono::floor<std::chrono::seconds>(std::chrono::system_clock::now())));
  return request.today && *request.today != present.today ? query::Present(*request.today) : present;
}

query::OwnNames own_names(const Session& session) {
  return {[&session](const std::string& name) { return schema::has_property(name, session.all()); },
          [&session] { return schema::property_names(session.all()); }};
}

std::optional<std::string> counted_name(const std::string& name, const query::OwnNames& own) {
  const auto named = query::field_named(name, own);
  if (named && named->field == schema::Field::credits) return std::string(kCredits);
  if (named && !named->property.empty()) return named->property;
  return std::nullopt;
}

Status check_names(const SearchRequest& request, const Session& session) {
  const query::OwnNames own = own_names(session);
  for (const auto* filters : {&request.where, &request.not_where})
    for (const PropertyFilter& filter : *filters)
      if (Status status = check_filter(filter, own); !status) return status;
  for (const std::string& name : request.property_facets) {
    if (counted_name(name, own)) continue;
    const auto field = query::field_named(name, own);
    if (!field) return tl::unexpected(query::unknown_name(name, "facets", own));
    return fail(ErrorCode::invalid_argument, tr("facets: {} is not counted", base::in_quotes(name)),
                tr("date, source, place, mentions, credits and all properties are"));
  }
  return {};
}

query::Compiled compile_request(const query::Node& tree, const SearchRequest& request, Session& session) {
  session.expect_words(request.query);
  const auto shorter = query::shortened(tree, query::kMaxWords, session.indexes(), session.analyzer());
  const auto compiled_with = [&](const query::PlanOptions& options) {
    return query::compile(shorter ? shorter->tree : tree, filters_of(request, session), session.indexes(),
                          session.analyzer(), options);
  };
  query::PlanOptions options = options_of(request);
  query::Compiled compiled = compiled_with(options);
  // A sentence that is quoted must be there, where it is; a headline may quote what its story has in other words.
  const bool requires_words = !compiled.root.must.empty();
  if (tree.quotes_sentence && requires_words && !finds_something(compiled.unranked, session)) {
    options.quoted_words_rank = true;
    compiled = compiled_with(options);
  }
  if (shorter)
    compiled.notices.push_back(
        tr("the query ranks by its {} most significant terms; {} were left out", query::kMaxWords, shorter->left_out));
  return compiled;
}

Result<query::Condition> compile_condition(const query::Node& tree, const SearchRequest& request, Session& session) {
  query::PlanOptions options = options_of(request);
  options.for_arrivals = true;
  const query::Plan plan =
      query::make_plan(tree, filters_of(request, session), session.indexes(), session.analyzer(), options);
  if (asks_without_word(request, plan)) return fail(ErrorCode::query, tr(kNoWord), tr("* finds every dispatch"));
  return query::condition_of(plan);
}

std::vector<std::string> exclusions_of(const query::Node& tree, const SearchRequest& request, const Session& session) {
  query::Node filters;
  for (const PropertyFilter& filter : request.not_where) {
    auto [name, value] = asked_value(filter, session);
    query::Node& node = filters.children.emplace_back();
    node.kind = query::Kind::filter;
    node.occur = query::Occur::must_not;
    node.field = name.field;
    node.property = std::move(name.property);
    node.text = std::move(value);
  }
  std::vector<std::string> exclusions = query::exclusions_of(tree);
  for (std::string& text : query::exclusions_of(filters)) exclusions.push_back(std::move(text));
  return exclusions;
}

bool asks_without_word(const SearchRequest& request, const query::Plan& plan) {
  return plan.has_no_word && request.query.find_first_not_of(" \t\r\n*") != std::string::npos;
}

std::vector<Expansion> expansions_of(const query::Compiled& compiled) {
  std::vector<Expansion> expansions;
  for (const query::Synonym& synonym : compiled.synonyms) {
    if (synonym.is_family) continue;
    const Expansion expansion{synonym.typed, synonym.added};
    if (std::ranges::find(expansions, expansion) == expansions.end()) expansions.push_back(expansion);
  }
  for (const auto& [value, name] : compiled.accepted) expansions.push_back({value, name});
  for (const auto& [typed, word] : compiled.respelt) expansions.push_back({typed, word});
  return expansions;
}

}  // namespace depeche::search
