// NewsML 1.x as agencies deliver it: one that writes everything into one component, one that writes each part into a
// component of its own, and what they do besides.

#include <string>

#include <catch2/catch.hpp>

#include "dispatch/read_items.h"

using namespace depeche;
using test::Lines;

namespace {

std::string item(const std::string& management, const std::string& components, const std::string& attributes = "") {
  return "<NewsItem" + attributes +
         "><Identification><NewsIdentifier><ProviderId>agence.example</ProviderId><DateId>20220113</DateId>"
         "<NewsItemId>KZ42</NewsItemId><RevisionId PreviousRevision=\"1\" Update=\"N\">2</RevisionId>"
         "<PublicIdentifier>urn:newsml:agence.example:20220113:KZ42:2N</PublicIdentifier></NewsIdentifier>"
         "<NameLabel>Kazakhstan-aéroport</NameLabel></Identification><NewsManagement>"
         "<NewsItemType FormalName=\"News\"/><FirstCreated>20220113T153000+0100</FirstCreated>"
         "<ThisRevisionCreated>20220113T183200+0100</ThisRevisionCreated>" +
         management + "</NewsManagement>" + components + "</NewsItem>";
}

std::string document(const std::string& items) {
  return "<NewsML Version=\"1.2\"><NewsEnvelope><DateAndTime>20220113T183300Z</DateAndTime>"
         "<NewsProduct FormalName=\"FRS\"/><Priority FormalName=\"4\"/></NewsEnvelope>\n" +
         items + "</NewsML>";
}

std::string content(const std::string& data, const std::string& format = "NITF") {
  return "<ContentItem><MediaType FormalName=\"Text\"/><Format FormalName=\"" + format +
         "\"/><Characteristics><Property FormalName=\"Words\" Value=\"0009\"/></Characteristics><DataContent>" + data +
         "</DataContent></ContentItem>";
}

std::string part(const std::string& role, const std::string& data) {
  return "<NewsComponent><Role FormalName=\"" + role + "\"/>" + content(data) + "</NewsComponent>";
}

std::string story(const std::string& lines, const std::string& contents, const std::string& attributes = "") {
  return "<NewsComponent" + attributes + "><NewsLines>" + lines + "</NewsLines>" + contents + "</NewsComponent>";
}

const std::string kUsable = "<Status FormalName=\"Usable\"/>";
const std::string kPhoto =
    "<NewsComponent><ContentItem Href=\"a.jpg\"><MediaType FormalName=\"Photo\"/></ContentItem></NewsComponent>";

}  // namespace

