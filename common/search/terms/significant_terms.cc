#include "search/terms/significant_terms.h"

#include <algorithm>
#include <unordered_map>
#include <utility>

#include "base/ascii.h"
#include "schema/bm25.h"
#include "schema/idf.h"
#include "schema/terms.h"
#include "search/terms/document_stems.h"

namespace depeche::search {
namespace {

struct CandidateWord {
  SignificantTerm word;
  std::size_t place = 0;  // in the text
};

double idf(const std::string& stem, const Session& session) {
  return schema::inverse_document_frequency(session.all().get_doccount(),
                                            session.all().get_termfreq(schema::stem_term(schema::Field::text, stem)));
}

bool better(const CandidateWord& a, const CandidateWord& b) {
  return a.word.weight != b.word.weight ? a.word.weight > b.word.weight : a.place < b.place;
}

// Keeps the best, and makes their weights shares of the highest.
void keep_best(std::vector<CandidateWord>& candidates, std::size_t count) {
  std::ranges::sort(candidates, better);
  if (candidates.size() > count) candidates.resize(count);
  if (candidates.empty() || candidates.front().word.weight <= 0) return;
  const double most = candidates.front().word.weight;
  for (CandidateWord& candidate : candidates) candidate.word.weight /= most;
}

std::vector<SignificantTerm> taken(std::vector<CandidateWord> candidates) {
  std::vector<SignificantTerm> words;
  words.reserve(candidates.size());
  for (CandidateWord& candidate : candidates) words.push_back(std::move(candidate.word));
  return words;
}

bool is_number(const std::string& form) { return base::is_digit(form.front()); }

}  // namespace

std::vector<SignificantTerm> words_of_text(std::string_view text, std::size_t count, Xapian::doccount least_documents,
                                           Session& session) {
  std::vector<text::Token> tokens;
  session.analyzer().analyze(text, text::Capitals::judge_paragraph, tokens);
  std::unordered_map<std::string, CandidateWord> by_stem;
  for (const text::Token& token : tokens) {
    if (token.kind != text::TokenKind::word || token.word->function_word || is_number(token.word->form)) continue;
    const auto [row, added] = by_stem.try_emplace(token.word->stem);
    if (added) row->second = {{token.word->stem, token.word->form, 0}, by_stem.size()};
    ++row->second.word.weight;
  }
  std::vector<CandidateWord> candidates;
  base::DeadlineSteps steps(session.deadline());
  for (auto& [stem, candidate] : by_stem) {
    steps.step();
    const Xapian::doccount documents = session.all().get_termfreq(schema::stem_term(schema::Field::text, stem));
    if (documents < least_documents || is_empty_word(candidate.word.form)) continue;
    // The second mention of a word says less than the first, as in BM25.
    candidate.word.weight *= idf(stem, session) / (candidate.word.weight + schema::kK1);
    candidates.push_back(std::move(candidate));
  }
  keep_best(candidates, count);
  std::ranges::sort(candidates, {}, &CandidateWord::place);
  return taken(std::move(candidates));
}

std::vector<SignificantTerm> words_of_documents(const std::vector<Match>& documents, std::size_t count,
                                                const Session& session) {
  std::unordered_map<std::string, double> likelihoods;
  for (const Match& document : documents) {
    session.deadline().check();
    std::vector<std::pair<std::string, double>> stems;
    double length = 0;
    visit_stems(document.id, session, [&](const std::string& stem, std::uint32_t times) {
      stems.emplace_back(stem, times);
      length += times;
    });
    for (const auto& [stem, times] : stems) likelihoods[stem] += std::max(document.weight, 0.0) * times / length;
  }
  std::vector<CandidateWord> candidates;
  candidates.reserve(likelihoods.size());
  for (const auto& [stem, likelihood] : likelihoods)
    candidates.push_back({{stem, {}, likelihood * idf(stem, session)}, 0});
  std::ranges::sort(candidates, [](const CandidateWord& a, const CandidateWord& b) {
    return a.word.weight != b.word.weight ? a.word.weight > b.word.weight : a.word.stem < b.word.stem;
  });
  std::vector<CandidateWord> chosen;
  for (CandidateWord& candidate : candidates) {
    if (chosen.size() == count) break;
    candidate.word.form = usual_form(candidate.word.stem, session);
    if (is_empty_word(candidate.word.form)) continue;
    candidate.place = chosen.size();
    chosen.push_back(std::move(candidate));
  }
  keep_best(chosen, count);
  return taken(std::move(chosen));
}

}  // namespace depeche::search
