// What the names of JSON, CSV and header lines mean.

#include "dispatch/formats/names.h"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <vector>

#include <catch2/catch.hpp>

#include "dispatch/outcome/property_names.h"
#include "dispatch/outcome/property_table.h"
#include "dispatch/whole.h"

using namespace depeche;
using namespace depeche::dispatch;
using depeche::test::Lines;
using depeche::test::read_whole;

namespace {

std::vector<std::string> split(std::string_view names) {
  std::vector<std::string> all;
  for (std::size_t begin = 0; begin < names.size();) {
    const std::size_t end = std::min(names.find(' ', begin), names.size());
    all.emplace_back(names.substr(begin, end - begin));
    begin = end + 1;
  }
  return all;
}

ReadOptions mapping(std::vector<NameMapping> map, std::vector<std::string> fields = {}) {
  ReadOptions options;
  options.map = std::move(map);
  options.fields = std::move(fields);
  return options;
}

}  // namespace

TEST_CASE("Each name of the table is folded, and means one thing only") {
  std::vector<std::string> all;
  for (const MemberNames& row : kMemberNames)
    for (const std::string& name : split(row.names)) {
      INFO(name);
      CHECK(folded_name(name) == name);
      REQUIRE(find_member(name));
      CHECK(find_member(name)->slot == row.slot);
      all.push_back(name);
    }
  for (const PropertyNames& row : kPropertyTable)
    for (const std::string& name : split(row.aliases)) all.push_back(name);
  std::ranges::sort(all);
  CHECK(std::ranges::adjacent_find(all) == all.end());
}

TEST_CASE("Both READMEs list every name") {
  for (const char* name : {"README.md", "README.fr.md"}) {
    std::ifstream file(std::filesystem::path(DEPECHE_SOURCE_DIR) / name);
    const std::string readme{std::istreambuf_iterator<char>(file), {}};
    const auto expect = [&](std::string_view names) {
      std::string row = " | ";
      for (const char c : names) row += c == ' ' ? ", " : std::string(1, c);
      CHECK_THAT(readme, Catch::Contains(row + " |"));
    };
    for (const MemberNames& row : kMemberNames) expect(row.names);
    for (const PropertyNames& row : kPropertyTable) expect(row.aliases);
  }
}

TEST_CASE("The usual names are known in JSON, CSV and header lines alike") {
  const struct {
    const char* name;
    const char* value;
    const char* expected;  // what is said of it behind the text
  } cases[] = {
      {"Titre", "Pluie", "title=Pluie"},
      {"heading", "Pluie", "title=Pluie"},
      {"Chapô", "Il a plu.", "abstract=Il a plu."},
      {"description", "Il a plu.", "abstract=Il a plu."},
      {"Publish Date", "2022-01-13", "date=2022-01-13"},
      {"datePublished", "2022-01-13", "date=2022-01-13"},
      {"Date de parution", "13 janvier 2022", "date=2022-01-13"},
      {"Agence", "AFP", "source=AFP"},
      {"media_name", "Le Quotidien", "source=Le Quotidien"},
      {"Lieu", "Almaty", "place=Almaty"},
      {"location", "Almaty", "place=Almaty"},
      {"Lien", "https://a.example/1", "url=https://a.example/1"},
      {"Byline", "Ana Roy", "credits=Ana Roy"},
      {"Rubrique", "Social", "| category=Social"},
      {"section", "Social", "| category=Social"},
      {"Mots-clés", "pluie; orage", "| keyword=pluie keyword=orage"},
      {"tags", "pluie, orage", "| keyword=pluie keyword=orage"},
      {"Langue", "fr", "| language=fr"},
      {"Bureau", "Nice", "| bureau=Nice"},
      {"N° d'édition", "3", "| n_d_edition=3"},
      {"mentions", "Nice", "| other_mentions=Nice"},
  };
  for (const auto& c : cases) {
    INFO(c.name);
    const std::string name = c.name;
    const std::string value = c.value;
    const auto expect = [&](const Lines& lines) {
      REQUIRE(lines.size() == 1);
      CHECK_THAT(lines[0], Catch::Contains(std::string(c.expected)) && Catch::Contains("text=Il pleut."));
    };
    expect(read_whole("{\"id\":\"a\",\"" + name + "\":\"" + value + "\",\"text\":\"Il pleut.\"}"));
    expect(read_whole("id\ttext\t" + name + "\na\tIl pleut.\t" + value + "\n"));
    expect(read_whole("Id: a\n" + name + ": " + value + "\n\nIl pleut."));
    if (name == "Bureau" || name.starts_with("N°")) continue;
    expect(read_whole("{\"_index\":\"x\",\"_id\":\"a\",\"_source\":{\"" + name + "\":\"" + value +
                      "\",\"text\":\"Il pleut.\"}}"));
    expect(read_whole("_source.text\t_source." + name + "\nIl pleut.\t" + value + "\n"));
  }
}