TEST_CASE("NewsML 1.x: everything in one component") {
  const std::string lines =
      "<DateLine>Almaty (Kazakhstan), 13 jan 2022 (AF) -</DateLine><HeadLine>L'aéroport rouvre</HeadLine>"
      "<ByLine>Solène Aubert</ByLine><SlugLine>KAZ-aéroport</SlugLine><KeywordLine>vols;reprise</KeywordLine>"
      "<NewsLine><NewsLineType FormalName=\"ProductLine\"/><NewsLineText>(Photo)</NewsLineText></NewsLine>";
  const std::string metadata =
      "<AdministrativeMetadata><Provider><Party FormalName=\"Agence fictive\"/></Provider></AdministrativeMetadata>"
      "<DescriptiveMetadata><Language FormalName=\"fr-FR\"/><SubjectCode><SubjectMatter FormalName=\"04015000\" "
      "cat=\"ECO\"/></SubjectCode><Location HowPresent=\"Origin\"><Property FormalName=\"Country\" Value=\"KAZ\"/>"
      "<Property FormalName=\"City\" Value=\"Almaty\"/></Location><Location HowPresent=\"Event\"><Property "
      "FormalName=\"City\" Value=\"Bichkek\"/></Location><Property FormalName=\"Keyword\" Value=\"pistes\"/>"
      "<Property FormalName=\"GeneratorSoftware\" Value=\"x\"/><Property FormalName=\"Bureau\" Value=\"Nour-Soultan\"/>"
      "</DescriptiveMetadata>";
  const std::string nitf =
      "<nitf><body><body.head><hedline><hl1>L'aéroport rouvre</hl1></hedline></body.head><body.content>"
      "<p>Les premiers avions se sont posés.</p><p>sa/mr</p></body.content></body></nitf>";
  const std::string bytes = document(
      item(kUsable + "<Urgency FormalName=\"3\"/>", story(lines, metadata + content(nitf)), " xml:lang=\"fr\""));
  CHECK(test::read_items(bytes) ==
        Lines{"urn:newsml:agence.example:20220113:KZ42 usable: 2022-01-13 [Agence fictive] [Almaty] [L'aéroport "
              "rouvre] Les premiers avions se sont posés.\n\nsa/mr (Solène Aubert)"});
  CHECK(test::read_items("<?xml version=\"1.0\"?>\n" + bytes) == test::read_items(bytes));
  CHECK(test::read_properties(bytes) == Lines{"urgency=3", "version=2", "slug=Kazakhstan-aéroport", "language=fr",
                                              "slug=KAZ-aéroport", "keyword=vols", "keyword=reprise",
                                              "productline=(Photo)", "subject=subj:04015000 {subj:04015000}",
                                              "category=ECO", "country=KAZ {iso3166-1a3:KAZ}", "location=Bichkek",
                                              "keyword=pistes", "bureau=Nour-Soultan", "word_count=9", "product=FRS"});
}

TEST_CASE("NewsML 1.x: title, lead and body in components of their own, each language a dispatch") {
  const auto language = [](const std::string& code, const std::string& id, const std::string& title,
                           const std::string& body) {
    return story("<HeadLine>" + title + "</HeadLine><CreditLine>AF</CreditLine>",
                 part("Title", title) + part("Lead", "Le chapô.") + part("Body", body),
                 " Duid=\"" + id + "\" xml:lang=\"" + code + "\"");
  };
  const std::string bytes = document(
      item(kUsable, story("<HeadLine>Titre de tous</HeadLine>",
                          language("fr", "7", "Le port rouvre", "Il &lt;b&gt;rouvre&lt;/b&gt; ce soir.\n Enfin.") +
                              language("nl", "88", "De haven is open", "Open."))));
  CHECK(test::read_items(bytes) ==
        Lines{"urn:newsml:agence.example:20220113:KZ42 usable: 2022-01-13 [AF] [] [Le port rouvre] <Le chapô.> Il "
              "rouvre ce soir.\nEnfin.",
              "urn:newsml:agence.example:20220113:KZ42#88 usable: 2022-01-13 [AF] [] [De haven is open] <Le chapô.> "
              "Open."});
}

