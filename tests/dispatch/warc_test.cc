// Web archives: which records are pages, what they say of themselves, and what is left out.

#include <sstream>
#include <string>
#include <vector>

#include <catch2/catch.hpp>

#include "depeche/read.h"
#include "dispatch/describe.h"
#include "dispatch/pack.h"
#include "dispatch/peak_memory.h"
#include "support/repeated_bytes.h"

using namespace depeche;
using namespace std::string_literals;

namespace {

using Lines = std::vector<std::string>;

Lines read(const std::string& bytes, std::size_t max_bytes = std::size_t{16} << 20) {
  Lines lines;
  ReadObserver observer;
  observer.dispatch = [&](Dispatch&& dispatch) {
    lines.push_back(dispatch.id + " {" + dispatch.url + "}: " + test::describe(dispatch));
  };
  observer.refused = [&](const Refusal& refusal) {
    lines.push_back("refused " + refusal.error.message);
    CHECK_FALSE(refusal.error.hint.empty());
  };
  observer.warned = [&](const std::string& where, const std::string& what) {
    lines.push_back("warned " + where + ": " + what);
  };
  ReadOptions options;
  options.max_bytes = max_bytes;
  std::istringstream in(bytes);
  read_stream(in, "in", options, observer);
  return lines;
}

std::string record(const std::string& type, const std::string& url, const std::string& content,
                   const std::string& content_type = "application/http; msgtype=response") {
  return "WARC/1.0\r\nWARC-Type: " + type + "\r\nWARC-Record-ID: <urn:uuid:" + url +
         ">\r\nWARC-Date: 2022-01-13T08:00:00Z\r\n" +
         (url.empty() ? "" : "WARC-Target-URI: http://exemple/" + url + "\r\n") + "Content-Type: " + content_type +
         "\r\nContent-Length: " + std::to_string(content.size()) + "\r\n\r\n" + content + "\r\n\r\n";
}

std::string answer(const std::string& body, const std::string& headers = "Content-Type: text/html\r\n",
                   const std::string& status = "200 OK") {
  return "HTTP/1.1 " + status + "\r\n" + headers + "\r\n" + body;
}

std::string page(const std::string& text) {
  return "<html><title>Pluie</title><body><p>" + text + "</p></body></html>";
}

std::string row(const std::string& url, const std::string& text, const std::string& date = "2022-01-13") {
  return "urn:uuid:" + url + " {http://exemple/" + url + "}: " + date + " [] [] [Pluie] " + text;
}

const std::string kInfo = record("warcinfo", "", "software: x\r\n", "application/warc-fields");

}  // namespace

TEST_CASE("The pages of a web archive are dispatches, with url and date, and what else there is is counted") {
  const std::string bytes =
      kInfo + record("request", "a", "GET / HTTP/1.1\r\n\r\n", "application/http; msgtype=request") +
      record("response", "a", answer(page("Il pleut."))) +
      record("response", "b",
             answer("<html><meta name=\"date\" content=\"2022-01-09\"><title>Pluie</title><p>Il neige.</p>")) +
      record("response", "c", answer("GIF89a", "Content-Type: image/gif\r\n")) +
      record("response", "d", answer("GIF89a", "Content-Type: image/gif\r\n")) +
      record("response", "e", answer(page("Introuvable."), "Content-Type: text/html\r\n", "404 Not Found")) +
      record("resource", "f", page("Il vente."), "text/html") +
      record("metadata", "f", "x: y", "application/warc-fields");
  const Lines expected{row("a", "Il pleut."), row("b", "Il neige.", "2022-01-09"), row("f", "Il vente."),
                       "warned in: left out are answers that are no pages: 2 of image/gif, 1 with status 404"};
  const Lines lines = read(bytes);
  CHECK(lines == expected);
  CHECK(read(test::compress("gzip", bytes)) == lines);
  CHECK(read(test::compress("gzip", kInfo) + test::compress("gzip", bytes.substr(kInfo.size()))) == lines);
}

