// Messages of wires as they come off the line: IPTC 7901 and ANPA 1312.

#include <sstream>
#include <string>
#include <vector>

#include <catch2/catch.hpp>

#include "depeche/read.h"
#include "dispatch/describe.h"
#include "dispatch/formats/iptc7901.h"
#include "dispatch/formats/telex_header.h"
#include "dispatch/formats/telex_time.h"
#include "dispatch/input/detect.h"

using namespace depeche;
using namespace std::string_literals;

namespace {

using Lines = std::vector<std::string>;

std::string properties_of(const Dispatch& dispatch) {
  std::string line;
  for (const Property& property : dispatch.properties)
    line += (line.empty() ? "" : ", ") + property.name + "=" + property.value;
  return line;
}

// "id: …" of each dispatch, then its abstract and properties, and what was refused or warned of.
Lines read(const std::string& bytes) {
  Lines lines;
  ReadObserver observer;
  observer.dispatch = [&](Dispatch&& dispatch) {
    std::string line = dispatch.id + ": " + test::describe(dispatch);
    if (!dispatch.abstract.empty()) line += " {" + dispatch.abstract + "}";
    lines.push_back(line);
    lines.push_back(properties_of(dispatch));
    for (const std::string* text : {&dispatch.text, &dispatch.title, &dispatch.abstract, &dispatch.credits})
      for (const char c : *text) CHECK((c == '\n' || static_cast<unsigned char>(c) >= ' '));
  };
  observer.refused = [&](const Refusal& refusal) { lines.push_back("refused " + refusal.error.message); };
  observer.warned = [&](const std::string& where, const std::string& what) {
    lines.push_back("warned " + where + ": " + what);
  };
  std::istringstream in(bytes);
  read_stream(in, "in", {}, observer);
  return lines;
}

}  // namespace

TEST_CASE("The time of a message is read in the forms of each agency") {
  const struct {
    std::string text;
    std::string expected;  // the date, and the day as printed
  } cases[] = {
      {"AFP 131052 JAN 22", "2022-01-13T10:52 2022-01-13"},
      {"131052 GMT JAN 22", "2022-01-13T10:52Z 2022-01-13"},
      {" 132359 TU JAN 2022 ", "2022-01-13T23:59Z 2022-01-13"},
      {"071341 GMT Okt 15", "2015-10-07T13:41Z 2015-10-07"},
      {"101137 GMT Dez 18", "2018-12-10T11:37Z 2018-12-10"},
      {"091223 dec 18", "2018-12-09T12:23 2018-12-09"},
      {"010800 Mär 19", "2019-03-01T08:00 2019-03-01"},
      {"010800 mars 19", "2019-03-01T08:00 2019-03-01"},
      {"010800 MAI 19", "2019-05-01T08:00 2019-05-01"},
      {"010800 MAY 19", "2019-05-01T08:00 2019-05-01"},
      {"010800 FÉV 19", "2019-02-01T08:00 2019-02-01"},
      {"010800 AOÛ 19", "2019-08-01T08:00 2019-08-01"},
      {"010800 JUIL 19", "2019-07-01T08:00 2019-07-01"},
      {"010800 JUIN 19", "2019-06-01T08:00 2019-06-01"},
      {"010800 CET DÉC 99", "1999-12-01T08:00+01:00 1999-12-01"},
      {"010800 MESZ Jun 19", "2019-06-01T08:00+02:00 2019-06-01"},
      {"KWS-21:37-09-12-18", "2018-12-09T21:37 2018-12-09"},
      {"AP-WF-02-20-16 0337GMT<", "2016-02-20T03:37Z 2016-02-20"},
      {"012561 JAN 22", "2022-01-01 2022-01-01"},
      {"010800 XYZ JAN 22", "2022-01-01 2022-01-01"},
      {"311052 FEV 22", ""},
      {"131052 JAN", ""},
      {"13105 JAN 22", ""},
      {"KWS-21:37-39-12-18", ""},
      {"AP-WF-13-20-16 0337GMT", ""},
      {"", ""},
  };
  for (const auto& c : cases) {
    INFO(c.text);
    const auto time = dispatch::find_telex_time(c.text);
    CHECK((time ? time->date + " " + to_string(time->day) : "") == c.expected);
  }
}

TEST_CASE("A message is told by SOH behind any padding, or by a header that has lost it") {
  const struct {
    std::string head;
    bool is_message;
  } cases[] = {
      {"\x01"
       "abc0123 4 i 21 dpa 01\r\n",
       true},
      {"\x7F\x7F\r\n\x7F\x01zzz", true},
      {"\0\0\x16\x16\r\n\x01zzz"s, true},
      {"eca0012 3 i 510    dpa 1003\r\n\r\n/Berlin/\r\n", true},
      {"\r\nbsf025 3 ec 121   etf 967\n", true},
      {"\x7F\x7F zzz", false},
      {"\x01", false},
      {"\x01\x02", false},
      {"eca0012 3 i", false},
      {"eca0012 3 i 510", false},
      {"eca0012 0 i 510 dpa 1003", false},
      {"Les 4 a 12 ans dpa 1003", false},
      {"An 2000 4 a 12 euros", false},
      {"", false},
  };
  for (const auto& c : cases) {
    INFO(c.head);
    CHECK(dispatch::begins_iptc7901(c.head) == c.is_message);
    CHECK((dispatch::detect_format(c.head, "x") == Format::iptc7901) == c.is_message);
  }
}

