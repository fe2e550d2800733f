#include "query/words/spelling.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <map>

#include "base/utf8.h"
#include "query/words/edit_distance.h"
#include "query/words/near_words.h"
#include "query/words/spelling_cost.h"
#include "schema/terms.h"
#include "text/char_class.h"
#include "text/function_words.h"
#include "text/normalizer.h"
#include "text/proper_names.h"

namespace depeche::query {
namespace {

using text::CharClass;
using text::Token;
using text::TokenKind;

constexpr std::size_t kShortest = 4;          // three letters are near to too much
constexpr std::size_t kShortestForTwo = 7;    // edits
constexpr double kWorthOfFrequency = 5;       // ten times the documents: a hundred times are worth an edit
constexpr double kMaybeSlips = 2;             // documents: a word of no more may be misspelt there
constexpr std::size_t kLongestPhrase = 4096;  // bytes that are looked at in one word or phrase
constexpr std::size_t kMostTyped = 12;        // words; longer queries are pasted
constexpr std::size_t kMostUnknown = 20;      // words that are named

bool is_letters(std::string_view word) {
  for (std::size_t at = 0; at < word.size();) {
    const text::Char c = text::char_at(word, at);
    if (c.kind != CharClass::letter) return false;
    at += c.size;
  }
  return true;
}

// Spellings that differ only in accents and case are one word, shown as most documents write it.
struct Candidate {
  double documents = 0;
  std::string form;
  std::uint32_t form_documents = 0;
};

using Candidates = std::map<std::string, Candidate, std::less<>>;  // by folded form

// Headlines in capitals make no acronym of a word that is as often written otherwise.
bool is_shown_rather(const schema::Form& form, const Candidate& candidate) {
  if (form.documents != candidate.form_documents) return form.documents > candidate.form_documents;
  return text::is_all_capitals(candidate.form);
}

Candidates candidates_of(std::string_view folded, std::size_t edits, const std::vector<schema::PartDatabase>& databases,
                         const base::Deadline& deadline) {
  Candidates found;
  for (const schema::PartDatabase& database : databases)
    visit_near_words(folded, edits, database, deadline, [&](const NearWord& near) {
      if (near.edits == 0 || !is_letters(near.folded)) return;
      Candidate& candidate = found[std::string(near.folded)];
      candidate.documents += near.form.documents;
      if (!is_shown_rather(near.form, candidate)) return;
      candidate.form_documents = near.form.documents;
      candidate.form = near.form.text;
    });
  return found;
}

const Candidate* best_of(const Candidates& candidates, std::string_view folded) {
  const std::u32string typed = letters_of(folded);
  const Candidate* best = nullptr;
  double least = std::numeric_limits<double>::max();
  for (const auto& [known, candidate] : candidates) {
    const double cost = spelling_cost(typed, letters_of(known)) - kWorthOfFrequency * std::log10(candidate.documents);
    if (cost >= least) continue;
    least = cost;
    best = &candidate;
  }
  return best;
}

std::string in_capitals_of(std::string_view typed, const std::string& form) {
  if (text::is_all_capitals(typed)) return text::upper_form(form);
  if (typed.empty() || !text::is_upper(text::char_at(typed, 0).code)) return form;
  const std::size_t first = text::char_at(form, 0).size;
  return text::upper_form(form.substr(0, first)) + form.substr(first);
}

struct Correction {
  std::size_t begin = 0;  // byte range in the query
  std::size_t end = 0;
  std::string word;
};

class Corrector {
 public:
  Corrector(std::string_view query, Correcting correcting, const Indexes& indexes, text::Analyzer& analyzer,
            const Aliases& names)
      : query_(query),
        indexes_(indexes),
        analyzer_(analyzer),
        names_(names),
        walks_(correcting == Correcting::yes ? 0 : kMostCorrections) {}

  UnknownWords run(const Node& tree) {
    visit(tree);
    return {std::move(unknown_), corrected()};
  }

 private:
  std::optional<std::string> corrected() const {
    if (corrections_.empty()) return std::nullopt;
    std::string out;
    std::size_t at = 0;
    for (const Correction& correction : corrections_) {
      out.append(query_.substr(at, correction.begin - at)).append(correction.word);
      at = correction.end;
    }
    return base::repair_utf8(out.append(query_.substr(at))).text;
  }

  void visit(const Node& node) {
    if (node.occur == Occur::must_not || unknown_.size() == kMostUnknown) return;
    if (node.kind == Kind::word || node.kind == Kind::phrase) look_at(node);
    for (const Node& child : node.children) visit(child);
  }

