#include "schema/forward_stream.h"

#include <vector>

#include <catch2/catch.hpp>

#include "text/analyzer.h"
#include "text/function_words.h"

using namespace depeche;
using namespace depeche::schema;

namespace {

std::string stream_of(const std::vector<Code>& codes) {
  std::string stream;
  for (Code code : codes) append_code(stream, code);
  return stream;
}

std::vector<Code> codes_of(std::string_view stream) {
  std::vector<Code> codes;
  for (StreamReader reader(stream); !reader.done();) codes.push_back(reader.next());
  return codes;
}

const text::Word& word_of(text::Analyzer& analyzer, std::string_view letters) {
  std::vector<text::Token> tokens;
  analyzer.analyze(letters, text::Capitals::are_acronyms, tokens);
  return *tokens.front().word;
}

}  // namespace

TEST_CASE("Frequent codes take two bytes, rarer ones four") {
  struct Case {
    Code code;
    std::size_t bytes;
  };
  for (const auto& [code, bytes] : {Case{0, 2}, Case{kFirstForm, 2}, Case{0xEFFF, 2}, Case{0xF000, 4}, Case{0xF001, 4},
                                    Case{0xFFFF, 4}, Case{0x10000, 4}, Case{0x1EFFF, 4}, Case{0x1F000, 4},
                                    Case{0x10EFFF, 4}, Case{0x10F000, 4}, Case{kMaxCode - 1, 4}, Case{kMaxCode, 4}}) {
    INFO(code);
    const std::string stream = stream_of({code});
    CHECK(stream.size() == bytes);
    CHECK(codes_of(stream) == std::vector<Code>{code});
  }
}

TEST_CASE("Every code around a power of two comes back, between neighbours of both sizes") {
  for (unsigned bit = 0; bit < 28; ++bit)
    for (int around = -2; around <= 2; ++around) {
      const auto code = static_cast<Code>((1LL << bit) + around) & kMaxCode;
      const std::vector<Code> codes{5, code, 0xF000, code, kMaxCode, code};
      CHECK(codes_of(stream_of(codes)) == codes);
    }
}

TEST_CASE("A cut stream ends early and never reads beyond its end") {
  const std::string stream = stream_of({kFirstForm, 0x12345, 0xEFFF, kMaxCode});
  const std::vector<Code> all = codes_of(stream);
  for (std::size_t size = 0; size < stream.size(); ++size) {
    const std::string cut(stream, 0, size);  // its own allocation: a sanitizer sees a byte too far
    const auto codes = codes_of(cut);
    CHECK(codes.size() <= all.size());
    for (std::size_t i = 0; i + 1 < codes.size(); ++i) CHECK(codes[i] == all[i]);
  }
  CHECK(codes_of("").empty());
  CHECK(codes_of("x").empty());
}

TEST_CASE("Particles and function words have fixed codes in their lists' order, and other words have none") {
  text::Analyzer analyzer;
  for (std::uint32_t i = 0; i < text::kParticles.size(); ++i) {
    const auto code = fixed_code(analyzer.word_cache().particle(i));
    CHECK(code == kFirstParticle + i);
    CHECK(is_particle(*code));
    CHECK_FALSE(is_word(*code));
  }
  for (std::uint32_t i = 0; i < text::kFunctionWords.size(); ++i) {
    const auto code = fixed_code(word_of(analyzer, text::kFunctionWords[i]));
    CHECK(code == kFirstFunctionWord + i);
    CHECK_FALSE(is_particle(*code));
    CHECK(is_word(*code));
  }
  for (std::string_view word : {"otsc", "OTSC", "LE", "SA", "été", "ou-tre", "2000", "aujourd'hui"})
    CHECK_FALSE(fixed_code(word_of(analyzer, word)));
}

TEST_CASE("Marks take no position and forms of the dictionary do") {
  for (Code mark : {kParagraphEnd, kTitleEnd, kCompound}) {
    CHECK_FALSE(is_word(mark));
    CHECK_FALSE(is_particle(mark));
  }
  for (Code code : {kFirstForm, Code{0xF000}, kMaxCode}) CHECK(is_word(code));
}
