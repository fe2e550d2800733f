#include "search/alerts/arrived_document.h"

#include <algorithm>
#include <chrono>

#include "query/words/edit_distance.h"
#include "schema/version.h"
#include "search/session/document_terms.h"

namespace depeche::search {

const std::vector<std::string>& ArrivedDocument::terms() {
  if (terms_.empty())
    visit_terms(id(), session_, {}, [this](std::string_view term, std::uint32_t) {
      terms_.emplace_back(term);
      return true;
    });
  return terms_;
}

bool ArrivedDocument::is_embargoed() const {
  const std::string until = session_.value(id(), schema::kEmbargoSlot);
  return !until.empty() &&
         until > format_time(std::chrono::floor<std::chrono::seconds>(std::chrono::system_clock::now()));
}

const Dispatch& ArrivedDocument::dispatch() {
  if (!dispatch_) {
    auto dispatch = session_.dispatch(id());
    if (!dispatch) throw Xapian::DatabaseCorruptError(dispatch.error().message);
    dispatch_ = std::move(*dispatch);
  }
  return *dispatch_;
}

const std::vector<DocumentForm>& ArrivedDocument::forms() {
  if (!forms_) {
    forms_.emplace();
    add_forms(dispatch().title, {.in_title = true});
    add_forms(dispatch().abstract, {.in_text = true, .in_abstract = true});
    add_forms(dispatch().text, {.in_text = true});
  }
  return *forms_;
}

// As the index reads them: a word and its capitals are two forms.
void ArrivedDocument::add_forms(std::string_view text, const DocumentForm& where) {
  std::vector<text::Token> tokens;
  session_.analyzer().analyze(text, text::Capitals::judge_paragraph, tokens);
  std::erase_if(tokens, [](const text::Token& token) {
    return token.word == nullptr || token.kind == text::TokenKind::particle || token.word->function_word;
  });
  std::ranges::sort(tokens, {}, [](const text::Token& token) { return token.word->number; });
  const text::Word* last = nullptr;
  for (const text::Token& token : tokens) {
    if (token.word == last) continue;
    last = token.word;
    DocumentForm form = where;
    form.folded = last->folded;
    form.stem = last->stem;
    form.letters = query::letters_of(last->folded);
    forms_->push_back(std::move(form));
  }
}

}  // namespace depeche::search
