// XML that one agency or collection alone writes.

#include <string>

#include <catch2/catch.hpp>

#include "dispatch/read_items.h"

using namespace depeche;
using test::Lines;

TEST_CASE("Factiva: the page of results, the archive and the feed say the same of an article") {
  const std::string page =
      "<ppsArticleResponse xmlns=\"urn:x\"><ppsarticle><article><byline>S. Aubert</byline><headline><paragraph>Le "
      "<hlt>port</hlt> rouvre</paragraph></headline><leadParagraph><paragraph>Il rouvre <hlt>ce</hlt> soir.</paragraph>"
      "</leadParagraph><tailParagraphs><paragraph>Les camions "
      "attendent.</paragraph></tailParagraphs><publicationDate><date>"
      "2022-01-13</date></publicationDate><publicationTime><time>18:32:00</time></publicationTime><sourceName>La "
      "Lettre "
      "</sourceName><sectionName>Monde</sectionName><baseLanguage>fr</baseLanguage><wordCount>7</"
      "wordCount><pages><page>4"
      "</page></pages><newsSubject code=\"gtrans\"><name>Transports</name></newsSubject><region "
      "code=\"kaz\"><name>Kazakhstan"
      "</name></region><company code=\"kouryk\"><name>Port de "
      "Kouryk</name></company><reference>distdoc:archive/ArchiveDoc"
      "::Article/LETTRE0020220113</reference></article></ppsarticle></ppsArticleResponse>";
  const std::string codes =
      "<CodeSets><CSet fid=\"ns\"><Code value=\"gtrans\"><CodeD lang=\"en\">Transport</CodeD><CodeD "
      "lang=\"fr\">Transports"
      "</CodeD></Code></CSet><CSet fid=\"re\"><Code value=\"kaz\"><CodeD "
      "lang=\"fr\">Kazakhstan</CodeD></Code></CSet><CSet "
      "fid=\"co\"><Code value=\"kouryk\"><CodeD lang=\"fr\">Port de Kouryk</CodeD></Code></CSet></CodeSets>";
  const std::string article =
      "<ArchiveDoc><Article lang=\"fr\"><HandL><Title><SectionName>Monde</SectionName><Headline><Para>Le port "
      "rouvre</Para>"
      "</Headline></Title><LeadPara><Para>Il rouvre ce soir.</Para></LeadPara></HandL><TailParas><Para>Les camions "
      "attendent."
      "</Para></TailParas><Byline>S. Aubert</Byline></Article></ArchiveDoc>";
  const std::string data =
      "<DocData><BaseLang value=\"fr\"/><AccessionNo value=\"LETTRE0020220113\"/><Num fid=\"wc\" value=\"7\"/><Date "
      "fid=\"pd\" "
      "value=\"20220113\"/><Time fid=\"et\" value=\"183200\"/><SrcName>La Lettre</SrcName><Pages><Page>4</Page></Pages>"
      "</DocData>";
  const std::string feed =
      "<DistDoc an=\"LETTRE0020220113\"><MetadataPT>" + data + codes + "</MetadataPT>" + article + "</DistDoc>";
  const std::string archive = "<PPSResponse><ResultSet count=\"1\"><Result accessionno=\"LETTRE0020220113\">" + data +
                              codes + article + "</Result></ResultSet></PPSResponse>";
  const Lines expected{
      "LETTRE0020220113 usable: 2022-01-13 [La Lettre] [] [Le port rouvre] Il rouvre ce soir.\n\nLes "
      "camions attendent. (S. Aubert)"};
  for (const std::string& bytes : {page, feed, archive}) {
    INFO(bytes.substr(0, 40));
    CHECK(test::read_items(bytes) == expected);
    CHECK(test::read_properties(bytes) == Lines{"category=Monde", "page=4", "language=fr", "word_count=7",
                                                "subject=Transports {gtrans}", "location=Kazakhstan {kaz}",
                                                "organisation=Port de Kouryk {kouryk}"});
  }
  CHECK(test::read_items("<PPSResponse><ArchiveDoc>\n<Article><LeadPara><Para>Un</Para></LeadPara></Article>\n<Article>"
                         "<TailParas><Para>Deux</Para></TailParas></Article></ArchiveDoc></PPSResponse>") ==
        Lines{"in:2 usable: - [] [] [] Un", "in:3 usable: - [] [] [] Deux"});
  CHECK(test::read_items("<PPSResponse><Control/></PPSResponse>") == Lines{"refused in: no news items in it"});
}