TEST_CASE("Names are mapped, and ignored, as asked for") {
  const std::string line =
      R"({"id":"a","accroche2":"Il a plu.","title":"Pluie","surtitre":"Averses","geo":{"city":"Nice"},)"
      R"("bureau":"Sud","text":"Il pleut."})";
  const struct {
    ReadOptions options;
    Lines expected;
  } cases[] = {
      {{}, {"id=a title=Pluie text=Il pleut. | accroche2=Il a plu. surtitre=Averses geo_city=Nice bureau=Sud"}},
      {mapping({{"Accroche2", "chapô"}, {"surtitre", "titre"}, {"geo.city", "lieu"}, {"bureau", "Desk"}}),
       {"id=a title=Averses abstract=Il a plu. text=Il pleut. place=Nice | other_title=Pluie desk=Sud"}},
      {mapping({{"surtitre", ""}, {"surtitre", "title"}, {"_source.bureau", "rubrique"}}),
       {"ignored surtitre", "id=a title=Pluie text=Il pleut. | accroche2=Il a plu. geo_city=Nice category=Sud"}},
      {mapping({}, {"title", "geo city"}),
       {"ignored accroche2", "ignored surtitre", "ignored bureau", "id=a title=Pluie text=Il pleut. | geo_city=Nice"}},
      {mapping({{"accroche2", "abstract"}}, {"abstract", "bureau"}),
       {"ignored title", "ignored surtitre", "ignored geo", "id=a abstract=Il a plu. text=Il pleut. | bureau=Sud"}},
  };
  for (const auto& c : cases) CHECK(read_whole(line, c.options) == c.expected);
  CHECK(read_whole("{}", mapping({{"…", "title"}})) == Lines{"refused in: in the map, \"…\" is no name"});
}

TEST_CASE("What another name has won over is kept under its own, unless it says the same") {
  const struct {
    const char* members;
    const char* expected;
  } cases[] = {
      {R"("title":"Pluie","headline":"Averses")", "title=Pluie text=t | headline=Averses"},
      {R"("headline":"Averses","title":"Pluie")", "title=Pluie text=t | headline=Averses"},
      {R"("title":"Pluie","headline":" Pluie ")", "title=Pluie text=t"},
      {R"("title":"Pluie","heading":"Il a plu.")", "title=Pluie abstract=Il a plu. text=t"},
      {R"("title":"Pluie","heading":"Il a plu.","chapo":"Hier.")",
       "title=Pluie abstract=Hier. text=t | heading=Il a plu."},
      {R"("body":"u","content":"<p>t</p>")", "text=t | body=u"},
      {R"("body":"<p> t </p>")", "text=t"},
      {R"("lieu":"Nice","location":"Paris")", "text=t place=Nice | location=Paris"},
      {R"("date":"2022-01-13","created_at":"2022-01-14")", "text=t date=2022-01-13 | created_at=2022-01-14"},
      {R"("title":"Pluie","title":"Vent")", "title=Pluie text=t | other_title=Vent"},
  };
  for (const auto& c : cases) {
    INFO(c.members);
    CHECK(read_whole("{\"id\":\"a\"," + std::string(c.members) + ",\"text\":\"t\"}") ==
          Lines{"id=a " + std::string(c.expected)});
  }
}

