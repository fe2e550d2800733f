#include "fuzz/pieces.h"

#include <algorithm>
#include <optional>
#include <utility>

namespace depeche::fuzz {
namespace {

constexpr std::string_view kBlanks = " \t\r\n";

bool is_blank(char c) { return kBlanks.find(c) != std::string_view::npos; }

// Where the text has `what` from `at` on, or its end.
std::size_t behind(std::string_view text, std::string_view what, std::size_t at) {
  const std::size_t found = text.find(what, at);
  return found == std::string_view::npos ? text.size() : found + what.size();
}

class Pieces {
 public:
  bool full() const { return pieces_.size() >= kMostPieces; }
  void add(Part part, std::size_t begin, std::size_t end) {
    if (begin < end && !full()) pieces_.push_back({part, begin, end, 0, 0});
  }
  void add(const Piece& piece) {
    if (!full()) pieces_.push_back(piece);
  }
  std::vector<Piece> take() { return std::move(pieces_); }

 private:
  std::vector<Piece> pieces_;
};

class Markup {
 public:
  explicit Markup(std::string_view text) : text_(text) {}

  std::vector<Piece> read() {
    while (at_ < text_.size() && !pieces_.full()) {
      const std::size_t tag = std::min(text_.find('<', at_), text_.size());
      if (text_.find_first_not_of(kBlanks, at_) < tag) pieces_.add(Part::value, at_, tag);
      at_ = tag;
      if (at_ < text_.size()) read_tag();
    }
    return pieces_.take();
  }

 private:
  struct Open {
    std::string_view name;
    Piece piece;
    std::size_t begin;
  };

  void read_tag() {
    const std::string_view rest = text_.substr(at_);
    for (const auto& [opening, closing] : {std::pair{"<!--", "-->"}, {"<![CDATA[", "]]>"}, {"<?", "?>"}, {"<!", ">"}})
      if (rest.starts_with(opening)) return pass(behind(text_, closing, at_));
    if (rest.starts_with("</")) return close();
    open();
  }

  // The declaration has attributes as well.
  void pass(std::size_t end) {
    pieces_.add(Part::whole, at_, end);
    read_attributes(at_ + 1, end);
    at_ = end;
  }

  std::string_view name_at(std::size_t begin) const {
    return text_.substr(begin, std::min(text_.find_first_of(" \t\r\n/>", begin), text_.size()) - begin);
  }

  void open() {
    const std::size_t begin = at_;
    const std::size_t end = behind(text_, ">", at_);
    const std::string_view name = name_at(begin + 1);
    Piece named{Part::name, begin + 1, begin + 1 + name.size(), 0, 0};
    read_attributes(named.end, end);
    at_ = end;
    if (text_.substr(begin, end - begin).ends_with("/>")) {
      pieces_.add(Part::whole, begin, end);
      if (!name.empty()) pieces_.add(named);
    } else {
      open_.push_back({name, named, begin});
    }
  }

  void close() {
    const std::string_view name = name_at(at_ + 2);
    const std::size_t name_begin = at_ + 2;
    at_ = behind(text_, ">", at_);
    const auto match = std::ranges::find(open_.rbegin(), open_.rend(), name, &Open::name);
    if (match == open_.rend()) return;
    pieces_.add(Part::whole, match->begin, at_);
    match->piece.twin_begin = name_begin;
    match->piece.twin_end = name_begin + name.size();
    if (!name.empty()) pieces_.add(match->piece);
    open_.erase(std::prev(match.base()), open_.end());
  }

  void read_attributes(std::size_t at, std::size_t end) {
    while (at < end && !pieces_.full()) {
      at = text_.find_first_not_of(" \t\r\n/?>", at);
      if (at >= end) return;
      const std::size_t equals = std::min(text_.find_first_of("= \t\r\n>", at), end);
      if (equals + 1 >= end || text_[equals] != '=') {
        at = equals + 1;
        continue;
      }
      const bool quoted = text_[equals + 1] == '"' || text_[equals + 1] == '\'';
      const std::size_t begin = equals + 1 + (quoted ? 1 : 0);
      const std::size_t value_end =
          std::min(quoted ? text_.find(text_[equals + 1], begin) : text_.find_first_of(" \t\r\n/>", begin), end);
      pieces_.add(Part::name, at, equals);
      pieces_.add(Part::value, begin, value_end);
      pieces_.add(Part::whole, at, value_end + (quoted && value_end < end ? 1 : 0));
      at = value_end + 1;
    }
  }

  std::string_view text_;
  std::size_t at_ = 0;
  std::vector<Open> open_;
  Pieces pieces_;
};

class Json {
 public:
  explicit Json(std::string_view text) : text_(text) {}

