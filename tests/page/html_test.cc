#include "page/html.h"

#include <catch2/catch.hpp>

using namespace depeche;
using page::Html;

TEST_CASE("Text is never markup, in elements and in attributes") {
  CHECK(Html()("<p>").text("<script>a & \"b\"</script>")("</p>").take() ==
        "<p>&lt;script&gt;a &amp; &quot;b&quot;&lt;/script&gt;</p>");
  CHECK(Html()("<a").attribute("href", "\" onclick=\"x")(">").take() == "<a href=\"&quot; onclick=&quot;x\">");
  CHECK(Html().text("a\u202Eb\x01").take().find('\x01') == std::string::npos);
}

TEST_CASE("Highlights are marked, and numbered where that is asked for") {
  const std::string text = "Le <gaz> et l'été";
  CHECK(Html().marked(text, {{3, 8}, {14, 19}}).take() == "Le <mark>&lt;gaz&gt;</mark> et l'<mark>été</mark>");
  CHECK(Html().marked("gaz", {{0, 3}}, 4).take() == "<mark id=\"m4\">gaz</mark>");
  CHECK(Html().marked("gaz", {}).take() == "gaz");
}
