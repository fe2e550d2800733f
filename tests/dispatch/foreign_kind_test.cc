// What is no dispatch is refused by its name; what only looks like it is text.

#include "dispatch/input/foreign_kind.h"

#include <sstream>
#include <string>
#include <vector>

#include <catch2/catch.hpp>

#include "depeche/read.h"
#include "dispatch/pack.h"

using namespace depeche;
using namespace std::string_literals;

namespace {

// The text that was read, or "refused" and why.
std::string read(const std::string& bytes, Format format = Format::automatic) {
  std::string said;
  ReadObserver observer;
  observer.dispatch = [&](Dispatch&& dispatch) { said += dispatch.text + "|"; };
  observer.refused = [&](const Refusal& refusal) {
    said += "refused " + refusal.error.message + " (" + refusal.error.hint + ")|";
  };
  ReadOptions options;
  options.format = format;
  std::istringstream in(bytes);
  read_stream(in, "in", options, observer);
  return said;
}

}  // namespace

TEST_CASE("What is no dispatch is refused by its name, with what to do") {
  const std::string base64 =
      "SWwgcGxldXQgc3VyIGxhIHN0ZXBwZSwgZXQgbGVzIGNoZW1pbnMgc29udCBi\nb3VldXguIERlbWFpbiwgaWwgbmVpZ2VyYSBzdXIgbGVzIG1v\n"
      "bnRhZ25lcywgZGl0IGxlIGJ1bGxldGluLiBMZXMgY29scyBz\n";
  const struct {
    std::string bytes;
    std::string name;
    std::string hint;
  } cases[] = {
      {"%PDF-1.4\n%\xE2\xE3\xCF\xD3\n1 0 obj\n", "a PDF", "convert it with pdftotext"},
      {"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1\0\0"s, "a document of an old Office (.doc, .xls, .ppt, .msg)", "soffice"},
      {"\x89PNG\r\n\x1A\n\0\0"s, "a picture (PNG)", "leave it out"},
      {"\xFF\xD8\xFF\xE0\0\x10JFIF"s, "a picture (JPEG)", "leave it out"},
      {"GIF89a\1\0\1\0"s, "a picture (GIF)", "leave it out"},
      {"II*\0\x08\0"s, "a picture (TIFF)", "leave it out"},
      {"RIFF\0\0\0\0WEBPVP8 "s, "a picture (WebP)", "leave it out"},
      {"\0\0\0\x18"
       "ftypmp42"s,
       "a film or sound (MP4)", "leave it out"},
      {"SQLite format 3\0\x10"s, "a database (SQLite)", "CSV or JSON"},
      {"7z\xBC\xAF\x27\x1C\0\4"s, "an archive (7z)", "unpack it"},
      {"Rar!\x1A\x07\1\0"s, "an archive (RAR)", "unpack it"},
      {"-----BEGIN CERTIFICATE-----\nMIIB\n", "a key, a certificate or something encrypted (PEM)", "leave it out"},
      {"begin 644 depeche.txt\nM26P@<\n`\nend\n", "encoded by uuencode", "uudecode"},
      {"BEGIN:VCALENDAR\r\nVERSION:2.0\r\n", "a calendar (iCalendar)", "leave it out"},
      {"BEGIN:VCARD\nFN:X\n", "an address book (vCard)", "leave it out"},
      {"#!/bin/sh\necho pluie\n", "a script", "leave it out"},
      {"<?php echo 'pluie'; ?>\n", "a script (PHP)", "leave it out"},
      {"\\documentclass{article}\n\\begin{document}Il pleut.\\end{document}", "a document of LaTeX", "pandoc"},
      {base64, "base64", "base64 -d"},
      {"[1, 2, 3]", "JSON without dispatches: an array of numbers", "\"text\""},
      {"[\"Il pleut.\", \"Il neige.\"]\n", "JSON without dispatches: an array of strings", "\"text\""},
      {"[[\"a\"]]", "JSON without dispatches: an array of arrays", "\"text\""},
      {"\"Il pleut.\"", "JSON without dispatches: a string", "\"text\""},
  };
  for (const auto& c : cases) {
    INFO(c.bytes.substr(0, 60));
    const std::string said = read(c.bytes);
    CHECK_THAT(said, Catch::StartsWith("refused in: " + c.name + ", not a dispatch (") && Catch::Contains(c.hint));
  }
}

TEST_CASE("Documents that are zip files are refused by their name, not read as archives") {
  const struct {
    test::Members members;
    std::string name;
  } cases[] = {
      {{{"[Content_Types].xml", "<Types/>"}, {"xl/workbook.xml", "<w/>"}},
       "a document of Office (.docx, .xlsx, .pptx)"},
      {{{"_rels/.rels", "<R/>"}, {"[Content_Types].xml", "<Types/>"}}, "a document of Office (.docx, .xlsx, .pptx)"},
  };
  for (const auto& c : cases)
    CHECK_THAT(read(test::pack("zip", "none", c.members)),
               Catch::StartsWith("refused in: " + c.name + ", not a dispatch"));
  CHECK(read(test::pack("zip", "none", {{"a.txt", "Il pleut."}})) == "Il pleut.|");
}

TEST_CASE("Text that only looks like something else stays text") {
  for (const std::string& text : std::vector<std::string>{
           "<3 la pluie",
           "<Le Monde> annonce la pluie",
           "<< Il pleut >>, dit-elle.",
           "< 5 % de pluie",
           "[Actualisé à 12h] Il pleut.",
           "[1] Il pleut.",
           "{Il pleut} dit-elle.",
           "\"Il pleut\", dit-elle.",
           "Écrire à fil@exemple.fr: réponse assurée.",
           "fil@exemple.fr\n\nIl pleut.",
           std::string(300, 'a'),
           "GIFI ouvre un magasin.",
           "Begin: il pleut.",
           "Il pleut: 100 % de chances\nIl neige: 10 %",
           "#!",
           "ID3 est un format.",
           "7 zones de pluie.",
       }) {
    INFO(text);
    CHECK_THAT(read(text), !Catch::Contains("refused"));
  }
  CHECK(read("[1, 2, 3]", Format::text) == "[1, 2, 3]|");
  CHECK(read("BEGIN:VCARD\nFN:X\n", Format::text) == "BEGIN:VCARD\nFN:X|");
}
