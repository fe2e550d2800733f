#include "base/number_text.h"

#include <catch2/catch.hpp>

#include "base/language.h"

namespace depeche::test {
namespace {

TEST_CASE("Numbers that people read have the groups and the decimal sign of the language") {
  struct Row {
    std::string english;
    std::string french;
    std::string (*written)();
  };
  const auto row = GENERATE(Row{"0", "0", [] { return base::number_text(0); }},
                            Row{"999", "999", [] { return base::number_text(999); }},
                            Row{"1 234", "1\u202F234", [] { return base::number_text(1234); }},
                            Row{"1 234 567", "1\u202F234\u202F567", [] { return base::number_text(1234567); }},
                            Row{"8.2", "8,2", [] { return base::decimal_text(8.24, 1); }},
                            Row{"0.50", "0,50", [] { return base::decimal_text(0.5, 2); }},
                            Row{"3", "3", [] { return base::decimal_text(3.2, 0); }},
                            Row{"1.5", "1,5", [] { return base::with_decimal_sign("1.5"); }});
  CHECK(row.written() == row.english);
  base::speak(base::Language::french);
  CHECK(row.written() == row.french);
  base::speak(base::Language::english);
}

}  // namespace
}  // namespace depeche::test
