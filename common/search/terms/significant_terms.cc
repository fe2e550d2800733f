#include "search/terms/significant_terms.h"

#include <algorithm>
#include <unordered_map>
#include <utility>

#include "base/ascii.h"
#include "base/utf8.h"
#include "schema/bm25.h"
#include "schema/idf.h"
#include "schema/terms.h"
#include "search/terms/document_stems.h"
#include "text/written_case.h"

namespace depeche::search {
namespace {

struct CandidateWord {
  SignificantTerm word;
  std::size_t place = 0;  // in the text
  bool is_small = false;  // somewhere there
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

// A long text is analysed by pieces of so many bytes, and the deadline looked at in between.
constexpr std::size_t kPiece = std::size_t{64} << 10;

// That of the first piece, which ends behind a paragraph; else, where there is none, behind a line or a word.
std::size_t size_of_piece(std::string_view text) {
  if (text.size() <= kPiece) return text.size();
  const std::string_view most = base::truncate_utf8(text, kPiece);
  for (const std::string_view border : {"\n\n", "\n", " "})
    if (const std::size_t at = most.rfind(border); at != std::string_view::npos) return at + border.size();
  return most.size();
}

void count_words(std::string_view text, text::Analyzer& analyzer,
                 std::unordered_map<std::string, CandidateWord>& by_stem) {
  std::vector<text::Token> tokens;
  analyzer.analyze(text, text::Capitals::judge_paragraph, tokens);
  for (const text::Token& token : tokens) {
    if (token.kind != text::TokenKind::word || token.word->function_word || is_number(token.word->form)) continue;
    const auto [row, added] = by_stem.try_emplace(token.word->stem);
    if (added) row->second = {{token.word->stem, token.word->form, 0}, by_stem.size()};
    ++row->second.word.weight;
    const text::WrittenCase written = text::written_case(text, token.begin, token.end);
    row->second.word.is_named |= written == text::WrittenCase::name;
    row->second.is_small |= written == text::WrittenCase::small;
  }
}

}  // namespace

std::vector<SignificantTerm> words_of_text(std::string_view text, std::size_t count, Xapian::doccount least_documents,
                                           Session& session) {
  std::unordered_map<std::string, CandidateWord> by_stem;
  while (!text.empty()) {
    session.deadline().check();
    const std::string_view piece = text.substr(0, size_of_piece(text));
    text.remove_prefix(piece.size());
    count_words(piece, session.analyzer(), by_stem);
  }
  std::vector<CandidateWord> candidates;
  base::DeadlineSteps steps(session.deadline());
  for (auto& [stem, candidate] : by_stem) {
    steps.step();
    const Xapian::doccount documents = session.all().get_termfreq(schema::stem_term(schema::Field::text, stem));
    if (documents < least_documents || is_empty_word(candidate.word.form)) continue;
    // The second mention of a word says less than the first, as in BM25.
    candidate.word.weight *= idf(stem, session) / (candidate.word.weight + schema::kK1);
    candidate.word.is_named &= !candidate.is_small;
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
    visit_stems(document.id, session, [&](std::string_view stem, std::uint32_t times) {
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
