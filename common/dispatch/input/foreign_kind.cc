#include "dispatch/input/foreign_kind.h"

#include <algorithm>
#include <array>
#include <string>

#include <simdjson.h>

#include "base/ascii.h"
#include "base/encoding.h"
#include "base/message.h"
#include "dispatch/copy/clean_text.h"

namespace depeche::dispatch {
namespace {

using namespace std::string_view_literals;

struct Kind {
  std::size_t at;  // where its mark stands
  std::string_view mark;
  const char* name;
  const char* hint;
};

constexpr const char* kPdfHint = to_translate("convert it with pdftotext");
constexpr const char* kOfficeHint = to_translate("save it as text, or convert it: soffice --convert-to txt FILE");
constexpr const char* kUnpackHint =
    to_translate("unpack it; archives are .tar and .zip, compressed files .gz, .zst, .bz2 and .xz");
constexpr const char* kNoTextHint = to_translate("leave it out");

constexpr std::array<Kind, 24> kBinaryKinds{{
    {0, "%PDF-"sv, to_translate("a PDF"), kPdfHint},
    {0, "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"sv, to_translate("a document of an old Office (.doc, .xls, .ppt, .msg)"),
     kOfficeHint},
    {0, "\x89PNG\r\n"sv, to_translate("a picture (PNG)"), kNoTextHint},
    {0, "\xFF\xD8\xFF"sv, to_translate("a picture (JPEG)"), kNoTextHint},
    {0, "GIF8"sv, to_translate("a picture (GIF)"), kNoTextHint},
    {0, "II*\0"sv, to_translate("a picture (TIFF)"), kNoTextHint},
    {0, "MM\0*"sv, to_translate("a picture (TIFF)"), kNoTextHint},
    {8, "WEBP"sv, to_translate("a picture (WebP)"), kNoTextHint},
    {8, "WAVE"sv, to_translate("a sound (WAV)"), kNoTextHint},
    {8, "AVI "sv, to_translate("a film (AVI)"), kNoTextHint},
    {4, "ftyp"sv, to_translate("a film or sound (MP4)"), kNoTextHint},
    {0, "ID3"sv, to_translate("a sound (MP3)"), kNoTextHint},
    {0, "OggS"sv, to_translate("a film or sound (Ogg)"), kNoTextHint},
    {0, "fLaC"sv, to_translate("a sound (FLAC)"), kNoTextHint},
    {0, "\x1A\x45\xDF\xA3"sv, to_translate("a film (Matroska)"), kNoTextHint},
    {0, "SQLite format 3\0"sv, to_translate("a database (SQLite)"), to_translate("export its table as CSV or JSON")},
    {0, "PAR1"sv, to_translate("a table (Parquet)"), to_translate("export it as CSV or JSON Lines")},
    {0,
     "\x7F"
     "ELF"sv,
     to_translate("a program"), kNoTextHint},
    {0, "7z\xBC\xAF\x27\x1C"sv, to_translate("an archive (7z)"), kUnpackHint},
    {0, "Rar!\x1A\x07"sv, to_translate("an archive (RAR)"), kUnpackHint},
    {0, "MSCF\0\0"sv, to_translate("an archive (CAB)"), kUnpackHint},
    {0, "!<arch>\n"sv, to_translate("an archive (ar)"), kUnpackHint},
    {0, "\x1F\x9D"sv, to_translate("compressed (.Z)"), kUnpackHint},
    {0, "\x04\x22\x4D\x18"sv, to_translate("compressed (LZ4)"), kUnpackHint},
}};

constexpr std::array<Kind, 11> kTextKinds{{
    {0, "-----BEGIN "sv, to_translate("a key, a certificate or something encrypted (PEM)"), kNoTextHint},
    {0, "begin 644 "sv, to_translate("encoded by uuencode"), to_translate("decode it with uudecode")},
    {0, "BEGIN:VCALENDAR"sv, to_translate("a calendar (iCalendar)"), kNoTextHint},
    {0, "BEGIN:VCARD"sv, to_translate("an address book (vCard)"), kNoTextHint},
    {0, "WEBVTT"sv, to_translate("subtitles (WebVTT)"), kNoTextHint},
    {0, "#!/"sv, to_translate("a script"), kNoTextHint},
    {0, "<?php"sv, to_translate("a script (PHP)"), kNoTextHint},
    {0, "<!DOCTYPE"sv, to_translate("markup without an element"), kNoTextHint},
    {0, "<!ELEMENT"sv, to_translate("a definition of markup (DTD)"), kNoTextHint},
    {0, "\\documentclass"sv, to_translate("a document of LaTeX"), to_translate("convert it: pandoc -t plain FILE")},
    {0, "%!PS"sv, to_translate("PostScript"), to_translate("convert it with ps2ascii")},
}};

// Members of zip files that are documents.
constexpr std::array<Kind, 6> kZipKinds{{
    {0, "mimetypeapplication/vnd.oasis.opendocument"sv, to_translate("an OpenDocument (.odt, .ods, .odp)"),
     kOfficeHint},
    {0, "mimetypeapplication/epub+zip"sv, to_translate("a book (EPUB)"),
     to_translate("convert it: pandoc -t plain FILE")},
    {0, "[Content_Types].xml"sv, to_translate("a document of Office (.docx, .xlsx, .pptx)"), kOfficeHint},
    {0, "_rels/.rels"sv, to_translate("a document of Office (.docx, .xlsx, .pptx)"), kOfficeHint},
    {0, "docProps/"sv, to_translate("a document of Office (.docx, .xlsx, .pptx)"), kOfficeHint},
    {0, "META-INF/MANIFEST.MF"sv, to_translate("a Java archive"), kNoTextHint},
}};

Error error_of(const std::string& name, std::string hint) {
  return {ErrorCode::format, tr("{}, not a dispatch", name), std::move(hint), std::nullopt};
}

template <std::size_t n>
std::optional<Error> find_kind(std::string_view head, const std::array<Kind, n>& kinds) {
  for (const Kind& kind : kinds)
    if (head.size() > kind.at && head.substr(kind.at).starts_with(kind.mark))
      return error_of(tr(kind.name), tr(kind.hint));
  return std::nullopt;
}

bool is_base64(char c) {
  const char lower = base::lower_ascii(c);
  return (lower >= 'a' && lower <= 'z') || base::is_digit(c) || c == '+' || c == '/' || c == '=' || c == '-' ||
         c == '_';
}

// Long lines of nothing but its characters, in which small letters, capitals and figures are mixed.
bool looks_like_base64(std::string_view text) {
  constexpr std::size_t kLeast = 100;
  text = trim(text);
  const std::size_t first = std::min(text.find_first_of("\r\n"), text.size());
  if (text.size() < kLeast || first < 50) return false;
  std::size_t capitals = 0;
  std::size_t figures = 0;
  for (const char c : text) {
    if (!is_base64(c) && c != '\r' && c != '\n') return false;
    capitals += c >= 'A' && c <= 'Z' ? 1U : 0U;
    figures += base::is_digit(c) ? 1U : 0U;
  }
  return capitals * 10 > text.size() && figures * 40 > text.size();
}

const char* json_words(const simdjson::dom::element& element) {
  using Type = simdjson::dom::element_type;
  if (element.type() == Type::STRING) return to_translate("a string");
  if (element.type() == Type::OBJECT) return to_translate("an object");
  simdjson::dom::array array;
  if (element.get(array) != simdjson::SUCCESS || array.size() == 0) return to_translate("an empty array");
  const Type first = array.at(0).type();
  return first == Type::STRING  ? to_translate("an array of strings")
         : first == Type::ARRAY ? to_translate("an array of arrays")
                                : to_translate("an array of numbers");
}

std::optional<Error> find_json(std::string_view text) {
  if (text.find_first_of("[{\"") != 0) return std::nullopt;
  simdjson::dom::parser parser;
  simdjson::dom::element element;
  if (parser.parse(simdjson::padded_string(text)).get(element) != simdjson::SUCCESS) return std::nullopt;
  return error_of(tr("JSON without dispatches: {}", tr(json_words(element))),
                  tr("a dispatch is an object with a member \"text\""));
}

}  // namespace

std::optional<Error> foreign_kind(std::string_view head) {
  auto kind = find_kind(head, kBinaryKinds);
  // A mark of letters may begin a text as well.
  return kind && (head.starts_with("%PDF-") || base::looks_binary(head)) ? kind : std::nullopt;
}

std::optional<Error> foreign_archive(std::string_view head) {
  constexpr std::size_t kZipHeader = 30;  // before the name of a member
  if (!head.starts_with("PK\x03\x04") || head.size() < kZipHeader) return std::nullopt;
  const std::string_view first = head.substr(kZipHeader);
  for (const Kind& kind : kZipKinds)
    if (first.starts_with(kind.mark)) return error_of(tr(kind.name), tr(kind.hint));
  return std::nullopt;
}

std::optional<Error> no_text_kind(std::string_view text) {
  text = trim(text.starts_with("\uFEFF") ? text.substr(3) : text);
  if (auto kind = find_kind(text, kTextKinds)) return kind;
  if (looks_like_base64(text)) return error_of(tr("base64"), tr("decode it: base64 -d FILE"));
  return find_json(text);
}

}  // namespace depeche::dispatch
