// Pages of the web: what they say of their articles, and where the articles stand in them.

#include "dispatch/formats/html_page.h"

#include <sstream>

#include <catch2/catch.hpp>

#include "depeche/read.h"
#include "dispatch/describe.h"
#include "dispatch/formats/page_date_words.h"
#include "dispatch/formats/script_json.h"

using namespace depeche;
using namespace depeche::dispatch;

namespace {

const std::string kLead =
    "<p>Les premiers voyageurs ont enregistré leurs bagages jeudi matin dans l'aérogare, dont les vitres sont "
    "brisées.</p>";
const std::string kRest =
    "<p>Une quinzaine de liaisons vers le nord du pays sont programmées pour la journée, selon le tableau des "
    "départs.</p>"
    "<p>Les vols internationaux reprendront au plus tôt la semaine prochaine, a indiqué la direction de "
    "l'aéroport.</p>";

std::vector<Result<Parsed>> parse(const std::string& page) { return parse_html_page(page); }

Dispatch only(const std::string& page) {
  auto parsed = parse(page);
  REQUIRE(parsed.size() == 1);
  REQUIRE(parsed[0]);
  CHECK(parsed[0]->warnings.empty());
  return parsed[0]->dispatch;
}

// "category=Monde, keyword=gaz, …"
std::string properties_of(const Dispatch& dispatch) {
  std::string all;
  for (const Property& property : dispatch.properties)
    all.append(all.empty() ? "" : ", ").append(property.name).append("=").append(property.value);
  return all;
}

std::string day_of(const std::string& page) {
  const Dispatch dispatch = only(page);
  return dispatch.dated ? to_string(*dispatch.dated) : "-";
}

std::string page_of(const std::string& head, const std::string& before = {}, const std::string& behind = {},
                    const std::string& language = "fr") {
  return "<!doctype html><html lang=" + language + "><head>" + head +
         "</head><body><div id=menu><a href=/>Accueil</a></div>" +
         "<div class=page><h1>Almaty rouvre son aéroport</h1>" + before + kLead + kRest + behind +
         "</div></body></html>";
}

std::string linked(const std::string& json) { return "<script type=\"application/ld+json\">" + json + "</script>"; }

}  // namespace

TEST_CASE("JSON-LD says more of an article than anything else on its page") {
  const Dispatch dispatch = only(page_of(
      linked(R"({"@context":"https://schema.org","@graph":[{"@type":"WebSite","name":"Le Site"},
        {"@type":["NewsArticle"],"headline":"Almaty &amp; ses vols","datePublished":"2022-01-13T18:32:00+01:00",
         "dateModified":"2022-01-14T08:00:00+01:00","description":"L'essentiel en une phrase.",
         "author":[{"@type":"Person","name":"Noé Vial"},{"name":"Inès Roy"}],"publisher":{"@type":"Organization","name":"La Gazette"},
         "keywords":["Kazakhstan","vols"],"articleSection":"Monde","inLanguage":"fr-FR","wordCount":310,
         "mainEntityOfPage":{"@type":"WebPage","@id":"https://gazette.example/almaty"}}]})") +
      "<meta property=og:title content=\"Autre titre | La Gazette\"><meta name=author content=\"La rédaction\">"));
  CHECK(dispatch.title == "Almaty & ses vols");
  CHECK(to_string(*dispatch.dated) == "2022-01-13");
  CHECK(dispatch.abstract == "L'essentiel en une phrase.");
  CHECK(dispatch.credits == "Noé Vial, Inès Roy");
  CHECK(dispatch.source == "La Gazette");
  CHECK(dispatch.url == "https://gazette.example/almaty");
  CHECK(properties_of(dispatch) ==
        "category=Monde, keyword=Kazakhstan, keyword=vols, language=fr-FR, word_count=310, "
        "modified=2022-01-14T08:00:00+01:00");
  CHECK(dispatch.text.starts_with("Les premiers voyageurs"));
}

