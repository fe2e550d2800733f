#include "dispatch/copy/clean_text.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <utility>

#include "base/blanks.h"
#include "base/unicode.h"
#include "base/utf8.h"

namespace depeche::dispatch {
namespace {

enum class Kind : std::uint8_t { text, blank, newline, paragraph, dropped };

Kind kind_of(char32_t c) {
  if (base::is_typographic_blank(c)) return Kind::blank;
  if (c == '\n' || c == '\v' || c == 0x85 || c == 0x2028) return Kind::newline;
  if (c == 0x2029) return Kind::paragraph;
  return c < 0x20 || (c >= 0x7F && c < 0xA0) ? Kind::dropped : Kind::text;
}

// Bytes that are kept without a look at their code point: 0xC2, 0xE2 and 0xE3 begin C1 controls, separators and blanks.
constexpr bool is_plain(unsigned char byte) {
  if (byte < 0x80) return byte >= ' ' && byte != 0x7F;
  return byte != 0xC2 && byte != 0xE2 && byte != 0xE3;
}

constexpr std::array<bool, 256> kPlain = [] {
  std::array<bool, 256> plain{};
  for (unsigned byte = 0; byte < 256; ++byte) plain[byte] = is_plain(static_cast<unsigned char>(byte));
  return plain;
}();

std::size_t plain_end(std::string_view text, std::size_t at) {
  while (at < text.size() && kPlain[static_cast<unsigned char>(text[at])]) ++at;
  return at;
}

class Cleaner {
 public:
  explicit Cleaner(std::size_t size) { out_.reserve(size); }

  void plain(std::string_view run) {
    if (at_line_start()) run.remove_prefix(std::min(run.find_first_not_of(' '), run.size()));
    out_ += run;
  }
  void blank(std::string_view bytes) {
    if (!at_line_start()) out_ += bytes == "\t" || bytes == "\f" ? " " : bytes;
  }
  void end_line() {
    out_.resize(base::without_trailing_blanks(out_));
    if (!out_.empty() && !out_.ends_with("\n\n")) out_ += '\n';
  }
  std::string take() {
    end_line();
    while (out_.ends_with('\n')) out_.pop_back();
    return std::move(out_);
  }

 private:
  bool at_line_start() const { return out_.empty() || out_.back() == '\n'; }

  std::string out_;
};

// A CR alone ends a line, as in old Macintosh files; of CR LF the LF does.
bool is_lone_return(std::string_view text, std::size_t at) {
  return text[at] == '\r' && !text.substr(at + 1).starts_with('\n');
}

void clean_code_point(std::string_view text, std::size_t at, const base::CodePoint& point, Cleaner& cleaner) {
  const std::string_view bytes = text.substr(at, point.size);
  switch (kind_of(point.value)) {
    case Kind::text:
      cleaner.plain(bytes);
      break;
    case Kind::blank:
      cleaner.blank(bytes);
      break;
    case Kind::newline:
      cleaner.end_line();
      break;
    case Kind::paragraph:
      cleaner.end_line();
      cleaner.end_line();
      break;
    case Kind::dropped:
      if (is_lone_return(text, at)) cleaner.end_line();
      break;
  }
}

std::string join_lines(std::string_view text) {
  std::string line;
  line.reserve(text.size());
  for (const char c : text) {
    const char written = c == '\n' ? ' ' : c;
    if (written != ' ' || !line.ends_with(' ')) line += written;
  }
  return line;
}

}  // namespace

std::string clean_text(std::string_view text) {
  if (text.starts_with("\uFEFF")) text.remove_prefix(3);
  Cleaner cleaner(text.size());
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = plain_end(text, at);
    if (end > at) cleaner.plain(text.substr(at, end - at));
    if (end == text.size()) break;
    const base::CodePoint point = base::code_point_at(text, end);
    clean_code_point(text, end, point, cleaner);
    at = end + point.size;
  }
  return base::nfc(cleaner.take());
}

std::string clean_line(std::string_view text) {
  std::string line = clean_text(text);
  if (line.find('\n') == std::string::npos && line.find("  ") == std::string::npos) return line;
  return join_lines(line);
}

}  // namespace depeche::dispatch
