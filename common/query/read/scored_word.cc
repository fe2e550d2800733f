#include "query/read/scored_word.h"

#include <algorithm>

#include "schema/dictionary.h"
#include "text/function_words.h"
#include "text/normalizer.h"
#include "text/proper_names.h"

namespace depeche::query {
namespace {

using schema::Code;
using schema::Form;

bool is_typed_in_capitals(const ScoredWord& word) { return text::is_all_capitals(word.form); }

// Someone who types in lower case means acronyms, too; someone who types capitals means the acronym where there is one.
Closeness closeness(const ScoredWord& word, const Form& form) {
  if (form.text == word.form) return Closeness::exact;
  if (text::fold(form.text) != word.folded) return Closeness::stem;
  if (word.is_acronym) return Closeness::stem;
  return text::lower_form(form.text) == text::lower_form(word.form) ? Closeness::exact : Closeness::folded;
}

std::vector<Code> fixed_codes(const std::string& folded) {
  static const auto table = [] {
    std::vector<std::pair<std::string, Code>> rows;
    for (std::size_t i = 0; i < text::kFunctionWords.size(); ++i)
      rows.emplace_back(text::fold(text::kFunctionWords[i]), schema::kFirstFunctionWord + static_cast<Code>(i));
    return rows;
  }();
  std::vector<Code> codes;
  for (const auto& [word, code] : table)
    if (word == folded) codes.push_back(code);
  return codes;
}

// Those of the stem, and those of the name that was typed in lower case (tours).
std::vector<Form> forms_with(const std::string& stem, const std::string& folded, const schema::Dictionary& dictionary) {
  std::vector<Form> forms = dictionary.forms_of(stem);
  if (!text::is_proper_name(folded) || stem == text::name_stem(folded)) return forms;
  for (Form& form : dictionary.forms_of(text::name_stem(folded))) forms.push_back(std::move(form));
  return forms;
}

bool is_admitted(const Form& form, const FormChoice& choice) {
  return choice.is_any() || choice.admits(text::fold(form.text));
}

void add_form_of_pattern(const std::string& form, const std::string& stem, const ScoredWord& word,
                         const schema::Dictionary& dictionary, std::vector<MatchingCode>& codes) {
  for (const Form& known : dictionary.forms_of(stem))
    if (known.text == form)
      codes.push_back({known.code, text::fold(form) == word.folded ? Closeness::exact : Closeness::folded,
                       known.documents, known.named});
}

}  // namespace

bool is_acronym(const ScoredWord& word, const std::vector<schema::PartDatabase>& databases) {
  return is_typed_in_capitals(word) && std::ranges::any_of(databases, [&](const schema::PartDatabase& database) {
           return std::ranges::any_of(forms_with(word.stem, word.folded, schema::Dictionary(database)),
                                      [&](const Form& form) { return form.text == word.form; });
         });
}

std::vector<MatchingCode> matching_codes(const ScoredWord& word, const schema::PartDatabase& database) {
  const schema::Dictionary dictionary(database);
  std::vector<MatchingCode> codes;
  for (const auto& [form, stem] : word.forms) add_form_of_pattern(form, stem, word, dictionary, codes);
  if (word.is_wildcard()) return codes;
  for (const Form& form : forms_with(word.stem, word.folded, dictionary))
    if (is_admitted(form, word.choice)) codes.push_back({form.code, closeness(word, form), form.documents, form.named});
  if (!is_typed_in_capitals(word))
    for (const Code code : fixed_codes(word.folded)) codes.push_back({code, Closeness::folded, 0});
  return codes;
}

bool is_folded_function_word(const std::string& folded) { return !fixed_codes(folded).empty(); }

std::vector<Code> same_word_codes(const std::string& folded, const std::string& stem,
                                  const schema::PartDatabase& database) {
  std::vector<Code> codes = fixed_codes(folded);
  for (const Form& form : forms_with(stem, folded, schema::Dictionary(database)))
    if (text::fold(form.text) == folded) codes.push_back(form.code);
  return codes;
}

std::vector<Code> stem_codes(const std::string& folded, const std::string& stem, const FormChoice& choice,
                             const schema::PartDatabase& database) {
  std::vector<Code> codes = choice.is_any() ? fixed_codes(folded) : std::vector<Code>();
  for (const Form& form : forms_with(stem, folded, schema::Dictionary(database)))
    if (is_admitted(form, choice)) codes.push_back(form.code);
  return codes;
}

std::vector<Code> capital_codes(const std::string& folded, const std::string& stem,
                                const schema::PartDatabase& database) {
  std::vector<Code> codes;
  for (const Form& form : schema::Dictionary(database).forms_of(stem))
    if (text::is_all_capitals(form.text) && text::fold(form.text) == folded) codes.push_back(form.code);
  return codes;
}

ScoredWord scored_word(const text::Word& word, std::optional<schema::Field> field) {
  return {word.stem, word.form, word.folded, field, {}};
}

double share_of(const text::Token& token, const std::vector<text::Token>& tokens) {
  const auto compound = std::ranges::find_if(tokens, [&](const text::Token& t) {
    return t.kind == text::TokenKind::compound && t.begin <= token.begin && token.end <= t.end;
  });
  if (compound == tokens.end()) return 1;
  const auto words = static_cast<double>(std::ranges::count_if(tokens, [&](const text::Token& t) {
    return t.kind == text::TokenKind::word && !t.word->function_word && compound->begin <= t.begin &&
           t.end <= compound->end;
  }));
  const double parts = std::max(1.0, words);
  return parts / (parts + 1);
}

}  // namespace depeche::query