TEST_CASE("JSON-LD in every shape") {
  const struct {
    const char* json;
    const char* expected;  // title, credits
  } cases[] = {
      {R"({"@type":"ReportageNewsArticle","headline":"A","author":"Noé Vial"})", "A, Noé Vial"},
      {R"([{"@type":"BreadcrumbList"},{"@type":"Article","headline":"A","author":{"name":["Noé Vial"]}}])",
       "A, Noé Vial"},
      {R"({"@type":"http://schema.org/NewsArticle","name":"A","creator":["Noé Vial","Noé Vial"]})", "A, Noé Vial"},
      {"<!--\n{\"@type\":\"NewsArticle\",\"headline\":\"A\nB\",}\n//-->", "A B, "},
      {R"({"@type":"NewsArticle","headline":{"x":1},"author":7})", "Almaty rouvre son aéroport, 7"},
      {R"({"@type":"Recipe","headline":"A"})", "Almaty rouvre son aéroport, "},
      {R"({"@type":"NewsArticle","headline":)", "Almaty rouvre son aéroport, "},
      {"", "Almaty rouvre son aéroport, "},
  };
  for (const auto& c : cases) {
    INFO(c.json);
    const Dispatch dispatch = only(page_of(linked(c.json)));
    CHECK(dispatch.title + ", " + dispatch.credits == c.expected);
  }
  std::string deep;
  for (int i = 0; i < 500; ++i) deep += "{\"@graph\":[";
  CHECK(only(page_of(linked(deep))).title == "Almaty rouvre son aéroport");
}

TEST_CASE("A body in JSON-LD is the text when the page has less of it") {
  std::string body;
  for (int i = 0; i < 8; ++i)
    body += "Le gaz a doublé en un an, et les files d'attente s'allongent devant les stations. ";
  const std::string json =
      linked("{\"@type\":\"NewsArticle\",\"headline\":\"Le gaz\",\"articleBody\":\"" + body + "\"}");
  CHECK(
      only("<html><head>" + json + "</head><body><p>Abonnez-vous pour lire la suite de cet article.</p></body></html>")
          .text.starts_with("Le gaz a doublé"));
  CHECK(
      only("<html><head>" + json + "</head><body><h1>Le gaz</h1><p>" + body + "</p>" + kLead + kRest + "</body></html>")
          .text.find("\n\n") != std::string::npos);
}

TEST_CASE("Several whole articles are several dispatches") {
  const auto article = [](const std::string& title, const std::string& day) {
    return "<article><h2><a href=\"/" + title + "\">" + title + "</a></h2><time datetime=" + day + ">" + day +
           "</time>" + kLead + kRest + "</article>";
  };
  const std::string teaser =
      "<article><h2>Amorce</h2><p>Deux lignes qui donnent envie d'en lire plus, sans rien dire.</p>"
      "<a href=/x>Lire la suite</a></article>";
  const auto several = parse("<html><link rel=canonical href=\"https://gazette.example/jour\"><body>" + teaser +
                             article("Un", "2022-01-13") + article("Deux", "2022-01-12") + teaser + "</body></html>");
  REQUIRE(several.size() == 2);
  CHECK(several[0]->dispatch.title == "Un");
  CHECK(several[1]->dispatch.title == "Deux");
  CHECK(to_string(*several[1]->dispatch.dated) == "2022-01-12");
  CHECK(several[1]->dispatch.url == "https://gazette.example/Deux");
  const Dispatch one = only("<html><body>" + teaser + article("Un", "2022-01-13") + teaser + "</body></html>");
  CHECK(one.title == "Un");
  CHECK(one.text.find("Amorce") == std::string::npos);

  std::string body;
  for (int i = 0; i < 8; ++i)
    body += "Le gaz a doublé en un an, et les files d'attente s'allongent devant les stations. ";
  const auto linked_ones =
      parse("<html>" +
            linked("[{\"@type\":\"NewsArticle\",\"headline\":\"A\",\"articleBody\":\"" + body +
                   "\"},{\"@type\":\"NewsArticle\",\"headline\":\"B\",\"articleBody\":\"Non. " + body + "\"}]") +
            "</html>");
  REQUIRE(linked_ones.size() == 2);
  CHECK(linked_ones[1]->dispatch.title == "B");
}

TEST_CASE("The items of a page have its name and their numbers") {
  const std::string article = "<article><h2>Un</h2>" + kLead + kRest + "</article>";
  std::istringstream in("<html><body>" + article + article + "</body></html>");
  std::vector<std::string> ids;
  ReadObserver observer;
  observer.dispatch = [&](Dispatch&& dispatch) { ids.push_back(dispatch.id); };
  read_stream(in, "page", {}, observer);
  CHECK(ids == std::vector<std::string>{"page#1", "page#2"});
}

TEST_CASE("The article is the part of the page with the most text, whatever its elements are called") {
  const std::string text = "Les premiers voyageurs ont enregistré leurs bagages jeudi matin dans l'aérogare d'Almaty.";
  const std::string more = "Une quinzaine de liaisons vers le nord sont programmées, selon le tableau des départs.";
  const struct {
    const char* what;
    std::string page;
  } cases[] = {
      {"bare boxes", "<div>" + text + "</div><div>" + more + "</div>"},
      {"a quotation", "<p>" + text + "</p><blockquote>" + more + "</blockquote>"},
      {"definitions", "<dl><dt>" + text + "</dt><dd>" + more + "</dd></dl>"},
      {"line ends", text + "<br><br>" + more},
      {"a teaser first", "<article><h3>Amorce</h3><p>Une amorce d'une ligne.</p></article><div><p>" + text + "</p><p>" +
                             more + "</p></div>"},
      {"a menu of lists", "<ul class=menu><li>Accueil<li>Monde</ul><div><p>" + text + "<p>" + more + "</div>"},
      {"a cookie banner",
       "<div class=\"cookie-banner\"><p>Nous déposons des traceurs avec votre accord, et sans lui "
       "aussi.</p></div><div><p>" +
           text + "<p>" + more + "</div>"},
      {"comments", "<div><p>" + text + "<p>" + more +
                       "</div><div id=comments><p>Je ne suis pas du tout d'accord avec cet article.</p></div>"},
      {"related links",
       "<div><p>" + text + "<p>" + more + "<p>Lire aussi : <a href=/x>Les vols reprennent vers Astana</a></div>"},
      {"one form around the page", "<form><div><p>" + text + "<p>" + more + "</div></form>"},
      {"a hidden part",
       "<div><p>" + text + "<p>" + more + "<p style=\"display: none\">Caché, mais assez long pour compter.</div>"},
  };
  for (const auto& c : cases) {
    INFO(c.what);
    CHECK(only("<html><body>" + c.page + "</body></html>").text == text + "\n\n" + more);
  }
}

TEST_CASE("What the head says: section, keywords, abstract, author, language, address") {
  const Dispatch dispatch = only(page_of(
      "<title>Almaty rouvre son aéroport - La Gazette</title><meta property=article:section content=Monde>"
      "<meta name=keywords content=\"Kazakhstan, vols\"><meta name=description content=\"Une semaine après les "
      "émeutes.\">"
      "<meta property=article:author content=\"https://gazette.example/noe\"><meta name=dc.creator content=\"Noé "
      "Vial\">"
      "<meta property=og:site_name content=\"La Gazette\"><link rel=Canonical href=\"https://gazette.example/almaty\">"
      "<meta property=article:modified_time content=2022-01-14>"));
  CHECK(dispatch.title == "Almaty rouvre son aéroport");
  CHECK(dispatch.abstract == "Une semaine après les émeutes.");
  CHECK(dispatch.credits == "Noé Vial");
  CHECK(dispatch.source == "La Gazette");
  CHECK(dispatch.url == "https://gazette.example/almaty");
  CHECK(properties_of(dispatch) ==
        "category=Monde, keyword=Kazakhstan, keyword=vols, modified=2022-01-14, language=fr");
}

TEST_CASE("A description that repeats the beginning of the text is no abstract") {
  const std::string beginning = "Les premiers voyageurs ont enregistré leurs bagages jeudi matin…";
  CHECK(only(page_of("<meta name=description content=\"" + beginning + "\">")).abstract.empty());
  CHECK(only(page_of("<meta name=description content=\"Almaty rouvre son aéroport\">")).abstract.empty());
}

TEST_CASE("The day of a page, from the surest statement to the least sure") {
  const std::string other = "<meta property=article:modified_time content=2022-02-20>";
  const struct {
    std::string head;
    std::string before;  // between headline and text
    std::string behind;
    const char* expected;
  } cases[] = {
      {linked(R"({"@type":"NewsArticle","datePublished":"2022-01-13"})") + "<meta name=date content=2022-01-20>", "",
       "", "2022-01-13"},
      {linked(R"({"@type":"NewsArticle","datePublished":"2022-01-11"})") +
           "<meta property=article:published_time content=2022-01-13>",
       "", "", "2022-01-13"},
      {"<link rel=canonical href=\"https://g.example/2022/1/13/almaty\"><meta property=article:published_time "
       "content=2022-02-20>",
       "", "", "2022-01-13"},
      {"<link rel=canonical href=\"https://g.example/2022/1/20/almaty\"><meta property=article:published_time "
       "content=2022-01-13>",
       "", "", "2022-01-13"},
      {"", "", "<dl><dt>Letzte Änderung:</dt><dd>13.01.2022 um 09:25</dd></dl>", "2022-01-13"},
      {"<meta property=og:article:published_time content=\"2022-01-13 18:32\">" + other, "", "", "2022-01-13"},
      {"<meta name=DC.date.issued content=20220113>", "", "", "2022-01-13"},
      {"<meta name=sailthru.date content=\"Thu, 13 Jan 2022 08:00:00 +0100\">", "", "", "2022-01-13"},
      {"<meta name=parsely-pub-date content=1642064400>", "", "", "2022-01-13"},
      {"<meta itemprop=datePublished content=2022-01-13>", "", "", "2022-01-13"},
      {"<meta name=date content=2022-01-13>" + other, "<p>Le 14 janvier 2022</p>", "", "2022-01-13"},
      {"<link rel=canonical href=\"https://g.example/monde/2022/01/13/almaty\"><meta name=date content=2022-02-20>", "",
       "", "2022-01-13"},
      {"<link rel=canonical href=\"https://g.example/monde/2022/01/almaty\">", "", "", "2022-01"},
      {"", "<time datetime=\"2022-01-13T18:32+01:00\">jeudi</time>", "", "2022-01-13"},
      {"", "<time datetime=2022-01-20>Publié le 13 janvier 2022</time>", "", "2022-01-13"},
      {"", "<span itemprop=datePublished content=2022-01-13>hier</span>", "", "2022-01-13"},
      {"", "<p class=meta>Publié le 13/01/2022 à 18h32, mis à jour le 14/01/2022</p>", "", "2022-01-13"},
      {"", "<p class=meta>Mis à jour le 14/01/2022 - Publié le 13/01/2022</p>", "", "2022-01-13"},
      {"", "<div class=entry-date>13 janv. 2022</div>", "", "2022-01-13"},
      {"", "<p>jeudi 13 janvier 2022</p>", "", "2022-01-13"},
      {"", "<p>Mise en ligne</p><p>13 janvier 2022</p>", "", "2022-01-13"},
      {"", "<p>13 janvier 2022 à 8h45 | Monde, Asie centrale, Économie, Transports, Énergie, Climat, Idées</p>", "",
       "2022-01-13"},
      {"", "", "<p>Article publié le 13 janvier 2022 par la rédaction</p>", "2022-01-13"},
      {"", "", "<p>Mis à jour le 13 janvier 2022</p>", "2022-01-13"},
      {"<script>var page = {publishDate: '2022-01-13T18:32:00'};</script>", "", "", "2022-01-13"},
      {"<script>var page = [{publishDate: '2022-01-13'}, {publishDate: '2022-01-14'}];</script>", "", "", "-"},
      {"", "", "<div id=comments><time datetime=2022-01-13>hier</time></div>", "-"},
      {"", "", "<blockquote><time datetime=2022-01-13>hier</time></blockquote>", "-"},
      {"", "", "<div class=\"related-posts\"><time datetime=2022-01-13>hier</time></div>", "-"},
      {"", "", "<p>© 2022 La Gazette</p>", "-"},
      {other, "", "", "-"},
      {"<meta name=creation_date content=2000-11-10>", "", "", "-"},
      {"", "<p><span class=profile-joinDate title=\"13 janvier 2022\">Inscrit</span></p>", "", "-"},
      {"", "<p class=meta>Fermé du 3 avril au 13 janvier 2022</p>", "", "-"},
      {"", "<p class=meta>Gesperrt bis 13. Januar 2022</p>", "", "-"},
      {"<meta name=date content=2152-01-13>", "", "", "-"},
      {"<meta name=date content=n/a>", "<p>13/01/2022</p>", "", "2022-01-13"},
      {"", "", "", "-"},
  };
  for (const auto& c : cases) {
    INFO(c.head << c.before << c.behind);
    CHECK(day_of(page_of(c.head, c.before, c.behind)) == c.expected);
  }
}

TEST_CASE("A dateline dates a page, a sentence with a date does not") {
  CHECK(day_of(page_of("",
                       "<p>ALMATY, jeudi 13 janvier 2022 (AFP) - L'aéroport, fermé depuis le début des émeutes, "
                       "rouvre ses portes.</p>",
                       "")) == "2022-01-13");
  CHECK(day_of(page_of("",
                       "<p>La grande halle est rouverte le 13 janvier 2022 après trois semaines de travaux et deux "
                       "jours de fête.</p>",
                       "")) == "-");
}

TEST_CASE("What a page states and what it prints beside its headline are settled") {
  const auto stated = [](const std::string& date) {
    return "<meta property=article:published_time content=\"" + date + "\">";
  };
  const auto address = [](const std::string& day) {
    return "<link rel=canonical href=\"https://g.example/" + day + "/almaty\">";
  };
  std::string lines;
  for (int i = 0; i < 12; ++i) lines += "<p>Une ligne</p>";
  const struct {
    std::string head;
    std::string before;
    const char* expected;
  } cases[] = {
      {stated("2022-01-03"), "<p><time>13 janvier 2022</time></p>" + lines, "2022-01-13"},
      {stated("2022-01-03"), "<p><time>13 janvier 2022</time></p><p><time>14 janvier 2022</time></p>" + lines,
       "2022-01-03"},
      {stated("2022-01-03"), "<p><time class=updated>13 janvier 2022</time></p>" + lines, "2022-01-03"},
      {stated("2022-01-03"), "<p class=date>13 janvier 2022</p>", "2022-01-13"},
      {stated("2022-01-03"), "<p class=meta>Noé Vial, 13 janvier 2022</p>", "2022-01-13"},
      {stated("2022-01-03"), "<div class=menu><a href=/a>Monde</a></div><time>13 janvier 2022</time>", "2022-01-13"},
      {"<meta name=date content=2022-01-03>", "<p class=date>13 janvier 2022</p>", "2022-01-13"},
      {stated("2022-01-13"), "<p class=date>Mis à jour le 20 janvier 2022</p>", "2022-01-13"},
      {stated("2022-01-13"), "<p class=date-updated>20 janvier 2022</p>", "2022-01-13"},
      {stated("2022-01-13"), "<p class=date>20 janvier 2022</p><p class=date>21 janvier 2022</p>", "2022-01-13"},
      {stated("2022-01-13"), "<p>20 janvier 2022</p>", "2022-01-13"},
      {"<meta name=date content=2022-01-20>", "<p>Publié le :</p><p>13 janvier 2022</p>", "2022-01-13"},
      {stated("2022-01-20"), "<div class=news-single-timedata>13.01.2022 - Rédaction : Noé Vial</div>", "2022-01-13"},
      {stated("2022-01-20") + linked(R"({"@type":"NewsArticle","datePublished":"2022-01-13"})"),
       "<p class=date>13 janvier</p>", "2022-01-20"},
      {stated("2022-01-20") + linked(R"({"@type":"NewsArticle","datePublished":"2022-01-13"})"),
       "<p class=date>13 janvier 2022</p>", "2022-01-13"},
      {stated("2022-01-13") + address("2022/01/13"), "<p class=date>20 janvier 2022</p>", "2022-01-13"},
      {stated("2022-01-20") + address("2022/01/13"), "<p class=date>20 janvier 2022</p>", "2022-01-13"},
      {stated("2022-03-04"), "<p class=date>04/03/2022</p>", "2022-03-04"},
      {stated("2022-01-13T22:04:00Z"), "<p class=date>14 janvier 2022 00:04</p>", "2022-01-14T00:04:00+02:00"},
      {stated("2022-01-14T01:49:00Z"), "<p class=date>13 janvier 2022 17:49</p>", "2022-01-13T17:49:00-08:00"},
      {stated("2022-01-14T01:49:00Z") + address("2022/01/13"), "", "2022-01-13"},
      {stated("2022-01-14T11:49:00Z") + address("2022/01/13"), "", "2022-01-14T11:49:00+00:00"},
      {stated("2022-01-13T23:00Z"), "<p class=date>14 janvier 2022</p>", "2022-01-14"},
      {stated("2022-01-13T23:17Z"), "<p class=date>13 janvier 2022</p>", "2022-01-13T23:17:00+00:00"},
  };
  for (const auto& c : cases) {
    INFO(c.head << c.before);
    const Dispatch dispatch = only(page_of(c.head, c.before));
    CHECK((dispatch.written_at ? to_string(*dispatch.written_at) : to_string(*dispatch.dated)) == c.expected);
  }
}

TEST_CASE("A date that is not sure is left out with a warning") {
  std::string paragraphs;
  for (int i = 0; i < 10; ++i) paragraphs += kRest;
  const struct {
    std::string behind;
    const char* language;
    const char* warning;
  } cases[] = {
      {paragraphs + "<p>Dernière modification : 13 janvier 2022</p>", "fr",
       "the date \"2022-01-13\" is not sure: it is left out"},
      {"<p>03/04/2022</p>", "de", "the date \"3/4/2022\" is not sure: it is left out"},
  };
  for (const auto& c : cases) {
    const auto parsed = parse(page_of("", "", c.behind, c.language));
    REQUIRE(parsed.size() == 1);
    REQUIRE(parsed[0]);
    CHECK_FALSE(parsed[0]->dispatch.dated);
    CHECK(parsed[0]->warnings == std::vector<std::string>{c.warning});
  }
}

TEST_CASE("A date of figures alone is read as the language of the page has it") {
  CHECK(day_of(page_of("", "<p>03/04/2022</p>", "", "fr")) == "2022-04-03");
  CHECK(day_of(page_of("", "<p>03/04/2022</p>", "", "en-GB")) == "2022-04-03");
  CHECK(day_of(page_of("", "<p>03/04/2022</p>", "", "en-US")) == "2022-03-04");
  CHECK(day_of(page_of("", "<p>03.04.2022</p>", "", "de")) == "2022-04-03");
}

TEST_CASE("Addresses with a day") {
  const struct {
    const char* address;
    const char* expected;
  } cases[] = {
      {"https://g.example/2022/01/13/almaty", "2022-01-13"},
      {"https://g.example/2022/1/13/almaty", "2022-01-13"},
      {"https://g.example/almaty-2022-01-13.html", "2022-01-13"},
      {"https://g.example/20220113-almaty", "2022-01-13"},
      {"https://g.example/13-01-2022-almaty", "2022-01-13"},
      {"https://g.example/20220113183205-almaty", "-"},
      {"https://g.example/almaty-202201130001", "-"},
      {"https://g.example/2022/13/13/almaty", "-"},
      {"https://g.example/2022/10/3-questions-sur-le-gaz", "-"},
      {"https://g.example/2022/10/13-questions", "2022-10-13"},
      {"https://2022-01-13.example/almaty", "-"},
      {"", "-"},
  };
  for (const auto& c : cases) {
    INFO(c.address);
    const auto day = read_address_day(c.address);
    CHECK((day ? to_iso(*day) : "-") == c.expected);
  }
}

TEST_CASE("JSON of scripts is made strict, and values are found in scripts that are no JSON") {
  CHECK(strict_json("//<![CDATA[\n{\"a\":\"b\tc\",}\n//]]>") == "{\"a\":\"b\\u0009c\"}");
  CHECK(strict_json("{\"a\":\"\\\"}\"}") == "{\"a\":\"\\\"}\"}");
  CHECK(strict_json("rien").empty());
  using Values = std::vector<std::string>;
  CHECK(values_in_script(R"({"pubDate":"1","xpubDate":"2",pubDate:'3',"pubDate" : 4, \"pubDate\":\"5\"})", "pubDate") ==
        Values{"1", "3", "5"});
  CHECK(values_in_script("pubDate:\"" + std::string(1000, 'a') + "\"", "pubDate").empty());
}

TEST_CASE("Hostile pages take time that grows with their size") {
  std::string nested = "<html><body>";
  std::string classes;
  for (int i = 0; i < 10'000; ++i)
    nested += "<article class=\"related date\"><h1>x</h1>" + (i % 100 == 0 ? kLead + kRest : "");
  for (int i = 0; i < 20'000; ++i) classes += "<span class=date>13/01/2022</span>";
  CHECK(!parse(nested).empty());
  CHECK(!parse("<html><body>" + classes + "</body></html>").empty());
  CHECK(!parse("<html><body><div class=\"" + std::string(1'000'000, 'a') + " date\">x</div></body></html>").empty());
}
