// The samples of corpus/formats, one of each news format, and what is wrong in such files.

#include <filesystem>
#include <sstream>
#include <vector>

#include <catch2/catch.hpp>

#include "depeche/read.h"
#include "dispatch/describe.h"
#include "support/temporary_folder.h"

using namespace depeche;

namespace {

using Lines = std::vector<std::string>;

// "id status [until …] {url}: …" of each dispatch, no-break spaces made visible as blanks, and what was refused or
// warned of.
ReadObserver observer_of(Lines& lines, const std::string& folder) {
  const auto shorten = [folder](std::string text) {
    for (std::size_t at = text.find(folder); at != std::string::npos; at = text.find(folder, at))
      text.erase(at, folder.size());
    for (std::size_t at = text.find("\u00A0"); at != std::string::npos; at = text.find("\u00A0", at))
      text.replace(at, 2, " ");
    return text;
  };
  ReadObserver observer;
  observer.dispatch = [&lines, shorten](Dispatch&& d) {
    std::string line = shorten(d.id) + " " + std::string(to_string(d.status));
    if (d.embargoed_until) line += " until " + format_time(*d.embargoed_until);
    if (!d.url.empty()) line += " {" + d.url + "}";
    lines.push_back(shorten(line + ": " + test::describe(d)));
  };
  observer.refused = [&lines, shorten](const Refusal& refusal) {
    lines.push_back("refused " + shorten(refusal.error.message));
    CHECK_FALSE(refusal.error.hint.empty());
  };
  observer.warned = [&lines, shorten](const std::string& where, const std::string& what) {
    lines.push_back("warned " + shorten(where) + ": " + what);
  };
  return observer;
}

Lines read_sample(const char* name) {
  const std::filesystem::path folder = std::filesystem::path(DEPECHE_SOURCE_DIR) / "corpus" / "formats";
  Lines lines;
  read_source((folder / name).string(), {}, observer_of(lines, folder.string() + "/"));
  return lines;
}

Lines read(const std::string& bytes, Format format = Format::automatic) {
  std::istringstream in(bytes);
  Lines lines;
  ReadOptions options;
  options.format = format;
  read_stream(in, "in", options, observer_of(lines, "/nowhere/"));
  return lines;
}

}  // namespace

TEST_CASE("NewsML-G2: a message of items, one of them withdrawn") {
  CHECK(
      read_sample("kazakhstan-newsml-g2.xml") ==
      Lines{"urn:depeche:exemple:gaz-mangystaou usable: 2022-01-09 [Agence fictive] [Aktaou, Kazakhstan] [À Aktaou, le "
            "litre de GPL retrouve son prix d’avant les émeutes] Les stations-service d’Aktaou, sur la Caspienne, "
            "affichaient de nouveau dimanche 50 tenges le litre de GPL, le tarif que les automobilistes réclamaient "
            "depuis le 2 janvier.\n\n« Nous avons rempli le réservoir sans faire la queue », raconte un "
            "chauffeur de taxi du port. (Marion Delmas)",
            "urn:depeche:exemple:bilan-retire canceled: 2022-01-09 [Agence fictive] [] [Le bilan des troubles du "
            "Kazakhstan porté à plus de cent soixante morts] Le bilan publié sur une messagerie par le ministère de la "
            "Santé a été effacé : ne pas diffuser cette dépêche."});
}

TEST_CASE("NITF: under embargo, in Latin-1 as it declares") {
  CHECK(
      read_sample("almaty-mairie-nitf.xml") ==
      Lines{"exemple-nitf-0042 usable until 2022-01-14T05:00:00Z: 2022-01-13 [Agence fictive] [Almaty, Kazakhstan] [La "
            "mairie d'Almaty sera rebâtie sans attendre le printemps] Les murs noircis de la mairie d'Almaty seront "
            "consolidés avant la fin du mois, a promis jeudi l'architecte de la ville.\n\nLe chantier coûtera trois "
            "milliards de tenges, payés par un fonds privé. (par Solène Aubert)"});
}

