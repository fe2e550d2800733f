#include "search/search_run.h"

#include <algorithm>
#include <chrono>
#include <iterator>
#include <optional>
#include <unordered_set>
#include <utility>

#include "base/message.h"
#include "query/language/printer.h"
#include "query/plan/compiled.h"
#include "query/plan/plan_parts.h"
#include "search/advice.h"
#include "search/present/facets.h"
#include "search/present/folding.h"
#include "search/present/hit_writer.h"
#include "search/present/versions.h"
#include "search/rank/feature_table.h"
#include "search/rank/recency.h"
#include "search/rank/rescoring.h"
#include "search/relax/asked.h"
#include "search/request_names.h"
#include "search/retrieve/retrieval.h"
#include "search/retrieve/term_at_a_time.h"
#include "search/retrieve/word_counts.h"
#include "search/session/request.h"
#include "search/terms/feedback.h"
#include "search/terms/likeness.h"
#include "search/time_left.h"

namespace depeche::search {
namespace {

using query::Compiled;
using Clock = std::chrono::steady_clock;

// Queries of more words are only counted when someone asks for it: that would cost more than the search.
constexpr std::size_t kCountedWords = 8;

// What both stages found, best first.
struct Ranked {
  Retrieved retrieved;
  std::vector<RankedFeatures> features;  // of the matches that were scored anew
  std::vector<std::string> added;        // words of feedback
};

// Zeros for a match that was not rescored.
std::vector<std::pair<std::string_view, double>> named_features(Xapian::docid id,
                                                                const std::vector<RankedFeatures>& ranked) {
  const auto found = std::ranges::find(ranked, id, &RankedFeatures::id);
  const Features features = found != ranked.end() ? found->features : Features{};
  std::vector<std::pair<std::string_view, double>> rows;
  for (std::size_t f = 0; f < kFeatureCount; ++f) rows.emplace_back(kFeatureNames[f], features[f]);
  return rows;
}

std::string feedback_notice(const std::vector<std::string>& added) {
  std::string words;
  for (const std::string& word : added) words.append(word == added.front() ? "" : ", ").append(word);
  std::string notice = tr("feedback added {}", words);
  return notice;
}

// One search, from the compiled query to its hits. The request and the session must outlive it.
class SearchRun {
 public:
  // `after`: where the page before ended.
  SearchRun(const SearchRequest& request, query::Node tree, const FeatureSwitches& switches,
            std::optional<PageEnd> after, Session& session)
      : request_(request),
        session_(session),
        time_(request, session),
        after_(std::move(after)),
        tree_(std::move(tree)),
        scoring_{switches, NamedDays(tree_)},
        wanted_(wanted()),
        asked_(ask(tree_, request, session)) {}

  Result<SearchResults> run() {
    if (after_ && order() == SortOrder::relevance)
      return fail(ErrorCode::invalid_argument, tr("after: this order is not by date"),
                  tr("sort by newest or by oldest"));
    SearchResults results = about_the_query();
    if (asks_without_word(request_, compiled_)) {
      results.notices.push_back(tr(kNoWord));
      return results;
    }
    Ranked ranked = best(wanted_);
    const bool is_cut = ranked.retrieved.is_cut;
    if (!ranked.added.empty()) results.notices.push_back(feedback_notice(ranked.added));
    tell_least(ranked.retrieved, results);
    time_.beside([&] { count(results); });
    time_.beside([&] { count_words(asked_.tree, request_, compiled_, ranked.retrieved, session_, results); });
    time_.beside([&] { advise_on_words(tree_, request_, asked_, session_, results); });
    time_.beside([&] { advise_on_filters(tree_, request_, asked_, session_, results); });
    if (Status status = add_hits(std::move(ranked), results); !status) return tl::unexpected<Error>(status.error());
    if (session_.is_hurried())
      tell_what_is_missing(is_cut, results);
    else
      time_.beside([&] { time_.check(); });
    return results;
  }

 private:
  // A part of an answer without any hit would look like an answer.
  void tell_what_is_missing(bool is_cut, SearchResults& results) const {
    if (results.hits.empty()) time_.check();
    results.is_partial = true;
    const bool are_all =
        results.hits.size() == request_.limit || request_.offset + results.hits.size() >= results.total;
    results.notices.push_back(is_cut    ? tr("the time was up: these are the best of the dispatches looked at by then")
                              : are_all ? tr("the time was up: counts and advice beside the hits may be missing")
                                        : tr("the time was up: further hits may be missing"));
  }