TEST_CASE("A page is decoded as it was sent") {
  const std::string latin = "L\x92\xE9t\xE9 co\xFBte.";
  const struct {
    std::string headers;
    std::string body;
    std::string expected;
  } cases[] = {
      {"Content-Type: text/html; charset=iso-8859-1\r\n", page(latin), "L’été coûte."},
      {"Content-Type: text/html; charset=iso-8859-1\r\n", page("L’été coûte."), "L’été coûte."},
      {"Content-Type: text/html; charset=\"windows-1252\"\r\n", page(latin), "L’été coûte."},
      {"Content-Type: TEXT/HTML\r\n", "<meta charset=windows-1252>" + page(latin), "L’été coûte."},
      {"Content-Type: application/xhtml+xml\r\n", page(latin), "L’été coûte."},
      {"content-type: text/html\r\ntransfer-encoding: chunked\r\n",
       "1f\r\n<title>Pluie</title><p>Il pleut\r\n5;x=y\r\n bien\r\n2\r\n.\n\r\n0\r\n\r\n", "Il pleut bien."},
      {"Content-Type: text/html\r\nTransfer-Encoding: chunked\r\n", page("Il pleut."), "Il pleut."},
      {"Content-Type: text/html\r\nContent-Encoding: gzip\r\n", test::compress("gzip", page("Il pleut.")), "Il pleut."},
      {"Content-Type: text/html\r\nContent-Encoding: gzip\r\n", page("Il pleut."), "Il pleut."},
      {"Content-Type:text/html\n", page("Il pleut."), "Il pleut."},
  };
  for (const auto& c : cases) {
    INFO(c.headers + c.body);
    CHECK(read(record("response", "a", answer(c.body, c.headers))) == Lines{row("a", c.expected)});
  }
}

TEST_CASE("What is wrong in a web archive is named, and the next record is read") {
  const std::string good = record("response", "a", answer(page("Il pleut.")));
  const std::string first = row("a", "Il pleut.");
  CHECK(read(kInfo) == Lines{"refused in: the web archive has no pages"});
  CHECK(read(record("response", "b", answer("<html></html>")) + good) ==
        Lines{"refused in#1: http://exemple/b: no text", first});
  CHECK(
      read(good + record("response", "b", answer("x", "Content-Type: text/html\r\nContent-Encoding: br\r\n"))).at(1) ==
      "refused in#2: http://exemple/b: the page is compressed with Brotli");
  CHECK(read(good + "du bruit\r\n\r\n" + good) ==
        Lines{first, "refused in: what stands behind record #1 is no record", first});
  CHECK(read(good + good.substr(0, good.size() - 30)) ==
        Lines{first, "refused in: the web archive is cut off in record #2"});
  CHECK(read(good + good.substr(0, 60)) == Lines{first, "refused in: the web archive is cut off in record #2"});
  std::string damaged = good;
  damaged.replace(damaged.find("Content-Length: ") + 16, 1, "x");
  CHECK(read(damaged + good) == Lines{"refused in: what stands behind record #1 is no record",
                                      "refused in: what stands behind record #1 is no record", first});
  CHECK(read(record("response", "b", answer(page(std::string(400'000, 'x')))) + good, 1000) ==
        Lines{"refused in#1: http://exemple/b: the page is longer than 1000 bytes, the limit for one dispatch", first});
  CHECK(read(record("response", "b", "DNS") + good) ==
        Lines{first, "warned in: left out are answers that are no pages: 1 of no known protocol"});
}

TEST_CASE("A web archive of many megabytes is never held whole") {
  std::string text;
  for (int i = 0; i < 1000; ++i) text += "<p>Il pleut sur la steppe.</p>";
  test::RepeatedBytes buffer(
      record("response", "a", answer(page(text))) +
          record("response", "b", answer(std::string(200'000, 'x'), "Content-Type: image/gif\r\n")),
      std::size_t{48} << 20);
  const std::size_t pages = buffer.left();
  std::istream in(&buffer);
  std::size_t count = 0;
  ReadObserver observer;
  observer.dispatch = [&](Dispatch&&) { ++count; };
  observer.refused = [](const Refusal& refusal) { FAIL(refusal.error.message); };
  const std::size_t before = test::peak_memory();
  read_stream(in, "in", {}, observer);
  CHECK(count == pages);
  CHECK(test::peak_memory() - before < test::kMostKilobytes);
}
