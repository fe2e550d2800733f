#include "render/terminal_text.h"

#include <algorithm>
#include <array>

#include "base/unicode.h"

namespace depeche::render {
namespace {

constexpr std::string_view kReplaced = "\xEF\xBF\xBD";

struct Interval {
  char32_t first;
  char32_t last;
};

// Embeddings, overrides and isolates of the bidirectional algorithm.
constexpr std::array kDirection{Interval{0x202A, 0x202E}, Interval{0x2066, 0x2069}};

template <std::size_t n>
bool within(const std::array<Interval, n>& intervals, char32_t c) {
  return std::any_of(intervals.begin(), intervals.end(), [c](Interval i) { return i.first <= c && c <= i.last; });
}

bool is_control(char32_t c) { return c < 0x20 || (c >= 0x7F && c < 0xA0); }

bool is_blank(char32_t c) { return c >= '\t' && c <= '\r'; }

// Steps through the marks in order as the text is walked from left to right.
class MarkCursor {
 public:
  explicit MarkCursor(const std::vector<LookMark>& marks) : marks_(marks) {}

  // The mark that covers the byte, or null.
  const LookMark* at(std::size_t at) {
    while (next_ < marks_.size() && marks_[next_].end <= at) ++next_;
    return next_ < marks_.size() && marks_[next_].begin <= at ? &marks_[next_] : nullptr;
  }

 private:
  const std::vector<LookMark>& marks_;
  std::size_t next_ = 0;
};

class WrappingWriter {
 public:
  WrappingWriter(std::string_view text, const Markup& markup, const Layout& layout, std::ostream& out)
      : text_(text), markup_(markup), layout_(layout), cursor_(markup.marks), out_(out), column_(layout.used) {}

  void write() {
    for (std::size_t at = next_word(0); at < text_.size();) {
      const std::size_t end = word_end(at);
      write_word(at, end);
      at = next_word(end);
    }
    if (words_on_line_ > 0) write_link({});
    out_ << '\n';
  }

 private:
  static bool is_uri(std::string_view link) {
    return !link.empty() && std::all_of(link.begin(), link.end(), [](char c) { return c > ' ' && c < '\x7F'; });
  }
  static bool is_break(char c) { return c == ' ' || c == '\n' || c == '\t' || c == '\r'; }
  std::size_t next_word(std::size_t at) const {
    while (at < text_.size() && is_break(text_[at])) ++at;
    return at;
  }
  std::size_t word_end(std::size_t at) const {
    while (at < text_.size() && !is_break(text_[at])) ++at;
    return at;
  }

  void write_word(std::size_t begin, std::size_t end) {
    const std::size_t word_columns = columns(text_.substr(begin, end - begin));
    if (words_on_line_ > 0 && column_ + 1 + word_columns > layout_.width) break_line();
    if (words_on_line_ > 0) out_ << ' ', ++column_;
    if (column_ == 0) out_ << std::string(layout_.indent, ' '), column_ = layout_.indent;
    if (words_on_line_ == 0) write_link(markup_.link);
    write_runs(begin, end);
    column_ += word_columns;
    ++words_on_line_;
  }

  void write_link(std::string_view to) {
    if (is_link_) out_ << kLink << to << kLinkEnd;
  }

  void break_line() {
    write_link({});
    out_ << '\n';
    column_ = 0;
    words_on_line_ = 0;
  }

  void write_runs(std::size_t begin, std::size_t end) {
    while (begin < end) {
      const LookMark* mark = cursor_.at(begin);
      std::size_t stop = begin;
      while (stop < end && cursor_.at(stop) == mark) stop += base::code_point_at(text_, stop).size;
      const std::string_view look = mark != nullptr ? mark->look : markup_.base;
      write_look(printable(text_.substr(begin, stop - begin)), look, markup_.color, out_);
      begin = stop;
    }
  }

  std::string_view text_;
  const Markup& markup_;
  const bool is_link_ = is_uri(markup_.link);
  const Layout& layout_;
  MarkCursor cursor_;
  std::ostream& out_;
  std::size_t column_;
  std::size_t words_on_line_ = 0;
};

}  // namespace

std::size_t columns(std::string_view text) {
  std::size_t sum = 0;
  for (std::size_t at = 0; at < text.size();) {
    const base::CodePoint c = base::code_point_at(text, at);
    sum += base::display_width(c.value);
    at += c.size;
  }
  return sum;
}

bool is_harmful(base::CodePoint c) { return !c.well_formed || is_control(c.value) || within(kDirection, c.value); }

std::string printable(std::string_view text) {
  std::string clean;
  clean.reserve(text.size());
  for (std::size_t at = 0; at < text.size();) {
    const base::CodePoint c = base::code_point_at(text, at);
    if (!is_harmful(c))
      clean += text.substr(at, c.size);
    else
      clean += is_blank(c.value) ? " " : kReplaced;
    at += c.size;
  }
  return clean;
}

std::vector<LookMark> marks_of(const std::vector<Highlight>& highlights, std::string_view look) {
  std::vector<LookMark> marks;
  marks.reserve(highlights.size());
  for (const Highlight& highlight : highlights) marks.push_back({highlight.begin, highlight.end, look});
  return marks;
}

void write_look(std::string_view text, std::string_view look, bool color, std::ostream& out) {
  if (color && !look.empty() && !text.empty())
    out << kLook << look << kLookEnd << text << kReset;
  else
    out << text;
}

void write_wrapped(std::string_view text, const Markup& markup, const Layout& layout, std::ostream& out) {
  WrappingWriter(text, markup, layout, out).write();
}

}  // namespace depeche::render
