#include "search/rank/rescoring.h"

#include <algorithm>
#include <cmath>
#include <functional>
#include <optional>
#include <utility>

#include "schema/idf.h"
#include "schema/terms.h"
#include "search/rank/best_kin.h"
#include "search/rank/candidates.h"
#include "search/rank/early.h"
#include "search/rank/feature_table.h"
#include "search/rank/query_topics.h"
#include "search/rank/remote_features.h"
#include "search/rank/standardising.h"

namespace depeche::search {
namespace {

using query::ScoredWord;
using schema::Field;

std::vector<std::vector<query::MatchingCode>> codes_of(const ScoredWord& word, const Session& session) {
  std::vector<std::vector<query::MatchingCode>> codes;
  for (const schema::PartDatabase& database : session.databases())
    codes.push_back(query::matching_codes(word, database));
  return codes;
}

// The documents that have the form of a word, and those of them that write it only as a name.
struct FormDocuments {
  double all = 0;
  double named = 0;

  // 0 for a word that is as often no name, 1 for one that always is.
  double namedness() const { return all > 0 ? std::max(0.0, 2 * named / all - 1) : 0; }
};

FormDocuments documents_with_form(const std::vector<std::vector<query::MatchingCode>>& codes) {
  FormDocuments documents;
  for (const auto& part : codes)
    for (const auto& code : part) {
      if (code.closeness < query::Closeness::folded) continue;
      documents.all += code.documents;
      documents.named += code.named;
    }
  return documents;
}

WordStatistics statistics_of(const ScoredWord& word, double form_documents, const CollectionStatistics& collection,
                             Session& session) {
  const auto idf = [&](double documents) {
    return schema::inverse_document_frequency(collection.documents, std::min(documents, collection.documents));
  };
  WordStatistics statistics;
  statistics.form_idf = idf(form_documents);
  statistics.share = word.share;
  if (word.is_wildcard()) {
    statistics.text_idf = statistics.title_idf = statistics.idf = statistics.form_idf;
    return statistics;
  }
  const double in_text = session.indexes().documents_with(schema::stem_term(Field::text, word.stem));
  const double in_title = session.indexes().documents_with(schema::stem_term(Field::title, word.stem));
  // No term tells how many titles have the chosen forms: the same share of them.
  const double share =
      word.choice.is_any() || in_text == 0 ? 1 : std::min(1.0, static_cast<double>(word.choice.documents) / in_text);
  statistics.text_idf = idf(share * in_text);
  statistics.title_idf = idf(share * in_title);
  if (word.weak_share > 0)
    return {.text_idf = word.weak_share * statistics.text_idf, .title_idf = word.weak_share * statistics.title_idf};
  statistics.idf = word.field == Field::title ? statistics.title_idf : statistics.text_idf;
  for (double* const idf_of : {&statistics.text_idf, &statistics.title_idf, &statistics.form_idf, &statistics.idf})
    *idf_of *= word.share;
  return statistics;
}

CollectionStatistics collection_of(Session& session) {
  CollectionStatistics collection;
  double text_words = 0;
  double title_words = 0;
  double titled = 0;
  for (const OpenIndex& part : session.parts()) {
    text_words += static_cast<double>(part.counters.text_words);
    title_words += static_cast<double>(part.counters.title_words);
    titled += static_cast<double>(part.counters.titled);
  }
  collection.documents = std::max<double>(1, session.all().get_doccount());
  collection.mean_text_words = std::max(1.0, text_words / collection.documents);
  collection.distinct_titles = 1 - std::min<double>(session.repeated_titles(), 1000) / 1000;
  collection.mean_title_words = std::max(1.0, title_words / std::max(1.0, titled));
  return collection;
}

constexpr bool is_of_titles(Feature feature) {
  return feature == kStemInTitle || feature == kFormInTitle || feature == kTitleCovered;
}

// The weights for a query of so many words. A title that many dispatches have says little of each.
Features weights_for(std::size_t words, const FeatureSwitches& switches, const CollectionStatistics& collection) {
  const double doublings = std::log2(std::max<double>(1, static_cast<double>(words)));
  Features weights{};
  for (std::size_t f = 0; f < kFeatureCount; ++f)
    if (switches[f]) weights[f] = kFeatures[f].one_word + kFeatures[f].per_doubling * doublings;
  for (const FeatureRow& row : kFeatures)
    if (is_of_titles(row.feature)) weights[row.feature] *= collection.distinct_titles;
  return weights;
}

std::vector<double> scores_of(const std::vector<RankedFeatures>& candidates, const Features& weights) {
  std::vector<const Features*> features;
  for (const RankedFeatures& candidate : candidates) features.push_back(&candidate.features);
  return standardised_scores(features, weights);
}

// The query as candidates are held against it, and the same in each part that is on this machine.
struct Prepared {
  RankedQuery query;
  std::vector<PartOfQuery> parts;
};

// What each word is about in an archive whose parts have the same topics. `codes`: of each word in each part.
std::vector<schema::TopicVector> shared_topics(const std::vector<ScoredWord>& words,
                                               const std::vector<std::vector<std::vector<query::MatchingCode>>>& codes,
                                               Session& session) {
  std::vector<WordTopics> topics(words.size());
  if (session.remote() != nullptr) {
    topics = remote_word_topics(words, session);
  } else {
    for (std::size_t w = 0; w < words.size(); ++w)
      for (std::size_t part = 0; part < codes[w].size(); ++part)
        topics[w] += word_topics(codes[w][part], session.topics(part));
  }
  std::vector<schema::TopicVector> means;
  for (std::size_t w = 0; w < words.size(); ++w) means.push_back(topics[w].mean(topic_weight(words[w])));
  return means;
}

Prepared prepared(const query::Compiled& compiled, const Scoring& scoring, Session& session) {
  Prepared ready{
      {compiled.words, compiled.synonyms, scoring.days, {}, collection_of(session), session.has_topics(), {}, {}},
      std::vector<PartOfQuery>(session.remote() == nullptr ? session.databases().size() : 0)};
  RankedQuery& query = ready.query;
  std::vector<std::vector<std::vector<query::MatchingCode>>> codes_of_words;
  for (std::size_t w = 0; w < query.words.size(); ++w) {
    session.deadline().check();
    query.words[w].is_acronym = query::is_acronym(query.words[w], session.databases());
    const auto& codes = codes_of_words.emplace_back(codes_of(query.words[w], session));
    const FormDocuments with_form = documents_with_form(codes);
    WordStatistics& statistics =
        query.statistics.emplace_back(statistics_of(query.words[w], with_form.all, query.collection, session));
    statistics.name_idf = statistics.idf * with_form.namedness();
  }
  if (query.with_topics && session.databases().size() > 1 && session.has_same_topics())
    query.topics = shared_topics(query.words, codes_of_words, session);
  for (std::size_t part = 0; part < ready.parts.size(); ++part)
    for (std::size_t w = 0; w < query.words.size(); ++w)
      ready.parts[part].add(w, codes_of_words[w][part], query, session.topics(part));
  if (scoring.switches[kKin] && has_kin(session)) query.kin = kin_words(query.statistics);
  return ready;
}

void read_all_features(Prepared& ready, std::vector<std::vector<RescoredMatch>>& by_part, Session& session) {
  if (session.remote() != nullptr) return read_remote_features(ready.query, by_part, session);
  for (std::size_t part = 0; part < by_part.size(); ++part)
    read_features(ready.query, part, ready.parts[part], by_part[part], session);
}

void read_all_kin(const Prepared& ready, std::vector<std::vector<KinCandidate>>& by_part, Session& session) {
  if (session.remote() != nullptr) return read_remote_kin(ready.query, by_part, session);
  for (std::size_t part = 0; part < by_part.size(); ++part)
    read_kin(ready.query, part, ready.parts[part], by_part[part], session);
}

}  // namespace

std::size_t typed_words(const std::vector<ScoredWord>& words) {
  return static_cast<std::size_t>(std::ranges::count(words, 0.0, &ScoredWord::weak_share));
}

std::vector<RankedFeatures> rescore(std::vector<Match>& matches, const query::Compiled& compiled,
                                    const Scoring& scoring, Session& session) {
  const std::size_t depth = std::min(matches.size(), kRescoringDepth);
  Prepared ready = prepared(compiled, scoring, session);
  std::vector<RankedFeatures> features(depth);
  std::vector<FirstPlaces> places(depth);
  std::vector<std::vector<RescoredMatch>> by_part(session.databases().size());
  for (std::size_t i = 0; i < depth; ++i) {
    const DocumentAddress address = session.address(matches[i].id);
    features[i].id = matches[i].id;
    by_part[address.part].push_back({address.id, &features[i].features, &places[i]});
  }
  read_all_features(ready, by_part, session);
  const std::vector<double> early_of = early(ready.query.statistics, places);
  for (std::size_t i = 0; i < depth; ++i) features[i].features[kEarly] = early_of[i];
  const Features weights = weights_for(typed_words(compiled.words), scoring.switches, ready.query.collection);
  std::vector<double> scores = scores_of(features, weights);
  std::vector<KinBits> lacking;
  for (const FirstPlaces& of_words : places) lacking.push_back(lacking_words(ready.query.kin, of_words));
  if (std::ranges::any_of(lacking, std::identity())) {
    add_kin(
        scores, lacking, [&](std::vector<std::vector<KinCandidate>>& best) { read_all_kin(ready, best, session); },
        session, features);
    scores = scores_of(features, weights);
  }
  for (std::size_t i = 0; i < depth; ++i) matches[i].weight = scores[i];
  sort_rescored(matches);
  return features;
}

void sort_rescored(std::vector<Match>& matches) {
  const std::size_t depth = std::min(matches.size(), kRescoringDepth);
  const auto better = [](const Match& a, const Match& b) {
    return a.weight != b.weight ? a.weight > b.weight : a.id < b.id;
  };
  std::sort(matches.begin(), matches.begin() + static_cast<std::ptrdiff_t>(depth), better);
  // The first stage's weights are of another scale: what follows may not outweigh what was rescored.
  for (std::size_t i = std::max<std::size_t>(depth, 1); i < matches.size(); ++i)
    matches[i].weight = std::min(matches[i].weight, matches[i - 1].weight);
}

}  // namespace depeche::search
