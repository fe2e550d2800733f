#include "dispatch/formats/rtf_text.h"

#include <algorithm>
#include <array>
#include <vector>

#include "base/ascii.h"
#include "base/single_byte.h"
#include "base/utf8.h"

namespace depeche::dispatch {
namespace {

// Groups that begin with one of these words are no part of the text.
constexpr std::array<std::string_view, 24> kLeftOut{
    "fonttbl",  "colortbl",  "stylesheet", "info",      "pict",     "object",  "header",    "headerl",
    "headerr",  "headerf",   "footer",     "footerl",   "footerr",  "footerf", "fldinst",   "listtable",
    "xmlnstbl", "datastore", "themedata",  "generator", "listtext", "pntext",  "bkmkstart", "bkmkend"};

struct Word {
  std::string_view word;
  std::string_view text;
};
constexpr std::array<Word, 17> kWords{{{"par", "\n"},
                                       {"line", "\n"},
                                       {"sect", "\n"},
                                       {"page", "\n"},
                                       {"row", "\n"},
                                       {"nestrow", "\n"},
                                       {"cell", "\t"},
                                       {"nestcell", "\t"},
                                       {"tab", "\t"},
                                       {"emdash", "—"},
                                       {"endash", "–"},
                                       {"bullet", "•"},
                                       {"lquote", "‘"},
                                       {"rquote", "’"},
                                       {"ldblquote", "“"},
                                       {"rdblquote", "”"},
                                       {"emspace", " "}}};

bool is_letter(char c) { return base::lower_ascii(c) >= 'a' && base::lower_ascii(c) <= 'z'; }

int hex_value(char c) {
  if (base::is_digit(c)) return c - '0';
  const char lower = base::lower_ascii(c);
  return lower >= 'a' && lower <= 'f' ? lower - 'a' + 10 : -1;
}

constexpr std::size_t kMaxDepth = 10'000;

struct Group {
  bool is_left_out = false;
  unsigned fallback = 1;  // how many characters follow a Unicode one, for those who cannot show it
};

class RtfReader {
 public:
  explicit RtfReader(std::string_view rtf) : rtf_(rtf) {}

  std::string read() {
    while (at_ < rtf_.size()) step();
    return std::move(text_);
  }

 private:
  void step() {
    const char c = rtf_[at_++];
    switch (c) {
      case '{':
        return open_group();
      case '}':
        return close_group();
      case '\\':
        return read_control();
      case '\r':
      case '\n':
        return;
      default:
        write(std::string_view(&c, 1));
    }
  }

  void open_group() {
    skipped_ = 0;
    if (groups_.size() == kMaxDepth) {
      ++too_deep_;
      return;
    }
    groups_.push_back(group_);
    begins_group_ = true;
  }
  void close_group() {
    skipped_ = 0;
    high_ = 0;
    begins_group_ = false;
    if (too_deep_ > 0) {
      --too_deep_;
    } else if (!groups_.empty()) {
      group_ = groups_.back();
      groups_.pop_back();
    }
  }

  void write(std::string_view text) {
    begins_group_ = false;
    const bool continues = (static_cast<unsigned char>(text[0]) & 0xC0U) == 0x80U;
    if (continues && is_skipping_) return;
    is_skipping_ = skipped_ > 0;
    if (is_skipping_)
      --skipped_;
    else if (!group_.is_left_out)
      text_ += text;
  }

  void read_control() {
    if (at_ >= rtf_.size()) return;
    const char c = rtf_[at_];
    if (is_letter(c)) return read_word();
    ++at_;
    switch (c) {
      case '\'':
        return read_byte();
      case '*':
        // A destination that readers may pass over. Shapes hold text in theirs.
        if (begins_group_ && !rtf_.substr(at_).starts_with("\\shpinst")) group_.is_left_out = true;
        return;
      case '~':
        return write("\u00A0");
      case '_':
        return write("\u2011");
      case '-':
        return;
      case '\n':
      case '\r':
        return write("\n");
      default:
        write(std::string_view(&c, 1));
    }
  }

  void read_byte() {
    if (at_ + 2 > rtf_.size()) return;
    const int high = hex_value(rtf_[at_]);
    const int low = hex_value(rtf_[at_ + 1]);
    if (high < 0 || low < 0) return;
    at_ += 2;
    std::string character;
    base::append_utf8(character, base::windows_1252(static_cast<unsigned char>(high * 16 + low)));
    write(character);
  }

  void read_word() {
    const std::size_t begin = at_;
    while (at_ < rtf_.size() && is_letter(rtf_[at_])) ++at_;
    const std::string_view word = rtf_.substr(begin, at_ - begin);
    const bool is_negative = at_ < rtf_.size() && rtf_[at_] == '-';
    if (is_negative) ++at_;
    long number = 0;
    bool has_number = false;
    for (; at_ < rtf_.size() && base::is_digit(rtf_[at_]); ++at_, has_number = true)
      number = std::min(number * 10 + (rtf_[at_] - '0'), 1'000'000'000L);
    if (at_ < rtf_.size() && rtf_[at_] == ' ') ++at_;
    obey(word, is_negative ? -number : number, has_number);
  }

  void obey(std::string_view word, long number, bool has_number) {
    const bool began = begins_group_;
    begins_group_ = false;
    if (word == "u" && has_number) return write_unicode(number);
    if (word == "uc") {
      group_.fallback = static_cast<unsigned>(std::clamp(number, 0L, 100L));
    } else if (word == "bin") {
      at_ = std::min(rtf_.size(), at_ + static_cast<std::size_t>(std::max(number, 0L)));
    } else if (began && std::ranges::find(kLeftOut, word) != kLeftOut.end()) {
      group_.is_left_out = true;
    } else if (const auto* known = std::ranges::find(kWords, word, &Word::word); known != kWords.end()) {
      write(known->text);
    }
  }

  // Characters beyond U+FFFF are two numbers.
  void write_unicode(long number) {
    const auto unit = static_cast<char32_t>(number < 0 ? number + 0x10000 : number) & 0xFFFFU;
    skipped_ = 0;
    if (unit >= 0xD800 && unit < 0xDC00) {
      high_ = unit;
    } else {
      const bool is_low = unit >= 0xDC00 && unit < 0xE000 && high_ != 0;
      std::string character;
      base::append_utf8(character, is_low ? 0x10000 + ((high_ - 0xD800) << 10U) + (unit - 0xDC00) : unit);
      high_ = 0;
      write(character);
    }
    skipped_ = group_.fallback;
  }

  std::string_view rtf_;
  std::size_t at_ = 0;
  std::string text_;
  std::vector<Group> groups_;
  Group group_;
  bool begins_group_ = false;
  std::size_t too_deep_ = 0;  // groups beyond kMaxDepth
  unsigned skipped_ = 0;      // characters to come that stand for one that was written already
  bool is_skipping_ = false;  // within such a character of several bytes
  char32_t high_ = 0;         // the first half of a character
};

}  // namespace

bool begins_rtf(std::string_view head) { return head.starts_with("{\\rtf"); }

std::string text_of_rtf(std::string_view rtf) { return RtfReader(rtf).read(); }

}  // namespace depeche::dispatch
