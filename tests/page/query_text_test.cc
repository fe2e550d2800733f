#include "page/query_text.h"

#include <catch2/catch.hpp>

using namespace depeche::page;

TEST_CASE("The fields of the builder become a query") {
  struct Row {
    std::vector<depeche::http::Parameter> form;
    std::string address;
  };
  const auto row = GENERATE(values<Row>({
      {{{"all", "gaz  Kazakhstan"}}, "/?q=+\"gaz\" +\"Kazakhstan\""},
      {{{"q", "gaz"}, {"phrase", "prix du \"gaz\""}}, "/?q=gaz +\"prix du  gaz \""},
      {{{"any", "gaz pétrole"}, {"none", "blé"}}, "/?q=+(\"gaz\" OR \"pétrole\") -\"blé\""},
      {{{"any", "gaz"}}, "/?q=\"gaz\""},
      {{{"q", "gaz"}, {"from", "hier"}, {"sources", "AFP"}}, "/?from=hier&sources=AFP&q=gaz"},
      {{{"from", "hier"}}, "/?from=hier"},
      {{}, "/"},
  }));
  const std::string expected = row.address;
  const Address found = built(Address("/build", row.form));
  std::string shown = "/";
  for (const auto& [name, value] : found.parameters()) shown += (shown == "/" ? "?" : "&") + name + "=" + value;
  CHECK(shown == expected);
}

TEST_CASE("A value is left out by the query language") {
  CHECK(excluding("gaz", "source", "AFP") == "gaz -source:\"AFP\"");
  CHECK(excluding("", "place", "Paris, \"Texas\"") == "-place:\"Paris,  Texas \"");
}
