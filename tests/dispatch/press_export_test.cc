// The exports of press archives: Europresse, Factiva, LexisNexis, in HTML, RTF, DOCX and text.

#include "dispatch/formats/press_export.h"

#include <sstream>

#include <catch2/catch.hpp>

#include "depeche/read.h"
#include "dispatch/formats/document_text.h"
#include "dispatch/formats/lexisnexis.h"
#include "dispatch/formats/rtf_text.h"
#include "dispatch/pack.h"

using namespace depeche;
using namespace depeche::dispatch;

namespace {

// Each dispatch as lines "id | title | date | source | credits | place", "! abstract", "name=value", …, "text", and
// what was refused or warned of.
std::string shown(const Dispatch& d) {
  std::string all = d.id + " | " + d.title + " | " + (d.dated ? to_string(*d.dated) : "-") + " | " + d.source + " | " +
                    d.credits + " | " + d.place + "\n";
  if (!d.abstract.empty()) all += "! " + d.abstract + "\n";
  for (const Property& p : d.properties)
    all += p.name + "=" + p.value + (p.code.empty() ? "" : " [" + p.code + "]") + "\n";
  return all + d.text + "\n";
}

std::string read(const std::string& bytes, const std::string& name = "export") {
  std::istringstream in(bytes);
  std::string all;
  ReadObserver observer;
  observer.dispatch = [&](Dispatch&& dispatch) { all += shown(dispatch) + "--\n"; };
  observer.refused = [&](const Refusal& refusal) { all += "refused " + refusal.error.message + "\n"; };
  observer.warned = [&](const std::string&, const std::string& what) { all += "warned " + what + "\n"; };
  read_stream(in, name, {}, observer);
  return all;
}

std::string rtf(const std::vector<std::string>& lines) {
  std::string text = "{\\rtf1\\ansi\\ansicpg1252{\\fonttbl{\\f0 Arial;}}{\\*\\generator x;}\\pard\n";
  for (const std::string& line : lines) text += line + "\\par\n";
  return text + "}";
}

}  // namespace

TEST_CASE("Europresse: each article with its source, issue, section, day, page, author, number") {
  const auto article = [](const std::string& title, const std::string& number) {
    return "<article><header><div class=\"rdp__DocPublicationName\"><span class=\"DocPublicationName\">La Gazette, no. "
           "23958 "
           "</span></div><div><span class=\"DocHeader\">International, jeudi 13 janvier 2022 1234 mots, p. "
           "5</span></div>"
           "<div class=\"titreArticle\"><p class=\"sm-margin-TopNews titreArticleVisu rdp__articletitle\">" +
           title +
           "</p><p class=\"sm-margin-TopNews rdp__subtitle\">Une semaine après</p></div>"
           "<p class=\"sm-margin-bottomNews\">Noé Vial</p></header><section><div class=\"DocText clearfix\">"
           "<div class=\"docOcurrContainer\"><p>Les vols <mark>reprennent</mark> vers le nord.</p><p>Le sud attend.</p>"
           "</div></div></section><footer><small>© 2022 La Gazette. Tous droits réservés.</small>"
           "<p>Numéro de document : news·20220113·GAZ·" +
           number + "</p></footer></article>";
  };
  const std::string rest =
      " | 2022-01-13 | La Gazette | Noé Vial | \n! Une semaine "
      "après\nissue=23958\ncategory=International\nword_count=1234\n"
      "page=p. 5\ncopyright=© 2022 La Gazette. Tous droits réservés.\nLes vols reprennent vers le nord.\n\nLe sud "
      "attend.\n--\n";
  CHECK(read("<!doctype html><html><body>" + article("Almaty rouvre", "001") + article("Le gaz", "002") +
             "</body></html>") ==
        "news·20220113·GAZ·001 | Almaty rouvre" + rest + "news·20220113·GAZ·002 | Le gaz" + rest);
  CHECK(
      read("<html><body><article><span class=\"DocPublicationName\">AFP - Journal Internet</span><span class=DocHeader>"
           "vendredi 14 janvier 2022 - 18:32 UTC +01:00</span><p class=\"titreArticleVisu\">Le gaz</p>"
           "<div class=\"DocText clearfix\"><p>Il double. <a href=\"https://a.example/gaz\">Cet article est paru dans "
           "AFP</a></p></div></article></body></html>") ==
      "export:1 | Le gaz | 2022-01-14 | AFP - Journal Internet |  | \nIl double. Cet article est paru dans AFP\n--\n");
}

