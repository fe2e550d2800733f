#include "search/rank/remote_features.h"

#include <algorithm>
#include <optional>
#include <tuple>
#include <utility>

#include "query/read/shipped.h"

namespace depeche::base {

template <>
struct Shipped<query::Synonym> {
  static auto of(auto& synonym) {
    return std::tie(synonym.typed, synonym.added, synonym.typed_words, synonym.added_words, synonym.words,
                    synonym.is_family);
  }
};

template <>
struct Shipped<search::WordStatistics> {
  static auto of(auto& word) {
    return std::tie(word.text_idf, word.title_idf, word.form_idf, word.idf, word.name_idf, word.share);
  }
};

template <>
struct Shipped<search::CollectionStatistics> {
  static auto of(auto& collection) {
    return std::tie(collection.documents, collection.mean_text_words, collection.mean_title_words,
                    collection.distinct_titles);
  }
};

template <>
struct Shipped<search::RankedQuery> {
  static auto of(auto& query) {
    return std::tie(query.words, query.synonyms, query.days, query.statistics, query.collection, query.with_topics,
                    query.topics, query.kin);
  }
};

template <>
struct Shipped<search::KinCandidate> {
  static auto of(auto& candidate) { return std::tie(candidate.id, candidate.lacking, candidate.kin); }
};

}  // namespace depeche::base

namespace depeche::search {
namespace {

using FeaturesAndPlaces = std::pair<Features, FirstPlaces>;

RankedQuery shipped_query(base::WireReader& request) {
  auto query = request.next<RankedQuery>();
  const auto is_known = [&](std::size_t word) { return word < query.words.size(); };
  const bool has_all = query.statistics.size() == query.words.size() && query.kin.size() <= kKinWords &&
                       (query.topics.empty() || query.topics.size() == query.words.size()) &&
                       std::ranges::all_of(query.kin, is_known) &&
                       std::ranges::all_of(query.synonyms, [&](const auto& synonym) {
                         return std::ranges::all_of(synonym.words, is_known) && !synonym.typed_words.elements.empty() &&
                                !synonym.added_words.elements.empty();
                       });
  if (!has_all) throw base::WireError();
  return query;
}

PartOfQuery in_this_part(const RankedQuery& query, const Session& session) {
  PartOfQuery of_part;
  for (std::size_t w = 0; w < query.words.size(); ++w)
    of_part.add(w, query::matching_codes(query.words[w], session.databases().front()), query, session.topics(0));
  return of_part;
}

std::string name_of_topics(const query::ScoredWord& word) { return "topics:" + base::to_wire(word); }

// Nothing where a part has not said it.
std::optional<WordTopics> remembered_topics(const query::ScoredWord& word, const Session& session) {
  const std::string name = name_of_topics(word);
  WordTopics topics;
  for (const schema::PartDatabase& part : session.databases()) {
    const std::string* said = part.recall(name);
    if (said == nullptr) return std::nullopt;
    base::WireReader reader(*said);
    topics += reader.next<WordTopics>();
  }
  return topics;
}

}  // namespace

void read_remote_features(const RankedQuery& query, std::vector<std::vector<RescoredMatch>>& by_part,
                          Session& session) {
  std::vector<std::vector<Xapian::docid>> ids;
  for (const auto& candidates : by_part)
    for (auto& of_part = ids.emplace_back(); const RescoredMatch& candidate : candidates)
      of_part.push_back(candidate.id);
  const auto read = session.remote()->ask_each<std::vector<FeaturesAndPlaces>>(RemoteCall::features, ids, query);
  const auto is_of_all_words = [&](const FeaturesAndPlaces& candidate) {
    return candidate.second.size() == query.words.size();
  };
  for (std::size_t part = 0; part < by_part.size(); ++part) {
    if (read[part].size() != by_part[part].size() || !std::ranges::all_of(read[part], is_of_all_words))
      throw base::WireError();
    for (std::size_t i = 0; i < by_part[part].size(); ++i)
      std::tie(*by_part[part][i].features, *by_part[part][i].places) = read[part][i];
  }
}

std::string answer_features(base::WireReader& request, Session& session) {
  const auto ids = request.next<std::vector<Xapian::docid>>();
  const RankedQuery query = shipped_query(request);
  PartOfQuery of_part = in_this_part(query, session);
  std::vector<FeaturesAndPlaces> read(ids.size());
  std::vector<RescoredMatch> candidates;
  for (std::size_t i = 0; i < ids.size(); ++i) candidates.push_back({ids[i], &read[i].first, &read[i].second});
  read_features(query, 0, of_part, candidates, session);
  return base::to_wire(read);
}

void read_remote_kin(const RankedQuery& query, std::vector<std::vector<KinCandidate>>& by_part, Session& session) {
  auto read = session.remote()->ask_each<std::vector<KinCandidate>>(RemoteCall::kin, by_part, query);
  for (std::size_t part = 0; part < by_part.size(); ++part) {
    if (read[part].size() != by_part[part].size()) throw base::WireError();
    by_part[part] = std::move(read[part]);
  }
}

std::vector<WordTopics> remote_word_topics(const std::vector<query::ScoredWord>& words, Session& session) {
  std::vector<WordTopics> topics(words.size());
  std::vector<std::size_t> unknown;
  for (std::size_t w = 0; w < words.size(); ++w) {
    if (const auto known = remembered_topics(words[w], session))
      topics[w] = *known;
    else
      unknown.push_back(w);
  }
  if (unknown.empty()) return topics;
  std::vector<query::ScoredWord> asked;
  for (const std::size_t w : unknown) asked.push_back(words[w]);
  const auto parts = session.remote()->ask<std::vector<WordTopics>>(RemoteCall::word_topics, asked);
  for (std::size_t part = 0; part < parts.size(); ++part) {
    if (parts[part].size() != asked.size()) throw base::WireError();
    for (std::size_t i = 0; i < asked.size(); ++i) {
      session.databases()[part].remember(name_of_topics(asked[i]), base::to_wire(parts[part][i]));
      topics[unknown[i]] += parts[part][i];
    }
  }
  return topics;
}

std::string answer_word_topics(base::WireReader& request, const Session& session) {
  std::vector<WordTopics> topics;
  for (const auto& word : request.next<std::vector<query::ScoredWord>>())
    topics.push_back(word_topics(query::matching_codes(word, session.databases().front()), session.topics(0)));
  return base::to_wire(topics);
}

std::string answer_kin(base::WireReader& request, Session& session) {
  auto candidates = request.next<std::vector<KinCandidate>>();
  const RankedQuery query = shipped_query(request);
  const auto is_beyond = [&](const KinCandidate& candidate) { return candidate.lacking >> query.kin.size() != 0; };
  if (!query.with_topics || candidates.size() > kKinCandidates || std::ranges::any_of(candidates, is_beyond))
    throw base::WireError();
  read_kin(query, 0, in_this_part(query, session), candidates, session);
  return base::to_wire(candidates);
}

}  // namespace depeche::search