  // The matches, or the stories, up to the last one that is shown.
  std::size_t wanted() const {
    const std::size_t documents = session_.all().get_doccount();
    return std::min(documents, std::min(request_.offset, documents) + std::min(request_.limit, documents));
  }

  // Without words to rank by, the newest come first.
  SortOrder order() const {
    return request_.sort == SortOrder::relevance && compiled_.words.empty() ? SortOrder::newest : request_.sort;
  }

  bool asks_for_total() const {
    const bool few = request_.counting == Counting::automatic && compiled_.word_count <= kCountedWords;
    return request_.counting == Counting::exact || asks_for_facets() || few;
  }

  bool asks_for_facets() const { return !request_.facets.empty() || !request_.property_facets.empty(); }

  // Each once, as the indexes call them.
  std::vector<std::string> counted_properties() const {
    std::vector<std::string> names;
    for (const std::string& asked : request_.property_facets)
      if (const auto name = counted_name(asked, own_names(session_));
          name && std::ranges::find(names, *name) == names.end())
        names.push_back(*name);
    return names;
  }

  // At least the best `depth` matches, when there are so many.
  Ranked best(std::size_t depth) const {
    Ranked ranked{first_stage(compiled_, depth), {}, {}};
    if (order() != SortOrder::relevance) return ranked;
    std::vector<Match>& matches = ranked.retrieved.matches;
    ranked.features = time_.needed([&] { return rescore(matches, compiled_, scoring_, session_); });
    if (request_.feedback) time_.beside([&] { rank_with_feedback(depth, ranked); });
    if (request_.recency_half_life)
      boost_recent(matches, *request_.recency_half_life, present_of(request_).today, session_);
    put_first(asked_.strict, matches);
    return ranked;
  }

  // Behind the end of the page before: a copy of its last hit in another index is, unless it was told.
  bool comes_behind(Xapian::docid document, const std::vector<Xapian::docid>& told) const {
    const std::string key = sort_key(document, order(), session_);
    const auto id = [&] { return id_of(document, session_); };
    if (is_at(*after_, key, id)) return std::ranges::find(told, document) == told.end();
    return is_behind(*after_, key, id, order());
  }
  bool comes_before(Xapian::docid a, Xapian::docid b) const {
    const PageEnd first{0, sort_key(a, order(), session_), id_of(a, session_), 1};
    return is_behind(
        first, sort_key(b, order(), session_), [&] { return id_of(b, session_); }, order());
  }

  // The few that match what was asked are among the candidates of a relaxed search.
  Retrieved first_stage(const Compiled& compiled, std::size_t depth) const {
    Retrieved found = candidates(compiled, depth);
    put_first(asked_.strict, found.matches);
    return found;
  }

  Retrieved candidates(const Compiled& compiled, std::size_t depth) const {
    if (after_) return retrieve(compiled.matching, order(), false, depth, session_, &*after_);
    const bool by_relevance = order() == SortOrder::relevance;
    const std::size_t count = by_relevance ? std::max(depth, kRescoringDepth) : depth;
    const bool partly = by_relevance && !compiled.retrieval_is_complete;
    const Evaluation evaluation = asks_for_total() ? Evaluation::exhaustive : Evaluation::top_k;
    const AtDeadline at = request_.partial && !session_.is_hurried() ? AtDeadline::is_cut : AtDeadline::fails;
    Retrieved retrieved = by_relevance && compiled.term_at_a_time
                              ? retrieve_term_at_a_time(*compiled.term_at_a_time, count, evaluation, session_, at)
                              : retrieve(partly ? compiled.retrieval : compiled.matching, order(), by_relevance, count,
                                         session_, nullptr, at);
    if (retrieved.is_cut) {
      if (retrieved.matches.empty()) time_.check();
      session_.hurry();
      return retrieved;
    }
    if (partly && retrieved.matches.size() < depth)
      append_the_rest(compiled, depth, retrieved);
    else if (partly)
      retrieved.is_everything = false;
    return retrieved;
  }

  // The matches of the words that retrieval passed over, behind the others.
  void append_the_rest(const Compiled& compiled, std::size_t count, Retrieved& retrieved) const {
    std::unordered_set<Xapian::docid> known;
    for (const Match& match : retrieved.matches) known.insert(match.id);
    const Retrieved all = retrieve(compiled.matching, SortOrder::relevance, true, count, session_);
    for (Match match : all.matches) {
      if (retrieved.matches.size() == count || !known.insert(match.id).second) continue;
      if (!retrieved.matches.empty()) match.weight = std::min(match.weight, retrieved.matches.back().weight);
      retrieved.matches.push_back(match);
    }
    retrieved.at_least = std::max(all.at_least, retrieved.at_least);
    retrieved.is_everything = all.is_everything;
  }

