#pragma once

// What is counted of the candidates of one part, by whoever has its streams.

#include <optional>
#include <vector>

#include "query/read/scored_word.h"
#include "query/words/synonyms.h"
#include "schema/topic_space.h"
#include "search/rank/code_table.h"
#include "search/rank/features.h"
#include "search/rank/kin.h"
#include "search/rank/named_days.h"
#include "search/session/session.h"

namespace depeche::search {

// What candidates are held against: the words of the query, and what the whole archive says of them.
struct RankedQuery {
  std::vector<query::ScoredWord> words;
  std::vector<query::Synonym> synonyms;
  NamedDays days;
  std::vector<WordStatistics> statistics;  // of each word
  CollectionStatistics collection;
  bool with_topics = false;
  // Of each word, where all parts have the same topics; else none, and each part has its own.
  std::vector<schema::TopicVector> topics;
  std::vector<std::size_t> kin;  // kin_words(), where kin counts
};

// The same in the codes and topics of one part.
struct PartOfQuery {
  // `codes`: of the word with that number in this part.
  void add(std::size_t word, const std::vector<query::MatchingCode>& codes, const RankedQuery& query,
           const schema::TopicSpace& topics_of_part);

  CodeTable table;
  schema::TopicVector topics{};
  std::vector<schema::TopicVector> topics_of_words;
};

// A match of one part: the document's number there, and where its features go and the places of words.
struct RescoredMatch {
  Xapian::docid id = 0;
  Features* features = nullptr;
  FirstPlaces* places = nullptr;
};

// Reads the features of candidates of one part, which it sorts by document. Throws as Xapian does, and
// base::DeadlinePassed.
void read_features(const RankedQuery& query, std::size_t part, PartOfQuery& of_part,
                   std::vector<RescoredMatch>& candidates, const Session& session);

// Reads the kin of candidates of one part. Throws the same.
void read_kin(const RankedQuery& query, std::size_t part, const PartOfQuery& of_part,
              std::vector<KinCandidate>& candidates, const Session& session);

}  // namespace depeche::search