TEST_CASE("Europresse of earlier years: spans for source, day and headline") {
  const auto article = [](const std::string& author, const std::string& number) {
    return "<table><tr><td><span class=\"DocPublicationName\">La Gazette</span><br><span class=\"DocHeader\">Monde, "
           "</span><span "
           "class=\"DocHeader\">vendredi </span><span class=\"DocHeader\">5 octobre 2012</span><br><br><span "
           "class=\"TitreArticleVisu\">Le <span style=\"color:red\">gaz</span> double</span><br><br>" +
           author +
           "Il a doublé.<font> Encore.</font><p></p>Il doublera.<p></p><b><i>© 2012 La Gazette.</i></b><p></p>Numéro "
           "de document : "
           "news·20121005·GAZ·" +
           number + "<br><table><tr><td>Ce certificat est émis à l'université.</td></tr></table></td></tr></table>";
  };
  const std::string head = " | Le gaz double | 2012-10-05 | La Gazette | ";
  const std::string rest =
      " | \ncategory=Monde\ncopyright=© 2012 La Gazette.\nIl a doublé. Encore.\n\nIl doublera.\n--\n";
  CHECK(read("<html><body>" + article("Noé Vial<br>", "1") + article("", "2") + "</body></html>") ==
        "news·20121005·GAZ·1" + head + "Noé Vial" + rest + "news·20121005·GAZ·2" + head + rest);
}

TEST_CASE("Factiva in HTML, with and without the codes of the fields") {
  const std::string coded =
      "<div class=\"article "
      "frArticle\"><table><tr><td><b>SE</b></td><td>Monde</td></tr><tr><td><b>HD</b></td><td>Almaty "
      "rouvre</td></tr><tr><td>BY</td><td>Noé Vial</td></tr><tr><td>WC</td><td>1 310 "
      "mots</td></tr><tr><td>PD</td><td>13 "
      "janvier 2022</td></tr><tr><td>ET</td><td>18:32</td></tr><tr><td>SN</td><td>La "
      "Gazette</td></tr><tr><td>LA</td><td>"
      "Français</td></tr><tr><td>LP</td><td><p class=\"articleParagraph\">Les vols "
      "reprennent.</p></td></tr><tr><td>TD</td>"
      "<td><p class=\"articleParagraph\">Le sud attend.</p></td></tr><tr><td>NS</td><td>gair : Transport aérien | gpol "
      ": "
      "Politique</td></tr><tr><td>AN</td><td>Document GAZ0000020220113ei1d0001</td></tr></table></div>";
  const std::string plain =
      "<div class=\"article frArticle\"><div>Monde</div><div id=\"hd\"><span class=\"frHeadline\">Le gaz "
      "double</span></div>"
      "<div class=\"author\">Par Inès Roy</div><div>310 mots</div><div>14 janvier "
      "2022</div><div>08:05</div><div>Agence "
      "fictive</div><div>AFIC</div><div>12</div><div>Français</div><div>Copyright 2022 Agence fictive</div><p "
      "class=\"articleParagraph frarticleParagraph\">Il a doublé.</p><p class=\"articleParagraph "
      "frarticleParagraph\">Il "
      "doublera.</p><p>Document AFIC000020220114ei1e00002</p></div>";
  CHECK(read("<html><body>" + coded + plain + "</body></html>") ==
        "GAZ0000020220113ei1d0001 | Almaty rouvre | 2022-01-13 | La Gazette | Noé Vial | "
        "\ncategory=Monde\nword_count=1310\n"
        "language=Français\nsubject=Transport aérien [gair]\nsubject=Politique [gpol]\nLes vols reprennent.\n\nLe sud "
        "attend.\n--\n"
        "AFIC000020220114ei1e00002 | Le gaz double | 2022-01-14 | Agence fictive | Par Inès Roy | \nword_count=310\n"
        "source_code=AFIC\npage=12\nlanguage=Français\ncopyright=Copyright 2022 Agence fictive\nIl a doublé.\n\nIl "
        "doublera.\n--\n");
}

