#pragma once

// UTF-8 as bytes: is it well-formed, which code point stands where, where may it be cut.

#include <cstddef>
#include <string>
#include <string_view>

namespace depeche::base {

inline constexpr char32_t kReplacement = 0xFFFD;

// True when every byte belongs to a well-formed sequence: no surrogates, no overlong forms, nothing above U+10FFFF.
bool is_utf8(std::string_view text);

struct CodePoint {
  char32_t value = 0;
  std::size_t size = 0;  // in bytes
  bool well_formed = true;
};

// The code point at `at`, which must be inside `text`. An ill-formed byte is kReplacement with size 1.
CodePoint code_point_at(std::string_view text, std::size_t at);

// The number of code points; an ill-formed byte counts as one.
std::size_t count_code_points(std::string_view text);

// `code_point` must be a scalar value; others are written as kReplacement.
void append_utf8(std::string& text, char32_t code_point);

// The longest prefix of at most `max_bytes` that cuts no code point. It stays a view of `text`.
std::string_view truncate_utf8(std::string_view text, std::size_t max_bytes);

struct Repaired {
  std::string text;          // well-formed
  std::size_t replaced = 0;  // bytes that became kReplacement
};

// Replaces every ill-formed byte by kReplacement.
Repaired repair_utf8(std::string_view text);

}  // namespace depeche::base
