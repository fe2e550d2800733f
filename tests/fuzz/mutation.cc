#include "fuzz/mutation.h"

#include <algorithm>
#include <utility>

#include "base/archive.h"
#include "fuzz/hostile_values.h"
#include "fuzz/input.h"
#include "fuzz/packing.h"

namespace depeche::fuzz {
namespace {

constexpr std::size_t kMostChanges = 5;
constexpr std::size_t kDeepest = 200;

std::string replaced(std::string_view text, std::size_t begin, std::size_t end, std::string_view by) {
  return std::string(text.substr(0, begin)).append(by).append(text.substr(end));
}

}  // namespace

std::string Mutation::change(std::string_view input, std::string_view other) {
  std::string told(input.substr(0, told_bytes(input)));
  std::string bytes(input.substr(told.size()));
  if (!told.empty() && one_in(4)) change_told(told);
  for (std::size_t changes = 1 + below(kMostChanges); changes > 0; --changes) {
    if (base::looks_packed(std::string_view(bytes).substr(0, base::kPackedHeadBytes)))
      change_packed(bytes, other);
    else
      change_text(bytes, other.substr(told_bytes(other)));
    keep_short(bytes);
  }
  std::string changed = told + bytes;
  keep_short(changed);
  return changed;
}

void Mutation::change_told(std::string& told) {
  told[0] = static_cast<char>(kFirstOptionByte + below(0x100 - kFirstOptionByte));
  told[1] = static_cast<char>(below(256));
}

void Mutation::change_text(std::string& text, std::string_view other) {
  if (one_in(12)) return recode(text);
  if (one_in(12)) return redeclare(text);
  if (one_in(12)) return break_bytes(text);
  const std::vector<Piece> pieces = pieces_of(text);
  if (pieces.empty()) return break_bytes(text);
  edit(text, pieces, other);
}

void Mutation::edit(std::string& text, const std::vector<Piece>& pieces, std::string_view other) {
  const Piece& piece = any(pieces);
  switch (below(8)) {
    case 0:
      text.erase(piece.begin, piece.size());
      return;
    case 1:
      return repeat(text, piece);
    case 2:
      return rearrange(text, pieces);
    case 3:
      return nest(text, pieces);
    case 4:
      return lend(text, piece, other);
    case 5:
      return rename(text, pieces, other);
    default:
      return revalue(text, pieces);
  }
}

// Swapped, or one of them moved to where the other stands.
void Mutation::rearrange(std::string& text, const std::vector<Piece>& pieces) {
  const Piece* first = &any(pieces);
  const Piece* second = &any(pieces);
  if (first->begin > second->begin) std::swap(first, second);
  if (first->end > second->begin) return;
  const std::string moved = text.substr(first->begin, first->size());
  const std::string stays = one_in(2) ? text.substr(second->begin, second->size()) : std::string();
  text.replace(second->begin, stays.empty() ? 0 : second->size(), moved);
  text.replace(first->begin, first->size(), stays);
}

void Mutation::repeat(std::string& text, const Piece& piece) {
  const std::string said = text.substr(piece.begin, piece.size());
  std::size_t times = one_in(4) ? 1 + below(1000) : 1;
  std::string more;
  for (; times > 0 && more.size() < longest_; --times) more += said;
  text.insert(piece.end, more);
}

// A piece in the place of one that is a part of it, again and again.
void Mutation::nest(std::string& text, const std::vector<Piece>& pieces) {
  const Piece& outer = any(pieces);
  std::vector<Piece> inside;
  for (const Piece& piece : pieces)
    if (piece.begin > outer.begin && piece.end < outer.end) inside.push_back(piece);
  if (inside.empty()) return;
  const Piece& inner = any(inside);
  const std::string before = text.substr(outer.begin, inner.begin - outer.begin);
  const std::string after = text.substr(inner.end, outer.end - inner.end);
  std::string front;
  std::string back;
  for (std::size_t depth = 1 + below(one_in(4) ? kDeepest : 3); depth > 0 && front.size() + back.size() < longest_;
       --depth) {
    front += before;
    back += after;
  }
  text.insert(inner.end, back);
  text.insert(inner.begin, front);
}

void Mutation::lend(std::string& text, const Piece& piece, std::string_view other) {
  const std::vector<Piece> theirs = pieces_of(other);
  if (theirs.empty()) return;
  const Piece* lent = any(theirs, piece.part);
  if (lent == nullptr) lent = &any(theirs);
  const std::string_view said = other.substr(lent->begin, lent->size());
  text.replace(piece.begin, one_in(2) ? piece.size() : 0, said);
}

void Mutation::rename(std::string& text, const std::vector<Piece>& pieces, std::string_view other) {
  const Piece* piece = any(pieces, Part::name);
  if (piece == nullptr) return;
  std::string name(kNames[below(kNames.size())]);
  if (const std::vector<Piece> theirs = pieces_of(other); one_in(2))
    if (const Piece* lent = any(theirs, Part::name)) name = other.substr(lent->begin, lent->size());
  if (piece->twin_end > piece->twin_begin) text = replaced(text, piece->twin_begin, piece->twin_end, name);
  text = replaced(text, piece->begin, piece->end, name);
}

void Mutation::revalue(std::string& text, const std::vector<Piece>& pieces) {
  const Piece* piece = any(pieces, Part::value);
  if (piece == nullptr) piece = &any(pieces);
  std::string_view value = kHostileValues[below(kHostileValues.size())];
  if (one_in(3)) {
    // Within what is there.
    text.insert(piece->begin + below(piece->size() + 1), value);
  } else {
    text = replaced(text, piece->begin, piece->end, value);
  }
}

// The same letters in other bytes, whatever is declared.
void Mutation::recode(std::string& text) {
  const std::size_t way = below(4);
  std::string coded;
  switch (way) {
    case 0:
    case 1:  // UTF-16, with or without a mark
      if (one_in(2)) coded = way == 0 ? "\xff\xfe" : "\xfe\xff";
      for (const char c : text) (coded += way == 0 ? c : '\0') += way == 0 ? '\0' : c;
      break;
    case 2:  // what was UTF-8, read as windows-1252 and written again
      for (const char c : text) {
        if ((c & 0x80) != 0) coded += (c & 0x40) != 0 ? '\xc3' : '\xc2';
        coded += (c & 0x80) != 0 ? static_cast<char>(c & 0xBF) : c;
      }
      break;
    default:
      coded = "\xef\xbb\xbf" + text;
  }
  text = std::move(coded);
}

void Mutation::redeclare(std::string& text) {
  const std::string_view name = kEncodingNames[below(kEncodingNames.size())];
  for (const std::string_view declaration : {"encoding=\"", "encoding='", "charset=\"", "charset="}) {
    const std::size_t found = text.find(declaration);
    if (found == std::string::npos) continue;
    const std::size_t begin = found + declaration.size();
    text = replaced(text, begin, std::min(text.find_first_of("\"'> ", begin), text.size()), name);
    return;
  }
  if (text.find('<') != std::string::npos)
    text.insert(0, "<?xml version=\"1.0\" encoding=\"" + std::string(name) + "\"?>");
}

void Mutation::change_packed(std::string& bytes, std::string_view other) {
  static constexpr std::array kFormats{"gnutar", "pax", "ustar", "zip", "raw"};
  static constexpr std::array kFilters{"none", "gzip", "zstd", "bzip2", "xz"};
  if (one_in(3)) return break_bytes(bytes);
  std::vector<Member> members = unpacked(bytes);
  if (members.empty()) members.push_back({"a.txt", std::string(other)});
  Member& member = members[below(members.size())];
  switch (below(7)) {
    case 0:
      member.name = kMemberNames[below(kMemberNames.size())];
      break;
    case 1:
      member.name.append(below(400), 'n');
      break;
    case 2:
      members.push_back(member);
      break;
    case 3:
      member.content = bytes;  // itself, inside
      break;
    case 4:
      members.push_back({std::string(kMemberNames[below(kMemberNames.size())]), std::string(other)});
      break;
    default:
      change_text(member.content, other);
  }
  std::string anew = packed(kFormats[below(kFormats.size())], kFilters[below(kFilters.size())], members);
  switch (below(8)) {
    case 0:
      bytes += anew;  // one behind the other
      break;
    case 1:  // a frame of zstd that is to be passed over
      bytes = std::string("\x50\x2a\x4d\x18\x04\0\0\0abcd", 12) + anew;
      break;
    default:
      bytes = std::move(anew);
  }
}

// Most often near the front or the end, where headers are.
void Mutation::break_bytes(std::string& bytes) {
  if (bytes.empty()) return bytes.push_back('\n');
  const std::size_t range = one_in(2) ? bytes.size() : std::min<std::size_t>(bytes.size(), 512);
  const std::size_t at = one_in(2) ? below(range) : bytes.size() - 1 - below(range);
  switch (below(5)) {
    case 0:
      bytes.resize(at);
      return;
    case 1:
      bytes.erase(at, 1 + below(16));
      return;
    case 2:
      bytes.insert(at, 1 + below(8), static_cast<char>(below(256)));
      return;
    case 3:
      bytes[at] = "\0\x7f\xff\x80"[below(4)];
      return;
    default:
      bytes[at] = static_cast<char>(bytes[at] ^ (1 << below(8)));
  }
}

const Piece* Mutation::any(const std::vector<Piece>& pieces, Part part) {
  std::vector<const Piece*> of_part;
  for (const Piece& piece : pieces)
    if (piece.part == part) of_part.push_back(&piece);
  return of_part.empty() ? nullptr : of_part[below(of_part.size())];
}

}  // namespace depeche::fuzz
