// Markup in an encoding that it declares, and in another.

#include <array>
#include <sstream>
#include <string>

#include <catch2/catch.hpp>

#include "base/files.h"
#include "dispatch/input/doubted_source.h"
#include "dispatch/read_items.h"

using namespace depeche;

namespace {

struct Kind {
  const char* name;
  std::string before;  // with DECLARED for the encoding
  std::string after;
};

const std::array<Kind, 4> kKinds{
    {{"NewsML-G2", "<?xml version=\"1.0\" encoding=\"DECLARED\"?><newsItem guid=\"a\"><contentSet><inlineData>",
      "</inlineData></contentSet></newsItem>"},
     {"RSS", "<?xml version=\"1.0\" encoding=\"DECLARED\"?><rss><channel><item><guid>a</guid><description>",
      "</description></item></channel></rss>"},
     {"HTML", "<!DOCTYPE html><html><head><meta charset=\"DECLARED\"></head><body><p>", "</p></body></html>"},
     {"NITF",
      "<?xml version='1.0' encoding='DECLARED'?><nitf><head><docdata><doc-id id-string=\"a\"/></docdata></head><body>"
      "<body.content><p>",
      "</p></body.content></body></nitf>"}}};

std::string document(const Kind& kind, const std::string& declared, const std::string& text) {
  std::string before = kind.before;
  before.replace(before.find("DECLARED"), 8, declared);
  return before + text + kind.after;
}

}  // namespace

TEST_CASE("A declaration that the bytes contradict is not believed") {
  const std::string utf8 = "À l’été, le cœur du marché : « 20 € »";
  const std::string windows = "\xC0 l\x92\xE9t\xE9, le c\x9Cur du march\xE9 : \xAB 20 \x80 \xBB";
  for (const Kind& kind : kKinds)
    for (const char* declared : {"utf-8", "ISO-8859-1", "iso-8859-15", "windows-1252", "us-ascii"})
      for (const bool is_utf8 : {true, false}) {
        INFO(kind.name << " declared " << declared << (is_utf8 ? " in UTF-8" : " in windows-1252"));
        // ISO 8859-15 has no curved apostrophe.
        if (!is_utf8 && std::string(declared) == "iso-8859-15") {
          const test::Lines lines = test::read_items(document(kind, declared, "20 \xA4 en \xE9t\xE9 au c\xBDur"));
          REQUIRE(lines.size() == 1);
          CHECK(lines[0].ends_with("20 € en été au cœur"));
          continue;
        }
        const test::Lines lines = test::read_items(document(kind, declared, is_utf8 ? utf8 : windows));
        REQUIRE(lines.size() == 1);
        CHECK(lines[0].ends_with(utf8));
      }
}

TEST_CASE("What is declared counts where the bytes do not say it") {
  const Kind& rss = kKinds[1];
  CHECK(test::read_items(document(rss, "iso-8859-1", "Un été")).at(0).ends_with("Un été"));
  CHECK(test::read_items(document(rss, "iso-8859-5", "\xBC\xDE\xE1\xDA\xD2\xD0")).at(0).ends_with("Москва"));
  // The first letters that are not ASCII come late, and after a long item of ASCII.
  const std::string late(200'000, 'x');
  CHECK(test::read_items(document(rss, "iso-8859-1", late + " été")).at(0).ends_with("x été"));
  CHECK(test::read_items(document(rss, "iso-8859-1", late + " \xE9t\xE9")).at(0).ends_with("x été"));
}

TEST_CASE("A sequence that the looked-at bytes cut does not make UTF-8 doubtful") {
  for (std::size_t shift = 0; shift < 5; ++shift) {
    std::string text = "é" + std::string(shift, 'x');
    while (text.size() < 200'000) text += "€é";
    std::istringstream in(text);
    base::StreamSource stream(in, "in");
    dispatch::Input input(stream);
    dispatch::DoubtedSource source(input, "iso-8859-1");
    CHECK(base::read_all(source, 1 << 20).value() == text);
  }
}
