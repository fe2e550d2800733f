// Files of many items: one that is damaged or too long spoils no other, a file that is cut off keeps what is whole, and
// the memory does not grow with the file.

#include <fstream>
#include <functional>
#include <sstream>
#include <streambuf>
#include <vector>

#include <catch2/catch.hpp>

#include "depeche/read.h"
#include "dispatch/input/read_bytes.h"
#include "dispatch/peak_memory.h"
#include "support/effort.h"

using namespace depeche;
using namespace std::string_literals;

namespace {

using Lines = std::vector<std::string>;

ReadObserver observer_of(Lines& lines) {
  ReadObserver observer;
  observer.dispatch = [&lines](Dispatch&& d) {
    lines.push_back(d.id + " [" + d.source + "] " + (d.text.empty() ? d.title : d.text));
  };
  observer.refused = [&lines](const Refusal& refusal) {
    lines.push_back("refused " + refusal.error.message);
    CHECK_FALSE(refusal.error.hint.empty());
  };
  observer.warned = [&lines](const std::string& where, const std::string& what) {
    lines.push_back("warned " + where + ": " + what);
  };
  return observer;
}

Lines read(std::istream& in, std::size_t max_bytes) {
  Lines lines;
  ReadOptions options;
  options.max_bytes = max_bytes;
  read_stream(in, "in", options, observer_of(lines));
  return lines;
}

Lines read(const std::string& bytes, std::size_t max_bytes = 1000) {
  std::istringstream in(bytes);
  return read(in, max_bytes);
}

class OneByOne final : public base::ByteSource {
 public:
  explicit OneByOne(std::string_view bytes) : bytes_(bytes) {}
  Result<std::size_t> read(char* to, std::size_t) override {
    const std::size_t got = bytes_.copy(to, 1);
    bytes_.remove_prefix(got);
    return got;
  }

 private:
  std::string_view bytes_;
};

// Whatever the blocks are that bytes come in.
Lines read_by_bytes(const std::string& bytes) {
  Lines lines;
  OneByOne source(bytes);
  ReadOptions options;
  options.max_bytes = 1000;
  const ReadObserver observer = observer_of(lines);
  dispatch::read_bytes(source, dispatch::name_stream("in"), options, dispatch::Report(observer));
  return lines;
}

const std::string kLong(2000, 'x');

}  // namespace

TEST_CASE("An item that is damaged or too long spoils no other") {
  const auto rss = [](const std::string& item) {
    return "<rss><channel><title>Steppe</title>\n<item><guid>a</guid><title>Un</title></item>\n" + item +
           "\n<item><guid>z</guid><title>Deux</title></item>\n<copyright/></channel></rss><!-- 0,3 s -->\n";
  };
  const struct {
    std::string bytes;
    std::string between;  // what is said of the item in the middle, from its beginning on
    std::string source = "Steppe";
  } cases[] = {
      {rss("<item>\n<title a=>Thé</title></item>"), "refused in:3: not well-formed XML: line 4: AttValue"},
      {rss("<item><title>Un</item>"),
       "refused in:3: not well-formed XML: line 3: Opening and ending tag mismatch: title line 3 and item"},
      {rss("<item><title>Un</title>"),
       "refused in:3: not well-formed XML: line 4: Opening and ending tag mismatch: item line 3 and channel"},
      {rss("<item><a href=\"x>Un</a></item>"), "refused in:3: not well-formed XML: line 3: Unescaped '<'"},
      {rss("<item><title>" + kLong + "</title></item>"), "refused in:3: the item is longer than 1000 bytes"},
      {rss("<item/>"), "refused in:3: no text"},
      {rss("<item><title><![CDATA[Une fin </item> est ici]]></title></item>"), "in:3 [Steppe] Une fin est ici"},
      {rss("<item><!-- </item> --><title a='>'>Il pleut</title></item >"), "in:3 [Steppe] Il pleut"},
      {rss("<item><title>L\x92\xE9t\xE9"
           "</title></item>"),
       "in:3 [Steppe] L’été"},
      {"[{\"id\":\"a\",\"text\":\"Un\"},\n{\"text\":\"U\" \"n\"},\n{\"id\":\"z\",\"text\":\"Deux\"}]",
       "refused in#2: not valid JSON: commas, brackets or quotes do not match", ""},
      {"[{\"id\":\"a\",\"text\":\"Un\"},,{\"id\":\"z\",\"text\":\"Deux\"}]", "refused in#2: not valid JSON", ""},
      {"[{\"id\":\"a\",\"text\":\"Un\"},{\"text\":\"],\\\"}{" + kLong + "\"},{\"id\":\"z\",\"text\":\"Deux\"}]",
       "refused in#2: the value is longer than 1000 bytes", ""},
      {"[{\"id\":\"a\",\"text\":\"Un\"},{\"text\":\"L\x92\xE9t\xE9, ]\"},{\"id\":\"z\",\"text\":\"Deux\"}]",
       "in#2 [] L’été, ]", ""},
      {"\x01x\x02 Un\x03\x04\x01y\x02" + kLong +
           "\x03\x04\x01z\x02"
           "Deux\x03\x04",
       "refused in#2: the message is longer than 1000 bytes", ""},
  };
  for (const auto& c : cases) {
    INFO(c.bytes.substr(0, 300));
    const Lines lines = read(c.bytes);
    REQUIRE(lines.size() == 3);
    CHECK_THAT(lines[1], Catch::StartsWith(c.between));
    if (c.bytes.front() == '\x01') continue;
    CHECK(lines[0] == "a [" + c.source + "] Un");
    CHECK(lines[2] == "z [" + c.source + "] Deux");
    CHECK(read_by_bytes(c.bytes) == lines);
  }
}

