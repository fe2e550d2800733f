#include <ctime>
#include <sstream>
#include <string>
#include <vector>

#include <catch2/catch.hpp>

#include "depeche/index.h"
#include "depeche/read.h"
#include "support/temporary_folder.h"

using namespace depeche;

namespace {

// Each # of the unit is a number of its own.
std::string repeated(const std::string& unit, std::size_t bytes) {
  std::string text;
  for (std::size_t number = 0; text.size() < bytes; ++number)
    for (const char c : unit) text += c == '#' ? std::to_string(number) : std::string(1, c);
  return text;
}

// Processor time of this process for reading and indexing the bytes, whatever becomes of them.
double seconds_for(const std::string& bytes) {
  const test::TemporaryFolder folder;
  auto writer = IndexWriter::open(folder.path() / "index", {.jobs = 1}).value();
  const std::clock_t begin = std::clock();
  ReadObserver observer;
  observer.dispatch = [&](Dispatch&& dispatch) { static_cast<void>(writer.add(std::move(dispatch))); };
  observer.refused = [](const Refusal&) {};
  std::istringstream in(bytes);
  read_stream(in, "in", {}, observer);
  static_cast<void>(writer.commit());
  return static_cast<double>(std::clock() - begin) / CLOCKS_PER_SEC;
}

struct Kind {
  std::string head;
  std::string unit;
  std::string tail;
};

std::string bytes_of(const Kind& kind, std::size_t size) { return kind.head + repeated(kind.unit, size) + kind.tail; }

}  // namespace

// What looks back, or ahead to the end, at each step would take sixteen times as long for four times the bytes.
TEST_CASE("Hostile text and markup take processor time in proportion to their size") {
  const std::string nitf = "<?xml version=\"1.0\"?><nitf><body><body.content>";
  const std::vector<Kind> kinds{
      {"", "(ONU) ", ""},
      {"", "a b (AB) ", ""},
      {"", "(", ""},
      {"", "Organisation des Nations unies (ONU) ", ""},
      {"id,text\n", "1,\"a\"b \"\" c\n", ""},
      {"id,text\n1,\"", "a,b\n", ""},
      {"id,text\n", "\"", ""},
      {"",
       "\x01"
       "AFP001 3 I 20 FRA\r\n",
       ""},
      {"",
       "\x01"
       "AFP001 3 I 20 FRA\r\n\x02"
       "a\r\n\x03 121200 jan 22\x04",
       ""},
      {"<?xml version=\"1.0\"?>", "<a>", ""},
      {nitf, "<p>x</p>", "</body.content></body></nitf>"},
      {nitf, "<![CDATA[a]]>", "</body.content></body></nitf>"},
      {nitf, "<p>&amp;</p>", "</body.content></body></nitf>"},
      {nitf, "<!--a-->", "</body.content></body></nitf>"},
      {"<html><body>", "<div>", ""},
      {"<html><body>", "<b><p>x", ""},
      {"<html><body>", "<table><tr><td>", ""},
      {"<html><body>", "<font><i>x</font>", ""},
      {"<html><body>", "</x>", ""},
      {"<html><body>", "<!--", ""},
      {"<html><body>", "&", ""},
      {"", "[", ""},
      {"", "{\"a\":", ""},
      {"{\"text\":\"x\",\"a\":", "[", ""},
      {"{\"text\":\"x\"", ",\"text\":\"y\"", "}"},
      {"", "\"", ""},
      {"", "« ", ""},
      {"", "a", ""},
      {"", "A", ""},
      {"", "a-", ""},
      {"", "a.", ""},
      {"", "l'", ""},
      {"", "1", ""},
      {"", "000 ", ""},
      {"", "e\u0301", ""},
      {"", "a(e)", ""},
      {"", "é·e·s", ""},
      {"", "du 1er au 3 ", ""},
      {"", "\n", "x"},
      {"", "- ", ""},
      {"", "Titre: a\n", ""},
  };
  constexpr std::size_t kSmall = std::size_t{64} << 10;
  for (const Kind& kind : kinds) {
    INFO(kind.head << kind.unit << " …");
    const double small = seconds_for(bytes_of(kind, kSmall));
    const double large = seconds_for(bytes_of(kind, 4 * kSmall));
    CHECK(large < 9 * small + 0.2);
  }
}

// libxml2 looks names up in a table that does not grow, appends entities to a text that it measures each time, and
// looks through all elements that are open for each end tag. That takes seconds in a few megabytes.
TEST_CASE("Hostile markup of megabytes is refused, or takes processor time in proportion to its size") {
  const std::string nitf = "<?xml version=\"1.0\"?><nitf><body><body.content><p>x</p>";
  const std::string end = "</body.content></body></nitf>";
  const std::string html = "<html><body><p>x</p>";
  const std::string spaces = repeated(" xmlns:a#='u'", 3000);
  const std::vector<Kind> kinds{
      {nitf, "<a#/>", end},
      {nitf, "<?a#?>", end},
      {nitf, "<a b#=''/>", end},
      {nitf + "<p>", "&eacute;", "</p>" + end},
      {nitf + "<p a=\"", "&eacute;", "\">x</p>" + end},
      {nitf + "<b" + spaces + ">", "<a0:p/>", "</b>" + end},
      {nitf + repeated("<b>", 600), "<p>x</p>", repeated("</b>", 800) + end},
      {html, "<a#></a#>", ""},
      {html, "</a#>", ""},
      {html, "&a#;", ""},
      {html + "<p a=\"", "&a#;", "\">"},
      {html, "<html a#=x>", ""},
      {html, "<p id=a#>", ""},
      {html + "<ul>", " <!--a-->", ""},
      {html + repeated("<i>", 750), "</x>", ""},
      {html, "<div>", ""},
  };
  // Builds that are not optimised take some ten times as long for a byte.
#ifdef NDEBUG
  constexpr std::size_t kSmall = std::size_t{1} << 20;
#else
  constexpr std::size_t kSmall = std::size_t{1} << 18;
#endif
  for (const Kind& kind : kinds) {
    INFO(kind.head.substr(0, 80) << kind.unit << " …");
    const double small = seconds_for(bytes_of(kind, kSmall));
    const double large = seconds_for(bytes_of(kind, 4 * kSmall));
    CHECK(large < 8 * small + 0.5);
  }
}
