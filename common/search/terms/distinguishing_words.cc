#include "search/terms/distinguishing_words.h"

#include <algorithm>
#include <cmath>
#include <unordered_map>
#include <utility>

#include "search/terms/document_stems.h"

namespace depeche::search {
namespace {

// Reading the terms of a document takes about 20 µs.
constexpr std::size_t kReadDocuments = 300;
constexpr std::size_t kReadOthers = 1000;
// Below this, chance explains the difference in one of a thousand cases (chi-squared, one degree of freedom).
constexpr double kSignificant = 10.83;
// A label that stands in one dispatch says little of a peak.
constexpr double kLeastDocuments = 2;

struct Frequencies {
  double inside = 0;
  double outside = 0;
};

struct Candidate {
  double score = 0;
  std::string stem;
};

template <class Visit>
double read_sample(const std::vector<Xapian::docid>& documents, std::size_t most, const Session& session, Visit visit) {
  const std::size_t read = std::min(documents.size(), most);
  for (std::size_t i = 0; i < read; ++i) {
    session.deadline().check();
    visit_stems(documents[i * documents.size() / read], session,
                [&](const std::string& stem, std::uint32_t) { visit(stem); });
  }
  return static_cast<double>(read);
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

std::vector<std::string> distinguishing_words(const std::vector<Xapian::docid>& documents,
                                              const std::vector<Xapian::docid>& others,
                                              const std::set<std::string>& excluded_stems, std::size_t count,
                                              const Session& session) {
  if (documents.empty() || others.empty()) return {};
  std::unordered_map<std::string, Frequencies> stems;
  const double inside =
      read_sample(documents, kReadDocuments, session, [&](const std::string& stem) { ++stems[stem].inside; });
  const double outside = read_sample(others, kReadOthers, session, [&](const std::string& stem) {
    if (const auto known = stems.find(stem); known != stems.end()) ++known->second.outside;
  });
  std::vector<Candidate> candidates;
  for (const auto& [stem, with] : stems) {
    if (with.inside < kLeastDocuments || excluded_stems.contains(stem)) continue;
    const double score = log_likelihood(with, inside, outside);
    if (score >= kSignificant) candidates.push_back({score, stem});
  }
  std::ranges::sort(candidates, [](const Candidate& a, const Candidate& b) {
    return a.score != b.score ? a.score > b.score : a.stem < b.stem;
  });
  std::vector<std::string> words;
  for (const Candidate& candidate : candidates) {
    if (words.size() == count) break;
    std::string form = usual_form(candidate.stem, session);
    if (!is_empty_word(form)) words.push_back(std::move(form));
  }
  return words;
}

}  // namespace depeche::search
