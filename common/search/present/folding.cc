#include "search/present/folding.h"

#include <algorithm>
#include <unordered_map>
#include <unordered_set>

namespace depeche::search {
namespace {

// The first of a chain that matches, with the weight of `best`.
Match first_match(const std::vector<Xapian::docid>& chain, const Match& best,
                  const std::unordered_map<Xapian::docid, const Match*>& by_id) {
  for (const Xapian::docid id : chain)
    if (const auto found = by_id.find(id); found != by_id.end()) {
      Match match = *found->second;
      match.weight = best.weight;
      return match;
    }
  return best;
}

}  // namespace

Folded fold(const std::vector<Match>& matches, std::size_t count, Shown shown, VersionFinder& finder) {
  std::unordered_map<Xapian::docid, const Match*> by_id;
  for (const Match& match : matches) by_id.emplace(match.id, &match);
  std::unordered_set<Xapian::docid> told;
  Folded folded;
  for (const Match& match : matches) {
    if (folded.matches.size() == count) break;
    if (told.contains(match.id)) continue;
    std::vector<Xapian::docid> chain = finder.chain_of(match.id);
    if (chain.size() > 1) told.insert(chain.begin(), chain.end());
    if (shown == Shown::earliest) std::ranges::reverse(chain);
    folded.matches.push_back(first_match(chain, match, by_id));
    if (shown == Shown::earliest) std::ranges::reverse(chain);
    std::erase(chain, folded.matches.back().id);
    folded.others.push_back(std::move(chain));
  }
  return folded;
}

}  // namespace depeche::search