TEST_CASE("IPTC 7901 off the line: padding, a header of keywords, headline, takes, notes and time") {
  CHECK(
      read(
          "\x7F\x7F\r\n\x7F\x01xsf025 3 ec 121   etf 967\r\r\n\r\nKazakhstan\r\n\r\n\x02Situation \r\nKazakhstan:  \r\n"
          "Le gaz: une \xABpromesse tenue\xBB (ministre) = \r\n \r\n   Almaty (ats afp) Le litre de gaz co\xFBte 50 "
          "\r\n"
          "tenges depuis lundi. \r\n \r\n   \xABNous attendions\xBB, dit un chauffeur. \r\n\x03"
          "091223 dec 18\r\n\x7F\x7F\x04\r\n") ==
      Lines{
          "xsf025-2018-12-09: 2018-12-09 [ats afp] [Almaty] [Le gaz: une «promesse tenue» (ministre)] Le litre de gaz "
          "coûte 50 tenges depuis lundi.\n\n«Nous attendions», dit un chauffeur.",
          "urgency=3, category=ec, slug=Kazakhstan, word_count=121, take=Situation, take=Kazakhstan:, "
          "routing=etf 967"});
  CHECK(
      read("\x01xca062 4 i 0211 ccccb   dpa 061\r\n\nKazakhstan/gas/\r\n\x02"
           "1ST LEAD\r\nKazakhstan promises to bring the price of its gas down again and\r\nto keep it there\r\n"
           "By Ana Stepova, dpa =\r\n\n   Almaty (dpa) - The price of gas\r\nfell on Monday.\r\n\n* * * *\r\n"
           "The following information is not for publication\r\n\n- Tel: 123\r\n\x03"
           "131137 GMT Okt 13 \r\n\x7F\n\x7F\x04") ==
      Lines{
          "xca062-2013-10-13: 2013-10-13 [dpa] [Almaty] [Kazakhstan promises to bring the price of its gas down again "
          "and to keep it there] The price of gas fell on Monday. (By Ana Stepova, dpa)",
          "urgency=4, category=i, slug=Kazakhstan/gas, word_count=211, take=1ST LEAD, keyword=Kazakhstan, keyword=gas, "
          "routing=ccccb dpa 061, editor_note=* * * * The following information is not for publication - Tel: 123"});
  // All control characters lost.
  CHECK(
      read(
          "xca00075 3 i 510    dpa 1003\n\n/politics/gas/\n2ND LEAD\nGas is cheap =\n \nAlmaty (dpa) - It is.\n\n\n\n\n"
          "101137 GMT Dez 18\n\n") ==
      Lines{"xca00075-2018-12-10: 2018-12-10 [dpa] [Almaty] [Gas is cheap] It is.",
            "urgency=3, category=i, slug=politics/gas, word_count=510, take=2ND LEAD, keyword=politics, keyword=gas, "
            "routing=dpa 1003"});
}

TEST_CASE("ANPA 1312: its header, lines with carets, indented paragraphs") {
  CHECK(
      read("\x16\x16\x01z6715\x1F-----\r\nr z\x13\x11 BC-KZ--Gas-Price 1stLd-Writethru   02-20 0500\r\n"
           "\x02^BC-KZ--Gas Price, 1st Ld-Writethru,416< \r\n^Gas is cheap again< \r\n^AP Photo GATK105< \r\n"
           "^Eds: Updates.< \r\n^The price of gas in Kazakhstan, which had doubled in January, fell by half on Friday, "
           "drivers said at the filling stations.< \r\n^By ANA STEPOVA= \r\n^AP Energy Writer= \r\n"
           "\t   ALMATY (AP) _ The price of gas _ at last _ fell. \r\n\t   It was 50. \r\n\r\n"
           "\t   \x03"
           "AP-WF-02-20-16 0337GMT<\r\n\r\n\f\r\n\x04") ==
      Lines{
          "z6715-2016-02-20: 2016-02-20 [AP] [ALMATY] [Gas is cheap again] The price of gas – at last – fell.\n\nIt "
          "was "
          "50. (By ANA STEPOVA, AP Energy Writer) {The price of gas in Kazakhstan, which had doubled in January, fell "
          "by half on Friday, drivers said at the filling stations.}",
          "urgency=4, category=z, slug=BC-KZ--Gas Price, word_count=500, take=1st Ld-Writethru, editor_note=AP Photo "
          "GATK105 Eds: Updates."});
  // No paragraphs: the lines are the text.
  CHECK(read("\x16\x16\x01V4644\x1F_-----\r\nr e\x13\x11 AP-Top-Headlines     02-09 0121\r\n"
             "\x02^*9006< ^AP-Top-Headlines,0176<\r\n^Top news<\r\n^Gas is cheap\r\n^Bread is dear\r\n\r\n"
             "\t   \x03"
             "AP-WF-02-10-16 0423GMT<\r\n\x04") ==
        Lines{"V4644-2016-02-10: 2016-02-10 [] [] [Top news] Gas is cheap\nBread is dear",
              "urgency=4, category=e, slug=AP-Top-Headlines, word_count=121"});
  // Without carets.
  CHECK(read("\x01"
             "a0105KYODO\x1F_kk-\r\nu s\x14\x12 BC-Gas   09-12 0344\r\n\x02"
             "BC-Gas\r\nGas is cheap+\r\n     ALMATY, Dec. 9 Kyodo - The price \r\nof gas fell.\r\n==Kyodo\r\n"
             "\x03KWS-21:37-09-12-18\x04\r\n") ==
        Lines{"a0105-2018-12-09: 2018-12-09 [KYODO] [] [Gas is cheap] ALMATY, Dec. 9 Kyodo - The price of gas fell. "
              "==Kyodo",
              "urgency=3, category=s, slug=BC-Gas, word_count=344, routing=_kk-"});
}

