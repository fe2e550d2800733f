#pragma once

// Changes of an input that keep most of its structure, so that what is changed is read to where it hurts: pieces of
// text (fuzz/pieces.h) are left out, said twice, swapped, nested, renamed, given hostile values; encodings are changed
// with and without their declarations; members of archives are changed likewise and packed anew.

#include <cstddef>
#include <cstdint>
#include <random>
#include <string>
#include <string_view>

#include "fuzz/pieces.h"

namespace depeche::fuzz {

// Draws the same changes for the same seed. Not for several threads.
class Mutation {
 public:
  // Results are of at most `longest` bytes.
  Mutation(std::uint64_t seed, std::size_t longest) : random_(seed), longest_(longest) {}

  // A few changes to `input`; `other` may lend pieces. Any bytes will do.
  std::string change(std::string_view input, std::string_view other);

 private:
  std::size_t below(std::size_t bound) { return std::uniform_int_distribution<std::size_t>(0, bound - 1)(random_); }
  bool one_in(std::size_t count) { return below(count) == 0; }

  void change_told(std::string& told);
  void change_text(std::string& text, std::string_view other);
  void edit(std::string& text, const std::vector<Piece>& pieces, std::string_view other);
  void rearrange(std::string& text, const std::vector<Piece>& pieces);
  void repeat(std::string& text, const Piece& piece);
  void nest(std::string& text, const std::vector<Piece>& pieces);
  void lend(std::string& text, const Piece& piece, std::string_view other);
  void rename(std::string& text, const std::vector<Piece>& pieces, std::string_view other);
  void revalue(std::string& text, const std::vector<Piece>& pieces);
  void recode(std::string& text);
  void redeclare(std::string& text);
  void change_packed(std::string& bytes, std::string_view other);
  void break_bytes(std::string& bytes);
  const Piece& any(const std::vector<Piece>& pieces) { return pieces[below(pieces.size())]; }
  const Piece* any(const std::vector<Piece>& pieces, Part part);
  void keep_short(std::string& bytes) const {
    if (bytes.size() > longest_) bytes.resize(longest_);
  }

  std::mt19937_64 random_;
  std::size_t longest_;
};

}  // namespace depeche::fuzz
