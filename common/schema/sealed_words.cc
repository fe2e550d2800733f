#include "schema/sealed_words.h"

#include <array>
#include <cstdint>
#include <cstdio>

#include <xxhash.h>

namespace depeche::schema {
namespace {

std::string digits_of_checksum(std::string_view words) {
  std::array<char, 17> digits{};
  std::snprintf(digits.data(), digits.size(), "%016llx",
                static_cast<unsigned long long>(XXH3_64bits(words.data(), words.size())));
  return digits.data();
}

}  // namespace

std::string seal_words(const std::vector<std::string>& words) {
  std::string line;
  for (const std::string& word : words) line += word + ' ';
  return line + digits_of_checksum(line) + '\n';
}

std::optional<std::vector<std::string>> unseal_words(std::string_view line) {
  if (!line.ends_with('\n')) return std::nullopt;
  line.remove_suffix(1);
  const std::size_t last = line.rfind(' ');
  if (last == std::string_view::npos || line.substr(last + 1) != digits_of_checksum(line.substr(0, last + 1)))
    return std::nullopt;
  std::vector<std::string> words;
  for (std::string_view left = line.substr(0, last + 1); !left.empty();) {
    const std::size_t end = left.find(' ');
    words.emplace_back(left.substr(0, end));
    left.remove_prefix(end + 1);
  }
  return words;
}

}  // namespace depeche::schema
