#include "query/read/stream_walk.h"

#include <algorithm>
#include <utility>

#include "query/read/stream_source.h"

namespace depeche::query {
namespace {

// Reading all streams and noting their pairs takes as long as looking for a phrase in so many times as many documents.
constexpr std::size_t kWalkInDocuments = 4;
// Of all documents; a phrase with fewer candidates is faster found among them.
constexpr double kManyCandidates = 1.0 / 16;

struct Walker {
  Walker(std::shared_ptr<const StreamFinder> walking, const schema::PartDatabase& database)
      : finder(std::move(walking)), test(finder->test(database)), pairs(finder->pairs(database)) {}

  void look_at(Xapian::docid id, std::string_view stream, const AdjacentCodes& adjacent) {
    const bool may_have = std::all_of(pairs.begin(), pairs.end(), [&](const auto& p) { return adjacent.has_any(p); });
    if (may_have && test(stream)) found.push_back(id);
  }

  std::shared_ptr<const StreamFinder> finder;
  StreamTest test;
  StreamFinder::Pairs pairs;
  DocumentList found;
};

}  // namespace

std::vector<std::shared_ptr<const StreamFinder>> StreamWalk::those_with_many(const Indexes& indexes,
                                                                             std::size_t part) const {
  std::vector<std::shared_ptr<const StreamFinder>> many;
  if (finders_.size() < kWalkInDocuments) return many;
  const std::size_t documents = indexes.parts[part].get_doccount();
  std::size_t candidates = 0;
  for (const auto& known : finders_) {
    auto finder = known.lock();
    if (finder == nullptr || finder->has_found(part)) continue;
    const std::size_t most = finder->most_candidates(indexes.parts[part]);
    if (static_cast<double>(most) < kManyCandidates * static_cast<double>(documents)) continue;
    candidates += most;
    many.push_back(std::move(finder));
  }
  if (candidates < kWalkInDocuments * documents) many.clear();
  return many;
}

void StreamWalk::run(const Indexes& indexes, std::size_t part) const {
  const auto searching = those_with_many(indexes, part);
  if (searching.empty()) return;
  std::vector<Walker> walkers;
  walkers.reserve(searching.size());
  for (const auto& finder : searching) walkers.emplace_back(finder, indexes.parts[part]);
  AdjacentCodes adjacent;
  for_each_stream(unite(indexes.postings(part), {""}), indexes.streams[part], indexes.deadline,
                  [&](Xapian::docid id, std::string_view stream) {
                    adjacent.read(stream);
                    for (Walker& walker : walkers) walker.look_at(id, stream, adjacent);
                  });
  for (Walker& walker : walkers) walker.finder->keep(part, std::move(walker.found));
}

}  // namespace depeche::query