TEST_CASE("NewsML 1.x: what stands in the content, and what does not") {
  const struct {
    const char* what;
    std::string components;
    std::string expected;
  } cases[] = {
      {"XHTML",
       story("", content("<html><head><title>x</title></head><body><h1>Le port</h1><p>Il pleut.</p></body></html>")),
       "[] Le port\n\nIl pleut."},
      {"paragraphs alone", story("<HeadLine>Le port</HeadLine>", content("<p>Il pleut.</p><p>Il vente.</p>")),
       "[Le port] Il pleut.\n\nIl vente."},
      {"HTML in CDATA", story("", content("<![CDATA[<P>Il pleut &eacute;norm&eacute;ment.</P><P>Il vente.</P>]]>")),
       "[] Il pleut énormément.\n\nIl vente."},
      {"text that was written out twice", story("", content("<p>L&amp;#39;&amp;eacute;cluse</p>")), "[] L'écluse"},
      {"no headline", story("<HeadLine/>", content("<p>Il pleut.</p>")), "[] Il pleut."},
      {"the headline in NITF alone",
       story("", content("<nitf><body><body.head><hedline><hl1>Le port</hl1></hedline></body.head><body.content><p>Il "
                         "pleut.</p></body.content></body></nitf>")),
       "[Le port] Il pleut."},
      {"the headline again at the top of the text",
       story("<HeadLine>Le port</HeadLine>", content("<p>Le port</p><p>Il pleut.</p>")), "[Le port] Il pleut."},
      {"a headline and nothing else", story("<HeadLine>Le port</HeadLine>", ""), "[Le port] "},
      {"a title in a component of its own", story("<HeadLine>Le port</HeadLine>", part("Title", "Le port")),
       "[Le port] "},
      {"the same in two formats", story("", content("<p>Il pleut.</p>", "HTML") + content("Il pleut.", "ASCII")),
       "[] Il pleut."},
      {"a text and a picture with its caption",
       story(
           "<HeadLine>Le port</HeadLine>",
           content("<p>Il pleut.</p>") + story("<HeadLine>Une grue</HeadLine>", part("Caption", "Une grue.") + kPhoto)),
       "[Le port] Il pleut."},
      {"components that say nothing around it",
       "<NewsComponent><NewsComponent>" + part("Main", "<p>Il pleut.</p>") + "</NewsComponent></NewsComponent>",
       "[] Il pleut."},
  };
  for (const auto& c : cases) {
    INFO(c.what);
    const Lines lines = test::read_items(document(item(kUsable, c.components)));
    REQUIRE(lines.size() == 1);
    CHECK(lines[0] == "urn:newsml:agence.example:20220113:KZ42 usable: 2022-01-13 [agence.example] [] " + c.expected);
  }
}

TEST_CASE("NewsML 1.x: what is no text is refused by name, or left out beside dispatches") {
  const std::string text = item(kUsable, story("", content("<p>Il pleut.</p>")));
  const std::string results = "<résultat><équipe>Almaty</équipe><buts>2</buts></résultat>";
  CHECK(test::read_items(document(item(kUsable, kPhoto))) == Lines{"refused in: no text to index: Photo"});
  CHECK(test::read_items(document(item(kUsable, story("<HeadLine>Une grue</HeadLine>", kPhoto)))) ==
        Lines{"refused in: no text to index: Photo"});
  CHECK(test::read_items(document(item(kUsable, story("", content(results))))) ==
        Lines{"refused in: no text to index: an item without content"});
  CHECK(test::read_items(document(item(kUsable, "<NewsComponent><NewsItemRef NewsItem=\"x\"/></NewsComponent>"))) ==
        Lines{"refused in: no text to index: references to other items"});
  CHECK(test::read_items(document(item(kUsable, "<Update IdRef=\"x\"><Replace/></Update>"))) ==
        Lines{"refused in: no text to index: changes to an earlier revision"});
  CHECK(test::read_items(document(item(kUsable, kPhoto) + "\n" + text)) ==
        Lines{"warned in:2: no text to index: Photo",
              "urn:newsml:agence.example:20220113:KZ42 usable: 2022-01-13 [agence.example] [] [] Il pleut."});
  CHECK(test::read_items(document("<NewsItem><NewsComponent>" + text + text + "</NewsComponent></NewsItem>")).size() ==
        2);
  CHECK(test::read_items(document("")) == Lines{"refused in: no news items in it"});
}

