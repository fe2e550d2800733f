// Objects that hold dispatches: answers of APIs, dumps and bulk files; and ninjs, whose items come in such objects.

#include "dispatch/formats/json_envelope.h"

#include <catch2/catch.hpp>

#include "dispatch/whole.h"

using namespace depeche;
using depeche::test::Lines;
using depeche::test::read_whole;

TEST_CASE("An object that holds dispatches is several, whoever answers so") {
  const struct {
    const char* json;
    Lines expected;
  } cases[] = {
      {R"({"_items":[{"id":"a","text":"t"},{"text":"u"}],"_meta":{"total":2}})", {"id=a text=t", "id=in#2 text=u"}},
      {R"({"total":1,"items":[{"id":"a","title":"T"}]})", {"id=a title=T"}},
      {R"({"status":"ok","articles":[{"source":{"id":null,"name":"Le Fil"},"title":"T","content":"t"}]})",
       {"id=in:1 title=T text=t source=Le Fil"}},
      {R"({"took":3,"hits":{"total":{"value":2},"hits":[{"_index":"d","_id":"a","_source":{"text":"t"}},)"
       R"({"_index":"d","_id":"b","_source":{"id":"c","text":"u"}}]}})",
       {"id=a text=t", "id=c text=u"}},
      {R"({"responses":[{"hits":{"hits":[{"_id":"a","_source":{"text":"t"}}]}},{"hits":{"hits":[]}}]})",
       {"id=a text=t"}},
      {R"({"total_rows":1,"rows":[{"id":"a","key":"a","value":1,"doc":{"_id":"a","text":"t"}}]})", {"id=a text=t"}},
      {R"({"response":{"docs":[{"id":"a","title":["T"],"text":["t","u"]}]}})", {"id=a title=T text=t\n\nu"}},
      {R"({"data":{"item":{"id":"a","title":"T"}}})", {"id=a title=T"}},
      {R"({"version":"https://jsonfeed.org/version/1.1","title":"Le Fil","items":[{"id":"a","content_html":"<p>t"}]})",
       {"id=a text=t"}},
      {"{\"_items\":[{\"id\":\"a\",\"text\":\"t\"}]}\n{\"_items\":[{\"id\":\"b\",\"text\":\"u\"}]}\n",
       {"id=a text=t", "id=b text=u"}},
      {R"([{"id":"a","text":"t"},{"items":[{"text":"u"},{"text":"v"}]}])",
       {"id=a text=t", "id=in#2 text=u", "id=in#3 text=v"}},
      {R"({"items":[]})", {"refused in: no dispatches in it"}},
      {"[]", {"refused in: empty"}},
      // A dispatch that has such a list is none of these.
      {R"({"id":"a","items":[{"title":"x"}],"text":"t"})", {"id=a text=t | items_title=x"}},
      {R"({"id":"a","title":"T","items":[{"href":"x"}]})", {"id=a title=T | items_href=x"}},
      {R"({"id":"a","title":"T","data":{"title":"x"}})", {"id=a title=T | data_title=x"}},
  };
  for (const auto& c : cases) {
    INFO(c.json);
    CHECK(read_whole(c.json) == c.expected);
  }
}

TEST_CASE("In bulk files the lines between the dispatches say what to do with these") {
  CHECK(read_whole("{\"index\":{\"_index\":\"d\",\"_id\":\"a\"}}\n{\"text\":\"t\"}\n"
                   "{\"create\":{}}\n{\"id\":\"b\",\"text\":\"u\"}\n{\"delete\":{\"_id\":\"z\"}}\n"
                   "{\"update\":{\"_id\":\"c\"}}\n{\"doc\":{\"text\":\"v\"},\"doc_as_upsert\":true}\n") ==
        Lines{"id=a text=t", "id=b text=u", "id=c text=v"});
  CHECK(read_whole("{\"_index\":\"d\",\"_id\":\"a\",\"_score\":1,\"_source\":{\"texte\":\"t\"}}\n") ==
        Lines{"id=a text=t"});
  CHECK(read_whole("{\"delete\":{\"_id\":\"z\"}}\n") == Lines{"refused in: no dispatches in it"});
}