  // Words of the best matches rank, too; `compiled_` stays what was typed.
  void rank_with_feedback(std::size_t depth, Ranked& ranked) const {
    Compiled widened = compiled_;
    Ranked again;
    again.added = add_feedback(ranked.retrieved.matches, widened, session_);
    if (again.added.empty()) return;
    again.retrieved = first_stage(widened, depth);
    again.features = rescore(again.retrieved.matches, widened, scoring_, session_);
    if (again.retrieved.is_cut) return;
    again.retrieved.is_everything = again.retrieved.is_everything || ranked.retrieved.is_everything;
    again.retrieved.at_least = std::max(again.retrieved.at_least, ranked.retrieved.at_least);
    ranked = std::move(again);
  }

  SearchResults about_the_query() const {
    SearchResults results;
    results.query = request_.query;
    results.parsed = query::print(tree_);
    results.revision = session_.revision();
    results.dated = compiled_.asked.dated;
    results.written = compiled_.asked.written;
    results.mentioned = compiled_.asked.mentioned;
    results.excluded = exclusions_of(tree_, request_, session_);
    results.notices = compiled_.notices;
    for (std::string& complaint : session_.complaints()) results.notices.push_back(std::move(complaint));
    results.expansions = expansions_of(compiled_);
    results.relaxation = asked_.relaxation;
    if (asked_.relaxation)
      for (const Expansion& told : asked_.relaxation->spellings) std::erase(results.expansions, told);
    if (request_.explain_ranking) {
      results.ranked_words = typed_words(compiled_.words);
      results.plan = query::parts_of(compiled_);
    }
    return results;
  }

  void tell_least(const Retrieved& retrieved, SearchResults& results) const {
    results.total = retrieved.at_least;
    results.total_is_exact = retrieved.is_everything && !after_;
    if (after_) results.total += after_->shown;
  }

  void count(SearchResults& results) const {
    if (asks_for_facets()) {
      FacetCounter counter(request_.facets, counted_properties(), session_.all());
      results.total = count_matches(compiled_.unranked, counter.spies(), session_);
      results.facets = counter.facets();
      for (Facet& facet : results.facets)
        if (facet.field != FacetField::property) facet.name = base::name_of(kFacetFields, facet.field);
      for (std::string& notice : counter.notices()) results.notices.push_back(std::move(notice));
      results.total_is_exact = true;
    } else if (asks_for_total() && !results.total_is_exact) {
      results.total = count_matches(compiled_.unranked, {}, session_);
      results.total_is_exact = true;
    }
  }

  Status add_hits(Ranked ranked, SearchResults& results) const {
    std::optional<VersionFinder> finder;
    const Folded found = time_.needed([&] {
      finder.emplace(session_);
      return request_.fold_versions ? fold_all(ranked, *finder) : Folded{ranked.retrieved.matches, {}, {}};
    });
    const std::size_t begin = std::min(found.matches.size(), request_.offset);
    const std::size_t end = begin + std::min(found.matches.size() - begin, request_.limit);
    std::optional<HitWriter> writer;
    time_.needed([&] { writer.emplace(request_, compiled_, session_); });
    const std::size_t before = after_ ? after_->shown : 0;
    if (begin == found.matches.size() && begin > 0 && request_.limit > 0)
      results.notices.push_back(tr("the first {} hits were skipped, and there are {}", request_.offset, begin));
    expect_documents(found, begin, end);
    Status status;
    for (std::size_t i = begin; i < end && status; ++i) {
      const bool in_time = time_.one_more([&] {
        session_.deadline().check();
        Hit hit;
        hit.rank = before + i + 1;
        hit.score = found.matches[i].weight;
        const Xapian::docid id = found.matches[i].id;
        if (request_.explain_ranking && i < kRescoringDepth) hit.features = named_features(id, ranked.features);
        status = writer->describe(id, hit);
        if (status && request_.fold_versions) status = writer->add_versions(found.others[i], id, *finder, hit);
        if (status) results.hits.push_back(std::move(hit));
      });
      if (!in_time) break;
    }
    if (!status) return status;
    if (order() != SortOrder::relevance && !results.hits.empty() && results.hits.size() == request_.limit) {
      const Xapian::docid last = request_.fold_versions ? found.places[end - 1] : found.matches[end - 1].id;
      results.next = to_text(end_behind(last, before + end, found, end));
    }
    return {};
  }

