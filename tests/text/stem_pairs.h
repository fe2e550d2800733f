#pragma once

#include <string>
#include <string_view>

#include "text/normalizer.h"
#include "text/stemmer.h"

namespace depeche::test {

struct Pair {
  std::string_view a;
  std::string_view b;
};

inline std::string stem(std::string_view word) {
  static const auto stemmer = text::make_light_french_stemmer();
  return stemmer->stem(text::fold(word), text::lower_form(word));
}

}  // namespace depeche::test