TEST_CASE("Ritzau, press releases, and the Reuters and LDC corpora") {
  CHECK(test::read_items(
            "<XMLNewsQueuedResponse><ListOfRBNews><RBNews><NewsID>a</NewsID><PublishDate>2022-01-13T18:32:18"
            "</PublishDate><headline>Le port</headline><town>Kouryk</town><origin>/af/</origin><section>Monde"
            "</section><content>&lt;p&gt;Il rouvre &amp;amp; vite.&lt;/p&gt;</content><IPTCList><i>4000000</i>"
            "</IPTCList><Annuleret>true</Annuleret></RBNews></ListOfRBNews></XMLNewsQueuedResponse>") ==
        Lines{"a canceled: 2022-01-13 [af] [Kouryk] [Le port] Il rouvre & vite."});
  CHECK(test::read_properties("<RBNews><content>x</content><IPTCList><i>4000000</i></IPTCList><section>Monde</section>"
                              "</RBNews>") == Lines{"category=Monde", "subject=subj:04000000 {subj:04000000}"});
  CHECK(test::read_items(
            "<release id=\"7\" lang=\"fr\"><title>Le port</title><leadtext>Il rouvre.</leadtext><body>&lt;p&gt;"
            "Enfin.&lt;/p&gt;</body><publisher><name>Port</name></publisher><longurl>http://a</longurl>"
            "</release>") == Lines{"7 usable {http://a}: - [Port] [] [Le port] <Il rouvre.> Enfin."});
  CHECK(
      test::read_items("<newsitem itemid=\"9\" date=\"1997-01-13\" xml:lang=\"fr\"><title>T</title><headline>Le port"
                       "</headline><dateline>KOURYK 1997-01-13</dateline><text><p>Il rouvre.</p></text></newsitem>") ==
      Lines{"9 usable: 1997-01-13 [Reuters] [] [Le port] Il rouvre."});
  CHECK(test::read_items(
            "<DOC id=\"AF_FRE_20220113.0042\" type=\"story\" >\n<HEADLINE>\nLe port\n</HEADLINE>\n<DATELINE>\n"
            "ALMATY, 13 jan (AF)\n</DATELINE>\n<TEXT>\n<P>\nIl rouvre\nenfin.\n</P>\n</TEXT>\n</DOC>\n<DOC>"
            "<DOCNO> AF-2 </DOCNO><TEXT>\nIl vente.\n</TEXT></DOC>") ==
        Lines{"AF_FRE_20220113.0042 usable: 2022-01-13 [AF] [ALMATY] [Le port] Il rouvre enfin.",
              "AF-2 usable: - [AF] [] [] Il vente."});
}

TEST_CASE("Markup that nobody knows is refused by its root, and text that only begins like it is text") {
  const struct {
    std::string bytes;
    std::string expected;
  } cases[] = {
      {"<catalogue><p>Un</p></catalogue>", "refused in: XML of no known kind: its root element is <catalogue>"},
      {"\n  <x:liste xmlns:x=\"x\"/>", "refused in: XML of no known kind: its root element is <liste>"},
      {"<?xml version='1.0'?><liste/>", "refused in: XML of no known kind: its root element is <liste>"},
      {"<div><p>Il pleut.</p></div>", "in:1 usable: - [] [] [] Il pleut."},
      {"<?xml version=\"1.0\"?><!DOCTYPE html><html xmlns=\"http://www.w3.org/1999/xhtml\"><body><p>Il "
       "pleut.</p></body>"
       "</html>",
       "in:1 usable: - [] [] [] Il pleut."},
      {"<AFP> PARIS : il pleut.", "in:1 usable: - [] [] [] <AFP> PARIS : il pleut."},
      {"<3 la pluie </3>", "in:1 usable: - [] [] [] <3 la pluie </3>"},
  };
  for (const auto& c : cases) {
    INFO(c.bytes);
    const Lines lines = test::read_items(c.bytes);
    REQUIRE(lines.size() == 1);
    CHECK_THAT(lines[0], Catch::StartsWith(c.expected));
  }
}
