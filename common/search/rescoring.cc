#include "search/rescoring.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <utility>

#include "schema/terms.h"
#include "schema/version.h"
#include "search/stand_ins.h"
#include "search/weights.h"

namespace depeche::search {
namespace {

using query::ScoredWord;
using schema::Field;

std::vector<std::vector<query::MatchingCode>> codes_of(const ScoredWord& word, const Session& session) {
  std::vector<std::vector<query::MatchingCode>> codes;
  for (const Xapian::Database& database : session.databases()) codes.push_back(query::matching_codes(word, database));
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
    return inverse_document_frequency(collection.documents, std::min(documents, collection.documents));
  };
  WordStatistics statistics;
  statistics.form_idf = idf(form_documents);
  if (word.is_wildcard()) {
    statistics.text_idf = statistics.title_idf = statistics.idf = statistics.form_idf;
    return statistics;
  }
  statistics.text_idf = idf(session.indexes().documents_with(schema::stem_term(Field::text, word.stem)));
  statistics.title_idf = idf(session.indexes().documents_with(schema::stem_term(Field::title, word.stem)));
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
  for (const Part& part : session.parts()) {
    text_words += static_cast<double>(part.counters.text_words);
    title_words += static_cast<double>(part.counters.title_words);
    titled += static_cast<double>(part.counters.titled);
  }
  collection.documents = std::max<double>(1, session.all().get_doccount());
  collection.mean_text_words = std::max(1.0, text_words / collection.documents);
  collection.mean_title_words = std::max(1.0, title_words / std::max(1.0, titled));
  return collection;
}

// The weights for a query of so many words.
Features weights_for(std::size_t words, const FeatureSwitches& switches) {
  const double doublings = std::log2(std::max<double>(1, static_cast<double>(words)));
  Features weights{};
  for (std::size_t f = 0; f < kFeatureCount; ++f)
    if (switches[f]) weights[f] = kWeights[f].one_word + kWeights[f].per_doubling * doublings;
  return weights;
}

std::size_t typed_words(const std::vector<ScoredWord>& words) {
  return static_cast<std::size_t>(std::ranges::count(words, 0.0, &ScoredWord::weak_share));
}

// Reads and weighs the documents of one query.
class Rescorer {
 public:
  Rescorer(const std::vector<ScoredWord>& words, std::vector<WordStatistics> statistics,
           const CollectionStatistics& collection, const FeatureSwitches& switches)
      : weights_(weights_for(typed_words(words), switches)), reader_(std::move(statistics), collection) {
    for (const ScoredWord& word : words) scopes_.push_back({word.field != Field::text, word.field != Field::title});
  }

  // Matches of one index, in the order of its documents: streams lie side by side on disk.
  void rescore(std::vector<std::pair<Xapian::docid, Match*>>& matches, const schema::StreamFile& streams,
               const CodeTable& table, StandIns& stand_ins) {
    std::sort(matches.begin(), matches.end());
    for (const auto& [id, match] : matches) weigh(stand_ins.mark(streams.stream(id)), table, *match);
  }

 private:
  void weigh(std::string_view stream, const CodeTable& table, Match& match) {
    find_occurrences(stream, table, scopes_, found_);
    match.features = reader_.read(found_);
    match.weight = std::inner_product(match.features.begin(), match.features.end(), weights_.begin(), 0.0);
  }

  Features weights_;
  FeatureReader reader_;
  std::vector<Scope> scopes_;
  Occurrences found_;
};

}  // namespace

void rescore(std::vector<Match>& matches, const std::vector<ScoredWord>& words,
             const std::vector<query::Alternative>& alternatives, const FeatureSwitches& switches, Session& session) {
  const std::size_t depth = std::min(matches.size(), kRescoringDepth);
  const CollectionStatistics collection = collection_of(session);
  std::vector<WordStatistics> statistics;
  std::vector<CodeTable> tables(session.databases().size());
  for (std::size_t w = 0; w < words.size(); ++w) {
    const auto codes = codes_of(words[w], session);
    statistics.push_back(statistics_of(words[w], documents_with_form(codes), collection, session));
    for (std::size_t part = 0; part < codes.size(); ++part)
      for (const auto& code : codes[part]) tables[part].add(code.code, static_cast<std::uint16_t>(w), code.closeness);
  }
  std::vector<std::vector<std::pair<Xapian::docid, Match*>>> by_part(session.databases().size());
  for (std::size_t i = 0; i < depth; ++i) {
    const DocumentAddress address = session.address(matches[i].id);
    by_part[address.part].emplace_back(address.id, &matches[i]);
  }
  Rescorer rescorer(words, std::move(statistics), collection, switches);
  for (std::size_t part = 0; part < by_part.size(); ++part) {
    StandIns stand_ins(alternatives, session.databases()[part], tables[part]);
    rescorer.rescore(by_part[part], session.streams(part), tables[part], stand_ins);
  }
  sort_rescored(matches);
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
