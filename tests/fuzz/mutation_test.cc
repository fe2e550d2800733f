#include "fuzz/mutation.h"

#include <algorithm>
#include <set>
#include <string>
#include <vector>

#include <catch2/catch.hpp>

#include "fuzz/input.h"
#include "fuzz/packing.h"
#include "fuzz/pieces.h"

using namespace depeche::fuzz;

namespace {

// "element", "=name", "'value": the pieces of a text, each once, sorted.
std::set<std::string> shown(std::string_view text) {
  std::set<std::string> pieces;
  for (const Piece& piece : pieces_of(text)) {
    const std::string words(text.substr(piece.begin, piece.size()));
    pieces.insert((piece.part == Part::name ? "=" : piece.part == Part::value ? "'" : "") + words);
  }
  return pieces;
}

}  // namespace

TEST_CASE("A text of each format has the pieces that it is made of") {
  struct Row {
    std::string text;
    std::set<std::string> pieces;
  };
  for (const Row& row : std::vector<Row>{
           {"<a b=\"c\">d<e/></a>", {"<a b=\"c\">d<e/></a>", "=a", "=b", "'c", "b=\"c\"", "'d", "<e/>", "=e"}},
           {"<a><b>x</a>", {"<a><b>x</a>", "=a", "'x"}},
           {"<?xml encoding='u'?><p>", {"<?xml encoding='u'?>", "=encoding", "'u", "encoding='u'"}},
           {"<x><![CDATA[<y>]]></x>", {"<x><![CDATA[<y>]]></x>", "=x", "<![CDATA[<y>]]>"}},
           {R"({"a":[1,"b\"c"]})",
            {R"({"a":[1,"b\"c"]})", "=a", R"([1,"b\"c"])", R"("a":[1,"b\"c"])", "'1", R"('b\"c)"}},
           {R"({"a":{"b":2})", {"=a", "=b", "'2", R"("b":2)", R"({"b":2})", R"("a":{"b":2})"}},
           {"a;b;c\n1;\"2\n;\";3\n",
            {"=a", "=b", "=c", "a;", "b;", "c\n", "a;b;c\n", "'1", "'\"2\n;\"", "'3", "1;", "\"2\n;\";", "3\n",
             "1;\"2\n;\";3\n"}},
           {"Titre: Un\n\nDeux\n", {"Titre: Un\n", "=Titre", "' Un", "\n", "Titre: Un\n\n", "Deux\n"}},
           {"gaz (a \"b c\") lieu:x", {"gaz ", "(a \"b c\")", "a ", "\"b c\")", "lieu:x", "=lieu", "'x"}},
           {"", {}},
       }) {
    CAPTURE(row.text);
    CHECK(shown(row.text) == row.pieces);
  }
}

TEST_CASE("Pieces lie within their text, whatever is cut off") {
  const std::string text = "<a b='c'>{\"d\": [1, \"é\"]};x;y\n<![CDATA[ (z \"w\" </a> k:v";
  for (std::size_t begin = 0; begin < text.size(); ++begin)
    for (std::size_t size = 0; size <= text.size() - begin; ++size)
      for (const Piece& piece : pieces_of(std::string_view(text).substr(begin, size)))
        if (piece.begin >= piece.end || piece.end > size || piece.twin_end > size)
          FAIL("piece of \"" << text.substr(begin, size) << '"');
}

TEST_CASE("The same seed draws the same changes, and another draws others") {
  const std::string text = "<item><title>Un</title><pubDate>hier</pubDate></item>";
  std::set<std::string> drawn;
  for (std::uint64_t seed = 0; seed < 100; ++seed) {
    const std::string changed = Mutation(seed, 10'000).change(text, "{\"a\": 1}");
    CHECK(changed == Mutation(seed, 10'000).change(text, "{\"a\": 1}"));
    drawn.insert(changed);
  }
  CHECK(drawn.size() > 80);
}

TEST_CASE("What is changed stays within its length, and mostly what it was") {
  const std::string archive = packed("gnutar", "gzip", {{"a.xml", "<a>Un</a>"}, {"b.txt", "Deux"}});
  int readable = 0;
  for (std::uint64_t seed = 0; seed < 300; ++seed) {
    CHECK(Mutation(seed, 50).change(archive, "<b>Trois</b>").size() <= 50);
    readable += unpacked(Mutation(seed, 10'000).change(archive, "<b>Trois</b>")).empty() ? 0 : 1;
  }
  CHECK(readable > 150);
  int closed = 0;
  for (std::uint64_t seed = 0; seed < 300; ++seed)
    closed += Mutation(seed, 10'000).change("<a><b>Un</b><c d='e'>Deux</c></a>", "<f/>").ends_with("</a>") ? 1 : 0;
  CHECK(closed > 100);
}

TEST_CASE("What a fuzzer is told in front stays there") {
  for (std::uint64_t seed = 0; seed < 200; ++seed)
    CHECK(told_bytes(Mutation(seed, 10'000).change("\xf9\x03{\"a\": \"Un\"}", "")) == 2);
}
