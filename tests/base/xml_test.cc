#include "base/xml.h"

#include <functional>
#include <string>
#include <vector>

#include <catch2/catch.hpp>

using namespace depeche;
using namespace depeche::base;

namespace {

std::string repeat(std::size_t times, const std::function<std::string(std::size_t)>& unit) {
  std::string text;
  for (std::size_t i = 0; i < times; ++i) text += unit(i);
  return text;
}

std::string repeat(std::size_t times, const std::string& unit) {
  return repeat(times, [&](std::size_t) { return unit; });
}

// With a number of its own.
std::function<std::string(std::size_t)> numbered(const std::string& before, const std::string& behind) {
  return [=](std::size_t i) { return before + std::to_string(i) + behind; };
}

// The error, or the text of the document.
std::string outcome(const Result<XmlDocument>& document) {
  return document ? document->root().text() : document.error().message;
}

}  // namespace

TEST_CASE("Entities of XML and HTML are characters, in a text and in an attribute") {
  struct Case {
    std::string xml;
    std::string text;
    std::string attribute;
  };
  const std::vector<Case> cases{
      {"<p a='&eacute;t&#233;'>&eacute;t&#xE9;</p>", "été", "été"},
      {"<p a='&euro;&amp;&euro;'>&euro;&amp;&lt;&euro;</p>", "€&<€", "€&€"},
      {"<p a='&amp;eacute;'>&amp;eacute;</p>", "&eacute;", "&eacute;"},
      {"<p>a<!-- b -->&eacute;<b>&eacute;</b><?c d?><![CDATA[&eacute;]]>&eacute;</p>", "aéé&eacute;é", ""},
      {"<p>&eacute;&eacute;&egrave;</p>", "ééè", ""},
      {"<p>&unknown;</p>", "not well-formed XML: line 1: Entity 'unknown' not defined", ""},
  };
  for (const auto& [xml, text, attribute] : cases) {
    INFO(xml);
    const auto document = XmlDocument::parse(xml);
    CHECK(outcome(document) == text);
    if (document) CHECK(document->root().attribute("a") == attribute);
  }
}

TEST_CASE("What would take the parser long, or fill the memory, is refused and said") {
  const std::string names = "line 1: more than 10000 different names of elements and attributes";
  const std::string namespaces = "line 1: more than 256 namespaces are declared around an element";
  const std::string spaces = repeat(200, numbered(" xmlns:n", "='u'"));
  struct Case {
    std::string text;
    std::string message;
    ErrorCode code;
  };
  const std::vector<Case> xml{
      {"<a>" + repeat(10'000, numbered("<b", "/>")) + "</a>", names, ErrorCode::limit},
      {"<a>" + repeat(10'000, numbered("<b c", "=''/>")) + "</a>", names, ErrorCode::limit},
      {"<a>" + repeat(10'000, numbered("<?b", "?>")) + "</a>", names, ErrorCode::limit},
      {"<!DOCTYPE a [" + repeat(10'000, numbered("<!ELEMENT b", " ANY>")) + "]><a/>", names, ErrorCode::limit},
      {"<a" + spaces + "><b" + spaces + "/></a>", namespaces, ErrorCode::limit},
      {"<!DOCTYPE a [<!ATTLIST a b CDATA 'x'>]><a/>", "the XML declares attributes of its own", ErrorCode::format},
      {"<!DOCTYPE a [<!ENTITY b 'x'>]><a>&b;</a>", "the XML declares entities of its own", ErrorCode::format},
      {repeat(300, "<a>") + repeat(300, "</a>"), "line 1: nested deeper than 256 elements", ErrorCode::format},
  };
  for (const auto& [text, message, code] : xml) {
    INFO(text.substr(0, 60));
    const auto document = XmlDocument::parse(text);
    REQUIRE_FALSE(document);
    CHECK(document.error().message == message);
    CHECK(document.error().code == code);
    CHECK_FALSE(document.error().hint.empty());
  }
  const std::vector<std::string> html{
      repeat(10'100, numbered("<b", "></b>")),      repeat(10'100, numbered("</b", ">")),
      repeat(10'100, numbered("<b c", ">")),        repeat(10'100, numbered("<head c", ">")),
      repeat(10'100, numbered("<?b", ">")),         repeat(10'100, numbered("&b", ";")),
      repeat(20'000, numbered("<!DOCTYPE b", ">")),
  };
  for (const std::string& text : html) {
    INFO(text.substr(0, 20));
    const auto document = XmlDocument::parse_html("<html><body><p>x" + text);
    REQUIRE_FALSE(document);
    CHECK(document.error().message == names);
    CHECK(document.error().code == ErrorCode::limit);
  }
}

TEST_CASE("What is long, deep or many, and yet fast to read, is read whole") {
  const std::string long_text = repeat(1'200'000, "dix lettres");
  const std::vector<std::string> xml{
      "<a><b>" + long_text + "</b><p>end</p></a>",
      "<a>" + repeat(9'000, numbered("<b", "/>")) + "<p>end</p></a>",
      "<a>" + repeat(1'000, "<b xmlns='u' xmlns:c='v'/>") + "<p>end</p></a>",
      "<!DOCTYPE a [<!ELEMENT a ANY><!NOTATION b SYSTEM 'c'>]><a><p>end</p></a>",
      repeat(250, "<a>") + "<p>end</p>" + repeat(250, "</a>"),
  };
  for (const std::string& text : xml) {
    INFO(text.substr(0, 60));
    const auto document = XmlDocument::parse(text);
    REQUIRE(document);
    CHECK(document->root().find("p").text() == "end");
  }
  const std::vector<std::string> html{
      "<div>" + long_text + "</div><h1>end</h1>",
      repeat(2'000, "<div>") + "<h1>end</h1>",
      repeat(2'000, "<font><i>x</font>") + "<h1>end</h1>",
  };
  for (const std::string& text : html) {
    INFO(text.substr(0, 60));
    const auto document = XmlDocument::parse_html(text);
    REQUIRE(document);
    CHECK(document->root().find("h1").text() == "end");
  }
}