TEST_CASE("An envelope of any size is cut into its dispatches") {
  const std::string words(2000, 'x');
  const std::string item = "{\"title\":\"]}\\\"\",\"text\":\"" + words + "\"}";
  for (const std::size_t items : {3U, 400U})
    for (const char* rest : {"]}}", "],\"more\":{\"a\":\"]}\"}},\"took\":[1,{}]}"}) {
      std::string bytes = "{\"took\":1,\"hits\":{\"total\":2,\"hits\":[";
      for (std::size_t i = 0; i < items; ++i) bytes += i > 0 ? "," + item : item;
      bytes += rest;
      ReadOptions options;
      options.max_bytes = 5000;
      const Lines lines = read_whole(bytes + "\n" + bytes, options);
      CHECK(lines.size() == 2 * items);
      CHECK(lines.back() == "id=in#" + std::to_string(2 * items) + " title=]}\" text=" + words);
      const Lines cut = read_whole(bytes.substr(0, bytes.size() - 200), options);
      CHECK(cut.back().starts_with("refused in: not valid JSON: cut off in value #"));
    }
}

TEST_CASE("Where an envelope begins is seen in its first bytes") {
  using dispatch::find_envelope;
  CHECK(find_envelope(R"({"items":[{)") == 9U);
  CHECK(find_envelope(R"( {"took" : 3, "x":[{"items":1}], "hits":{"total":{"v":1},"hits": [ {"_id")") == 65U);
  for (const char* none :
       {"", "{", R"({"items":[)", R"({"items":[1,2]})", R"({"text":"t","items":[{)", R"({"a":"items":[{)",
        R"([{"items":[{)", R"({"a":{"items":[{}]}})", R"({"items)", R"({"items":{"a":1},"b":[{)"})
    CHECK_FALSE(find_envelope(none));
}

TEST_CASE("ninjs is told by guid or uri, and all of it is read") {
  CHECK(
      read_whole(
          R"({"guid":"urn:x:1","uri":"https://a.example/1","version":"2","versioncreated":"2022-01-13T17:32:00Z",)"
          R"("firstcreated":"2022-01-13T17:05:00+0000","headline":"Pluie","title":"pluie","slugline":"PLUIE-NICE",)"
          R"("byline":"Ana Roy","located":"Nice","place":[{"name":"France","code":"FRA"},{"name":"Nice"}],)"
          R"("subject":[{"name":"météo","code":"20000344","scheme":"http://cv.iptc.org/newscodes/mediatopic/"}],)"
          R"("service":[{"name":"Politique","code":"p"}],"genre":[{"name":"Article","code":"Article"}],"urgency":3,)"
          R"("keywords":["pluie","Nice"],"language":"fr","person":[{"name":"Ana Roy","rel":"about"}],)"
          R"("organisation":[{"name":"Météo"}],"source":"Agence","copyrightholder":"Agence","wordcount":12,)"
          R"("description_text":"Il a plu.","description_html":"<p>Il a plu.</p>","body_html":"<p>Il pleut.</p>",)"
          R"("associations":{"a":{"headline":"x"}},"renditions":{},"type":"text","extra":{"doi":"10.1"}})") ==
      Lines{"ignored person_rel", "ignored associations", "ignored renditions",
            "id=urn:x:1 title=Pluie abstract=Il a plu. text=Il pleut. date=2022-01-13 source=Agence place=Nice "
            "url=https://a.example/1 credits=Ana Roy | uri=https://a.example/1 version=2 "
            "versioncreated=2022-01-13T17:32:00Z other_title=pluie slug=PLUIE-NICE location=France(FRA) location=Nice "
            "subject=météo(medtop:20000344) category=Politique(p) genre=Article(Article) urgency=3 keyword=pluie "
            "keyword=Nice language=fr person=Ana Roy organisation=Météo word_count=12 type=text extra_doi=10.1"});
  // Without a place of its own it has the first one that is named.
  CHECK(read_whole(
            R"({"uri":"a","headline":"Pluie","place":[{"name":"Nice"}],"bodies":[{"value":"<p>t"},{"value":"t"}]})") ==
        Lines{"id=a title=Pluie text=t place=Nice | location=Nice"});
  // Two versions of an item are one dispatch, also in an export.
  CHECK(
      read_whole(
          R"({"item":[{"id":7,"guid":"g","version":"1","headline":"T"},{"id":8,"guid":"g","version":"2","headline":"U"}]})") ==
      Lines{"id=g title=T | other_id=7 version=1", "id=g title=U | other_id=8 version=2"});
  CHECK(read_whole(R"({"guid":"g","headline":"T","pubstatus":"canceled","ednote":"Ne pas diffuser."})") ==
        Lines{"id=g title=T text=Ne pas diffuser. status=canceled | ednote=Ne pas diffuser."});
}