TEST_CASE("RSS: the whole text before the summary, the link for an absent id") {
  CHECK(
      read_sample("caspienne-rss.xml") ==
      Lines{
          "caspienne-3107 usable {https://caspienne.example/2022/01/janaozen}: 2022-01-11 [La Lettre de la Caspienne] "
          "[] [Janaozen enterre l’hiver du gaz cher] À Janaozen, d’où sont partis les cortèges, les pompistes ont "
          "collé mardi les nouveaux prix.\n\nLa mairie promet des bons de gaz aux familles : « Personne n’aura "
          "froid ». (Iskander Morel)",
          "https://caspienne.example/2022/01/kouryk usable {https://caspienne.example/2022/01/kouryk}: 2022-01-11 [La "
          "Lettre de la Caspienne] [] [Le port de Kouryk attend ses ferries] Les camions patientent depuis trois jours "
          "sur les quais de Kouryk…"});
}

TEST_CASE("Atom: markup in the content, the day it was published") {
  CHECK(
      read_sample("observatoire-atom.xml") ==
      Lines{
          "tag:steppes.example,2022:armenie usable {https://steppes.example/armenie}: 2022-01-14 [Observatoire des "
          "steppes] [] [Les soldats arméniens de l’OTSC font leurs paquetages] La centaine de soldats arméniens qui "
          "gardaient une boulangerie industrielle d’Almaty plie ses tentes.\n\nIls rentreront à Gumri par deux avions "
          "russes. (Anahit Fabre)"});
}

TEST_CASE("ninjs: an object over several lines") {
  CHECK(
      read_sample("smailov.ninjs.json") ==
      Lines{
          "urn:depeche:exemple:ninjs:smailov usable: 2022-01-11 [Agence fictive] [Nour-Soultan] [Alikhan Smaïlov "
          "promet "
          "un budget sans coupes dans les écoles] À peine confirmé par les députés, le Premier ministre kazakh Alikhan "
          "Smaïlov a écarté mardi toute économie sur l’enseignement.\n\nIl doit présenter sous un mois un plan contre "
          "la hausse des prix. (Bérénice Ozanne)"});
}

TEST_CASE("IPTC 7901: two messages, the second withdraws") {
  CHECK(
      read_sample("almaty-aeroport.iptc") ==
      Lines{
          "EXF0117-2022-01-13 usable: 2022-01-13 [Agence fictive] [ALMATY] [L'aéroport d'Almaty rouvre ses portes aux "
          "vols intérieurs] Les premiers voyageurs ont enregistré leurs bagages jeudi matin dans l'aérogare d'Almaty, "
          "dont les vitres brisées sont encore remplacées par du contreplaqué.\n\nUne quinzaine de liaisons vers le "
          "nord du pays sont programmées pour la journée, selon le tableau des départs.",
          "EXF0118-2022-01-13 canceled: 2022-01-13 [] [] [] Le nombre de vols annoncé dans la dépêche EXF-KZ07 est "
          "erroné, une nouvelle version suivra."});
}

TEST_CASE("ZCZC: two messages of a telex line, the second without an hour") {
  CHECK(read_sample("almaty-boulangeries.zczc") ==
        Lines{"almaty-boulangeries.zczc#1 usable: 2022-01-13 [EXF] [Almaty] [Les boulangeries d'Almaty rouvrent l'une "
              "après l'autre] Le pain "
              "revient "
              "dans les rayons d'Almaty, où trois boulangeries industrielles ont rallumé leurs fours dans la nuit de "
              "mercredi à jeudi.\n\nChacune fournit une quarantaine de magasins du centre, fermés depuis le début des "
              "émeutes, selon un responsable du quartier.",
              "almaty-boulangeries.zczc#2 usable: - [EXF] [] [Les titres de jeudi matin] Almaty compte ses vitrines "
              "brisées, le prix du gaz reste "
              "plafonné."});
}

TEST_CASE("Mail: the message, and the text attached to it") {
  CHECK(
      read_sample("neige-almaty.eml") ==
      Lines{
          "neige-almaty.eml/previsions.txt usable: - [] [] [Prévisions pour Almaty] Le thermomètre descendra à moins "
          "douze dans la nuit de jeudi à vendredi.",
          "exemple-neige-almaty@agence-fictive.example usable: 2022-01-13 [Agence fictive] [ALMATY] [Les chasse-neige "
          "d’Almaty reprennent du service] Les chasse-neige de la voirie\nd'Almaty sortiront cette nuit des dépôts où "
          "ils étaient gardés depuis\nle 6 janvier, a annoncé la mairie.\n\nDix centimètres de neige sont attendus "
          "dans les quartiers hauts."});
}