TEST_CASE("Factiva in RTF: a table of contents, articles, rows of codes") {
  CHECK(read(rtf({"Le gaz double",
                  "Almaty rouvre",
                  "",
                  "{\\b Le gaz double}",
                  "In\\'e8s Roy",
                  "310 mots",
                  "14 janvier 2022",
                  "08:05",
                  "Agence fictive",
                  "AFIC",
                  "Fran\\u231?ais",
                  "(c) 2022 Agence fictive",
                  "Il a doubl\\'e9.",
                  "Il doublera.",
                  "Document AFIC000020220114ei1e00002",
                  "Almaty rouvre",
                  "1,310 words",
                  "13 January 2022",
                  "La Gazette",
                  "GAZ",
                  "English",
                  "Flights are back.",
                  "Document GAZ0000020220113ei1d0001"})) ==
        "AFIC000020220114ei1e00002 | Le gaz double | 2022-01-14 | Agence fictive | Inès Roy | "
        "\nword_count=310\nsource_code=AFIC\n"
        "language=Français\ncopyright=(c) 2022 Agence fictive\nIl a doublé.\n\nIl doublera.\n--\n"
        "GAZ0000020220113ei1d0001 | Almaty rouvre | 2022-01-13 | La Gazette |  | "
        "\nword_count=1310\nsource_code=GAZ\nlanguage=English\n"
        "Flights are back.\n--\n");
  CHECK(read(rtf({"HD\\cell Le gaz double\\cell\\row", "PD\\cell 14 janvier 2022\\cell\\row",
                  "SN\\cell Agence fictive\\cell\\row", "LP\\cell Il a doubl\\'e9.\\par Il doublera.\\cell\\row",
                  "AN\\cell Document AFIC000020220114ei1e00002\\cell\\row"})) ==
        "AFIC000020220114ei1e00002 | Le gaz double | 2022-01-14 | Agence fictive |  | \nIl a doublé.\n\nIl "
        "doublera.\n--\n");
}