  void expect_documents(const Folded& found, std::size_t begin, std::size_t end) const {
    std::vector<Xapian::docid> ids;
    for (std::size_t i = begin; i < end; ++i) {
      ids.push_back(found.matches[i].id);
      if (request_.fold_versions) std::ranges::copy(found.others[i], std::back_inserter(ids));
    }
    time_.needed([&] { session_.expect(ids, PartOfDocument::values); });
  }

  // The page that ends with the hit before `end`.
  PageEnd end_behind(Xapian::docid last, std::size_t shown, const Folded& found, std::size_t end) const {
    PageEnd page{shown, sort_key(last, order(), session_), id_of(last, session_), 0};
    const auto is_copy = [&](Xapian::docid document) {
      return is_at(page, sort_key(document, order(), session_), [&] { return id_of(document, session_); });
    };
    for (std::size_t i = end; i > 0; --i) {
      const bool is_told = is_copy(request_.fold_versions ? found.places[i - 1] : found.matches[i - 1].id);
      if (!is_told) break;
      ++page.copies;
      // Copies that were folded together are told together.
      if (request_.fold_versions && !found.others[i - 1].empty())
        page.copies += static_cast<std::size_t>(std::ranges::count_if(found.others[i - 1], is_copy));
    }
    if (after_ && page.key == after_->key && page.id == after_->id) page.copies += after_->copies;
    return page;
  }

  // Stories that an earlier page has told, by a version that comes before its end.
  void drop_told(const std::vector<Xapian::docid>& told, Folded& found) const {
    if (!after_) return;
    Folded kept;
    for (std::size_t i = 0; i < found.matches.size(); ++i) {
      if (!comes_behind(found.places[i], told)) continue;
      kept.matches.push_back(found.matches[i]);
      kept.places.push_back(found.places[i]);
      kept.others.push_back(std::move(found.others[i]));
    }
    found = std::move(kept);
  }

  // Goes deeper until there are as many stories as are wanted, or no further matches.
  Folded fold_all(Ranked& ranked, VersionFinder& finder) const {
    const Shown shown = order() == SortOrder::oldest ? Shown::earliest : Shown::latest;
    const bool may_go_deeper = ranked.retrieved.matches.size() >= wanted_;
    std::size_t depth = std::max(wanted_, ranked.retrieved.matches.size());
    bool is_everything = !may_go_deeper;
    const OtherMatches others = [&](const std::vector<Xapian::docid>& ids) {
      return matches_among(compiled_.unranked, ids, session_);
    };
    ComesBefore before;
    if (order() != SortOrder::relevance) before = [&](Xapian::docid a, Xapian::docid b) { return comes_before(a, b); };
    Folded found = fold(ranked.retrieved.matches, wanted_, shown, finder, others, before);
    drop_told(ranked.retrieved.told, found);
    while (found.matches.size() < wanted_ && !is_everything && !session_.is_hurried()) {
      depth *= 2;
      Ranked deeper = best(depth);
      if (deeper.retrieved.is_cut) break;
      ranked = std::move(deeper);
      is_everything = ranked.retrieved.matches.size() < depth;
      found = fold(ranked.retrieved.matches, after_ ? depth : wanted_, shown, finder, others, before);
      drop_told(ranked.retrieved.told, found);
    }
    if (found.matches.size() > wanted_) {
      found.matches.resize(wanted_);
      found.places.resize(wanted_);
      found.others.resize(wanted_);
    }
    return found;
  }

  const SearchRequest& request_;
  Session& session_;
  const TimeLeft time_;
  const std::optional<PageEnd> after_;
  const query::Node tree_;  // as typed
  const Scoring scoring_;
  const std::size_t wanted_;
  const Asked asked_;
  const Compiled& compiled_ = asked_.compiled;
};

}  // namespace

Result<SearchResults> run_search(const SearchRequest& request, Session& session) {
  const auto started = Clock::now();
  auto tree = tree_of(request, session);
  if (!tree) return tl::unexpected<Error>(tree.error());
  const auto switches = all_but(request.without);
  if (!switches) return tl::unexpected<Error>(switches.error());
  if (request.recency_half_life && *request.recency_half_life <= 0)
    return fail(ErrorCode::invalid_argument, tr("the half-life of news must be above 0 days"));
  std::optional<PageEnd> after;
  if (!request.after.empty()) {
    auto end = read_page_end(request.after);
    if (!end) return tl::unexpected<Error>(end.error());
    after = std::move(*end);
  }
  auto results = SearchRun(request, std::move(*tree), *switches, std::move(after), session).run();
  if (results) results->took_ms = std::chrono::duration<double, std::milli>(Clock::now() - started).count();
  return results;
}

}  // namespace depeche::search
