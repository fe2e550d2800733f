#include "schema/forward_stream.h"

#include <algorithm>
#include <array>
#include <bit>

#include "text/function_words.h"

namespace depeche::schema {

static_assert(std::endian::native == std::endian::little, "the stream's units are read in place");
static_assert(kFirstParticle + text::kParticles.size() <= kAbstractBegin);
static_assert(kFirstFunctionWord + text::kFunctionWords.size() <= kFirstForm);

namespace {

void append_unit(std::string& stream, std::uint16_t unit) {
  const std::array<char, 2> bytes{static_cast<char>(unit & 0xFF), static_cast<char>(unit >> 8)};
  stream.append(bytes.data(), bytes.size());
}

}  // namespace

std::optional<Code> fixed_code(const text::Word& word) {
  if (word.function_word) return kFirstFunctionWord + *text::function_word_index(word.form);
  if (!word.form.ends_with('\'')) return std::nullopt;
  const auto particle = std::find(text::kParticles.begin(), text::kParticles.end(), word.form);
  if (particle == text::kParticles.end()) return std::nullopt;
  return kFirstParticle + static_cast<Code>(particle - text::kParticles.begin());
}

void append_code(std::string& stream, Code code) {
  if (code < kPairMark) return append_unit(stream, static_cast<std::uint16_t>(code));
  const Code rest = code - kPairMark;
  append_unit(stream, static_cast<std::uint16_t>(kPairMark | (rest >> 16)));
  append_unit(stream, static_cast<std::uint16_t>(rest & 0xFFFF));
}

}  // namespace depeche::schema