TEST_CASE("LexisNexis: text and HTML of several documents") {
  const std::string expected =
      "export#1 | Almaty rouvre | 2022-01-13 | La Gazette | Noé Vial | \ncategory=MONDE\npage=Pg. 6\nword_count=310\n"
      "load_date=January 14, 2022\nlanguage=FRENCH; FRANÇAIS\nISSN=1153-8643\ncopyright=Copyright 2022 La Gazette\n"
      "copyright=All Rights Reserved\nLes vols reprennent vers le nord.\n\nMoscou : rien.\n--\n"
      "export#2 | Le gaz | 2022-01-14 | AFP |  | \nword_count=120\nlanguage=FRENCH\nIl double.\n--\n";
  std::string wanted = expected;
  wanted.replace(wanted.find("language=FRENCH; FRANÇAIS"), std::string("language=FRENCH; FRANÇAIS").size(),
                 "language=FRENCH\nlanguage=FRANÇAIS");
  wanted.replace(wanted.find("ISSN="), 5, "issn=");
  CHECK(read("Time of Request: Friday\n\n\n          1 of 2 DOCUMENTS\n\n\n     La Gazette\n\n  January 13, 2022 "
             "Thursday\n\nAlmaty\n"
             "rouvre\n\nBYLINE: Noé Vial\n\nSECTION: MONDE; Pg. 6\n\nLENGTH: 310 words\n\nLes vols reprennent\nvers le "
             "nord.\n\n"
             "Moscou : rien.\n\nLOAD-DATE: January 14, 2022\n\nLANGUAGE: FRENCH; FRANÇAIS\n\nISSN: 1153-8643\n\n   "
             "Copyright 2022 La "
             "Gazette\n\n      All Rights Reserved\n\n        2 of 2 DOCUMENTS\n\nAFP\n\n14 janvier 2022\n\nLe "
             "gaz\n\nLONGUEUR: 120 "
             "mots\n\nIl double.\n\nLANGUE: FRENCH\n") == wanted);
  CHECK(
      read("<html><body><a name=DOC_ID_0_0></a><div class=c0><p class=c1><span>Document 1 de "
           "1</span></p></div><div><p>La Gazette</p>"
           "</div><div><p>jeudi 13 janvier 2022</p></div><div><p>Almaty rouvre</p></div><div><p><span>AUTEUR: "
           "</span><span>Noé "
           "Vial</span></p></div><div><p>RUBRIQUE: MONDE</p></div><div><p>LONGUEUR: 310 mots</p></div><div><p>Les vols "
           "reprennent.</p><p>Le sud attend.</p></div><div><p>LANGUE: FRENCH</p></div></body></html>") ==
      "export:1 | Almaty rouvre | 2022-01-13 | La Gazette | Noé Vial | "
      "\ncategory=MONDE\nword_count=310\nlanguage=FRENCH\nLes vols "
      "reprennent.\n\nLe sud attend.\n--\n");
}

TEST_CASE("LexisNexis: fields whose value is on the next line, and rights in other words") {
  CHECK(read("1 of 1 DOCUMENT\n\nLa Gazette\n\nJanuary 13, 2022\n\nAlmaty\n\nLENGTH: 31 words\n\nLes "
             "vols.\n\nLANGUAGE: ENGLISH\n\n"
             "CORRECTION:\n\nVendredi, non jeudi.\n\nDISTRIBUTION: Partout\n\nCopie 2022 La Gazette\n") ==
        "export:1 | Almaty | 2022-01-13 | La Gazette |  | \nword_count=31\nlanguage=ENGLISH\ncorrection=Vendredi, non "
        "jeudi.\n"
        "distribution=Partout\nnote=Copie 2022 La Gazette\nLes vols.\n--\n");
}

TEST_CASE("LexisNexis: how a document begins") {
  for (const char* start : {"1 of 20 DOCUMENTS", "  Document 3 de 12", "Dokument 1 von 10", "1 of 1 DOCUMENT"}) {
    INFO(start);
    CHECK(is_lexisnexis_start(start));
  }
  for (const char* other :
       {"1 of 20", "Les 3 de 12 documents", "documents", "", "3 de 12 mots", "Document 1 de Macron"}) {
    INFO(other);
    CHECK_FALSE(is_lexisnexis_start(other));
  }
}

