#pragma once

// What an archive knows about acronyms, as the metadata of the database keeps it.

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace depeche::schema {

// One way in which the archive explains an acronym.
struct Explanation {
  std::string spelling;   // OTSC, Cnil
  std::string expansion;  // in lower case, accents kept
  std::uint32_t documents = 0;

  bool operator==(const Explanation&) const = default;
};

// The metadata under acronym_metadata_key() has every explanation of one acronym, sorted by expansion and spelling. The
// metadata under opening_metadata_key() has every explanation whose expansion begins with the same two words, each with
// `documents` 1. An empty list is not empty bytes: in a merge it must replace what the older index has.
std::string encode_explanations(const std::vector<Explanation>& explanations);
// Stops at the first damage; returns what was read before it.
std::vector<Explanation> decode_explanations(std::string_view bytes);

// `key`: text::acronym_key().
std::string acronym_metadata_key(std::string_view key);
// `first`, `second`: the first two words of an expansion, folded.
std::string opening_metadata_key(std::string_view first, std::string_view second);

}  // namespace depeche::schema
