#include "search/rank/best_kin.h"

#include <algorithm>
#include <numeric>

namespace depeche::search {
namespace {

// Of equals, the lower number is better, as in the ranking.
std::vector<std::size_t> best_of(const std::vector<double>& scores, const std::vector<RankedFeatures>& candidates) {
  std::vector<std::size_t> places(scores.size());
  std::iota(places.begin(), places.end(), std::size_t{0});
  const auto better = [&](std::size_t a, std::size_t b) {
    return scores[a] != scores[b] ? scores[a] > scores[b] : candidates[a].id < candidates[b].id;
  };
  const std::size_t count = std::min(places.size(), kKinCandidates);
  std::partial_sort(places.begin(), places.begin() + static_cast<std::ptrdiff_t>(count), places.end(), better);
  places.resize(count);
  return places;
}

}  // namespace

bool has_kin(const Session& session) {
  if (!session.has_topics()) return false;
  for (std::size_t part = 0; part < session.databases().size(); ++part)
    if (session.databases()[part].get_doccount() > 0 && session.topic_documents(part) < kKinDocuments) return false;
  return true;
}

void add_kin(const std::vector<double>& scores, const std::vector<KinBits>& lacking, const ReadKin& read,
             const Session& session, std::vector<RankedFeatures>& candidates) {
  const std::vector<std::size_t> best = best_of(scores, candidates);
  std::vector<std::vector<KinCandidate>> by_part(session.databases().size());
  std::vector<std::vector<std::size_t>> places(by_part.size());
  for (const std::size_t place : best) {
    if (lacking[place] == 0) continue;
    const DocumentAddress address = session.address(candidates[place].id);
    by_part[address.part].push_back({address.id, lacking[place]});
    places[address.part].push_back(place);
  }
  read(by_part);
  double mean = 0;
  for (std::size_t part = 0; part < by_part.size(); ++part)
    for (std::size_t i = 0; i < by_part[part].size(); ++i) {
      candidates[places[part][i]].features[kKin] = by_part[part][i].kin;
      mean += by_part[part][i].kin / static_cast<double>(best.size());
    }
  if (mean == 0) return;
  std::vector<bool> is_best(candidates.size());
  for (const std::size_t place : best) is_best[place] = true;
  for (std::size_t place = 0; place < candidates.size(); ++place)
    if (!is_best[place]) candidates[place].features[kKin] = mean;
}

}  // namespace depeche::search
