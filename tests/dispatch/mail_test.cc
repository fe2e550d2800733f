// Mail: what becomes of headers, encodings, parts and attachments, and mailboxes of many messages.

#include "dispatch/formats/mail.h"

#include <sstream>
#include <string>
#include <vector>

#include <catch2/catch.hpp>

#include "depeche/read.h"
#include "dispatch/describe.h"
#include "dispatch/peak_memory.h"
#include "support/repeated_bytes.h"

using namespace depeche;
using namespace std::string_literals;

namespace {

using Lines = std::vector<std::string>;

ReadObserver observer_of(Lines& lines) {
  ReadObserver observer;
  observer.dispatch = [&](Dispatch&& dispatch) {
    std::string line = dispatch.id + ": " + test::describe(dispatch);
    for (const Property& property : dispatch.properties) line += " " + property.name + "=" + property.value;
    lines.push_back(line);
  };
  observer.refused = [&](const Refusal& refusal) {
    lines.push_back("refused " + refusal.error.message);
    CHECK_FALSE(refusal.error.hint.empty());
  };
  observer.warned = [&](const std::string& where, const std::string& what) {
    lines.push_back("warned " + where + ": " + what);
  };
  return observer;
}

Lines read(const std::string& bytes, const ReadOptions& options = {}) {
  Lines lines;
  std::istringstream in(bytes);
  read_stream(in, "in", options, observer_of(lines));
  return lines;
}

std::string mail(const std::string& headers, const std::string& body) {
  return "Message-ID: <1@exemple>\nSubject: Pluie\nFrom: Agence fictive <fil@exemple>\n" + headers + "\n" + body;
}

const std::string kFrom = " from=Agence fictive <fil@exemple>";

std::string multipart(const std::string& kind, const std::vector<std::string>& parts) {
  std::string bytes = "Content-Type: multipart/" + kind + "; boundary=\"" + kind + "-1\"\n\n";
  for (const std::string& part : parts) bytes += "--" + kind + "-1\n" + part + "\n";
  return bytes + "--" + kind + "-1--\n";
}

std::string attached(const std::string& name, const std::string& type, const std::string& body) {
  return "Content-Type: " + type + "\nContent-Disposition: attachment; filename=\"" + name + "\"\n\n" + body;
}

}  // namespace

TEST_CASE("Mail is told from text with header lines by what only mail has") {
  const struct {
    std::string head;
    bool is_mail;
  } cases[] = {
      {"Message-ID: <1@x>\nSubject: a\n\nb", true},
      {"Received: by x\n\twith y\nX-A: b\n\n", true},
      {"\n   \r\nReturn-Path: <a@b>\r\nDate: x\r\n\r\n", true},
      {"From: a@b\nSubject: c\n\nd", true},
      {"From fil@exemple Thu Jan 13 08:00:00 2022\nSubject: a\n\nb", true},
      {"From: a@b\n\nd", false},
      {"Subject: a\nDate: b\n\nc", false},
      {"Date: 2022-01-13\nAgence: AFP\nTitre: Pluie\n\nIl pleut.", false},
      {"From the beginning 08:00 on\nit rained.", false},
      {"Message-ID: <1@x>\nIl pleut.\nDemain aussi.\n\n", false},
      {"De : fil@exemple\nObjet : pluie\n\nIl pleut.", false},
      {"Écrire à fil@exemple : réponse assurée.\n", false},
      {"", false},
  };
  for (const auto& c : cases) {
    INFO(c.head);
    CHECK(dispatch::begins_mail(c.head) == c.is_mail);
  }
}