TEST_CASE("Messages are parted by SOH, by EOT or by both, and cut ones are refused by their numbers") {
  const std::string first = "xca01 4 i 2 dpa 1\r\n\x02Il pleut.\x03 131052 JAN 22\r\n";
  const std::string second = "xca02 4 i 2 dpa 2\r\n\x02Il neige.\x03 131053 JAN 22\r\n";
  const Lines both{
      "xca01-2022-01-13: 2022-01-13 [dpa] [] [] Il pleut.", "urgency=4, category=i, word_count=2, routing=dpa 1",
      "xca02-2022-01-13: 2022-01-13 [dpa] [] [] Il neige.", "urgency=4, category=i, word_count=2, routing=dpa 2"};
  CHECK(read("\x01" + first + "\x04\x01" + second + "\x04") == both);
  CHECK(read("\x01" + first + "\x7F\x7F\x04\r\n" + second) == both);
  CHECK(read("\x16\x01" + first + "\r\n\x01" + second + "\x04\x04\0\0"s) == both);
  CHECK(read("\x01" + first + "\x04\x01" + second.substr(0, 25)).back() ==
        "refused in#2: an IPTC 7901 message without start (STX) or end (ETX) of its text");
  CHECK(read("\x01" + first + "\x04 bruit de ligne \x04\x01" + second + "\x04").at(2) ==
        "refused in#2: an IPTC 7901 message without start (STX) or end (ETX) of its text");
}

TEST_CASE("Messages between ZCZC and NNNN, with their marked lines") {
  CHECK(read("ZCZC AAP\r\n%MGD\r\n$K\r\n:\r\n:Fédération fictive du bâtiment\r\n*X\r\n"
             "Les chantiers ont repris jeudi à Almaty, après une semaine d'arrêt.\r\n\r\nNNNN\r\n"
             "ZCZC AAP\r\n#Titres du matin\r\n$Les titres du matin, 13 janvier\r\n:1200\r\n*07000000\r\n~Service\r\n"
             "@ALMATY\r\nVoici les titres de ce matin.\r\nNNNN") ==
        Lines{"in#1: - [AAP] [] [Fédération fictive du bâtiment] Les chantiers ont repris jeudi à Almaty, après une "
              "semaine d'arrêt.",
              "category=MGD, category=K, routing=*X",
              "in#2: - [AAP] [ALMATY] [Les titres du matin, 13 janvier] Voici les titres de ce matin.",
              "slug=Titres du matin, routing=:1200, subject=07000000, routing=~Service"});
}

TEST_CASE("ZCZC: lines that end in CR, a header of IPTC 7901, a time, no end") {
  CHECK(
      read("\x7F\r\n  ZCZC eca062 4 i 211 dpa 061\r^Almaty rouvre son aéroport\rLes premiers voyageurs\rsont "
           "arrivés.\r\rEXF 131032 GMT JAN 22\rNNNN\r") ==
      Lines{"eca062-2022-01-13: 2022-01-13 [dpa] [] [Almaty rouvre son aéroport] Les premiers voyageurs sont arrivés.",
            "urgency=4, category=i, word_count=211, routing=dpa 061"});
  CHECK(read("ZCZC FMG000\nYY TDA\n:POTTED :Courses de jeudi\nPremière course.\n") ==
        Lines{"in:1: - [] [] [POTTED :Courses de jeudi] Première course.", "routing=YY TDA, routing=FMG000"});
  CHECK(read("ZCZC\nNNNN\n") == Lines{"refused in: no text"});
  // NNNN alone, or words that begin so, part nothing.
  CHECK(read("\x01KZ0117 4 POL 0063\r\n\x02Titre=\r\n\r\nNNNN est le mot de la fin.\r\n\x03 131004 GMT JAN 22\r\n")
            .size() == 2);
  CHECK(dispatch::detect_format("ZCZC AAP\n:Titre\n", "x") == Format::iptc7901);
  CHECK(dispatch::detect_format("ZCZCX est un mot.\n", "x") == Format::text);
}