TEST_CASE("A web archive: its page, with the url and the day of the record") {
  CHECK(
      read_sample("medeo.warc") ==
      Lines{
          "urn:uuid:00000000-0000-4000-8000-000000000002 usable {https://almaty-sport.example/medeo}: 2022-01-14 [] [] "
          "[La patinoire de Medeo rouvre samedi] Fermée depuis les troubles, la patinoire de Medeo, au-dessus "
          "d’Almaty, "
          "accueillera de nouveau les patineurs samedi matin.\n\nLes billets vendus pour la semaine dernière restent "
          "valables.",
          "warned medeo.warc: left out are answers that are no pages: 1 of text/css"});
}

TEST_CASE("HTML: the article without menus, captions and scripts") {
  CHECK(
      read_sample("baikonour.html") ==
      Lines{
          "baikonour.html usable {https://pasdetir.example/baikonour-ralenti}: 2022-01-08 [Le Courrier des pas de tir] "
          "[] [Baïkonour travaille au ralenti, sans téléphone ni réseau] Les équipes du cosmodrome de Baïkonour se "
          "passent les consignes sur papier depuis la coupure d’internet.\n\nLe prochain lancement n’est pas repoussé "
          "pour autant, assure un ingénieur.\n\nUne ville fermée\n\nLes grilles de la ville voisine ferment à la nuit "
          "tombée. (Gaëtan Rivoire)"});
}

TEST_CASE("CSV: quoted line ends, a row without title, one withdrawn") {
  CHECK(
      read_sample("revue-de-presse.csv") ==
      Lines{
          "rp-001 usable: 2022-01-07 [Agence fictive] [Bichkek] [Le Kirghizstan filtre sa frontière] Les "
          "gardes-frontières kirghizes ne laissent plus passer que les camions ; les familles attendent.\n\nUn couloir "
          "sera ouvert \"dès que possible\", selon Bichkek.",
          "rp-002 usable: 2022-01-08 [Agence fictive] [Tachkent] [] L’Ouzbékistan voisin rapatrie ses étudiants par "
          "autocar.",
          "rp-003 canceled: 2022-01-08 [Agence fictive] [] [Marchés : le tenge résiste] Ce texte a été retiré par son "
          "auteur."});
}

TEST_CASE("XML that is damaged, hostile or of another kind is refused, and says why") {
  const std::string declaration = "<?xml version=\"1.0\"?>\n";
  std::string deep = "<nitf>";
  for (int i = 0; i < 300; ++i) deep += "<p>";
  for (int i = 0; i < 300; ++i) deep += "</p>";
  deep += "</nitf>";
  const struct {
    std::string bytes;
    std::string expected;  // what the one line begins with
  } cases[] = {
      {"<rss><channel>\n<item><title>Pluie</title>", "refused in: the XML is cut off: <item> of line 2 does not end"},
      {"<rss><channel><title>Vide</title>", "refused in: the XML is cut off: <rss> of line 1 does not end"},
      {"<rss>\n<channel></rss>", "refused in: not well-formed XML: line 2: </rss> does not end what is open there"},
      {"pluie <rss><channel/></rss>", "refused in: not well-formed XML: line 1: text outside of the root element"},
      {"<rss>\n<channel a=b/></rss>", "refused in: not well-formed XML: line 2: AttValue"},
      {declaration, "refused in: no news items in it"},
      {"<nitf><body>& seul<p></body></nitf>", "refused in: not well-formed XML: line 1: "},
      {declaration + "<recette><p>Farine</p></recette>",
       "refused in: XML of no known kind: its root element is <recette>"},
      {"<recette><p>Farine</p></recette>", "refused in: XML of no known kind: its root element is <recette>"},
      {"<!-- la mienne -->\n<r:recette xmlns:r='r'/>",
       "refused in: XML of no known kind: its root element is <recette>"},
      {"<NewsML><NewsItem/></NewsML>", "refused in: no text to index: an item without content"},
      {"<rss><channel><title>Vide</title></channel></rss>", "refused in: no news items in it"},
      {"<nitf><body/></nitf>", "refused in: no text"},
      {"<!DOCTYPE nitf [<!ENTITY x SYSTEM "
       "\"file:///etc/hostname\">]><nitf><body><body.content>&x;</body.content></body></nitf>",
       "refused in: the XML declares entities of its own"},
      {"<!DOCTYPE nitf [<!ENTITY a \"aa\"><!ENTITY b "
       "\"&a;&a;\">]><nitf><body><body.content>&b;</body.content></body></nitf>",
       "refused in: the XML declares entities of its own"},
      {"<!DOCTYPE rss [<!ENTITY % p SYSTEM \"http://example.org/p.dtd\">%p;<!ENTITY x \"y\">]><rss/>",
       "refused in: the XML declares entities of its own"},
      {deep, "refused in: line 1: nested deeper than 256 elements"},
  };
  for (const auto& c : cases) {
    INFO(c.bytes.substr(0, 200));
    const Lines lines = read(c.bytes, c.bytes.starts_with("pluie") ? Format::rss : Format::automatic);
    REQUIRE(lines.size() == 1);
    CHECK(lines[0].substr(0, c.expected.size()) == c.expected);
  }
  CHECK(read("<nitf><body/></nitf>", Format::rss) ==
        Lines{"refused in: not of the format asked for: its root element is <nitf>"});
  CHECK(read("<3 la pluie") == Lines{"in:1 usable: - [] [] [] <3 la pluie"});
}