TEST_CASE("A file that is cut off keeps what is whole of it") {
  const std::string newsml =
      "<newsMessage><header/><itemSet><newsItem guid=\"a\"><contentSet><inlineData>Il pleut.</inlineData></contentSet>"
      "</newsItem>\n";
  const struct {
    std::string bytes;
    Lines expected;
  } cases[] = {
      {newsml, {"a [] Il pleut.", "refused in: the XML is cut off: <newsMessage> of line 1 does not end"}},
      {newsml + "<newsItem guid=\"b\"><contentSet><inline",
       {"a [] Il pleut.", "refused in: the XML is cut off: <newsItem> of line 2 does not end"}},
      {newsml + "</itemSet></newsMessage><!-- fin", {"a [] Il pleut."}},
      {newsml + "</newsMessage><p>",
       {"a [] Il pleut.", "refused in: not well-formed XML: line 2: </newsMessage> does not end what is open there"}},
      {"<feed><entry><title>Un</title></entry></feed>\nfin",
       {"in:1 [] Un", "refused in: not well-formed XML: line 1: text outside of the root element"}},
      {"[{\"text\":\"Un\"},", {"in#1 [] Un", "refused in: not valid JSON: cut off in value #2"}},
      {"[{\"text\":\"Un\"}, {\"text\":\"De", {"in#1 [] Un", "refused in: not valid JSON: cut off in value #2"}},
      {"[{\"text\":\"Un\"}] fin",
       {"in#1 [] Un", "refused in#2: not valid JSON: Problem while parsing an atom starting with the letter 'f'"}},
      {"[{\"text\":\"Un\"", {"refused in: not valid JSON: cut off in value #1"}},
      {"{\n\"text\": \"a\"\n", {"refused in: not valid JSON: cut off in value #1"}},
      {"\x01x\x02Il pleut.\x03\x04\x01y\x02Il nei",
       {"in#1 [] Il pleut.", "refused in#2: an IPTC 7901 message without start (STX) or end (ETX) of its text"}},
  };
  for (const auto& c : cases) {
    INFO(c.bytes);
    CHECK(read(c.bytes) == c.expected);
    CHECK(read_by_bytes(c.bytes) == c.expected);
  }
}

TEST_CASE("Items mean what they mean in their file") {
  // Prefixes that are declared around them, and several documents behind one another, each with its own title.
  CHECK(
      read("<?xml version=\"1.0\"?><!DOCTYPE rdf:RDF [ <!-- it's <none> --> ] ><r:RDF xmlns:r=\"r\" xmlns:dc=\"d\">\n"
           "<channel><title>Mer</title></channel><item><dc:creator>X</dc:creator><title>Un</title></item></r:RDF>\n"
           "\uFEFF<?xml version=\"1.0\"?>\n<a:feed "
           "xmlns:a=\"a\"><a:title>Lac</a:title>\n<a:entry><a:title>Deux</a:title>"
           "</a:entry></a:feed>\n<nitf/><rss/>") ==
      Lines{"in:2 [Mer] Un", "in:5 [Lac] Deux", "refused in: not of the format asked for: its root element is <nitf>"});
  CHECK(read("<nitf><body><body.content>\n<p>Un</p></body.content></body></nitf>\n<nitf><body><body.content><p>Deux</p>"
             "</body.content></body></nitf>") == Lines{"in:1 [] Un", "in:3 [] Deux"});
}

