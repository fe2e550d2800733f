#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <utility>

#include "glass/table_reader.h"

namespace depeche::test {

// A reader of the table of postings. Nothing where TableReader::open() gives nothing.
template <class Reader>
std::optional<Reader> open_reader(const std::filesystem::path& database, std::uint64_t revision) {
  auto table = glass::TableReader::open(database, "postlist", revision);
  if (!table) return std::nullopt;
  return Reader(std::move(*table));
}

}  // namespace depeche::test
