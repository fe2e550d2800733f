#include "search/terms/distinguishing_words.h"

#include <algorithm>
#include <cmath>
#include <iterator>
#include <unordered_map>
#include <unordered_set>
#include <utility>

#include "search/terms/document_stems.h"

namespace depeche::search {
namespace {

// Reading the terms of a document takes about 20 µs.
constexpr std::size_t kReadDocuments = 200;
constexpr std::size_t kReadOthers = 500;
// Below this, chance explains the difference in one of a thousand cases (chi-squared, one degree of freedom).
constexpr double kSignificant = 10.83;
// A label that stands in one story says little of a peak.
constexpr double kLeastDocuments = 2;

struct Frequencies {
  double inside = 0;
  double outside = 0;
  std::size_t last_unit = 0;  // counted inside, from 1 on
};

struct Candidate {
  double score = 0;
  std::string stem;
};

// The stories that some documents tell: those that share a key of their versions tell one (index/document/
// version_keys.h).
std::vector<std::vector<Xapian::docid>> stories_of(const std::vector<Xapian::docid>& documents,
                                                   const Session& session) {
  std::vector<std::vector<Xapian::docid>> stories;
  std::unordered_map<std::string, std::size_t> story_of;
  session.expect(documents, PartOfDocument::terms);
  for (const Xapian::docid document : documents) {
    session.deadline().check();
    const std::vector<std::string> keys = version_keys_of(document, session);
    const auto known = std::ranges::find_if(keys, [&](const std::string& key) { return story_of.contains(key); });
    const std::size_t story = known == keys.end() ? stories.size() : story_of.at(*known);
    if (story == stories.size()) stories.emplace_back();
    stories[story].push_back(document);
    for (const std::string& key : keys) story_of.try_emplace(key, story);
  }
  return stories;
}

std::vector<Xapian::docid> sample_of(const std::vector<Xapian::docid>& documents, std::size_t most) {
  std::vector<Xapian::docid> sample;
  const std::size_t read = std::min(documents.size(), most);
  for (std::size_t i = 0; i < read; ++i) sample.push_back(documents[i * documents.size() / read]);
  return sample;
}

// What is counted: stories, in which a stem counts once however many versions have it. Where there is only one, its
// versions.
std::vector<std::vector<Xapian::docid>> counted_units(const std::vector<Xapian::docid>& documents,
                                                      const Session& session) {
  std::vector<std::vector<Xapian::docid>> stories = stories_of(sample_of(documents, kReadDocuments), session);
  if (stories.size() > 1) return stories;
  std::vector<std::vector<Xapian::docid>> versions;
  for (const auto& story : stories)
    for (const Xapian::docid version : story) versions.push_back({version});
  return versions;
}

double part(double seen, double expected) { return seen == 0 ? 0 : seen * std::log(seen / expected); }

// Twice the log of the likelihood ratio; negative when the word is rarer inside.
double log_likelihood(const Frequencies& with, double inside, double outside) {
  const double all = inside + outside;
  const double share = (with.inside + with.outside) / all;
  const double without_share = 1 - share;
  const double sum = part(with.inside, inside * share) + part(with.outside, outside * share) +
                     part(inside - with.inside, inside * without_share) +
                     part(outside - with.outside, outside * without_share);
  return with.inside * outside > with.outside * inside ? 2 * sum : -2 * sum;
}

}  // namespace

const std::vector<std::uint32_t>& DistinguishingWords::stems_of(Xapian::docid document) {
  const auto [row, is_new] = read_.try_emplace(document);
  std::vector<std::uint32_t>& stems = row->second;
  if (!is_new) return stems;
  session_.deadline().check();
  visit_stems(document, session_, [&](std::string_view stem, std::uint32_t) { stems.push_back(stems_.of(stem)); });
  return stems;
}

// Of all, those that are not among the documents; of the rest alone where few of that sample would be left.
std::vector<Xapian::docid> DistinguishingWords::sample_beside(const std::vector<Xapian::docid>& documents) const {
  const auto without = [&](const std::vector<Xapian::docid>& some) {
    std::vector<Xapian::docid> rest;
    std::ranges::set_difference(some, documents, std::back_inserter(rest));
    return rest;
  };
  std::vector<Xapian::docid> sample = without(sample_of(all_, kReadOthers));
  const std::size_t others = all_.size() - documents.size();
  return sample.size() >= std::min(others, kReadOthers / 2) ? sample : sample_of(without(all_), kReadOthers);
}

std::vector<std::string> DistinguishingWords::of(const std::vector<Xapian::docid>& documents,
                                                 const std::set<std::string>& excluded_stems, std::size_t count) {
  if (documents.empty() || documents.size() == all_.size()) return {};
  const auto units = counted_units(documents, session_);
  const std::vector<Xapian::docid> sample = sample_beside(documents);
  session_.expect(sample, PartOfDocument::terms);
  // All are read first: then the number of stems is known.
  for (const std::vector<Xapian::docid>& unit : units)
    for (const Xapian::docid document : unit) stems_of(document);
  for (const Xapian::docid document : sample) stems_of(document);

  std::vector<Frequencies> counts(stems_.size());
  for (std::size_t unit = 0; unit < units.size(); ++unit)
    for (const Xapian::docid document : units[unit])
      for (const std::uint32_t stem : stems_of(document))
        if (std::exchange(counts[stem].last_unit, unit + 1) != unit + 1) ++counts[stem].inside;
  for (const Xapian::docid document : sample)
    for (const std::uint32_t stem : stems_of(document)) ++counts[stem].outside;
  const double inside = static_cast<double>(units.size());
  const double outside = static_cast<double>(sample.size());
  std::vector<Candidate> candidates;
  for (std::size_t number = 0; number < counts.size(); ++number) {
    if (counts[number].inside < kLeastDocuments) continue;
    std::string stem(stems_[number]);
    const double score = log_likelihood(counts[number], inside, outside);
    if (score >= kSignificant && !excluded_stems.contains(stem)) candidates.push_back({score, std::move(stem)});
  }
  std::ranges::sort(candidates, [](const Candidate& a, const Candidate& b) {
    return a.score != b.score ? a.score > b.score : a.stem < b.stem;
  });
  std::vector<std::string> words;
  for (const Candidate& candidate : candidates) {
    if (words.size() == count) break;
    std::string form = usual_form(candidate.stem, session_);
    if (!is_empty_word(form)) words.push_back(std::move(form));
  }
  return words;
}

}  // namespace depeche::search
