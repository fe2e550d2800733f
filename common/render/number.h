#pragma once

// Numbers as text, the same in every locale.

#include <cstddef>
#include <string>

namespace depeche::render {

// Writes `decimals` digits after the point: "7.31".
std::string fixed(double value, int decimals);
// What `fixed` prints, as a number: JSON then shows 7.31, not 7.3099999999999996.
double rounded(double value, int decimals);
// Writes digits in groups of three, as in French typography: "1 200".
std::string grouped(std::size_t value);

}  // namespace depeche::render