TEST_CASE("Headers and texts of mail are decoded, whatever their encoding") {
  const struct {
    std::string headers;
    std::string body;
    std::string expected;
  } cases[] = {
      {"Date: Thu, 13 Jan 2022 08:00:00 +0100\n", "Il pleut.\n",
       "2022-01-13 [Agence fictive] [] [Pluie] Il pleut." + kFrom},
      {"Content-Type: text/plain; charset=iso-8859-1\nContent-Transfer-Encoding: quoted-printable\n",
       "L=92=E9t=E9 co=FBte=\n cher.\n", "- [Agence fictive] [] [Pluie] L’été coûte cher." + kFrom},
      {"Content-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: base64\n", "TOKAmcOpdMOpLg==\n",
       "- [Agence fictive] [] [Pluie] L’été." + kFrom},
      {"Content-Type: text/plain; charset=us-ascii\n", "L’été.\n", "- [Agence fictive] [] [Pluie] L’été." + kFrom},
      {"", "L\x92\xE9t\xE9.\n", "- [Agence fictive] [] [Pluie] L’été." + kFrom},
      {"Content-Type: text/plain; charset=klingon\n", "L\x92\xE9t\xE9.\n",
       "- [Agence fictive] [] [Pluie] L’été." + kFrom},
      {"Content-Type: text/plain; charset=iso-2022-jp\n", "\x1B$B1+\x1B(B.\n",
       "- [Agence fictive] [] [Pluie] 雨." + kFrom},
      {"Content-Type: text/plain; format=flowed\n", "Il \npleut.\n\n>De \n>nouveau.\n -- \n",
       "- [Agence fictive] [] [Pluie] Il pleut.\n\n>De >nouveau.\n--" + kFrom},
      {"Content-Type: text/plain; format=flowed; delsp=yes\n", "Il pleu \nt.\n",
       "- [Agence fictive] [] [Pluie] Il pleut." + kFrom},
      {"Content-Type: text/html\n", "<p>Il <b>pleut</b>.</p><p>L&rsquo;&eacute;t&eacute;.</p>",
       "- [Agence fictive] [] [Pluie] Il pleut.\n\nL’été." + kFrom},
      {"Keywords: pluie, vent; neige\nContent-Language: fr\nTo: redaction@exemple\nSupersedes: <0@exemple>\n",
       "Il pleut.\n",
       "- [Agence fictive] [] [Pluie] Il pleut. keyword=pluie keyword=vent keyword=neige language=fr" + kFrom +
           " to=redaction@exemple corrects=0@exemple"},
      {"Date: Thu, 13 Jan 2022 08:00:00 +0100\n", "PARIS, 13 janvier (AFP) - Il pleut.\n",
       "2022-01-13 [AFP] [PARIS] [Pluie] Il pleut." + kFrom},
      {"", "\n", "- [Agence fictive] [] [Pluie] Pluie" + kFrom},
  };
  for (const auto& c : cases) {
    INFO(c.headers + "\n" + c.body);
    const Lines lines = read(mail(c.headers, c.body));
    REQUIRE(lines.size() == 1);
    CHECK(lines[0] == "1@exemple: " + c.expected);
  }
  // Encoded words, also some that hold UTF-8 and say something else, and raw bytes.
  const auto title = [](const std::string& subject) {
    const Lines lines = read("From: =?utf-8?q?=C3=89cho?= <fil@exemple>\nSubject: " + subject + "\n\nIl pleut.\n");
    return lines.at(0).substr(0, lines[0].find(']', lines[0].find("] [] [") + 6));
  };
  for (const char* subject :
       {"=?iso-8859-1?Q?L=92=E9t=E9?=", "=?utf-8?b?TOKAmcOpdMOp?=",
        "=?utf-8?q?L=E2=80=99=C3=A9?=\n =?utf-8?q?t=C3=A9?=", "=?windows-1252?Q?L’été?=", "L’été", "L\x92\xE9t\xE9"}) {
    INFO(subject);
    CHECK(title(subject) == "in:1: - [Écho] [] [L’été");
  }
}

TEST_CASE("Of parts that say the same the plain one is taken, and attachments are read, or named") {
  const std::string plain = "Content-Type: text/plain\n\nIl pleut.\n";
  const std::string html = "Content-Type: text/html\n\n<p>Il <i>pleut</i>.</p>\n";
  const std::string picture = "Content-Type: image/png\nContent-ID: <logo>\n\n\x89PNG\r\n\x1A\n\n";
  const std::string json = R"({"id":"j","text":"Il neige."})";
  const std::string expected = "1@exemple: - [Agence fictive] [] [Pluie] Il pleut." + kFrom;
  CHECK(read(mail(multipart("alternative", {plain, html}), "")) == Lines{expected});
  CHECK(read(mail(multipart("alternative", {html, plain}), "")) == Lines{expected});
  CHECK(read(mail(multipart("alternative", {"Content-Type: text/plain\n\n \n", html}), "")) == Lines{expected});
  CHECK(read(mail(multipart("alternative", {"Content-Type: text/plain\n\n\n", multipart("related", {html, picture})}),
                  "")) == Lines{expected});
  CHECK(read(mail(multipart("signed", {plain, "Content-Type: application/pgp-signature\n\n-----BEGIN PGP\n"}), "")) ==
        Lines{expected});
  CHECK(read(mail(multipart("mixed", {plain, "\nIl vente.\n"}), "")) ==
        Lines{"1@exemple: - [Agence fictive] [] [Pluie] Il pleut.\n\nIl vente." + kFrom});
  // Attached text and known formats are dispatches of their own.
  CHECK(read(mail(multipart("mixed", {plain, attached("a/b.txt", "text/plain", "Il neige.\n"),
                                      attached("a.json", "application/octet-stream", json + "\n")}),
                  "")) == Lines{"in/a_b.txt:1: - [] [] [] Il neige.", "j: - [] [] [] Il neige.", expected});
  CHECK(read(mail(multipart("mixed", {plain, attached("x.txt", "text/plain", "Un.\n"),
                                      attached("x.txt", "text/plain", "Deux.\n")}),
                  "")) == Lines{"in/x.txt:1: - [] [] [] Un.", "in/x.txt-2:1: - [] [] [] Deux.", expected});
  // Others are named.
  for (const auto& [name, type, body] :
       {std::tuple{"a.pdf", "application/pdf", "%PDF-1.4\n"s}, std::tuple{"a.jpg", "image/jpeg", "\xFF\xD8\xFF\xE0\n"s},
        std::tuple{"a.bin", "application/octet-stream", "\x01\x02\x03\x04\n"s},
        std::tuple{"a.gz", "application/gzip", "\x1F\x8B\x08\n"s},
        std::tuple{"a.ics", "text/calendar", "BEGIN:VCALENDAR\n"s}})
    CHECK(read(mail(multipart("mixed", {plain, attached(name, type, body)}), "")) ==
          Lines{"warned in: the attachment \"" + std::string(name) + "\" (" + type + ") is left out", expected});
  // A message without text that carries a dispatch is none itself; one that is attached is read, to a depth of two.
  CHECK(read(mail(multipart("mixed", {attached("a.json", "application/json", json + "\n")}), "")) ==
        Lines{"j: - [] [] [] Il neige."});
  const std::string inner = "Message-ID: <2@exemple>\nSubject: Neige\nFrom: fil@exemple\n\nIl neige.\n";
  CHECK(read(mail(multipart("mixed", {plain, "Content-Type: message/rfc822\n\n" + inner}), "")) ==
        Lines{"2@exemple: - [fil@exemple] [] [Neige] Il neige. from=fil@exemple", expected});
  std::string nested = inner;
  for (int i = 0; i < 4; ++i)
    nested = "Message-ID: <" + std::to_string(i + 3) + "@exemple>\nSubject: s\n" +
             multipart("mixed", {plain, "Content-Type: message/rfc822\n\n" + nested});
  const Lines lines = read(nested);
  CHECK(lines.size() == 4);
  CHECK_THAT(lines.at(0), Catch::Contains("the attachment \"attachment-1\" (message/rfc822) is left out"));
}

