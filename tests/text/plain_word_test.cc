#include <random>

#include <catch2/catch.hpp>

#include "base/utf8.h"
#include "text/char_class.h"
#include "text/chunk.h"

using namespace depeche::text;

namespace {

// Words and marks of French copy, and everything that might look like one of them.
const std::vector<std::string> kPieces{
    "a",      "e",  "Z",      "été",      "À",      "ÿ",      "×",      "÷",
    "œ",      "ñ",  "OTSC",   "mot",      "0",      "9",      "2.000",  "'",
    "’",      "`",  "´",      "-",        "\u2010", ".",      "..",     ",",
    ";",      ":",  "(",      ")",        "(e)",    "[",      "]",      "[s]",
    "·",      "•",  "\u00AD", "\u200B",   "\u0301", "\u00A0", "\u202F", " ",
    "\t",     "\n", "\r",     "«",        "»",      "–",      "…",      "€",
    "!",      "?",  "/",      "_",        "@",      "\x7F",   "\u3042", "\uFDFA",
    "алматы", "😀",  "\xC3",   "\xE2\x80", "\xFF",   "\xC2",   "\x80",   std::string(1, '\0')};

std::string random_text(std::mt19937& random) {
  std::string text;
  for (auto length = 1 + random() % 12; length > 0; --length) {
    switch (random() % 4) {
      case 0:
        text += static_cast<char>(random() % 256);
        break;
      case 1:
        depeche::base::append_utf8(text, static_cast<char32_t>(random() % (random() % 2 == 0 ? 0x250 : 0x3000)));
        break;
      default:
        text += kPieces[random() % kPieces.size()];
    }
  }
  return text;
}

// True when the short cut decided; what it says must be what the scanner says.
bool agree(std::string_view text, std::uint32_t at) {
  const std::uint32_t end = plain_word_end(text, at);
  if (end == 0) return false;
  Chunk chunk;
  scan_chunk(text, at, chunk);
  CHECK(chunk.end == end);
  CHECK_FALSE(chunk.open_elision);
  REQUIRE(chunk.segments.size() == 1);
  CHECK(chunk.segments.front().begin == at);
  CHECK(chunk.segments.front().end == end);
  return true;
}

}  // namespace

TEST_CASE("A plain word ends where the scanner ends it, in any bytes") {
  std::mt19937 random(2022);
  std::size_t words = 0;
  std::size_t decided = 0;
  for (int round = 0; round < 200'000; ++round) {
    const std::string text = random_text(random);
    CAPTURE(text);
    for (std::uint32_t at = 0; at < text.size(); ++at) {
      if (char_at(text, at).kind != CharClass::letter) continue;
      ++words;
      decided += agree(text, at) ? 1 : 0;
    }
  }
  CHECK(decided > words / 10);
  CHECK(decided < words);
}

TEST_CASE("A plain word and any character behind it are one chunk or two to both") {
  for (char32_t code = 1; code < 0x3000; ++code) {
    std::string behind;
    depeche::base::append_utf8(behind, code);
    for (const std::string& text : {"accord" + behind, "accord" + behind + "s", "accord" + behind + " s",
                                    "été" + behind + "1", "OTSC." + behind + "a"}) {
      CAPTURE(text);
      agree(text, 0);
    }
  }
}

TEST_CASE("The short cut decides the words that copy is made of") {
  for (const std::string_view text : {"accord", "accord ", "accord,", "accord.", "accord. Le", "accord\n", "été;",
                                      "À la", "covid19 ", "accord)", "Zürich :", "accord!"}) {
    INFO(text);
    CHECK(agree(text, 0));
  }
  for (const std::string_view text : {"accord'", "accord’s", "l'accord", "accord-", "accord.s", "accord(e)",
                                      "accord[s]", "accord·e", "œuvre", "accord\u00AD", "e\u0301"}) {
    INFO(text);
    CHECK(plain_word_end(text, 0) == 0);
  }
}