TEST_CASE("Values of any type are read, and none refuses a dispatch") {
  const struct {
    const char* members;
    const char* expected;
  } cases[] = {
      {R"("authors":["Ana Roy","Luc Blin"])", "text=t credits=Ana Roy, Luc Blin"},
      {R"("author":[{"name":"Ana Roy","role":"desk"},{"name":"Luc Blin"}])",
       "text=t credits=Ana Roy, Luc Blin | author_role=desk"},
      {R"("source":{"id":"afp","name":"AFP"})", "text=t source=AFP | source_id=afp"},
      {R"("source":["AFP","Belga"])", "text=t source=AFP | other_source=Belga"},
      {R"("place":["Nice","Paris"])", "text=t place=Nice | location=Paris"},
      {R"("title":{"rendered":"L&rsquo;&eacute;cluse"})", "title=L’écluse text=t"},
      {R"("date":2022)", "text=t date=2022"},
      {R"("date":1642095120)", "text=t date=2022-01-13"},
      {R"("date":1642095120000)", "text=t date=2022-01-13"},
      {R"("date":1642095120.5)", "text=t date=2022-01-13"},
      {R"("date":"1642095120")", "text=t date=2022-01-13"},
      {R"("date":202201131832)", "text=t date=2022-01-13"},
      {R"("date":1.64209512e9)", "text=t date=2022-01-13"},
      {R"("date":20220113)", "text=t date=2022-01-13"},
      {R"("date":{"$date":"2022-01-13T17:32:00Z"})", "text=t date=2022-01-13"},
      {R"("published":true,"date":"2022-01-13")", "text=t date=2022-01-13 | published=true"},
      {R"("embargo":false)", "text=t"},
      {R"("n":3,"r":2.50,"ok":true,"no":null,"empty":"","list":[],"object":{})", "text=t | n=3 r=2.5 ok=true"},
      {R"("geo":{"city":"Nice","zone":{"id":6}})", "text=t | geo_city=Nice geo_zone_id=6"},
      {R"("desk":["a",["b",4],{"c":true}])", "text=t | desk=a desk=b desk=4 desk_c=true"},
      {R"("subject":[{"name":"pluie","code":"17002000","scheme":"http://cv.iptc.org/newscodes/subjectcode/"}])",
       "text=t | subject=pluie(subj:17002000)"},
      {R"("keywords":["pluie, vent","orage"])", "text=t | keyword=pluie keyword=vent keyword=orage"},
      {R"("title":3)", "title=3 text=t"},
  };
  for (const auto& c : cases) {
    INFO(c.members);
    CHECK(read_whole("{\"id\":\"a\",\"text\":\"t\"," + std::string(c.members) + "}") ==
          Lines{"id=a " + std::string(c.expected)});
  }
  CHECK(read_whole(R"({"id":"a","text":["Il pleut.","Il neige."]})") == Lines{"id=a text=Il pleut.\n\nIl neige."});
  CHECK(read_whole(R"({"id":"a","abstract":"Il pleut."})") == Lines{"id=a text=Il pleut."});
  CHECK(read_whole(R"({"id":"a","title":"Pluie"})") == Lines{"id=a title=Pluie"});
}

TEST_CASE("A value that is too long, and names that are too many, are said by what they are") {
  const std::string words(1100, 'x');
  const Lines lines = read_whole("{\"id\":\"a\",\"text\":\"t\",\"notice\":\"" + words + "\"}");
  REQUIRE(lines.size() == 2);
  CHECK(lines[0] == "limited in:1: the value of \"notice\" is cut at 1000 bytes");
  std::string many = "{\"id\":\"a\"";
  for (int i = 0; i < 9000; ++i) many += ",\"nom " + std::to_string(i) + "\":1";
  const Lines names = read_whole(many + ",\"text\":\"t\"}");
  CHECK(std::ranges::count(names, "limited in:1: more than 64 properties: the others are left out") == 1);
  CHECK_THAT(names.back(), Catch::StartsWith("id=a text=t | nom_0=1 nom_1=1 "));
}
