#pragma once

// Archives and compressed bytes, taken apart and made for fuzzers by libarchive.

#include <string>
#include <string_view>
#include <vector>

namespace depeche::fuzz {

struct Member {
  std::string name;
  std::string content;
};

// What can be read of it, at most some members of some size; of compressed bytes that are no archive one without a
// name.
std::vector<Member> unpacked(std::string_view packed);

// `format`: "gnutar", "pax", "ustar", "zip", or "raw", which takes the first member only; `filter`: "none", "gzip",
// "zstd", "bzip2", "xz". What cannot be packed so is left out.
std::string packed(const char* format, const char* filter, const std::vector<Member>& members);

}  // namespace depeche::fuzz
