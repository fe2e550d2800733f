#include "search/search_run.h"

#include <algorithm>
#include <chrono>
#include <sstream>
#include <unordered_set>

#include "query/language/printer.h"
#include "query/plan/compiled.h"
#include "query/plan/print_plan.h"
#include "query/words/spelling.h"
#include "schema/range_list.h"
#include "schema/record.h"
#include "schema/terms.h"
#include "schema/version.h"
#include "search/present/facets.h"
#include "search/present/folding.h"
#include "search/present/highlighter.h"
#include "search/present/snippet.h"
#include "search/present/versions.h"
#include "search/rank/feature_table.h"
#include "search/rank/recency.h"
#include "search/rank/rescoring.h"
#include "search/request_names.h"
#include "search/retrieve/retrieval.h"
#include "search/retrieve/term_at_a_time.h"
#include "search/retrieve/word_counts.h"
#include "search/session/request.h"
#include "search/terms/feedback.h"
#include "search/terms/likeness.h"
#include "time/asked_time.h"

namespace depeche::search {
namespace {

using query::Compiled;
using Clock = std::chrono::steady_clock;

// Queries of more words are only counted when someone asks for it: that would cost more than the search.
constexpr std::size_t kCountedWords = 8;

// Without words to rank by, the newest come first.
SortOrder order_of(const SearchRequest& request, const Compiled& compiled) {
  return request.sort == SortOrder::relevance && compiled.words.empty() ? SortOrder::newest : request.sort;
}

// The matches of the words that retrieval passed over, behind the others.
void append_the_rest(Retrieved& retrieved, const Compiled& compiled, std::size_t count, Session& session) {
  std::unordered_set<Xapian::docid> known;
  for (const Match& match : retrieved.matches) known.insert(match.id);
  Retrieved all = retrieve(compiled.matching, SortOrder::relevance, true, count, session);
  for (Match match : all.matches) {
    if (retrieved.matches.size() == count || !known.insert(match.id).second) continue;
    if (!retrieved.matches.empty()) match.weight = std::min(match.weight, retrieved.matches.back().weight);
    retrieved.matches.push_back(match);
  }
  retrieved.at_least = std::max(all.at_least, retrieved.at_least);
  retrieved.is_everything = all.is_everything;
}

bool asks_for_facets(const SearchRequest& request) {
  return !request.facets.empty() || !request.property_facets.empty();
}

// Each once, as the indexes call them.
std::vector<std::string> counted_properties(const SearchRequest& request, const Session& session) {
  std::vector<std::string> names;
  for (const std::string& asked : request.property_facets)
    if (const auto name = counted_name(asked, own_names(session));
        name && std::ranges::find(names, *name) == names.end())
      names.push_back(*name);
  return names;
}

bool asks_for_total(const SearchRequest& request, const Compiled& compiled) {
  const bool few = request.counting == Counting::automatic && compiled.word_count <= kCountedWords;
  return request.counting == Counting::exact || asks_for_facets(request) || few;
}

Retrieved first_stage(const Compiled& compiled, const SearchRequest& request, std::size_t wanted, Session& session) {
  const SortOrder order = order_of(request, compiled);
  const bool by_relevance = order == SortOrder::relevance;
  const std::size_t count = by_relevance ? std::max(wanted, kRescoringDepth) : wanted;
  const bool partly = by_relevance && !compiled.retrieval_is_complete;
  const Evaluation evaluation = asks_for_total(request, compiled) ? Evaluation::exhaustive : Evaluation::top_k;
  Retrieved retrieved =
      by_relevance && compiled.term_at_a_time
          ? retrieve_term_at_a_time(*compiled.term_at_a_time, count, evaluation, session)
          : retrieve(partly ? compiled.retrieval : compiled.matching, order, by_relevance, count, session);
  if (partly && retrieved.matches.size() < wanted)
    append_the_rest(retrieved, compiled, wanted, session);
  else if (partly)
    retrieved.is_everything = false;
  return retrieved;
}

// Words of the best matches rank, too; `compiled` stays what was typed.
void rank_with_feedback(const SearchRequest& request, const Compiled& compiled, std::size_t wanted,
                        const Scoring& scoring, Retrieved& retrieved, std::vector<RankedFeatures>& features,
                        SearchResults& results, Session& session) {
  Compiled widened = compiled;
  const std::vector<std::string> added = add_feedback(retrieved.matches, widened, session);
  if (added.empty()) return;
  std::string notice = "feedback added";
  for (const std::string& word : added) notice.append(word == added.front() ? " " : ", ").append(word);
  results.notices.push_back(std::move(notice));
  const bool is_everything = retrieved.is_everything;
  const std::size_t at_least = retrieved.at_least;
  retrieved = first_stage(widened, request, wanted, session);
  retrieved.is_everything = retrieved.is_everything || is_everything;
  retrieved.at_least = std::max(retrieved.at_least, at_least);
  features = rescore(retrieved.matches, widened, scoring, session);
}

void count(const SearchRequest& request, const Compiled& compiled, const Retrieved& retrieved, Session& session,
           SearchResults& results) {
  results.total = retrieved.at_least;
  results.total_is_exact = retrieved.is_everything;
  if (asks_for_facets(request)) {
    FacetCounter counter(request.facets, counted_properties(request, session), session.all());
    results.total = count_matches(compiled.matching, counter.spies(), session);
    results.facets = counter.facets();
    for (Facet& facet : results.facets)
      if (facet.field != FacetField::property) facet.name = base::name_of(kFacetFields, facet.field);
    for (std::string& notice : counter.notices()) results.notices.push_back(std::move(notice));
    results.total_is_exact = true;
  } else if (asks_for_total(request, compiled) && !results.total_is_exact) {
    results.total = count_matches(compiled.matching, {}, session);
    results.total_is_exact = true;
  }
}

std::optional<DateMatch> date_match(const query::AskedDates& asked, const Dispatch& dispatch) {
  if (!asked.dated || !dispatch.dated) return std::nullopt;
  const bool inside =
      asked.dated->contains(*dispatch.dated) &&
      (!asked.written || dispatch.written_at || asked.written->contains(time::moments_of(*dispatch.dated)));
  return inside ? DateMatch::certain : DateMatch::possible;
}

void describe(Hit& hit, const Compiled& compiled, const SearchRequest& request, Highlighter& highlighter) {
  hit.date_match = date_match(compiled.asked, hit.dispatch);
  for (const Mark& mark : highlighter.find(hit.dispatch.title)) hit.title_highlights.push_back({mark.begin, mark.end});
  if (!hit.dispatch.abstract.empty())
    hit.abstract_snippet =
        make_snippet(hit.dispatch.abstract, highlighter.find(hit.dispatch.abstract), request.snippet_length);
  hit.snippet = make_snippet(hit.dispatch.text, highlighter.find(hit.dispatch.text), request.snippet_length);
}

// Zeros for a match that was not rescored.
std::vector<std::pair<std::string_view, double>> named_features(Xapian::docid id,
                                                                const std::vector<RankedFeatures>& ranked) {
  const auto found = std::ranges::find(ranked, id, &RankedFeatures::id);
  const Features features = found != ranked.end() ? found->features : Features{};
  std::vector<std::pair<std::string_view, double>> rows;
  for (std::size_t f = 0; f < kFeatureCount; ++f) rows.emplace_back(kFeatureNames[f], features[f]);
  return rows;
}

bool asks_for_mentions(const SearchRequest& request, const Compiled& compiled) {
  return compiled.asked.mentioned || std::ranges::find(request.facets, FacetField::mentions) != request.facets.end();
}

Status add_versions(const std::vector<Xapian::docid>& others, Xapian::docid shown, bool with_titles,
                    VersionFinder& finder, Session& session, Hit& hit) {
  for (const Xapian::docid id : others) {
    Version version;
    version.is_later = finder.is_later(id, shown);
    if (!with_titles) {
      version.id = schema::record_id(session.value(id, schema::kRecordSlot));
    } else {
      auto dispatch = session.dispatch(id);
      if (!dispatch) return tl::unexpected<Error>(dispatch.error());
      version.id = std::move(dispatch->id);
      version.title = std::move(dispatch->title);
      version.dated = dispatch->dated;
      version.written_at = dispatch->written_at;
    }
    hit.versions.push_back(std::move(version));
  }
  return {};
}

Status add_hits(const SearchRequest& request, const Compiled& compiled, const Folded& found,
                const std::vector<RankedFeatures>& features, VersionFinder& finder, Session& session,
                SearchResults& results) {
  const std::size_t begin = std::min(found.matches.size(), request.offset);
  const std::size_t end = begin + std::min(found.matches.size() - begin, request.limit);
  const bool mentions = asks_for_mentions(request, compiled);
  std::optional<Highlighter> highlighter;
  if (request.snippets) highlighter.emplace(compiled, session);
  for (std::size_t i = begin; i < end; ++i) {
    session.deadline().check();
    Hit hit;
    hit.rank = i + 1;
    hit.score = found.matches[i].weight;
    if (request.explain_ranking && i < kRescoringDepth) hit.features = named_features(found.matches[i].id, features);
    if (!highlighter) {
      hit.dispatch.id = schema::record_id(session.value(found.matches[i].id, schema::kRecordSlot));
    } else {
      auto dispatch = session.dispatch(found.matches[i].id);
      if (!dispatch) return tl::unexpected<Error>(dispatch.error());
      hit.dispatch = std::move(*dispatch);
      describe(hit, compiled, request, *highlighter);
      if (mentions) hit.mentions = schema::decode_ranges(session.value(found.matches[i].id, schema::kMentionsSlot));
    }
    if (request.fold_versions)
      if (auto status = add_versions(found.others[i], found.matches[i].id, request.snippets, finder, session, hit);
          !status)
        return status;
    results.hits.push_back(std::move(hit));
  }
  return {};
}

// The second stage, and what else moves matches about. Returns what was counted of the matches for it.
std::vector<RankedFeatures> rank(const SearchRequest& request, const Compiled& compiled, std::size_t wanted,
                                 const Scoring& scoring, Retrieved& retrieved, SearchResults& results,
                                 Session& session) {
  if (order_of(request, compiled) != SortOrder::relevance) return {};
  std::vector<RankedFeatures> features = rescore(retrieved.matches, compiled, scoring, session);
  if (request.feedback) rank_with_feedback(request, compiled, wanted, scoring, retrieved, features, results, session);
  if (request.recency_half_life)
    boost_recent(retrieved.matches, *request.recency_half_life, present_of(request).today, session);
  return features;
}

// Goes deeper until there are `wanted` stories, or no further matches.
Folded fold_all(const SearchRequest& request, const Compiled& compiled, std::size_t wanted, const Scoring& scoring,
                const Retrieved& retrieved, std::vector<RankedFeatures>& features, VersionFinder& finder,
                Session& session) {
  const SortOrder order = order_of(request, compiled);
  const Shown shown = order == SortOrder::oldest ? Shown::earliest : Shown::latest;
  const OtherMatches others = [&](const std::vector<Xapian::docid>& ids) {
    return matches_among(compiled.matching, ids, session);
  };
  Folded found = fold(retrieved.matches, wanted, shown, finder, others);
  std::size_t depth = std::max(wanted, retrieved.matches.size());
  while (found.matches.size() < wanted && retrieved.matches.size() >= wanted) {
    depth *= 2;
    Retrieved deeper = first_stage(compiled, request, depth, session);
    const bool is_everything = deeper.matches.size() < depth;
    SearchResults unused;
    features = rank(request, compiled, depth, scoring, deeper, unused, session);
    found = fold(deeper.matches, wanted, shown, finder, others);
    if (is_everything) break;
  }
  return found;
}

void explain_forms(const query::ScoredWord& word, std::ostream& out) {
  constexpr std::size_t kShown = 10;
  out << "word " << word.form << ": " << word.forms.size() << " forms";
  for (std::size_t i = 0; i < std::min(word.forms.size(), kShown); ++i)
    out << (i == 0 ? ": " : ", ") << word.forms[i].first;
  out << (word.forms.size() > kShown ? ", …\n" : "\n");
}

std::vector<Expansion> expansions_of(const Compiled& compiled) {
  std::vector<Expansion> expansions;
  for (const query::Synonym& synonym : compiled.synonyms) {
    const Expansion expansion{synonym.typed, synonym.added};
    if (std::find(expansions.begin(), expansions.end(), expansion) == expansions.end()) expansions.push_back(expansion);
  }
  for (const auto& [value, name] : compiled.accepted) expansions.push_back({value, name});
  for (const auto& [typed, word] : compiled.respelt) expansions.push_back({typed, word});
  return expansions;
}

SearchResults without_word(const SearchRequest& request, const Compiled& compiled, Clock::time_point started) {
  SearchResults results;
  results.query = request.query;
  results.notices = compiled.notices;
  results.notices.emplace_back(kNoWord);
  results.took_ms = std::chrono::duration<double, std::milli>(Clock::now() - started).count();
  return results;
}

}  // namespace

Result<SearchResults> run_search(const SearchRequest& request, Session& session) {
  const auto started = Clock::now();
  const auto tree = tree_of(request, session);
  if (!tree) return tl::unexpected<Error>(tree.error());
  const auto switches = all_but(request.without);
  if (!switches) return tl::unexpected<Error>(switches.error());
  if (request.recency_half_life && *request.recency_half_life <= 0)
    return fail(ErrorCode::invalid_argument, "the half-life of news must be above 0 days");
  const std::size_t documents = session.all().get_doccount();
  const std::size_t wanted =
      std::min(documents, std::min(request.offset, documents) + std::min(request.limit, documents));

  const Scoring scoring{*switches, NamedDays(*tree)};
  Compiled compiled = compile_request(*tree, request, session);
  if (asks_without_word(request, compiled)) return without_word(request, compiled, started);
  Retrieved retrieved = first_stage(compiled, request, wanted, session);
  SearchResults results;
  results.query = request.query;
  results.parsed = query::print(*tree);
  results.dated = compiled.asked.dated;
  results.written = compiled.asked.written;
  results.mentioned = compiled.asked.mentioned;
  results.excluded = query::exclusions_of(*tree);
  results.notices = compiled.notices;
  for (std::string& complaint : session.complaints()) results.notices.push_back(std::move(complaint));
  results.expansions = expansions_of(compiled);
  if (request.explain_ranking) results.ranked_words = typed_words(compiled.words);
  std::vector<RankedFeatures> features = rank(request, compiled, wanted, scoring, retrieved, results, session);
  count(request, compiled, retrieved, session, results);
  count_words(*tree, request, compiled, retrieved, session, results);
  const bool typed_only = request.like_id.empty() && request.like_text.empty();
  if (request.suggest && typed_only)
    results.suggestion = query::suggest(request.query, *tree, session.all(), session.databases(), session.analyzer(),
                                        query::Aliases(request.aliases, session.analyzer()), session.deadline());
  VersionFinder finder(session);
  Folded found;
  if (!request.fold_versions)
    found.matches = std::move(retrieved.matches);
  else
    found = fold_all(request, compiled, wanted, scoring, retrieved, features, finder, session);
  if (auto status = add_hits(request, compiled, found, features, finder, session, results); !status)
    return tl::unexpected<Error>(status.error());
  results.took_ms = std::chrono::duration<double, std::milli>(Clock::now() - started).count();
  return results;
}

Result<std::string> explain_search(const SearchRequest& request, Session& session) {
  const auto tree = tree_of(request, session);
  if (!tree) return tl::unexpected<Error>(tree.error());
  const Compiled compiled = compile_request(*tree, request, session);
  std::ostringstream out;
  out << query::print_tree(*tree);
  for (const query::ScoredWord& word : compiled.words) {
    if (word.is_wildcard()) {
      explain_forms(word, out);
      continue;
    }
    out << "word " << word.form << ": stem " << word.stem << ", in "
        << session.all().get_termfreq(schema::stem_term(schema::Field::text, word.stem)) << " texts and "
        << session.all().get_termfreq(schema::stem_term(schema::Field::title, word.stem)) << " titles\n";
  }
  for (const Expansion& expansion : expansions_of(compiled))
    out << "also searches " << expansion.typed << " = " << expansion.added << '\n';
  out << "retrieves " << compiled.retrieval.get_description() << '\n';
  if (!compiled.retrieval_is_complete) out << "matches " << compiled.matching.get_description() << '\n';
  out << "plan\n" << query::print_plan(compiled);
  return out.str();
}

}  // namespace depeche::search
