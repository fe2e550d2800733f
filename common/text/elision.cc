#include "text/elision.h"

#include "text/char_class.h"
#include "text/function_words.h"
#include "text/normalizer.h"

namespace depeche::text {
namespace {

constexpr std::size_t kLongestParticle = 7;

bool takes_elision(std::string_view after) {
  if (after.empty()) return true;
  const Char first = char_at(after, 0);
  if (first.kind == CharClass::digit) return true;
  const std::string letter = fold(after.substr(0, first.size));
  return !letter.empty() && std::string_view("aeiouyh").find(letter.front()) != std::string_view::npos;
}

// presqu'île is a word of its own; before anything else presqu' is elided.
bool is_one_word(std::string_view particle, std::string_view after) {
  return particle == "presqu'" && fold(after).starts_with("il");
}

}  // namespace

std::optional<std::uint32_t> elided_particle(std::string_view before, std::string_view after) {
  if (before.size() > kLongestParticle || !takes_elision(after)) return std::nullopt;
  const std::string particle = lower_form(before) + '\'';
  for (std::uint32_t i = 0; i < kParticles.size(); ++i)
    if (kParticles[i] == particle && !is_one_word(particle, after)) return i;
  return std::nullopt;
}

}  // namespace depeche::text
