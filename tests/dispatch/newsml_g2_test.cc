// What NewsML-G2 and NITF say of an item beside its text.

#include <string>

#include <catch2/catch.hpp>

#include "dispatch/read_items.h"

using namespace depeche;
using test::Lines;

namespace {

std::string news(const std::string& item_meta, const std::string& content_meta, const std::string& content) {
  return "<newsItem guid=\"urn:a\" version=\"3\" xml:lang=\"fr-BE\"><itemMeta>" + item_meta +
         "</itemMeta><contentMeta>" + content_meta + "</contentMeta><contentSet>" + content +
         "</contentSet></newsItem>";
}

const std::string kText = "<inlineXML wordcount=\"3\"><html><body><p>Il pleut ici.</p></body></html></inlineXML>";

}  // namespace

TEST_CASE("NewsML-G2: what an item is about") {
  const std::string meta =
      "<urgency>2</urgency><located type=\"cptype:city\"><name>Bichkek</name><broader type=\"cptype:country\" "
      "qcode=\"iso3166-1a2:KG\"><name xml:lang=\"en\">Kyrgyzstan</name><name "
      "xml:lang=\"fr\">Kirghizstan</name></broader>"
      "</located><language tag=\"fr-FR\"/><keyword>col</keyword><keyword/>"
      "<genre qcode=\"genre:Current\"><name>Actualité</name></genre>"
      "<subject type=\"cpnat:abstract\" qcode=\"medtop:11000000\"><name xml:lang=\"en\">politics</name><name "
      "xml:lang=\"fr\">politique</name></subject>"
      "<subject type=\"cpnat:abstract\" qcode=\"agence:7\"><name>frontières</name><sameAs qcode=\"medtop:20000644\"/>"
      "</subject><subject qcode=\"subj:11001000\"/>"
      "<subject type=\"cpnat:person\" qcode=\"p:1\"><name>Sadyr Japarov</name></subject>"
      "<subject type=\"cpnat:organisation\" qcode=\"o:1\"><name>OTSC</name></subject>"
      "<subject type=\"cpnat:geoArea\" qcode=\"g:1\"><name>Och</name><broader "
      "qcode=\"iso3166-1a3:KGZ\"><name>Kirghizstan"
      "</name></broader></subject><subject type=\"cpnat:geoArea\" "
      "qcode=\"dpacountry:9\"><name>Tadjikistan</name></subject>"
      "<subject type=\"agence:category\" "
      "qcode=\"cat:i\"><name>Monde</name></subject><slugline>kirghizstan-col</slugline>";
  CHECK(test::read_properties(news("<memberOf><name>À la une</name></memberOf>", meta, kText)) ==
        Lines{"slug=kirghizstan-col", "urgency=2", "language=fr", "genre=Actualité {genre:Current}",
              "subject=politique {medtop:11000000}", "subject=frontières {medtop:20000644}",
              "subject=subj:11001000 {subj:11001000}", "person=Sadyr Japarov {p:1}", "organisation=OTSC {o:1}",
              "location=Och {g:1}", "country=Kirghizstan {iso3166-1a3:KGZ}", "country=Tadjikistan {dpacountry:9}",
              "category=Monde {cat:i}", "keyword=col", "version=3", "category=À la une", "word_count=3"});
}

