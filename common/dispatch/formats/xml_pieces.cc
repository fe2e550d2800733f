#include "dispatch/formats/xml_pieces.h"

#include <algorithm>
#include <array>
#include <utility>

namespace depeche::dispatch {
namespace {

using Kind = XmlPiece::Kind;

constexpr std::size_t kXmlBlock = std::size_t{64} << 10;
constexpr std::size_t kLongestTag = std::size_t{1} << 20;

// How something aside begins and ends.
constexpr std::array<std::pair<std::string_view, std::string_view>, 3> kAsides{
    {{"<!--", "-->"}, {"<![CDATA[", "]]>"}, {"<?", "?>"}}};
constexpr std::string_view kDeclaration = "<!";
constexpr std::size_t kLongestBegin = 9;

bool begins_name(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || c == ':' || (c & 0x80) != 0;
}

// Where the tag at the front of `text` ends; npos when it goes on, and `whole` false when it is none.
struct TagEnd {
  std::size_t size = std::string_view::npos;
  bool whole = true;
};

TagEnd find_tag_end(std::string_view text) {
  char quote = '\0';
  for (std::size_t at = 1; at < text.size(); ++at) {
    const char c = text[at];
    if (c == '<') return {at, false};
    if (quote != '\0')
      quote = c == quote ? '\0' : quote;
    else if (c == '"' || c == '\'')
      quote = c;
    else if (c == '>')
      return {at + 1, true};
  }
  return {};
}

std::string_view name_of(std::string_view tag) {
  const std::size_t begin = tag[1] == '/' ? 2 : 1;
  return tag.substr(begin, std::min(tag.find_first_of(" \t\r\n/>", begin), tag.size()) - begin);
}

}  // namespace

std::size_t document_type_size(std::string_view text) {
  const std::size_t end = text.find('>');
  if (text.find('[') >= end) return end == std::string_view::npos ? end : end + 1;
  for (std::size_t at = text.find(']'); at != std::string_view::npos; at = text.find(']', at + 1)) {
    const std::size_t behind = text.find_first_not_of(" \t\r\n", at + 1);
    if (behind != std::string_view::npos && text[behind] == '>') return behind + 1;
  }
  return std::string_view::npos;
}

Result<std::optional<XmlPiece>> XmlPieces::next() {
  if (begin_ == buffer_.size()) {
    const Result<bool> more = fill();
    if (!more) return tl::unexpected(more.error());
    if (!*more) return std::nullopt;
  }
  Result<XmlPiece> piece = cut();
  if (!piece) return tl::unexpected(piece.error());
  return std::optional(*piece);
}

// Reads a block behind what is not taken. False at the end.
Result<bool> XmlPieces::fill() {
  if (ended_) return false;
  buffer_.erase(0, begin_);
  begin_ = 0;
  const std::size_t before = buffer_.size();
  buffer_.resize(before + kXmlBlock);
  const Result<std::size_t> got = source_.read(buffer_.data() + before, kXmlBlock);
  buffer_.resize(before + got.value_or(0));
  ended_ = got.value_or(0) == 0;
  if (!got) return tl::unexpected(got.error());
  return !ended_;
}

Result<XmlPiece> XmlPieces::cut() {
  if (!aside_end_.empty()) return cut_aside();
  if (buffer_[begin_] != '<') return take(Kind::text, std::min(rest().find('<'), rest().size()));
  while (rest().size() < kLongestBegin && !ended_)
    if (const Result<bool> more = fill(); !more) return tl::unexpected(more.error());
  for (const auto& [begin, end] : kAsides) {
    if (!rest().starts_with(begin)) continue;
    aside_end_ = end;
    return take(Kind::aside, begin.size());
  }
  return cut_tag();
}

Result<XmlPiece> XmlPieces::cut_aside() {
  while (rest().size() < aside_end_.size() && !ended_)
    if (const Result<bool> more = fill(); !more) return tl::unexpected(more.error());
  const std::size_t end = rest().find(aside_end_);
  if (end != std::string_view::npos) return take(Kind::aside, end + std::exchange(aside_end_, {}).size());
  // The end may have begun in the last bytes.
  return take(Kind::aside, ended_ ? rest().size() : rest().size() - (aside_end_.size() - 1));
}

Result<XmlPiece> XmlPieces::cut_tag() {
  for (;;) {
    const bool is_declaration = rest().starts_with(kDeclaration);
    const TagEnd end = is_declaration ? TagEnd{document_type_size(rest()), true} : find_tag_end(rest());
    if (end.size != std::string_view::npos) {
      const std::string_view tag = rest().substr(0, end.size);
      const std::string_view name = name_of(tag);
      if (is_declaration) return take(Kind::aside, end.size);
      if (!end.whole || name.empty() || !begins_name(name.front())) return take(Kind::text, end.size);
      const Kind kind = tag[1] == '/' ? Kind::close : tag.ends_with("/>") ? Kind::empty : Kind::open;
      XmlPiece piece = take(kind, end.size);
      piece.name = name;
      return piece;
    }
    if (rest().size() > kLongestTag) return take(Kind::text, 1);
    const Result<bool> more = fill();
    if (!more) return tl::unexpected(more.error());
    if (!*more) return take(Kind::text, rest().size());
  }
}

XmlPiece XmlPieces::take(Kind kind, std::size_t size) {
  const XmlPiece piece{kind, rest().substr(0, size), {}, line_};
  line_ += static_cast<std::size_t>(std::count(piece.bytes.begin(), piece.bytes.end(), '\n'));
  begin_ += size;
  return piece;
}

}  // namespace depeche::dispatch
