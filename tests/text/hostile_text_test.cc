#include <ctime>
#include <functional>

#include <catch2/catch.hpp>

#include "text/analysis.h"

using namespace depeche::test;
using namespace depeche::text;

namespace {

std::string repeat(std::string_view unit, std::size_t bytes) {
  std::string text;
  while (text.size() < bytes) text += unit;
  return text;
}

double seconds_for(const std::string& text) {
  Analyzer analyzer;
  std::vector<Token> tokens;
  const std::clock_t start = std::clock();
  analyzer.analyze(text, Capitals::judge_paragraph, tokens);
  return static_cast<double>(std::clock() - start) / CLOCKS_PER_SEC;
}

void require_sound(std::string_view text) {
  Analyzer analyzer;
  std::uint32_t last = 0;
  for (const Token& token : tokens_of(analyzer, text, Capitals::judge_paragraph)) {
    REQUIRE(token.begin < token.end);
    REQUIRE(token.end <= text.size());
    REQUIRE(token.begin >= last);
    last = token.begin;
    REQUIRE((token.word == nullptr) == (token.kind == TokenKind::paragraph));
    if (token.word == nullptr) continue;
    REQUIRE_FALSE(token.word->stem.empty());
    REQUIRE_FALSE(token.word->form.empty());
    REQUIRE(token.word->form.size() <= 64);
    REQUIRE(token.word->stem.size() <= 200);
  }
}

}  // namespace

TEST_CASE("Ill-formed bytes part words and harm nothing") {
  for (const auto& [text, shown] :
       std::initializer_list<std::pair<std::string, std::string>>{{"accord\xFFretrait", "accord retrait"},
                                                                  {"accord\xC3", "accord"},
                                                                  {"accord\xE2\x80", "accord"},
                                                                  {"\xED\xA0\x80otsc", "otsc"},
                                                                  {"l\xE2\x80otsc", "l otsc"},
                                                                  {"\xC0\xAFotsc", "otsc"},
                                                                  {"\xF5\x80\x80\x80otsc", "otsc"},
                                                                  {std::string("ot\0sc", 5), "ot sc"},
                                                                  {"l'\xFFotsc", "<l'> otsc"},
                                                                  {"accord[\xFFs]", "accord s"}}) {
    INFO(shown);
    CHECK(show(text) == shown);
    require_sound(text);
  }
}

TEST_CASE("Any bytes give tokens in order that lie within the text") {
  std::uint32_t state = 2022;
  const auto next = [&] { return state = state * 1664525U + 1013904223U; };
  const std::vector<std::string> pieces{
      "l'",  "’", "[", "]",    "(e)",  "·",      "-",      ".",    "a", "É",      "œ", "\n",     "\n\n",   "2",
      "000", ",", " ", "\xFF", "\xC3", "\u00AD", "\u0301", "OTSC", "s", "\u202F", ")", "\u3042", "\uFDFA", "\uAC01"};
  for (int round = 0; round < 3000; ++round) {
    std::string text;
    for (unsigned length = next() >> 16 & 31; length > 0; --length) text += pieces[(next() >> 16) % pieces.size()];
    CAPTURE(text);
    require_sound(text);
  }
}

TEST_CASE("Very long words are bounded, and different ones stay apart") {
  const std::string a = repeat("abcdefghij", 1 << 20);
  require_sound(a);
  CHECK(stems_of(a) != stems_of(a + "k"));
  CHECK(stems_of(repeat("\uFDFA", 3000)).size() <= 200);
  CHECK(stems_of(repeat("\uAC01", 3000)).size() <= 200);
  require_sound(repeat("\uAC01", 60));
}

TEST_CASE("Hostile text takes time in proportion to its length") {
  const std::vector<std::string> units{
      "a",   "'",    "l'",     "-",       "a-",     "[",    "a[", "[a",     "]",    "(",
      "a(",  "a(e",  "a.",     "ab.",     "nes.",   "l'[a", "1.", "1 000 ", "1,",   "\n",
      "a\n", "\xFF", "\u0301", "a\u0301", "\u00AD", "·e",   "a·", "A.",     "l'l'", "étudiant·e·s·",
      "9",   "qu'",  "[a]",    "a[b]",    "..",     "l’",   "''", "A\n\n"};
  for (const std::string& unit : units) {
    const std::string small = repeat(unit, 40'000) + " zz.zz-zz";
    const std::string large = repeat(unit, 320'000) + " zz.zz-zz";
    INFO(unit);
    const double base = std::max(seconds_for(small), 0.005);
    CHECK(seconds_for(large) < 30 * base);
    CHECK(seconds_for(repeat(unit, 100'000) + "zz") < 2.0);
  }
}