TEST_CASE("NewsML-G2: headlines, descriptions and what only repeats them") {
  const std::string headline = "<headline>Pluie</headline>";
  const struct {
    const char* what;
    std::string item_meta;
    std::string content_meta;
    std::string content;
    std::string expected;
  } cases[] = {
      {"a description sums up", "", headline + "<description role=\"drol:summary\">Il a plu.</description>", kText,
       "urn:a usable: - [] [] [Pluie] <Il a plu.> Il pleut ici."},
      {"or begins the text", "", headline + "<description>Il pleut</description>", kText,
       "urn:a usable: - [] [] [Pluie] Il pleut ici."},
      {"or is slug and title", "", headline + "<description>METEO:Pluie</description>", kText,
       "urn:a usable: - [] [] [Pluie] Il pleut ici."},
      {"or is the text", "", headline + "<description>Il a plu.</description>", "",
       "urn:a usable: - [] [] [Pluie] Il a plu."},
      {"a lower headline is another", "", "<headline role=\"hld:subHeadline\">Et vent</headline>" + headline, kText,
       "urn:a usable: - [] [] [Pluie] Il pleut ici."},
      {"the header of a page repeats", "", headline,
       "<inlineXML><html><body><header><h1>Pluie</h1><p>13.01.2022</p></header><section><p>Il "
       "pleut.</p></section></body>"
       "</html></inlineXML>",
       "urn:a usable: - [] [] [Pluie] Il pleut."},
      {"a creator", "<provider literal=\"AF\"/>", "<creator><name>S. Aubert</name></creator>", kText,
       "urn:a usable: - [AF] [] [] Il pleut ici. (S. Aubert)"},
      {"the agency itself as creator", "<provider literal=\"AF\"/>", "<creator literal=\"AF\"/>", kText,
       "urn:a usable: - [AF] [] [] Il pleut ici."},
      {"a web site as provider", "<provider literal=\"af.example\"/>", "<creditline>AF</creditline>", kText,
       "urn:a usable: - [AF] [] [] Il pleut ici."},
      {"another page is not its own",
       "<link rel=\"irel:seeAlso\" href=\"http://b\"/><link rel=\"irel:alternate\" href=\"http://a\"/>", "", kText,
       "urn:a usable {http://a}: - [] [] [] Il pleut ici."},
      {"what was revised on the same day",
       "<firstCreated>2022-01-13T08:00:00Z</firstCreated><versionCreated>2022-01-13T09:00:00Z</versionCreated>", "",
       kText, "urn:a usable: 2022-01-13 [] [] [] Il pleut ici."},
      {"what was revised years later", "<versionCreated>2022-01-13T09:00:00Z</versionCreated>",
       "<contentCreated>1999-01-13</contentCreated>", kText, "urn:a usable: 1999-01-13 [] [] [] Il pleut ici."},
      {"NITF inside", "", "",
       "<inlineXML><nitf><body><body.head><hedline><hl1>Pluie</hl1></hedline><byline>S. Aubert</byline></body.head>"
       "<body.content><p>Il pleut.</p></body.content></body></nitf></inlineXML>",
       "urn:a usable: - [] [] [Pluie] Il pleut. (S. Aubert)"},
  };
  for (const auto& c : cases) {
    INFO(c.what);
    CHECK(test::read_items(news(c.item_meta, c.content_meta, c.content)) == Lines{c.expected});
  }
}

TEST_CASE("NewsML-G2: what is no news is left out by name") {
  const std::string picture = news("<itemClass qcode=\"ninat:picture\"/>",
                                   "<headline>Un port</headline><description>Un "
                                   "port.</description>",
                                   "<remoteContent contenttype=\"image/jpeg\"/>");
  CHECK(test::read_items(picture) == Lines{"refused in: no text to index: picture"});
  CHECK(test::read_items("<newsMessage><header/><itemSet><packageItem guid=\"p\"/>\n" + picture + "\n" +
                         news("", "", kText) + "\n<conceptItem/></itemSet></newsMessage>") ==
        Lines{"warned in:1: no text to index: package item, not news", "warned in:2: no text to index: picture",
              "warned in:4: no text to index: concept item, not news", "urn:a usable: - [] [] [] Il pleut ici."});
  CHECK(test::read_items("<knowledgeItem><conceptSet/></knowledgeItem>") ==
        Lines{"refused in: no text to index: knowledge item, not news"});
  CHECK(test::read_items("<newsMessage><itemSet><packageItem/>\n<packageItem/></itemSet></newsMessage>") ==
        Lines{"refused in:1: no text to index: package item, not news",
              "refused in:2: no text to index: package item, not news"});
}

