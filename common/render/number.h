#pragma once

// Numbers as text, the same in every locale.

#include <cstddef>
#include <string>

namespace depeche::render {

// "7.31": `decimals` digits after the point.
std::string fixed(double value, int decimals);
// What `fixed` prints, as a number: JSON then shows 7.31, not 7.3099999999999996.
double rounded(double value, int decimals);
// "1 200": digits in groups of three, as French typography has it.
std::string grouped(std::size_t value);

}  // namespace depeche::render
