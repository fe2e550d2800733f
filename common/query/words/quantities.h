#pragma once

// Numbers with a unit in other writings: 100 m and 100 mètres, 130 km/h and 130 kilomètres à l'heure, 20 € and 20
// euros, 3 Md€ and 3 milliards d'euros.

#include <span>

#include "query/words/other_writings.h"

namespace depeche::query {

OtherWritings quantities(std::span<const WrittenWord> words);

}  // namespace depeche::query