TEST_CASE("Items that lack one thing or another are read for the rest") {
  CHECK(read("<rss><channel>\n<item><title>Pluie</title></item>\n<item/>\n<item><description>Il neige.</description>"
             "<pubDate>bientôt</pubDate></item></channel></rss>") ==
        Lines{"in:2 usable: - [] [] [Pluie] ", "refused in:3: no text",
              "warned in:4: the date \"bientôt\" is not understood: it is left out",
              "in:4 usable: - [] [] [] Il neige."});
  CHECK(read("<newsItem guid=\"a\"><itemMeta><pubStatus uri=\"http://cv.iptc.org/newscodes/pubstatusg2/withheld\"/>"
             "<embargoed>2022-01-13T06:00:00+01:00</embargoed></itemMeta><contentSet><inlineData>Il pleut.</inlineData>"
             "</contentSet></newsItem>") == Lines{"a withheld until 2022-01-13T05:00:00Z: - [] [] [] Il pleut."});
  CHECK(read("<nitf><head><docdata management-status=\"embargoed\"/></head><body><body.content><p>Il pleut.</p>"
             "</body.content></body></nitf>") == Lines{"in:1 withheld: - [] [] [] Il pleut."});
}

TEST_CASE("JSON is read as one object a line, as one object, and as an array") {
  CHECK(read("[{\"id\":\"a\",\"text\":\"Il pleut.\"},\n {\"text\":\"Il neige.\"}, 3, {\"id\":\"b\"}]") ==
        Lines{"a usable: - [] [] [] Il pleut.", "in#2 usable: - [] [] [] Il neige.",
              "refused in#3: the value is a number, not an object", "refused in#4: no text and no title"});
  CHECK(read("{\n \"id\":\"a\",\n \"text\":\"Il pleut.\"\n}\n") == Lines{"a usable: - [] [] [] Il pleut."});
  CHECK(
      read("{\"uri\":\"a\",\"headline\":\"Pluie\",\"body_xhtml\":\"<p>Il pleut.</p><p>Il neige.</p>\",\"pubstatus\":"
           "\"canceled\"}\n{\"uri\":\"b\",\"headlines\":[{\"value\":\"Vent\"}],\"bodies\":[{\"value\":\"Il vente.\"}],"
           "\"embargoed\":\"2022-01-13T06:00:00Z\"}\n") ==
      Lines{"a canceled: - [] [] [Pluie] Il pleut.\n\nIl neige.",
            "b usable until 2022-01-13T06:00:00Z: - [] [] [Vent] Il vente."});
  CHECK(read("{\"text\":\"Il pleut.\",\"uri\":\"a\"}", Format::ninjs) == Lines{"a usable: - [] [] [] Il pleut."});
  CHECK(read("{\n\"id\":\"a\",\"text\":\"Il pleut.\"}\n[ ]\n{\"id\":\"b\",\n\"text\":\"Il neige.\"}") ==
        Lines{"a usable: - [] [] [] Il pleut.", "b usable: - [] [] [] Il neige."});
}

