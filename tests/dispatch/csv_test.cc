// CSV as programs write it.

#include <catch2/catch.hpp>

#include "dispatch/formats/csv_columns.h"
#include "dispatch/whole.h"

using namespace depeche;
using depeche::test::Lines;
using depeche::test::read_whole;

namespace {

std::string as_utf16(std::string_view ascii) {
  std::string wide = "\xFF\xFE";
  for (const char c : ascii) wide.append(1, c).append(1, '\0');
  return wide;
}

}  // namespace

TEST_CASE("CSV of Excel and others is read, however it separates and ends") {
  const Lines expected{"id=a title=Pluie text=Il pleut. date=2022-01-13", "id=b title=Vent"};
  for (const std::string end : {"\r\n", "\n", "\r"})
    for (const std::string separator : {",", ";", "\t", "|"}) {
      std::string table;
      const auto row = [&](std::initializer_list<const char*> cells) {
        for (const char* cell : cells)
          table.append(table.empty() || table.ends_with(end) ? "" : separator).append(cell);
        table += end;
      };
      row({"Identifiant", "Titre", "Texte", "Date de parution"});
      row({"a", "Pluie", "\"Il pleut.\"", "13/01/2022"});
      row({"b", "Vent", "", " "});
      INFO(table);
      CHECK(read_whole(table) == expected);
      CHECK(read_whole("\uFEFF" + table) == expected);
      CHECK(read_whole("sep=" + separator + end + table) == expected);
      CHECK(read_whole("\uFEFF\"sep=" + separator + "\"" + end + table) == expected);
      CHECK(read_whole(as_utf16(table)) == expected);
      table.resize(table.size() - end.size());
      CHECK(read_whole(table) == expected);
    }
}

TEST_CASE("Tables of Factiva: columns called by codes, and those of snapshots") {
  CHECK(read_whole(
            "HD,BY,WC,PD,ET,SN,SC,LA,NS,LP,TD,AN,Note\n"
            "Almaty rouvre,Noé Vial,310 mots,13 janvier 2022,18:32,Agence fictive,AGFI,Français,"
            "gvio : Troubles | gpol : Politique,Le chapô.,La suite.,Document AGFI000020220113ei1d0001x,à lire\n") ==
        Lines{"id=AGFI000020220113ei1d0001x title=Almaty rouvre text=Le chapô.\n\nLa suite. date=2022-01-13 "
              "source=Agence fictive credits=Noé Vial | word_count=310 source_code=AGFI language=Français "
              "subject=Troubles(gvio) subject=Politique(gpol) note=à lire"});
  CHECK(read_whole("an,title,snippet,body,source_code,source_name,publication_date,publication_datetime\n"
                   "AGFI0001,Pluie,Un chapô.,Il pleut.,AGFI,Agence fictive,1642032000000,1642095120000\n") ==
        Lines{"id=AGFI0001 title=Pluie abstract=Un chapô. text=Il pleut. date=2022-01-13 source=Agence fictive "
              "| source_code=AGFI publication_date=1642032000000"});
  CHECK(read_whole("Titre;Date de publication;Source;Nombre de mots;Numéro d'accès\nPluie;13/01/2022;AFP;310;A1\n") ==
        Lines{"id=A1 title=Pluie date=2022-01-13 source=AFP | word_count=310"});
  CHECK(read_whole("an,titre,texte\n2022,Pluie,Il pleut.\n") == Lines{"id=in:2 title=Pluie text=Il pleut. | an=2022"});
}

TEST_CASE("Lines of CSV are numbered as editors number them") {
  CHECK(read_whole("sep=;\r\ntext;title\r\n;\r\nt;\r\n") ==
        Lines{"refused in:3: no text and no title", "id=in:4 text=t"});
  CHECK(read_whole("text,title\r\"a\rb\",\rt,u\r") == Lines{"id=in:2 text=a\nb", "id=in:4 title=u text=t"});
}

TEST_CASE("A table of titles is CSV, and prose is not") {
  CHECK(read_whole("stories_id,publish_date,title,url,language,media_name\n7,2022-01-13,Pluie,https://a.example/1,fr,"
                   "Le Fil\n") ==
        Lines{"id=7 title=Pluie date=2022-01-13 source=Le Fil url=https://a.example/1 | language=fr"});
  CHECK(read_whole("Titre, date et lieu de la réunion\n\nIl pleut.").front().starts_with("id=in:1 "));
  CHECK_FALSE(dispatch::detect_csv("Pluie, vent, orage\n"));
  CHECK_FALSE(dispatch::detect_csv("title\nPluie\n"));
  CHECK_FALSE(dispatch::detect_csv("date;lieu\n"));
  CHECK(read_whole("title,url\n") == Lines{"refused in: no rows below the header row"});
}

TEST_CASE("Values that are HTML become text, and others stay") {
  const struct {
    const char* written;
    const char* text;
  } cases[] = {
      {"<p>L&rsquo;&eacute;cluse</p><p>d&eacute;borde.</p>", "L’écluse\n\ndéborde."},
      {"L&rsquo;&eacute;cluse", "L’écluse"},
      {"R&D < 5 % & co", "R&D < 5 % & co"},
      {"a <b et c> d", "a <b et c> d"},
      {"si x<y, AT&T; &inconnue;", "si x<y, AT&T; &inconnue;"},
      {"Il <b>pleut</b>.", "Il pleut."},
      {"Il <a href=x>pleut</a>.", "Il pleut."},
      {"R&amp;D &#233;t&#xE9; &#146;", "R&D été ’"},
      {"&lt;p&gt;Il pleut.&lt;/p&gt;", "Il pleut."},
      {"un<br/>deux", "un\ndeux"},
      {"<3 la pluie", "<3 la pluie"},
  };
  for (const auto& c : cases) {
    INFO(c.written);
    CHECK(read_whole("id\ttext\na\t" + std::string(c.written) + "\n") == Lines{"id=a text=" + std::string(c.text)});
  }
  CHECK(read_whole(
            R"({"id":"a","text":"un <b>mot</b>\n\ndeux","title":"L&rsquo;&eacute;t&eacute;","url":"?a=1&copy;=2"})") ==
        Lines{"id=a title=L’été text=un mot\n\ndeux url=?a=1&copy;=2"});
}