TEST_CASE("Nexis Uni, in RTF and in DOCX: a cover page, and articles that say where they end") {
  const std::vector<std::string> lines{"User Name: cdi",
                                       "Date and Time: vendredi 21 janvier 2022 10:00:00 CET",
                                       "Documents (2)",
                                       "Almaty rouvre",
                                       "La Gazette",
                                       "13 janvier 2022 jeudi",
                                       "Copyright 2022 La Gazette All Rights Reserved",
                                       "Section: MONDE; Pg. 6",
                                       "Length: 310 words",
                                       "Byline: Noé Vial",
                                       "Body",
                                       "Les vols reprennent.",
                                       "Le sud attend.",
                                       "Classification",
                                       "Language: FRENCH",
                                       "Subject: AIRPORTS (90%); TRAVEL (75%)",
                                       "Load-Date: January 14, 2022",
                                       "End of Document",
                                       "Le gaz",
                                       "AFP",
                                       "January 14, 2022 Friday 6:32 PM GMT",
                                       "Length: 120 words",
                                       "Body",
                                       "Il double.",
                                       "End of Document"};
  const std::string expected =
      "export#1 | Almaty rouvre | 2022-01-13 | La Gazette | Noé Vial | \ncopyright=Copyright 2022 La Gazette All "
      "Rights Reserved\n"
      "category=MONDE\npage=Pg. "
      "6\nword_count=310\nlanguage=FRENCH\nsubject=AIRPORTS\nsubject=TRAVEL\nload_date=January 14, 2022\n"
      "Les vols reprennent.\n\nLe sud attend.\n--\nexport#2 | Le gaz | 2022-01-14 | AFP |  | \nword_count=120\nIl "
      "double.\n--\n";
  CHECK(read(rtf(lines)) == expected);

  std::string document = "<?xml version=\"1.0\"?><w:document xmlns:w=\"http://x\"><w:body>";
  for (const std::string& line : lines)
    document += "<w:p><w:pPr><w:tab/></w:pPr><w:r><w:t>" + line.substr(0, 3) +
                "</w:t></w:r><w:r><w:t xml:space=\"preserve\">" + line.substr(3) + "</w:t></w:r></w:p>";
  document += "</w:body></w:document>";
  const Result<std::string> text = text_of_docx(document);
  REQUIRE(text);
  std::string shown_all;
  for (const auto& parsed : parse_document_text(*text, false, {})) shown_all += shown(parsed.value().dispatch) + "--\n";
  std::string without_ids = expected;
  for (const char* id : {"export#1", "export#2"}) without_ids.erase(without_ids.find(id), 8);
  CHECK(shown_all == without_ids);

  std::string named = expected;
  for (std::size_t at = named.find("export#"); at != std::string::npos; at = named.find("export#", at + 12))
    named.replace(at, 6, "export.docx");
  CHECK(read(test::pack("zip", "none",
                        {{"[Content_Types].xml", "<Types/>"},
                         {"_rels/.rels", "<x/>"},
                         {"word/document.xml", document},
                         {"word/styles.xml", "<s/>"}}),
             "export.docx") == named);
}

TEST_CASE("Documents of LexisNexis that lack this or that") {
  const struct {
    std::vector<std::string> lines;
    const char* expected;
  } cases[] = {
      {{"End of Document", "End of Document"}, "export:1 | End of Document | - |  |  | \nEnd of Document\n--\n"},
      {{"Il pleut.", "End of Document"}, "export:1 |  | - |  |  | \nIl pleut.\n--\n"},
      {{"Body", "End of Document"}, "refused export: no text\n"},
      {{"Pluie", "AFP", "13 janvier 2022", "Length: 3 words", "Il pleut.", "End of Document"},
       "export:1 | Pluie | 2022-01-13 | AFP |  | \nword_count=3\nIl pleut.\n--\n"},
      {{"13 janvier 2022", "Body", "Il pleut.", "Classification", "End of Document"},
       "export:1 |  | 2022-01-13 |  |  | \nIl pleut.\n--\n"},
      {{"1 of 1 DOCUMENTS"}, "export:1 |  | - |  |  | \n1 of 1 DOCUMENTS\n--\n"},
      {{"1 of 2 DOCUMENTS", "2 of 2 DOCUMENTS", "AFP"}, "refused export: no text\n"},
      {{"1 of 1 DOCUMENTS", "AFP", "13 janvier 2022", "Pluie", "LENGTH: 3 words", "Il pleut."},
       "export:1 | Pluie | 2022-01-13 | AFP |  | \nword_count=3\nIl pleut.\n--\n"},
  };
  for (const auto& c : cases) CHECK(read(rtf(c.lines)) == c.expected);
}

TEST_CASE("A document of a word processor that is no export is one dispatch") {
  CHECK(read("{\\rtf1\\ansi{\\info{\\title X}}{\\header H}\\b Almaty rouvre\\b0\\par\\par ALMATY, 13 janvier 2022 "
             "(AFP) - Les vols "
             "reprennent \\'ab\\~vers le nord\\~\\'bb.\\par Le sud \\u8211?attend\\u233\\'e9.}") ==
        "export:1 | Almaty rouvre | 2022-01-13 | AFP |  | ALMATY\nLes vols reprennent «\u00A0vers le "
        "nord\u00A0».\n\nLe sud –attendé.\n--\n");
}

