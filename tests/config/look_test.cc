#include "config/look.h"

#include <catch2/catch.hpp>

using namespace depeche;

TEST_CASE("Words of colours become parameters of SGR, and others are refused with the nearest one") {
  struct Row {
    std::string words;
    std::string look;
    std::string error;
    std::string hint;
  };
  const std::string all =
      "colours are words such as bold, dim, underline, red, bright-blue, on-yellow, a number up to 255, #rrggbb, or "
      "none";
  const auto row = GENERATE_REF(
      Row{"red", "31", "", ""}, Row{"  bold   red ", "1;31", "", ""}, Row{"none", "", "", ""}, Row{"", "", "", ""},
      Row{"dim italic underline reverse strike", "2;3;4;7;9", "", ""}, Row{"bright-white", "97", "", ""},
      Row{"black on-yellow", "30;43", "", ""}, Row{"on-bright-blue", "104", "", ""}, Row{"0", "38;5;0", "", ""},
      Row{"255 on-17", "38;5;255;48;5;17", "", ""}, Row{"#ff8000", "38;2;255;128;0", "", ""},
      Row{"on-#00000A", "48;2;0;0;10", "", ""}, Row{"rde", "", "\"rde\" is no colour", "did you mean \"red\"?"},
      Row{"bold gren", "", "\"gren\" is no colour", "did you mean \"green\"?"},
      Row{"rouge", "", "\"rouge\" is no colour", all}, Row{"256", "", "\"256\" is no colour", all},
      Row{"-1", "", "\"-1\" is no colour", all}, Row{"#ff80", "", "\"#ff80\" is no colour", all},
      Row{"#ff80zz", "", "\"#ff80zz\" is no colour", all}, Row{"1;31", "", "\"1;31\" is no colour", all},
      Row{"bright-on-red", "", "\"bright-on-red\" is no colour", all},
      Row{"on-bold", "", "\"on-bold\" is no colour", all}, Row{"\x1b[31m", "", "\"\x1b[31m\" is no colour", all});
  CAPTURE(row.words);
  const auto look = config::parse_look(row.words);
  CHECK(look.value_or("") == row.look);
  CHECK((look ? "" : look.error().message) == row.error);
  CHECK((look ? "" : look.error().hint) == row.hint);
}