TEST_CASE("A mailbox is cut into its messages, each within the limit") {
  const std::string line = "From fil@exemple Thu Jan 13 08:00:00 2022\n";
  const auto message = [&](const std::string& id, const std::string& text) {
    return line + "Message-ID: <" + id + ">\nSubject: s\nFrom: a@b\n\n" + text + "\n\n";
  };
  const auto row = [](const std::string& id, const std::string& text) {
    return id + ": - [a@b] [] [s] " + text + " from=a@b";
  };
  CHECK(read(message("a", "Un.") + message("b", "Deux.")) == Lines{row("a", "Un."), row("b", "Deux.")});
  CHECK(read(message("a", "Un.\n\n>From là, il pleut.\n\n>>From ici.\n\nFrom the start.")) ==
        Lines{row("a", "Un.\n\nFrom là, il pleut.\n\n>From ici.\n\nFrom the start.")});
  ReadOptions options;
  options.max_bytes = 1000;
  CHECK(read(message("a", "Un.") + message("b", std::string(500, 'x') + "\n" + std::string(600, 'x')) +
                 message("c", std::string(2000, 'x')) + message("d", "Deux."),
             options) ==
        Lines{row("a", "Un."), "refused in#2: the message is longer than 1000 bytes, the limit for one dispatch",
              "refused in#3: the message is longer than 1000 bytes, the limit for one dispatch", row("d", "Deux.")});
  CHECK(read(line + "Subject: s\nFrom: a@b\n\nUn.\n\n" + line + "Subject: s\nFrom: a@b\n\nDeux.\n") ==
        Lines{row("in#1", "Un."), row("in#2", "Deux.")});
  CHECK(read(message("a", "Un.") + line + "\n") == Lines{row("a", "Un."), "refused in#2: empty"});
}

TEST_CASE("Mail that nobody wrote takes neither the stack nor the time") {
  std::string deep;
  for (int i = 0; i < 30'000; ++i) deep += "Content-Type: message/rfc822\n\n";
  CHECK(read("Message-ID: <a>\n" + deep + "Subject: s\n\nIl pleut.\n").size() <= 2);
  deep = "Message-ID: <a>\nSubject: s\n";
  for (int i = 0; i < 20'000; ++i) {
    const std::string mark = "b" + std::to_string(i);
    deep += "Content-Type: multipart/mixed; boundary=" + mark + "\n\n--" + mark + "\n";
  }
  CHECK(read(deep + "\nIl pleut.\n").size() == 1);
  std::string wide = "Message-ID: <a>\nSubject: s\nContent-Type: multipart/mixed; boundary=b\n\n";
  for (int i = 0; i < 20'000; ++i) wide += "--b\n\nIl pleut.\n";
  CHECK(read(wide).size() == 1);
}

TEST_CASE("A mailbox of many megabytes is never held whole") {
  std::string text;
  for (int i = 0; i < 1000; ++i) text += "Il pleut sur la steppe.\n";
  test::RepeatedBytes buffer("From a@b Thu Jan 13 08:00:00 2022\nSubject: s\nFrom: a@b\n\n" + text + "\n",
                             std::size_t{48} << 20);
  const std::size_t messages = buffer.left();
  std::istream in(&buffer);
  std::size_t count = 0;
  ReadObserver observer;
  observer.dispatch = [&](Dispatch&&) { ++count; };
  observer.refused = [](const Refusal& refusal) { FAIL(refusal.error.message); };
  const std::size_t before = test::peak_memory();
  read_stream(in, "in", {}, observer);
  CHECK(count == messages);
  CHECK(test::peak_memory() - before < test::kMostKilobytes);
}
