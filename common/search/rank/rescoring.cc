#include "search/rank/rescoring.h"

#include <algorithm>
#include <cmath>
<<<<<<< HEAD
=======
#include <functional>
#include <optional>
>>>>>>> d0f23657e71772d8ebde62dc9b060cbb1659af77
#include <utility>

#include "schema/idf.h"
#include "schema/terms.h"
<<<<<<< HEAD
#include "search/rank/candidates.h"
=======
#include "schema/version.h"
#include "search/rank/best_kin.h"
>>>>>>> d0f23657e71772d8ebde62dc9b060cbb1659af77
#include "search/rank/feature_table.h"
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

double documents_with_form(const std::vector<std::vector<query::MatchingCode>>& codes) {
  double documents = 0;
  for (const auto& part : codes)
    for (const auto& code : part)
      if (code.closeness >= query::Closeness::folded) documents += code.documents;
  return documents;
}

WordStatistics statistics_of(const ScoredWord& word, double form_documents, const CollectionStatistics& collection,
                             Session& session) {
  const auto idf = [&](double documents) {
    return schema::inverse_document_frequency(collection.documents, std::min(documents, collection.documents));
  };
  WordStatistics statistics;
  statistics.form_idf = idf(form_documents);
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
    return {word.weak_share * statistics.text_idf, word.weak_share * statistics.title_idf, 0, 0, true};
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
  double repeated = 0;
  for (const OpenIndex& part : session.parts()) {
    text_words += static_cast<double>(part.counters.text_words);
    title_words += static_cast<double>(part.counters.title_words);
    titled += static_cast<double>(part.counters.titled);
    repeated += static_cast<double>(part.counters.titled) * part.counters.repeated_titles / 1000;
  }
  collection.documents = std::max<double>(1, session.all().get_doccount());
  collection.mean_text_words = std::max(1.0, text_words / collection.documents);
  collection.distinct_titles = std::clamp(1 - repeated / std::max(1.0, titled), 0.0, 1.0);
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

<<<<<<< HEAD
// Gives the matches, which were read in their order, their scores.
void weigh(const std::vector<RankedFeatures>& read, const Features& weights, std::vector<Match>& matches) {
=======
// What one index has that matches are held against.
struct PartOfQuery {
  CodeTable table;
  schema::TopicVector topics{};
  std::vector<schema::TopicVector> topics_of_words;

  // The next word of the query.
  void add_topics_of(const std::vector<query::MatchingCode>& codes, double share, const schema::TopicSpace& space) {
    schema::TopicVector& own = topics_of_words.emplace_back();
    add_topics(codes, share, space, own);
    std::ranges::transform(topics, own, topics.begin(), std::plus());
  }
};

// The values of one slot, of documents in ascending order: half the time of asking for each by itself.
class ValuesInOrder {
 public:
  ValuesInOrder(const Xapian::Database& database, Xapian::valueno slot)
      : at_(database.valuestream_begin(slot)), end_(database.valuestream_end(slot)) {}

  std::string of(Xapian::docid id) {
    if (at_ != end_) at_.skip_to(id);
    return at_ != end_ && at_.get_docid() == id ? *at_ : std::string();
  }

 private:
  Xapian::ValueIterator at_;
  Xapian::ValueIterator end_;
};

// How the documents of one index agree with the days that a query names, in ascending order.
class DayReader {
 public:
  DayReader(const NamedDays& days, const Xapian::Database& database)
      : days_(days), written_(database, schema::kDateSlot), mentioned_(database, schema::kMentionsSlot) {}

  double agreement(Xapian::docid id) {
    const auto written = parse_iso_range(written_.of(id));
    return written ? days_.agreement(*written, [&] { return schema::decode_ranges(mentioned_.of(id)); }) : 0;
  }

 private:
  const NamedDays& days_;
  ValuesInOrder written_;
  ValuesInOrder mentioned_;
};

// A match of one index: the document's number there, and where its features go and the words that it lacks.
struct RescoredMatch {
  Xapian::docid id = 0;
  Features* features = nullptr;
  KinBits* lacking = nullptr;
};

// Reads the documents of one query.
class CandidateReader {
 public:
  // `kin`: kin_words().
  CandidateReader(const std::vector<ScoredWord>& words, const std::vector<WordStatistics>& statistics,
                  const std::vector<std::size_t>& kin, const CollectionStatistics& collection, const Scoring& scoring)
      : reader_(statistics, collection), kin_(kin), days_(scoring.days), numbers_(words) {
    for (const ScoredWord& word : words) {
      const auto is_in = [&](Field field) { return !word.field || word.field == field; };
      scopes_.push_back({is_in(Field::title), is_in(Field::text), is_in(Field::abstract)});
    }
  }

  // Matches of one index, in the order of its documents: streams lie side by side on disk.
  void read(std::vector<RescoredMatch>& candidates, std::size_t number, const PartOfQuery& part, const Session& session,
            SynonymMarks& synonyms) {
    std::ranges::sort(candidates, {}, &RescoredMatch::id);
    std::optional<DayReader> days;
    if (!days_.empty()) days.emplace(days_, session.databases()[number]);
    for (std::size_t i = 0; i < candidates.size(); ++i) {
      session.deadline().check();
      prefetch(candidates, i, number, session);
      const auto& [id, features, lacking] = candidates[i];
      find_occurrences(synonyms.mark(session.streams(number).stream(id)), part.table, scopes_, found_);
      numbers_.keep_pairs(found_);
      const double topic = schema::cosine(part.topics, session.topics(number).direction(id));
      *features = reader_.read(found_, {topic, days ? days->agreement(id) : 0});
      *lacking = lacking_words();
    }
  }

 private:
  // Of the document that was read last.
  KinBits lacking_words() const {
    KinBits lacking = 0;
    for (std::size_t i = 0; i < kin_.size(); ++i)
      if (reader_.lacks(kin_[i])) lacking |= static_cast<KinBits>(1U << i);
    return lacking;
  }

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
  const std::vector<std::size_t>& kin_;
  const NamedDays& days_;
  NumberPairs numbers_;
  std::vector<Scope> scopes_;
  Occurrences found_;
};

std::vector<double> scores_of(const std::vector<RankedFeatures>& candidates, const Features& weights) {
>>>>>>> d0f23657e71772d8ebde62dc9b060cbb1659af77
  std::vector<const Features*> features;
  for (const RankedFeatures& candidate : candidates) features.push_back(&candidate.features);
  return standardised_scores(features, weights);
}

// What kin is counted by in each index.
std::vector<std::vector<KinWord>> kin_in_each(const std::vector<std::size_t>& kin,
                                              const std::vector<WordStatistics>& statistics,
                                              const std::vector<PartOfQuery>& parts) {
  std::vector<std::vector<KinWord>> words(parts.size());
  for (std::size_t part = 0; part < parts.size(); ++part)
    for (const std::size_t w : kin) words[part].push_back({statistics[w].idf, parts[part].topics_of_words[w]});
  return words;
}

// The query as candidates are held against it, and the same in each part that is on this machine.
struct Prepared {
  RankedQuery query;
  std::vector<PartOfQuery> parts;
};

Prepared prepared(const query::Compiled& compiled, const Scoring& scoring, Session& session) {
  Prepared ready{{compiled.words, compiled.synonyms, scoring.days, {}, collection_of(session), session.has_topics()},
                 std::vector<PartOfQuery>(session.remote() == nullptr ? session.databases().size() : 0)};
  RankedQuery& query = ready.query;
  for (std::size_t w = 0; w < query.words.size(); ++w) {
    session.deadline().check();
    const auto codes = codes_of(query.words[w], session);
    query.statistics.push_back(statistics_of(query.words[w], documents_with_form(codes), query.collection, session));
    for (std::size_t part = 0; part < ready.parts.size(); ++part)
      ready.parts[part].add(w, codes[part], query.words[w], query.with_topics ? &session.topics(part) : nullptr);
  }
  return ready;
}

}  // namespace

std::size_t typed_words(const std::vector<ScoredWord>& words) {
  return static_cast<std::size_t>(std::ranges::count(words, 0.0, &ScoredWord::weak_share));
}

std::vector<RankedFeatures> rescore(std::vector<Match>& matches, const query::Compiled& compiled,
                                    const Scoring& scoring, Session& session) {
  const std::size_t depth = std::min(matches.size(), kRescoringDepth);
<<<<<<< HEAD
  Prepared ready = prepared(compiled, scoring, session);
  std::vector<RankedFeatures> features(depth);
  std::vector<std::vector<RescoredMatch>> by_part(session.databases().size());
=======
  const CollectionStatistics collection = collection_of(session);
  const std::vector<ScoredWord>& words = compiled.words;
  const bool with_topics = session.has_topics();
  const bool with_kin = scoring.switches[kKin] && has_kin(session);
  std::vector<WordStatistics> statistics;
  std::vector<PartOfQuery> parts(session.databases().size());
  for (std::size_t w = 0; w < words.size(); ++w) {
    session.deadline().check();
    const auto codes = codes_of(words[w], session);
    statistics.push_back(statistics_of(words[w], documents_with_form(codes), collection, session));
    const double share = words[w].weak_share > 0 ? words[w].weak_share : words[w].share;
    for (std::size_t part = 0; part < codes.size(); ++part) {
      for (const auto& code : codes[part])
        parts[part].table.add(code.code, static_cast<std::uint16_t>(w), code.closeness);
      if (with_topics) parts[part].add_topics_of(codes[part], share, session.topics(part));
    }
  }
  const std::vector<std::size_t> kin = with_kin ? kin_words(statistics) : std::vector<std::size_t>{};
  std::vector<RankedFeatures> features(depth);
  std::vector<KinBits> lacking(depth);
  std::vector<std::vector<RescoredMatch>> by_part(parts.size());
>>>>>>> d0f23657e71772d8ebde62dc9b060cbb1659af77
  for (std::size_t i = 0; i < depth; ++i) {
    const DocumentAddress address = session.address(matches[i].id);
    features[i].id = matches[i].id;
    by_part[address.part].push_back({address.id, &features[i].features, &lacking[i]});
  }
<<<<<<< HEAD
  if (session.remote() != nullptr)
    read_remote_features(ready.query, by_part, session);
  else
    for (std::size_t part = 0; part < by_part.size(); ++part)
      read_features(ready.query, part, ready.parts[part], by_part[part], session);
  weigh(features, weights_for(typed_words(compiled.words), scoring.switches, ready.query.collection), matches);
=======
  CandidateReader reader(words, statistics, kin, collection, scoring);
  for (std::size_t part = 0; part < by_part.size(); ++part) {
    SynonymMarks synonyms(compiled.synonyms, session.databases()[part], parts[part].table);
    reader.read(by_part[part], part, parts[part], session, synonyms);
  }
  const Features weights = weights_for(typed_words(words), scoring.switches, collection);
  std::vector<double> scores = scores_of(features, weights);
  if (std::ranges::any_of(lacking, std::identity())) {
    add_kin(scores, lacking, kin_in_each(kin, statistics, parts), session, features);
    scores = scores_of(features, weights);
  }
  for (std::size_t i = 0; i < depth; ++i) matches[i].weight = scores[i];
>>>>>>> d0f23657e71772d8ebde62dc9b060cbb1659af77
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