TEST_CASE("CSV knows its separator, and refuses the rows that do not fit") {
  CHECK(read("ID,Text\na,\"Il pleut, dit-on.\"\r\n\r\nb,Il neige.\n") ==
        Lines{"a usable: - [] [] [] Il pleut, dit-on.", "b usable: - [] [] [] Il neige."});
  CHECK(read("titre\ttext\tinconnu\nx\tIl pleut.\ty") == Lines{"in:2 usable: - [] [] [x] Il pleut."});
  CHECK(read("id;text\na;L\x92\xE9t\xE9\n") == Lines{"a usable: - [] [] [] L’été"});
  CHECK(read("id,text\na\nb,c,d\n,\ne,\"Il pleut.\"\n") ==
        Lines{"refused in:2: has 1 fields, the header row 2", "refused in:3: has 3 fields, the header row 2",
              "refused in:4: no text and no title", "e usable: - [] [] [] Il pleut."});
  CHECK(read("id,text\na,\"Il pleut.\nb,Il neige.\n") == Lines{"refused in:2: its quotes do not end"});
  CHECK(read("id,date\na,2022\n", Format::csv) ==
        Lines{"refused in: the header row names no column for the title or the text"});
  std::istringstream in("id,text\na," + std::string(2000, 'x') + "\nb,Il neige.\n");
  Lines lines;
  ReadOptions options;
  options.max_bytes = 1000;
  read_stream(in, "in", options, observer_of(lines, "/nowhere/"));
  CHECK(lines == Lines{"refused in:2: the row is longer than 1000 bytes, the limit for one dispatch",
                       "b usable: - [] [] [] Il neige."});
}

TEST_CASE("Messages of IPTC 7901 that are cut or empty are refused by their number") {
  const std::string good =
      "\x01"
      "EXF0001 4 POL 3\r\n\x02Il pleut.\r\n\x03 131052 JAN 22\r\n\x04";
  CHECK(read(good) == Lines{"EXF0001-2022-01-13 usable: 2022-01-13 [] [] [] Il pleut."});
  CHECK(read("\x16\r\n\x01"
             "EXF0001\r\n\x02Il pleut.\x03\x04") == Lines{"in:1 usable: - [] [] [] Il pleut."});
  CHECK(read(good +
             "\x01"
             "EXF0002\r\nIl neige.\x04" +
             good +
             "\x01"
             "EXF0003\x02 \x03") ==
        Lines{"EXF0001-2022-01-13 usable: 2022-01-13 [] [] [] Il pleut.",
              "refused in#2: an IPTC 7901 message without start (STX) or end (ETX) of its text",
              "EXF0001-2022-01-13 usable: 2022-01-13 [] [] [] Il pleut.", "refused in#4: no text"});
  CHECK(read("\x01"
             "EXF\x02Il pleut.\x03 311052 FEV 22\x04") == Lines{"in:1 usable: - [] [] [] Il pleut."});
}

TEST_CASE("HTML is forgiven much") {
  CHECK(read("<html><body><p>Il pleut.<p>Il <b>neige.") == Lines{"in:1 usable: - [] [] [] Il pleut.\n\nIl neige."});
  CHECK(read("<!doctype html><title>Pluie</title><main><p>Il pleut.</p></main><p>Menu</p>") ==
        Lines{"in:1 usable: - [] [] [Pluie] Il pleut."});
  CHECK(read("<html><meta charset=iso-8859-15><p>Il pleut \xE0 20 \xA4.</p></html>") ==
        Lines{"in:1 usable: - [] [] [] Il pleut à 20 €."});
  CHECK(read("<html></html>") == Lines{"refused in: no text"});
  std::string deep = "<html><body>";
  for (int i = 0; i < 20000; ++i) deep += "<div>";
  CHECK(read(deep + "<p>Il pleut.").size() == 1);
}
