// What travels in an envelope is read to where it hurts: the bytes stand in a sound mail, mailbox or web archive, whose
// lengths, boundaries and encodings fit them, or in a page or export. Two bytes in front that no text begins with
// choose the envelope; without them it is a web archive.

#include <array>
#include <cstdlib>
#include <sstream>
#include <string>

#include "depeche/read.h"
#include "fuzz/input.h"

namespace {

using namespace depeche;

std::string base64(std::string_view bytes) {
  constexpr std::string_view kLetters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  std::string encoded;
  unsigned bits = 0;
  int held = 0;
  for (const char c : bytes) {
    bits = (bits << 8 | static_cast<unsigned char>(c)) & 0xFFFFFF;
    for (held += 8; held >= 6; held -= 6) encoded += kLetters[bits >> (held - 6) & 63];
    if (encoded.size() % 77 == 76) encoded += '\n';
  }
  if (held > 0) encoded += kLetters[bits << (6 - held) & 63];
  return encoded + "\n";
}

std::string quoted_printable(std::string_view bytes) {
  constexpr std::string_view kDigits = "0123456789ABCDEF";
  std::string encoded;
  for (const char c : bytes) {
    const auto byte = static_cast<unsigned char>(c);
    if (c == '\n' || (byte >= ' ' && byte < 0x7F && c != '='))
      encoded += c;
    else
      encoded.append({'=', kDigits[byte >> 4], kDigits[byte & 15]});
  }
  return encoded + "\n";
}

std::string record(std::string_view type, std::string_view content_type, const std::string& content) {
  std::string text = "WARC/1.0\r\nWARC-Type: ";
  text.append(type).append("\r\nWARC-Record-ID: <urn:uuid:a>\r\nWARC-Date: 2022-01-13T08:00:00Z\r\n");
  text.append("WARC-Target-URI: http://exemple.fr/a\r\nContent-Type: ").append(content_type);
  return text + "\r\nContent-Length: " + std::to_string(content.size()) + "\r\n\r\n" + content + "\r\n\r\n";
}

std::string page_in_archive(std::string_view bytes) {
  return record("response", "application/http; msgtype=response",
                "HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n" + std::string(bytes));
}

// In two chunks, behind another record.
std::string chunked_page_in_archive(std::string_view bytes) {
  const std::string_view first = bytes.substr(0, bytes.size() / 2);
  const std::string_view second = bytes.substr(first.size());
  std::ostringstream http;
  http << "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nTransfer-Encoding: chunked\r\n\r\n" << std::hex;
  for (const std::string_view chunk : {first, second})
    if (!chunk.empty()) http << chunk.size() << "\r\n" << chunk << "\r\n";
  http << "0\r\n\r\n";
  return record("warcinfo", "application/warc-fields", "software: x\r\n") +
         record("response", "application/http", http.str()) + record("resource", "text/html", std::string(bytes));
}

// The bytes are all that the server said.
std::string answer_in_archive(std::string_view bytes) {
  return record("response", "application/http", std::string(bytes));
}

constexpr std::string_view kHead = "From: A <a@exemple.fr>\nDate: Thu, 13 Jan 2022 18:32:00 +0100\nSubject: Pluie\n";

std::string mail(std::string_view type, std::string_view encoding, const std::string& body) {
  std::string text(kHead);
  text.append("Message-ID: <1@exemple.fr>\nMIME-Version: 1.0\nContent-Type: ").append(type);
  return text.append("\nContent-Transfer-Encoding: ").append(encoding).append("\n\n") + body;
}

std::string html_mail(std::string_view bytes) { return mail("text/html; charset=utf-8", "base64", base64(bytes)); }
std::string text_mail(std::string_view bytes) {
  return mail("text/plain; charset=windows-1252", "quoted-printable", quoted_printable(bytes));
}
std::string mailbox(std::string_view bytes) {
  return "From a@exemple.fr Thu Jan 13 18:32:00 2022\n" + text_mail(bytes) +
         "\n\nFrom b@exemple.fr Thu Jan 13 18:33:00 2022\n" + html_mail(bytes);
}

std::string attached(std::string_view bytes, std::string_view type) {
  std::string parts = "--b\nContent-Type: text/plain\n\nIl pleut.\n--b\nContent-Type: ";
  parts.append(type).append("; name=a.txt\nContent-Disposition: attachment; filename=a.txt\n");
  parts += "Content-Transfer-Encoding: base64\n\n" + base64(bytes) + "--b--\n";
  return mail("multipart/mixed; boundary=b", "7bit", parts);
}
std::string attachment(std::string_view bytes) { return attached(bytes, "application/octet-stream"); }
std::string attached_mail(std::string_view bytes) { return attached(html_mail(bytes), "message/rfc822"); }
// The bytes are the parts.
std::string parts(std::string_view bytes) {
  return mail("multipart/alternative; boundary=b", "8bit", "--b\n" + std::string(bytes) + "\n--b--\n");
}

std::string press_page(std::string_view bytes) {
  return "<html><body><div class=DocPublicationName>Le Fil</div><article>" + std::string(bytes) +
         "</article><div class=\"article frArticle\">" + std::string(bytes) + "</div></body></html>";
}
std::string press_lines(std::string_view bytes) {
  return "1 of 2 DOCUMENTS\n\n" + std::string(bytes) + "\n\n2 of 2 DOCUMENTS\n\n" + std::string(bytes) +
         "\n\nDocument AFPFR00020220113ei1d0001\n";
}

using Envelope = std::string (*)(std::string_view bytes);
constexpr std::array<Envelope, 11> kEnvelopes{page_in_archive,
                                              chunked_page_in_archive,
                                              answer_in_archive,
                                              html_mail,
                                              text_mail,
                                              mailbox,
                                              attachment,
                                              attached_mail,
                                              parts,
                                              press_page,
                                              press_lines};
static_assert(fuzz::kFirstOptionByte + kEnvelopes.size() == 0x100);

void expect(bool promise) {
  if (!promise) std::abort();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  std::string_view bytes = fuzz::text_of(data, size);
  Envelope envelope = kEnvelopes[0];
  if (fuzz::told_bytes(bytes) != 0) {
    envelope = kEnvelopes.at(static_cast<unsigned char>(bytes[0]) - fuzz::kFirstOptionByte);
    bytes.remove_prefix(2);
  }
  std::size_t told = 0;
  ReadObserver observer;
  observer.dispatch = [&](Dispatch&& dispatch) {
    expect(!dispatch.id.empty() && !(dispatch.text.empty() && dispatch.title.empty()));
    ++told;
  };
  observer.refused = [&](const Refusal& refusal) {
    expect(!refusal.where.empty() && !refusal.error.message.empty());
    ++told;
  };
  observer.warned = [&](const std::string&, const std::string& what) { expect(!what.empty()); };
  std::istringstream in(envelope(bytes));
  read_stream(in, "fuzz", {}, observer);
  // Nothing vanishes without a word.
  expect(told > 0);
  return 0;
}