TEST_CASE("What must be held of a file beside an item is limited") {
  const std::string tags = "<rss " + std::string(70'000, ' ') + "><channel><item><title>Un</title></item>";
  CHECK(read(tags, 1 << 20) == Lines{"refused in: the declarations and start tags around its items are longer than "
                                     "65536 bytes"});
  CHECK(read("<rss><channel>" + kLong + "<item><title>Un</title></item></channel></rss>") ==
        Lines{"refused in: no item begins in its first 1000 bytes"});
  std::string nested = "<rss>";
  for (int i = 0; i < 30'000; ++i) nested += "<a>";
  CHECK(read(nested, 1 << 20).at(0) ==
        "refused in: the declarations and start tags around its items are longer than 65536 bytes");
}

TEST_CASE("JSON may be nested, but not without end") {
  const auto nested = [](std::size_t depth) {
    return "{\"x\":" + std::string(depth, '[') + std::string(depth, ']') + ",\"text\":\"Un\"}";
  };
  for (const std::string& brackets : {""s, "["s}) {
    const std::string end = brackets.empty() ? "\n" : "]";
    CHECK(read(brackets + nested(1000) + end, 1 << 20).at(0).ends_with("[] Un"));
    for (const std::size_t depth : {1100U, 200'000U})
      CHECK(read(brackets + nested(depth) + end, 1 << 20)
                .at(0)
                .ends_with("not valid JSON: it is nested deeper than 1024 levels"));
  }
}

namespace {

// `head`, `item` until `size` bytes have been given, and `tail`.
class Repeated final : public std::streambuf {
 public:
  Repeated(std::string head, std::string item, std::string tail, std::size_t size)
      : text_(std::move(head)), item_(std::move(item)), tail_(std::move(tail)), items_(size / item_.size()) {
    give();
  }

  std::size_t items() const { return items_; }

 private:
  int_type underflow() override {
    if (given_ > items_) return traits_type::eof();
    text_ = given_++ < items_ ? item_ : tail_;
    give();
    return traits_type::to_int_type(*gptr());
  }
  void give() { setg(text_.data(), text_.data(), text_.data() + text_.size()); }

  std::string text_;
  std::string item_;
  std::string tail_;
  std::size_t items_;
  std::size_t given_ = 0;
};

// Sanitizers keep memory that was given back.
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
constexpr std::size_t kMostKilobytes = std::size_t{1} << 30;
#else
constexpr std::size_t kMostKilobytes = std::size_t{20} << 10;
#endif

}  // namespace

TEST_CASE("Items of many megabytes are never held together") {
  const std::string words(5000, 'x');
  const struct {
    std::string head;
    std::string item;
    std::string tail;
  } cases[] = {
      {"<rss><channel><title>Steppe</title>", "<item><description>" + words + "</description></item>\n",
       "</channel></rss>"},
      {"<newsMessage><itemSet>",
       "<newsItem><contentSet><inlineData>" + words + "</inlineData></contentSet></newsItem>\n",
       "</itemSet></newsMessage>"},
      {"[", "{\"uri\":\"u\",\"headline\":\"Un\",\"body_text\":\"" + words + "\"},\n",
       "{\"uri\":\"z\",\"headline\":\"Un\"}]"},
      {"\x16", "\x01"s + "EXF\r\n\x02" + words + "\x03\x04\r\n", " "},
  };
  for (const auto& c : cases) {
    INFO(c.item.substr(0, 40));
    Repeated buffer(c.head, c.item, c.tail, test::effort(std::size_t{48}, std::size_t{24}) << 20);
    std::istream in(&buffer);
    std::size_t count = 0;
    std::size_t refused = 0;
    ReadObserver observer;
    observer.dispatch = [&](Dispatch&&) { ++count; };
    observer.refused = [&](const Refusal&) { ++refused; };
    const std::size_t before = test::peak_memory();
    read_stream(in, "in", {}, observer);
    CHECK(count >= buffer.items());
    CHECK(refused == 0);
    CHECK(test::peak_memory() - before < kMostKilobytes);
  }
}
