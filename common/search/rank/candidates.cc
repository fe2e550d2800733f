#include "search/rank/candidates.h"

#include <algorithm>
#include <functional>
#include <string>
#include <unordered_map>
#include <utility>

#include "schema/range_list.h"
#include "schema/version.h"
#include "search/rank/number_pairs.h"
#include "search/rank/occurrences.h"
#include "search/rank/query_topics.h"
#include "search/rank/synonym_marks.h"

namespace depeche::search {
namespace {

using schema::Field;

// How the documents of one part agree with the days that a query names. Dispatches of one day mean the same by them.
class DayReader {
 public:
  DayReader(const NamedDays& days, std::size_t part, const Session& session)
      : days_(days), part_(part), session_(session) {}

  double agreement(Xapian::docid id) {
    const std::string written = value(id, schema::kDateSlot);
    auto known = read_.find(written);
    if (known == read_.end()) {
      Reading reading;
      if (const auto range = parse_iso_range(written)) reading = {*range, days_.read_from(*range)};
      known = read_.emplace(written, std::move(reading)).first;
    }
    const auto& [range, days] = known->second;
    if (!range) return 0;
    return search::agreement(days, *range, [&] { return schema::decode_ranges(value(id, schema::kMentionsSlot)); });
  }

 private:
  struct Reading {
    std::optional<DateRange> written;
    std::vector<NamedDay> days;
  };

  std::string value(Xapian::docid id, Xapian::valueno slot) const {
    return session_.value(session_.global_id({part_, id}), slot);
  }

  const NamedDays& days_;
  const std::size_t part_;
  const Session& session_;
  std::unordered_map<std::string, Reading> read_;
};

// Reads the documents of one query.
class CandidateReader {
 public:
  explicit CandidateReader(const RankedQuery& query)
      : reader_(query.statistics, query.collection), days_(query.days), numbers_(query.words) {
    for (const query::ScoredWord& word : query.words) {
      const auto is_in = [&](Field field) { return !word.field || word.field == field; };
      scopes_.push_back({is_in(Field::title), is_in(Field::text), is_in(Field::abstract)});
    }
  }

  // Matches of one index, in the order of its documents: streams lie side by side on disk.
  void read(std::vector<RescoredMatch>& candidates, std::size_t number, const PartOfQuery& part, const Session& session,
            SynonymMarks& synonyms) {
    std::ranges::sort(candidates, {}, &RescoredMatch::id);
    std::optional<DayReader> days;
    if (!days_.empty()) days.emplace(days_, number, session);
    for (std::size_t i = 0; i < candidates.size(); ++i) {
      session.deadline().check();
      prefetch(candidates, i, number, session);
      const auto& [id, features, places] = candidates[i];
      const schema::StreamFile& streams = session.streams(number);
      find_occurrences(synonyms.mark(streams.stream(id, units_)), part.table, scopes_, found_);
      numbers_.keep_pairs(found_);
      const double topic = schema::cosine(part.topics, session.topics(number).direction(id));
      const double variety = streams.variety(id) / schema::kWholeVariety;
      *features = reader_.read(found_, {topic, days ? days->agreement(id) : 0, variety});
      *places = reader_.first_places();
    }
  }

 private:
  // Asks for what is read of those behind the one at hand: each is a miss of the caches otherwise.
  static void prefetch(const std::vector<RescoredMatch>& candidates, std::size_t at, std::size_t number,
                       const Session& session) {
    using schema::kStreamsAhead;
    if (at + 2 * kStreamsAhead < candidates.size())
      session.streams(number).prefetch(candidates[at + 2 * kStreamsAhead].id);
    if (at + kStreamsAhead >= candidates.size()) return;
    session.streams(number).prefetch_stream(candidates[at + kStreamsAhead].id);
    session.topics(number).prefetch(candidates[at + kStreamsAhead].id);
  }

  FeatureReader reader_;
  const NamedDays& days_;
  NumberPairs numbers_;
  std::vector<Scope> scopes_;
  Occurrences found_;
  std::string units_;  // of the stream at hand
};

}  // namespace

void PartOfQuery::add(std::size_t word, const std::vector<query::MatchingCode>& codes, const RankedQuery& query,
                      const schema::TopicSpace& topics_of_part) {
  for (const auto& code : codes) table.add(code.code, static_cast<std::uint16_t>(word), code.closeness);
  if (!query.with_topics) return;
  const schema::TopicVector& own = topics_of_words.emplace_back(
      query.topics.empty() ? word_topics(codes, topics_of_part).mean(topic_weight(query.words[word]))
                           : query.topics[word]);
  std::ranges::transform(topics, own, topics.begin(), std::plus());
}

void read_features(const RankedQuery& query, std::size_t part, PartOfQuery& of_part,
                   std::vector<RescoredMatch>& candidates, const Session& session) {
  SynonymMarks synonyms(query.synonyms, session.databases()[part], of_part.table);
  CandidateReader(query).read(candidates, part, of_part, session, synonyms);
}

void read_kin(const RankedQuery& query, std::size_t part, const PartOfQuery& of_part,
              std::vector<KinCandidate>& candidates, const Session& session) {
  if (candidates.empty()) return;
  session.deadline().check();
  std::vector<KinWord> words;
  for (const std::size_t w : query.kin) words.push_back({query.statistics[w].idf, of_part.topics_of_words[w]});
  KinReader(words, session.topics(part)).read(candidates, session.streams(part));
}

}  // namespace depeche::search
