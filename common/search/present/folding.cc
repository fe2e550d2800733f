#include "search/present/folding.h"

#include <algorithm>
#include <unordered_set>

namespace depeche::search {
namespace {

// The first of a chain that matches, with the weight of `best`.
Match first_match(const std::vector<Xapian::docid>& chain, const Match& best,
                  const std::unordered_set<Xapian::docid>& matching) {
  const auto first = std::ranges::find_if(chain, [&](Xapian::docid id) { return matching.contains(id); });
  Match match = best;
  if (first != chain.end()) match.id = *first;
  return match;
}

Xapian::docid place_of(const std::vector<Xapian::docid>& chain, Xapian::docid shown,
                       const std::unordered_set<Xapian::docid>& matching, const ComesBefore& comes_before) {
  Xapian::docid place = shown;
  if (comes_before && chain.size() > 1)
    for (const Xapian::docid id : chain)
      if (matching.contains(id) && comes_before(id, place)) place = id;
  return place;
}

// The best match of each chain, and the chains.
struct Chains {
  std::vector<const Match*> best;
  std::vector<std::vector<Xapian::docid>> chains;
};

Chains chains_of(const std::vector<Match>& matches, std::size_t count, VersionFinder& finder) {
  Chains found;
  std::vector<Xapian::docid> first;
  for (std::size_t i = 0; i < std::min(count, matches.size()); ++i) first.push_back(matches[i].id);
  finder.expect(first);
  std::unordered_set<Xapian::docid> told;
  for (const Match& match : matches) {
    if (found.best.size() == count) break;
    if (told.contains(match.id)) continue;
    const std::vector<Xapian::docid>& chain = finder.chain_of(match.id);
    if (chain.size() > 1) told.insert(chain.begin(), chain.end());
    found.best.push_back(&match);
    found.chains.push_back(chain);
  }
  return found;
}

}  // namespace

Folded fold(const std::vector<Match>& matches, std::size_t count, Shown shown, VersionFinder& finder,
            const OtherMatches& others, const ComesBefore& comes_before) {
  Chains found = chains_of(matches, count, finder);
  std::unordered_set<Xapian::docid> matching;
  for (const Match& match : matches) matching.insert(match.id);
  std::vector<Xapian::docid> unknown;
  for (const auto& chain : found.chains)
    for (const Xapian::docid id : chain)
      if (!matching.contains(id)) unknown.push_back(id);
  if (!unknown.empty())
    for (const Xapian::docid id : others(unknown)) matching.insert(id);
  Folded folded;
  for (std::size_t i = 0; i < found.best.size(); ++i) {
    std::vector<Xapian::docid>& chain = found.chains[i];
    if (shown == Shown::earliest) std::ranges::reverse(chain);
    folded.matches.push_back(first_match(chain, *found.best[i], matching));
    if (shown == Shown::earliest) std::ranges::reverse(chain);
    folded.places.push_back(place_of(chain, folded.matches.back().id, matching, comes_before));
    std::erase(chain, folded.matches.back().id);
    folded.others.push_back(std::move(chain));
  }
  return folded;
}

}  // namespace depeche::search