TEST_CASE("NewsML 1.x: status, embargo and withdrawals") {
  const std::string text = story("<HeadLine>Le port</HeadLine>", content("<p>Il pleut.</p>"));
  const std::string id = "urn:newsml:agence.example:20220113:KZ42 ";
  CHECK(test::read_items(document(item("<Status FormalName=\"Embargoed\"/><StatusWillChange><FutureStatus "
                                       "FormalName=\"Usable\"/><DateAndTime>2022-01-14T06:00:00+01:00</DateAndTime>"
                                       "</StatusWillChange>",
                                       text))) ==
        Lines{id + "usable until 2022-01-14T05:00:00Z: 2022-01-13 [agence.example] [] [Le port] Il pleut."});
  CHECK(test::read_items(document(item("<Status FormalName=\"Embargoed\"/>", text))) ==
        Lines{id + "withheld: 2022-01-13 [agence.example] [] [Le port] Il pleut."});
  CHECK(test::read_items(document(item("<Status FormalName=\"Canceled\"/>", ""))) ==
        Lines{id + "canceled: 2022-01-13 [agence.example] [] [] Dépêche annulée par son agence."});
  CHECK(test::read_properties(document(item(
            "<Status FormalName=\"Canceled\"/><AssociatedWith NewsItem=\"urn:newsml:agence.example:20220113:KZ41\"/>",
            text))) == Lines{"version=2", "slug=Kazakhstan-aéroport",
                             "corrects=urn:newsml:agence.example:20220113:KZ41", "word_count=9", "urgency=4",
                             "product=FRS"});
  CHECK(test::read_properties(document(item(kUsable + "<DerivedFrom NewsItem=\"urn:a\" FormalName=\"Correction\"/>"
                                                      "<AssociatedWith NewsItem=\"urn:b\"/>",
                                            text))) == Lines{"version=2", "slug=Kazakhstan-aéroport", "corrects=urn:a",
                                                             "related=urn:b", "word_count=9", "urgency=4",
                                                             "product=FRS"});
}

TEST_CASE("NewsML 1.x: ids of agencies that do not keep to the form") {
  const auto read_id = [](const std::string& identifier) {
    const Lines lines = test::read_items(
        "<NewsML><NewsItem><Identification><NewsIdentifier><ProviderId>a.example"
        "</ProviderId><DateId>20220113</DateId>" +
        identifier +
        "</NewsIdentifier></Identification><NewsManagement><FirstCreated>20220113T0800"
        "</FirstCreated></NewsManagement><NewsComponent>" +
        content("<p>x</p>") + "</NewsComponent></NewsItem></NewsML>");
    return lines.front().substr(0, lines.front().find(" usable"));
  };
  const struct {
    std::string identifier;
    std::string id;
  } cases[] = {
      {"<NewsItemId>7</NewsItemId><RevisionId Update=\"N\">3</RevisionId><PublicIdentifier>urn:newsml:a.example:1:7:3"
       "</PublicIdentifier>",
       "urn:newsml:a.example:1:7"},
      {"<NewsItemId>7-v3</NewsItemId><RevisionId>3</RevisionId><PublicIdentifier>urn:newsml:a.example:1:7:3"
       "</PublicIdentifier>",
       "urn:newsml:a.example:1:7"},
      {"<NewsItemId>7</NewsItemId><PublicIdentifier>urn:newsml:a.example</PublicIdentifier>",
       "urn:newsml:a.example:20220113T0800:7"},
      {"<NewsItemId>0</NewsItemId><PublicIdentifier>urn:newsml:a.example</PublicIdentifier>", "in:1"},
      {"<NewsItemId/>", "in:1"},
      {"", "in:1"},
  };
  for (const auto& c : cases) {
    INFO(c.identifier);
    CHECK(read_id(c.identifier) == c.id);
  }
}

TEST_CASE("A document type is never fetched, and refuses nothing unless it declares entities of the text") {
  const std::string doctype =
      "<?xml version=\"1.0\" encoding=\"ISO-8859-15\"?>\n<!DOCTYPE NewsML PUBLIC \"urn:x\" "
      "\"NewsML-1.2.dtd\"\n[<!ENTITY "
      "% nitf SYSTEM \"nitf-3-0.dtd\"> %nitf; ]>\n";
  const std::string text = item(kUsable, story("<HeadLine>L\xE9 port</HeadLine>", content("<p>20 \xA4 &eacute;</p>")));
  CHECK(test::read_items(doctype + document(text)).at(0).ends_with("[Lé port] 20 € é"));
  CHECK(test::read_items("<!DOCTYPE NewsML [<!ENTITY a \"x\">]>" + document(text))
            .at(0)
            .starts_with("refused in: the XML declares entities of its own"));
}
