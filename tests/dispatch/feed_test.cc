// Feeds as the web has them.

#include <string>

#include <catch2/catch.hpp>

#include "dispatch/read_items.h"

using namespace depeche;
using test::Lines;

namespace {

std::string rss(const std::string& item, const std::string& title = "Mer") {
  return "<rss><channel><title>" + title + "</title><language>fr-fr</language>\n<item>" + item +
         "</item></channel></rss>";
}

}  // namespace

TEST_CASE("A raw & or a control character refuses neither an item nor its feed") {
  const std::string mended = "warned in: a raw & or a control character is read as text";
  CHECK(test::read_items(rss("<title>R&D au port</title>")) == Lines{mended, "in:1 usable: - [Mer] [] [R&D au port] "});
  CHECK(test::read_items(rss("<title>Pluie</title>", "R&D & Co")) == Lines{"in:1 usable: - [R&D & Co] [] [Pluie] "});
  CHECK(test::read_items(rss("<title>Pluie\x02 &</title>")) == Lines{mended, "in:1 usable: - [Mer] [] [Pluie &] "});
  CHECK(test::read_items(rss("<title>A&B;C</title><link>http://x/?a=1&b=2</link>")) ==
        Lines{mended, "http://x/?a=1&b=2 usable {http://x/?a=1&b=2}: - [Mer] [] [A&B;C] "});
  // Entities of HTML need no mending, nor do references.
  CHECK(test::read_items(rss("<title>L&rsquo;&eacute;t&#233;&nbsp;&amp; &#xE9;</title>")) ==
        Lines{"in:1 usable: - [Mer] [] [L’été\u00A0& é] "});
  CHECK(test::read_items(rss("<description><![CDATA[Un & <b>deux</b>]]></description><title>R&D</title>")) ==
        Lines{mended, "in:1 usable: - [Mer] [] [R&D] Un & deux"});
}

TEST_CASE("Names in any case, titles that are written out twice, and what feeds say of an item") {
  CHECK(test::read_items(rss("<TITLE>Pluie</TITLE><pubdate>Thu, 13 Jan 2022 18:32:00 +0100</pubdate>",
                             "L&amp;#39;Obs &amp;amp; Cie")) ==
        Lines{"in:1 usable: 2022-01-13 [L'Obs & Cie] [] [Pluie] "});
  const std::string item =
      "<title>Pluie</title><guid>http://a/1</guid><description>Il a plu.</description><content:encoded "
      "xmlns:content=\"http://purl.org/rss/1.0/modules/content/\">&lt;p&gt;Il pleut.&lt;/p&gt;</content:encoded>"
      "<dc:creator xmlns:dc=\"d\">S. Aubert &amp;amp; M. Delmas</dc:creator><dc:date "
      "xmlns:dc=\"d\">2022-01-13</dc:date>"
      "<dc:subject xmlns:dc=\"d\">Ports</dc:subject><category>M&amp;eacute;t&amp;eacute;o</category><category "
      "domain=\"post_tag\">orage</category><m:title xmlns:m=\"http://search.yahoo.com/mrss/\">Une "
      "grue</m:title><m:group "
      "xmlns:m=\"http://search.yahoo.com/mrss/\"><m:keywords>mer, vent</m:keywords></m:group>";
  CHECK(
      test::read_items(rss(item)) ==
      Lines{
          "http://a/1 usable {http://a/1}: 2022-01-13 [Mer] [] [Pluie] <Il a plu.> Il pleut. (S. Aubert & M. Delmas)"});
  CHECK(test::read_properties(rss(item)) ==
        Lines{"category=Météo", "keyword=orage", "subject=Ports", "keyword=mer", "keyword=vent", "language=fr"});
  CHECK(test::read_items(
            "<feed xml:lang=\"fr\"><title>Lac</title>\n<entry><title>Pluie</title><summary>Il a plu.</summary>"
            "<content>Il pleut.</content><category term=\"meteo\" label=\"Météo\"/><author><name>A</name>"
            "</author><author><name>B</name></author></entry></feed>") ==
        Lines{"in:1 usable: - [Lac] [] [Pluie] <Il a plu.> Il pleut. (A, B)"});
}

TEST_CASE("The attachments of a WordPress export are left out by name") {
  const std::string wp = " xmlns:wp=\"w\"";
  CHECK(test::read_items("<rss" + wp +
                         "><channel>\n<item><title>a.jpg</title><wp:post_type>attachment</wp:post_type></item>\n"
                         "<item><title>Pluie</title><wp:post_type>post</wp:post_type></item></channel></rss>") ==
        Lines{"warned in:2: no text to index: attachment of WordPress", "in:1 usable: - [] [] [Pluie] "});
}
