// Tokens lie within the text in order, and none is empty.

#include <cstdlib>

#include "fuzz/input.h"
#include "text/analyzer.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace depeche;
  static text::Analyzer analyzer;
  std::vector<text::Token> tokens;
  analyzer.analyze(fuzz::text_of(data, size), text::Capitals::judge_paragraph, tokens);
  std::uint32_t begin = 0;
  for (const text::Token& token : tokens) {
    if (token.begin < begin || token.begin > token.end || token.end > size) std::abort();
    if (token.kind == text::TokenKind::word && (token.word->form.empty() || token.word->stem.empty())) std::abort();
    begin = token.begin;
  }
  analyzer.forget_beyond(100'000);
  return 0;
}
