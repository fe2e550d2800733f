#pragma once

// Numbers as text. Those for people follow the language of the process, never its locale.

#include <cstddef>
#include <string>

namespace depeche::render {

// Writes `decimals` digits after the point: "7.31".
std::string fixed(double value, int decimals);
// What `fixed` prints, as a number: JSON then shows 7.31, not 7.3099999999999996.
double rounded(double value, int decimals);
// `fixed` for people: "7.31"; in French "7,31".
std::string decimal(double value, int decimals);
// Writes digits in groups of three, for people: "1 200". In French the blank is a narrow one that does not break.
std::string grouped(std::size_t value);

}  // namespace depeche::render