TEST_CASE("A withdrawal says what it withdraws, and is never lost") {
  CHECK(test::read_items(news("<pubStatus qcode=\"stat:canceled\"/>", "", "")) ==
        Lines{"urn:a canceled: - [] [] [] Dépêche annulée par son agence."});
  CHECK(test::read_properties(
            news("<pubStatus qcode=\"stat:canceled\"/><link rel=\"irel:kills\" residref=\"urn:b\"/><link "
                 "rel=\"irel:seeAlso\" residref=\"urn:c\"/><link residref=\"urn:a\"/>",
                 "", kText)) == Lines{"version=3", "corrects=urn:b", "word_count=3", "language=fr"});
  CHECK(test::read_properties(
            news("<link rel=\"irel:isCorrectionOf\" residref=\"urn:b\"/><link rel=\"irel:isDerivedFrom\" "
                 "residref=\"urn:c\"/>",
                 "", kText)) == Lines{"version=3", "corrects=urn:b", "word_count=3", "language=fr"});
}

TEST_CASE("NITF: what its head and its text say") {
  const std::string nitf =
      "<nitf baselang=\"fr\"><head><title>Titre</title><meta name=\"bureau\" content=\"Nice\"/><meta name=\"sujet\" "
      "content=\"Pluie\"/><tobject tobject.type=\"Portrait\"><tobject.property tobject.property.type=\"Current\"/>"
      "<tobject.subject tobject.subject.refnum=\"17000000\" tobject.subject.type=\"Météo\" "
      "tobject.subject.matter=\"Orages"
      "\" tobject.subject.code=\"WEA\"/></tobject><docdata management-status=\"usable\" management-doc-idref=\"urn:a\" "
      "management-idref-status=\"canceled\"><correction id-string=\"urn:z\"/><doc-id id-string=\"urn:b\"/><urgency "
      "ed-urg=\"4\"/><evloc city=\"Grasse\" iso-cc=\"FRA\"/><date.issue norm=\"20220113\"/><ed-msg info=\"À relire\"/>"
      "<du-key key=\"pluie\" version=\"2\"/><key-list><keyword key=\"orage\"/><keyword>grêle</keyword></key-list>"
      "<identified-content><person>A. Roux</person><org>Météo-France</org></identified-content></docdata><pubdata "
      "date.publication=\"20220113T183200\" item-length=\"0305\" "
      "unit-of-measure=\"word\"/></head><body><body.head><hedline>"
      "<hl1>Pluie sur Nice</hl1><hl2>Les caves sont pleines</hl2></hedline><byline>M. "
      "Delmas<byttl>envoyée</byttl></byline>"
      "<dateline><location><city>Nice</city><country>France</country></location></dateline><abstract><p>Il a plu.</p>"
      "</abstract></body.head><body.content><p><person>B. Blanc</person> a vu <location>Cannes</location> sous "
      "l'eau.</p>"
      "</body.content></body></nitf>";
  CHECK(
      test::read_items(nitf) ==
      Lines{"urn:b usable: 2022-01-13 [] [Nice, France] [Pluie sur Nice] <Il a plu.> B. Blanc a vu Cannes sous l'eau. "
            "(M. Delmas envoyée)"});
  CHECK(test::read_properties(nitf) == Lines{"subtitle=Les caves sont pleines",
                                             "slug=pluie",
                                             "version=2",
                                             "corrects=urn:a",
                                             "corrects=urn:z",
                                             "withdraws=urn:a",
                                             "urgency=4",
                                             "keyword=orage",
                                             "keyword=grêle",
                                             "person=A. Roux",
                                             "organisation=Météo-France",
                                             "location=Grasse",
                                             "country=FRA {iso3166-1a3:FRA}",
                                             "category=Portrait",
                                             "subject=Orages {subj:17000000}",
                                             "category=WEA",
                                             "word_count=305",
                                             "bureau=Nice",
                                             "language=fr",
                                             "person=B. Blanc",
                                             "location=Cannes",
                                             "note=À relire"});
  CHECK(test::read_items("<nitf><body><body.content><media media-type=\"image\"/></body.content></body></nitf>") ==
        Lines{"refused in: no text to index: media image"});
}
