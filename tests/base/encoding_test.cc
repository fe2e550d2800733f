#include "base/encoding.h"

#include <cstring>
#include <string>

#include <catch2/catch.hpp>

#include "base/single_byte.h"

using namespace depeche;
using namespace depeche::base;
using namespace std::string_literals;

namespace {

class Pieces final : public ByteSource {
 public:
  Pieces(std::string bytes, std::size_t piece) : bytes_(std::move(bytes)), piece_(piece) {}
  Result<std::size_t> read(char* to, std::size_t size) override {
    const std::size_t got = std::min({size, piece_, bytes_.size() - at_});
    std::memcpy(to, bytes_.data() + at_, got);
    at_ += got;
    return got;
  }

 private:
  std::string bytes_;
  std::size_t piece_;
  std::size_t at_ = 0;
};

Result<std::string> transcode(const std::string& bytes, const char* encoding, std::size_t piece) {
  Pieces source(bytes, piece);
  auto transcoded = TranscodingSource::open(source, encoding);
  REQUIRE(transcoded);
  return read_all(**transcoded, 1 << 20);
}

}  // namespace

TEST_CASE("Names of encodings are known or answered with examples") {
  for (const char* name : {"auto", "AUTO", "utf-8", "UTF8", "windows-1252", "cp1252", "Latin-1", "iso-8859-15",
                           "macintosh", "utf-16", "ibm850"})
    CHECK(check_encoding(name));
  for (const char* name : {"", "klingon", "utf-8,swaplfnl", "utf 8 ", "\xE9"}) {
    const Status status = check_encoding(name);
    REQUIRE_FALSE(status);
    CHECK(status.error().message == "unknown encoding \"" + std::string(name) + "\"");
    CHECK(status.error().hint.find("windows-1252") != std::string::npos);
  }
}

TEST_CASE("Wide encodings show themselves by mark or by zero bytes") {
  CHECK(sniff_wide_encoding("\xFF\xFE"
                            "a\0"s) == "UTF-16");
  CHECK(sniff_wide_encoding("\xFE\xFF\0a"s) == "UTF-16");
  CHECK(sniff_wide_encoding("\xFF\xFE\0\0a\0\0\0"s) == "UTF-32");
  CHECK(sniff_wide_encoding("L\0e\0 \0c\0"s) == "UTF-16LE");
  CHECK(sniff_wide_encoding("\0L\0e\0 \0c"s) == "UTF-16BE");
  for (const std::string& head : {""s, "a"s, "a\0"s, "Le cheval"s,
                                  "\xEF\xBB\xBF"
                                  "Le"s,
                                  "\0\0\0\0\0\0"s, "a\0\0b\0c"s})
    CHECK(sniff_wide_encoding(head).empty());
}

TEST_CASE("Without a name, bytes are UTF-8, damaged UTF-8 or windows-1252") {
  const struct {
    std::string bytes;
    std::string text;
    std::size_t replaced;
  } cases[] = {
      {"", "", 0},
      {"été", "été", 0},
      {"\xE9t\xE9", "été", 0},
      {"\x93"
       "c\x9Cur\x94 \x80",
       "“cœur” €", 0},
      {"éèàùç \xE9", "éèàùç \uFFFD", 1},
      {"é \xE9t\xE9", "Ã© été", 0},
  };
  for (const auto& c : cases) {
    const Decoded decoded = decode_automatically(c.bytes);
    CHECK(decoded.text == c.text);
    CHECK(decoded.replaced == c.replaced);
  }
}

TEST_CASE("French in one byte a letter is told by its letters") {
  const struct {
    const char* bytes;
    const char* encoding;
    const char* text;
  } cases[] = {
      {"Le c\x9Cur de l\x92\xE9t\xE9 \x97 5 \x80", "windows-1252", "Le cœur de l’été — 5 €"},
      {"L'\xE9t\xE9, \xE0 No\xEBl", "windows-1252", "L'été, à Noël"},
      {"L\xD5\x8Et\x8E, les \x8El\x8Fves de Fran\x8Dois, \xC7 o\x9D \xC8", "macintosh",
       "L’été, les élèves de François, « où »"},
      {"L'\x82t\x82, les \x82l\x8Aves d\x82j\x85 fran\x87"
       "ais",
       "ibm850", "L'été, les élèves déjà français"},
      {"Le c\xBDur de l'\xE9t\xE9 : 5 \xA4", "iso-8859-15", "Le cœur de l'été : 5 €"},
      {"L'\xE9t\xE9 dure 1\xBD mois", "windows-1252", "L'été dure 1½ mois"},
      {"\xAB Oui \xBB", "windows-1252", "« Oui »"},
      {"R\x83SUM\x83", "macintosh", "RÉSUMÉ"},
      {"R\x90SUM\x90", "ibm850", "RÉSUMÉ"},
      {"R\xC9SUM\xC9", "windows-1252", "RÉSUMÉ"},
      {"Caf\xE9", "windows-1252", "Café"},
  };
  for (const auto& c : cases) {
    INFO(c.text);
    CHECK(likely_single_byte_encoding(c.bytes) == c.encoding);
    CHECK(decode_automatically(c.bytes).text == c.text);
  }
}

TEST_CASE("Transcoding gives the same text whatever pieces its bytes come in") {
  const struct {
    std::string bytes;
    const char* encoding;
    const char* text;
  } cases[] = {
      {"L\x92\xE9t\xE9", "windows-1252", "L’été"},
      {"\xFF\xFEL\0\x19\x20=\xD8\0\xDE"s, "utf-16", "L’😀"},
      {"L\0\x19\x20=\xD8\0\xDE"s, "utf-16le", "L’😀"},
      {"", "utf-16", ""},
  };
  for (const auto& c : cases)
    for (const std::size_t piece : {1U, 2U, 3U, 100U}) {
      INFO(c.encoding << " in pieces of " << piece);
      const auto text = transcode(c.bytes, c.encoding, piece);
      REQUIRE(text);
      CHECK(*text == c.text);
    }
}

TEST_CASE("Bytes that mean nothing in the named encoding are an error") {
  for (const std::size_t piece : {1U, 100U}) {
    const auto odd = transcode("a\0b"s, "utf-16le", piece);
    REQUIRE_FALSE(odd);
    CHECK(odd.error().code == ErrorCode::encoding);
    CHECK_FALSE(transcode("\xFF", "utf-8", piece));
  }
}

TEST_CASE("Binary data is told from text") {
  for (const std::string& text :
       {""s, "Il pleut.\r\n\tOui."s, "été"s, "un \x0C saut"s, "vingt caracteres et un \x02 de trop"s})
    CHECK_FALSE(looks_binary(text));
  for (const std::string& bytes : {"a\0b"s, "abc\x01\x02"s, "\u0081\u008D"s, std::string(10, '\x1B')})
    CHECK(looks_binary(bytes));
}
