#include "base/xml_tags.h"

#include <ctime>
#include <string>
#include <vector>

#include <catch2/catch.hpp>

#include "base/xml.h"

using namespace depeche;
using namespace depeche::base;

namespace {

std::string attributes(std::size_t count, bool valued = true) {
  std::string text;
  for (std::size_t i = 0; i < count; ++i) text += " a" + std::to_string(i) + (valued ? "='<>'" : "");
  return text;
}

std::string repeat(const std::string& unit, std::size_t times) {
  std::string text;
  for (std::size_t i = 0; i < times; ++i) text += unit;
  return text;
}

double processor_seconds() { return static_cast<double>(std::clock()) / CLOCKS_PER_SEC; }

}  // namespace

TEST_CASE("an element of too many attributes is told before it is parsed, wherever it stands") {
  const std::string many = "<b" + attributes(257, false) + ">";
  struct Case {
    std::string text;
    Markup markup;
    bool taken;
  };
  const std::vector<Case> cases{
      {"<a" + attributes(256) + "/>", Markup::xml, true},
      {"<a" + attributes(257) + "/>", Markup::xml, false},
      {"<a" + attributes(257), Markup::html, false},
      {"<a><!-- " + many + " --></a>", Markup::xml, true},
      {"<a><![CDATA[" + many + "]]></a>", Markup::xml, true},
      {"<?a " + many + "?><a/>", Markup::xml, true},
      {"<a><!-- a - b - --></a>", Markup::xml, true},
      {"<a><!-- a -- b --></a>", Markup::xml, false},
      {"<a><![CDATA[<!-- a -- b -->]]></a>", Markup::xml, true},
      {"<!-- a -- b -->", Markup::html, true},
      {"<script>" + many + "</script>", Markup::html, true},
      {"<script>" + many + "</script>", Markup::xml, false},
      {"<scripture>" + many + "</scripture>", Markup::html, false},
      {"<? >" + many + "?>", Markup::html, false},
      {"<!-- --!>" + many + "-->", Markup::html, false},
      {"<!-- " + many, Markup::html, false},
      {"<script" + attributes(257) + "></script>", Markup::html, false},
      {"<p class=\"a\"\"><em>" + std::string(300, '=') + "</em><b title=\"c\">", Markup::html, true},
      {"<p \" ><b" + attributes(257) + ">", Markup::html, false},
      {"<p =\"><b" + attributes(257) + ">", Markup::html, false},
      {"<p x=\"><b" + attributes(257, false) + "\">", Markup::html, true},
      {"<p " + std::string(25'700, 'a') + ">", Markup::html, false},
      {"1 < 2 <" + attributes(300), Markup::html, true},
      {"<", Markup::html, true},
      {"", Markup::xml, true},
  };
  for (const auto& [text, markup, taken] : cases) {
    INFO(text.substr(0, 60));
    CHECK(check_markup(text, markup, 1).has_value() == taken);
  }
  const auto named = check_markup("<a>\n<été" + attributes(300) + "/></a>", Markup::xml, 7);
  REQUIRE_FALSE(named);
  CHECK(named.error().code == ErrorCode::limit);
  CHECK(named.error().message == "line 8: the element <été> has more than 256 attributes");
}

TEST_CASE("markup of any shape is read in bounded processor time") {
  // What grows with the square of the text would take hours. The slowest machine with sanitizers took 6.
  constexpr double kSeconds = 60;
  const std::vector<std::string> texts{
      "<a" + attributes(100'000) + "/>", "<p" + attributes(100'000, false) + ">",
      repeat("<script ", 500'000),       repeat("<!--", 1'000'000),
      repeat("<a b='", 500'000),         repeat("<![CDATA[", 400'000),
      repeat("<b", 1'000'000),           repeat("<!-- --!", 400'000),
      repeat("<?", 1'000'000),
  };
  for (const std::string& text : texts) {
    INFO(text.substr(0, 40));
    const double start = processor_seconds();
    CHECK_FALSE(XmlDocument::parse(text));
    static_cast<void>(XmlDocument::parse_html(text));
    CHECK(processor_seconds() - start < kSeconds);
  }
}