  void look_at(const Node& node) {
    const std::string_view typed = query_.substr(node.begin, std::min(node.end - node.begin, kLongestPhrase));
    std::vector<Token> tokens;
    analyzer_.analyze(typed, text::Capitals::are_acronyms, tokens);
    std::size_t known_until = 0;  // the parts of a compound that is known
    for (const Token& token : tokens) {
      if (token.word == nullptr || token.kind == TokenKind::particle || token.begin < known_until) continue;
      if (!is_unknown(*token.word)) {
        if (token.kind == TokenKind::compound) known_until = token.end;
      } else if (token.kind == TokenKind::word) {
        add(typed.substr(token.begin, token.end - token.begin));
        if (walks_ < kMostCorrections && !names_.has_word(token.word->folded))
          correct(typed.substr(token.begin, token.end - token.begin), node.begin + token.begin);
      }
    }
  }

  bool is_unknown(const text::Word& word) const {
    if (word.function_word || text::is_query_stop_word(word.folded)) return false;
    const auto is_term = [this](const std::string& term) { return indexes_.documents_with(term) > 0; };
    const std::string stem = text::is_proper_name(word.folded) ? text::name_stem(word.folded) : word.stem;
    return !is_term(schema::stem_term(schema::Field::text, word.stem)) &&
           !is_term(schema::stem_term(schema::Field::title, word.stem)) &&
           !is_term(schema::stem_term(schema::Field::text, stem)) &&
           !is_term(schema::stem_term(schema::Field::title, stem)) &&
           !is_term(schema::foreign_term(schema::Field::text, word.folded));
  }

  void add(std::string_view typed) {
    std::string word = base::repair_utf8(typed).text;
    if (unknown_.size() < kMostUnknown && std::ranges::find(unknown_, word) == unknown_.end())
      unknown_.push_back(std::move(word));
  }

  void correct(std::string_view typed, std::size_t begin) {
    if (!is_letters(typed) || typed.size() < kShortest) return;
    ++walks_;
    if (auto word = likely_spelling(typed, indexes_.parts, indexes_.deadline))
      corrections_.push_back({begin, begin + typed.size(), std::move(*word)});
  }

  std::string_view query_;
  const Indexes& indexes_;
  text::Analyzer& analyzer_;
  const Aliases& names_;
  std::vector<std::string> unknown_;
  std::vector<Correction> corrections_;
  std::size_t walks_;
};

}  // namespace

bool is_roman_ordinal(std::string_view folded) {
  for (const std::string_view ending : {"emes", "eme", "ere", "er", "e"}) {
    if (!folded.ends_with(ending) || folded.size() == ending.size()) continue;
    std::string_view number = folded.substr(0, folded.size() - ending.size());
    while (number.starts_with('x')) number.remove_prefix(1);
    if (number == "ix" || number == "iv") return true;
    if (number.starts_with('v')) number.remove_prefix(1);
    if (number.size() <= 3 && number.find_first_not_of('i') == std::string_view::npos) return true;
  }
  return false;
}

std::optional<std::string> likely_spelling(std::string_view typed, const std::vector<schema::PartDatabase>& databases,
                                           const base::Deadline& deadline) {
  const std::string folded = text::fold(text::lower_form(typed));
  const std::size_t letters = letters_of(folded).size();
  if (letters < kShortest || is_roman_ordinal(folded)) return std::nullopt;
  const std::size_t most = letters < kShortestForTwo ? 1 : kMostEdits;
  Candidates candidates = candidates_of(folded, 1, databases, deadline);
  const Candidate* best = best_of(candidates, folded);
  if (most > 1 && (best == nullptr || best->documents <= kMaybeSlips)) {
    candidates = candidates_of(folded, most, databases, deadline);
    best = best_of(candidates, folded);
  }
  if (best == nullptr) return std::nullopt;
  return in_capitals_of(typed, best->form);
}

bool is_pasted(std::string_view query, const Node& tree) {
  return tree.children.size() > kMostTyped || query.find('\n') != std::string_view::npos;
}

UnknownWords unknown_words(std::string_view query, const Node& tree, Correcting correcting, const Indexes& indexes,
                           text::Analyzer& analyzer, const Aliases& names) {
  return Corrector(query, correcting, indexes, analyzer, names).run(tree);
}

}  // namespace depeche::query
