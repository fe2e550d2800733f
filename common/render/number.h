#pragma once

// Numbers as text for programs; base/number_text.h has those for people.

#include <string>

namespace depeche::render {

// Writes `decimals` digits after the point: "7.31".
std::string fixed(double value, int decimals);
// What `fixed` prints, as a number: JSON then shows 7.31, not 7.3099999999999996.
double rounded(double value, int decimals);

}  // namespace depeche::render
