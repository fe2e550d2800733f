// Places, targets and parameters as text.

#include <catch2/catch.hpp>

#include "http/listen.h"
#include "http/target.h"
#include "serve/addresses.h"
#include "serve/parameters.h"

using namespace depeche;

TEST_CASE("A place is an address of this machine, or a Unix socket") {
  struct Row {
    std::string text;
    std::string understood;  // empty: an error
  };
  const auto row = GENERATE(
      Row{"127.0.0.1:8080", "127.0.0.1 8080 "}, Row{"localhost:80", "127.0.0.1 80 "}, Row{"[::1]:8080", "::1 8080 "},
      Row{"0.0.0.0:0", "0.0.0.0 0 "}, Row{"8080", "127.0.0.1 8080 "}, Row{":8080", "127.0.0.1 8080 "},
      Row{"unix:/run/depeche.sock", " 0 /run/depeche.sock"}, Row{"", ""}, Row{"unix:", ""}, Row{"127.0.0.1", ""},
      Row{"127.0.0.1:", ""}, Row{"127.0.0.1:65536", ""}, Row{"127.0.0.1:-1", ""}, Row{"::1:8080", ""},
      Row{"exemple.fr:80", ""}, Row{"[127.0.0.1:80", ""}, Row{"unix:" + std::string(200, 'x'), ""});
  CAPTURE(row.text);
  const auto place = http::parse_place(row.text);
  CHECK((place ? place->address + ' ' + std::to_string(place->port) + ' ' + place->unix_path.string() : "") ==
        row.understood);
}

TEST_CASE("A target is taken apart, and what is no UTF-8 or badly written is refused") {
  struct Row {
    std::string text;
    std::string understood;
  };
  const auto row =
      GENERATE(Row{"/", ""}, Row{"/v1/search", "v1|search|"}, Row{"/d/a%2Fb", "d|a/b|"}, Row{"/d/", "d||"},
               Row{"/a+b?c+d=e+f&g&h=", "a+b|c d=e f|g=|h=|"}, Row{"/?q=%C3%A9t%C3%A9&&q=%26", "q=été|q=&|"},
               Row{"/?a=b=c?", "a=b=c?|"}, Row{"/%", "error"}, Row{"/%4", "error"}, Row{"/?a=%zz", "error"},
               Row{"/%ff", "error"}, Row{"v1", "error"}, Row{"*", "error"});
  CAPTURE(row.text);
  const auto target = http::parse_target(row.text);
  std::string understood = target ? "" : "error";
  if (target) {
    for (const std::string& segment : target->segments) understood += segment + '|';
    for (const auto& [name, value] : target->parameters) understood.append(name).append("=").append(value).append("|");
  }
  CHECK(understood == row.understood);
}

TEST_CASE("Parameters that are written are read as they were") {
  const std::vector<http::Parameter> parameters{{"q", "a & b = c + d % é"}, {"x\n", ""}};
  const auto target = http::parse_target('/' + http::encoded(parameters));
  REQUIRE(target);
  CHECK(target->parameters == parameters);
}

TEST_CASE("Parameters become the request of the C interface") {
  struct Row {
    std::string target;
    std::string json;  // empty: an error
  };
  const auto row = GENERATE(
      Row{"/?q=gaz&limit=5&usable=true", R"({"limit":5,"query":"gaz","usable":true})"},
      Row{"/?facets=date,source&facets=place", R"({"facets":["date","source","place"]})"},
      Row{"/?sources=Almaty,+Kazakhstan&sources=AFP", R"({"sources":["Almaty, Kazakhstan","AFP"]})"},
      Row{"/?where.rubrique=Politique&where.rubrique=Monde", R"({"where":{"rubrique":["Politique","Monde"]}})"},
      Row{"/?not_where.rubrique=Sport&not_sources=AFP",
          R"({"not_sources":["AFP"],"not_where":{"rubrique":["Sport"]}})"},
      Row{"/?source=ATS&sources=AFP&not_place=Almaty", R"({"not_places":["Almaty"],"sources":["ATS","AFP"]})"},
      Row{"/?boost_recent=0.5&snippets=0", R"({"boost_recent":0.5,"snippets":false})"}, Row{"/?limit=-1", ""},
      Row{"/?limit=", ""}, Row{"/?limit=1&limit=2", ""}, Row{"/?usable=yes", ""}, Row{"/?aliases=x", ""},
      Row{"/?qurey=gaz", ""}, Row{"/?query=a&q=b", ""});
  CAPTURE(row.target);
  const auto object = serve::object_of(http::parse_target(row.target)->parameters, capi::request_members());
  CHECK((object ? object->dump() : "") == row.json);
}

TEST_CASE("The address of a dispatch is 32 hexadecimal digits, the same in every process") {
  CHECK(serve::address_of("afp-1") == "2b02cb0f7332dc2f7df6f81b95620502");
  CHECK(serve::is_address(serve::address_of("")));
  CHECK_FALSE(serve::is_address("afp-1"));
  CHECK_FALSE(serve::is_address(std::string(32, 'g')));
}
