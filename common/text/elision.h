#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace depeche::text {

// The particle (place in kParticles) that `before` is when an apostrophe and then `after` follow it. French elides
// before a vowel, h or a figure only: l'OTSC, d'Ivoire, qu'11; but N'Djamena, M'Bappé, O'Brien, prud'homme are one word
// each. An empty `after` stands for a quotation mark or the like: l'« État ».
std::optional<std::uint32_t> elided_particle(std::string_view before, std::string_view after);

}  // namespace depeche::text
