#pragma once

// Numbers that people read, in the manner of the language of the process: groups of three digits, "12 400", and "0.5",
// in French "0,5". What is read by programs is written without these.

#include <cstddef>
#include <cstdint>
#include <string>

namespace depeche::base {

// "12 400". In French the blank is a narrow one that does not break.
std::string number_text(std::uintmax_t number);
// Rounded to so many digits behind the sign: "8.2" or "8,2".
std::string decimal_text(double number, int decimals);
// The digits of a number with a point, with the decimal sign of the language.
std::string with_decimal_sign(std::string digits);

}  // namespace depeche::base
