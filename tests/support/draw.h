#pragma once

#include <random>

namespace depeche::test {

// A number below `below`, the same on every machine.
inline unsigned draw(std::mt19937& random, unsigned below) { return static_cast<unsigned>(random() % below); }

}  // namespace depeche::test