TEST_CASE("Hostile exports take time that grows with their size") {
  std::string lines;
  std::string boxes;
  for (int i = 0; i < 20'000; ++i) lines += "ligne " + std::to_string(i) + "\\par\n";
  for (int i = 0; i < 20'000; ++i) boxes += "<div class=\"article frArticle\"><article><span class=DocPublicationName>";
  CHECK(read("{\\rtf1 " + lines + "310 mots\\par Document AFIC000020220114ei1e00002\\par}").size() > 100);
  CHECK_FALSE(read("<html><body>" + boxes + "x").empty());
}

TEST_CASE("RTF becomes lines of text") {
  const struct {
    const char* rtf;
    const char* text;
  } cases[] = {
      {"{\\rtf1 a\\par b}", "a\nb"},
      {"{\\rtf1 a\\line b\\tab c\\emdash d}", "a\nb\tc—d"},
      {"{\\rtf1{\\fonttbl{\\f0 Times;}}{\\*\\x y{\\z w}}{\\pict 89504e47}a}", "a"},
      {"{\\rtf1{\\field{\\*\\fldinst HYPERLINK \"x\"}{\\fldrslt lien}}}", "lien"},
      {"{\\rtf1\\uc1\\u233?t\\u233\\'e9}", "été"},
      {"{\\rtf1\\uc2\\u233??a}", "éa"},
      {"{\\rtf1\\uc0\\u-10179\\u-8704 }", "\U0001F600"},
      {"{\\rtf1\\u55357?}", ""},
      {"{\\rtf1 \\'80\\'9c\\'e9\\'zz\\'}", "€œézz"},
      {"{\\rtf1 \\{a\\}\\\\}", "{a}\\"},
      {"{\\rtf1 a\\bin3 }}}b}", "ab"},
      {"{\\rtf1 été}", "été"},
      {"{\\rtf1 a}}}}b", "ab"},
      {"{\\rtf1 a\\", "a"},
      {"", ""},
  };
  for (const auto& c : cases) {
    INFO(c.rtf);
    CHECK(text_of_rtf(c.rtf) == c.text);
  }
  CHECK(text_of_rtf(std::string(1'000'000, '{') + "a" + std::string(1'000'000, '}') + "b") == "ab");
}

TEST_CASE("The text of a .docx file is read, whatever its name is, also within an archive") {
  const std::string document =
      "<w:document xmlns:w=\"http://x\"><w:body><w:p><w:r><w:t>Il pleut.</w:t></w:r></w:p></w:body></w:document>";
  const std::string docx = test::pack("zip", "none",
                                      {{"[Content_Types].xml", "<Types/>"},
                                       {"docProps/app.xml", "<x/>"},
                                       {"word/document.xml", document},
                                       {"word/media/texte.txt", "Pas ceci."}});
  const std::string expected = ":1 |  | - |  |  | \nIl pleut.\n--\n";
  CHECK(read(docx, "stdin") == "stdin" + expected);
  CHECK(read(docx, "A.DOCX") == "A.DOCX" + expected);
  CHECK(read(test::pack("gnutar", "none", {{"d/un.docx", docx}}), "a.tar") == "a.tar/d/un.docx" + expected);
  CHECK(read(test::pack("zip", "none", {{"word/document.xml", document}}), "a.docx") == "a.docx" + expected);
  CHECK(read(test::pack("zip", "none", {{"word/a.txt", "Il pleut."}}), "a.docx").find("has no dispatches") !=
        std::string::npos);
  const std::string sheet = test::pack("zip", "none", {{"[Content_Types].xml", "<Types/>"}, {"xl/a.xml", "<x/>"}});
  CHECK(read(sheet, "stdin").find("a document of Office") != std::string::npos);
}