  std::vector<Piece> read() {
    while (at_ < text_.size() && !pieces_.full()) {
      const char c = text_[at_];
      if (c == '{' || c == '[') {
        open_.push_back({at_++, std::exchange(name_, std::nullopt)});
      } else if ((c == '}' || c == ']') && !open_.empty()) {
        const Open open = open_.back();
        open_.pop_back();
        name_ = open.name;
        ended(Part::whole, open.begin, ++at_);
      } else if (c == '"') {
        read_string();
      } else if (is_blank(c) || c == ',' || c == ':' || c == '}' || c == ']') {
        ++at_;
      } else {
        const std::size_t end = std::min(text_.find_first_of(" \t\r\n,:]}", at_), text_.size());
        ended(Part::value, at_, end);
        at_ = end;
      }
    }
    return pieces_.take();
  }

 private:
  struct Open {
    std::size_t begin;
    std::optional<std::size_t> name;
  };

  void read_string() {
    const std::size_t begin = at_++;
    while (at_ < text_.size() && text_[at_] != '"') at_ += text_[at_] == '\\' ? 2 : 1;
    at_ = std::min(at_ + 1, text_.size());
    const std::size_t next = text_.find_first_not_of(kBlanks, at_);
    if (next == std::string_view::npos || text_[next] != ':') return ended(Part::value, begin + 1, at_ - 1);
    pieces_.add(Part::name, begin + 1, at_ - 1);
    name_ = begin;
    at_ = next + 1;
  }

  void ended(Part part, std::size_t begin, std::size_t end) {
    pieces_.add(part, begin, end);
    if (name_) pieces_.add(Part::whole, *name_, part == Part::whole ? end : std::max(end, at_));
    name_.reset();
  }

  std::string_view text_;
  std::size_t at_ = 0;
  std::vector<Open> open_;
  std::optional<std::size_t> name_;
  Pieces pieces_;
};

std::vector<Piece> rows_of(std::string_view text, char separator) {
  Pieces pieces;
  std::size_t row = 0;
  std::size_t cell = 0;
  bool quoted = false;
  for (std::size_t at = 0; at <= text.size() && !pieces.full(); ++at) {
    const char c = at < text.size() ? text[at] : '\n';
    if (c == '"') quoted = !quoted;
    if ((quoted && at < text.size()) || (c != separator && c != '\n')) continue;
    pieces.add(row == 0 ? Part::name : Part::value, cell, at);
    if (at < text.size()) pieces.add(Part::whole, cell, at + 1);
    cell = at + 1;
    if (c != '\n') continue;
    pieces.add(Part::whole, row, std::min(at + 1, text.size()));
    row = at + 1;
  }
  return pieces.take();
}

// With the paragraphs that they are in, and the words and groups that are in them.
std::vector<Piece> lines_of(std::string_view text) {
  Pieces pieces;
  std::size_t paragraph = 0;
  for (std::size_t at = 0; at < text.size() && !pieces.full();) {
    const std::size_t end = std::min(text.find('\n', at), text.size());
    const std::size_t next = std::min(end + 1, text.size());
    const std::string_view line = text.substr(at, end - at);
    pieces.add(Part::whole, at, next);
    if (const std::size_t colon = line.find_first_of(":="); colon != std::string_view::npos) {
      pieces.add(Part::name, at, at + colon);
      pieces.add(Part::value, at + colon + 1, end);
    }
    if (line.find_first_not_of(kBlanks) == std::string_view::npos) {
      pieces.add(Part::whole, paragraph, next);
      paragraph = next;
    }
    at = next;
  }
  return pieces.take();
}

std::vector<Piece> words_of(std::string_view text) {
  Pieces pieces;
  std::vector<std::size_t> groups;
  for (std::size_t at = 0; at < text.size() && !pieces.full();) {
    const char c = text[at];
    if (c == '(') groups.push_back(at);
    if (c == ')' && !groups.empty()) {
      pieces.add(Part::whole, groups.back(), at + 1);
      groups.pop_back();
    }
    if (is_blank(c) || c == '(' || c == ')') {
      ++at;
      continue;
    }
    const std::size_t end =
        c == '"' ? behind(text, "\"", at + 1) : std::min(text.find_first_of(" \t\r\n()", at), text.size());
    const std::size_t colon = text.substr(at, end - at).find(':');
    if (colon != std::string_view::npos) {
      pieces.add(Part::name, at, at + colon);
      pieces.add(Part::value, at + colon + 1, end);
    }
    pieces.add(Part::whole, at, std::min(end + 1, text.size()));
    at = end;
  }
  return pieces.take();
}

}  // namespace

std::vector<Piece> pieces_of(std::string_view text) {
  const std::size_t first = std::min(text.find_first_not_of(kBlanks), text.size());
  const char begin = first < text.size() ? text[first] : ' ';
  const std::string_view line = text.substr(0, text.find('\n'));
  if (begin == '<' || text.find("</") != std::string_view::npos) return Markup(text).read();
  if (begin == '{' || begin == '[') return Json(text).read();
  for (const char separator : {';', ',', '\t'})
    if (line.size() < text.size() && std::ranges::count(line, separator) >= 2) return rows_of(text, separator);
  return line.size() < text.size() ? lines_of(text) : words_of(text);
}

}  // namespace depeche::fuzz
