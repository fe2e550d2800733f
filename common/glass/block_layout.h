#pragma once

// Blocks of the tables of Xapian's glass format, as of 1.4 (2016-03-14): a head, a directory of the items from the
// front, and the items from the back; numbers are big-endian. Leaves hold keys with their tags, long tags in several
// items; branches hold the first key of each block below but the first, cut to what tells it from the key before.
//
//   head    revision (4), level (1), free bytes in one piece (2) and in all (2), end of the directory (2)
//   leaf    flags and size - 3 (2), length of the key (1), key, number of the piece (2) unless it is the first, bytes
//   branch  number of the block below (4), length of the key (1), key, number of the piece (2)

#include <cstddef>

namespace depeche::glass {

inline constexpr std::size_t kBlockBytes = 8192;
inline constexpr std::size_t kLevelAt = 4;
inline constexpr std::size_t kFreeAt = 5;
inline constexpr std::size_t kAllFreeAt = 7;
inline constexpr std::size_t kDirectoryEndAt = 9;
inline constexpr std::size_t kDirectoryBegin = 11;
inline constexpr std::size_t kDirectoryEntry = 2;

inline constexpr std::size_t kLeafHead = 3;
inline constexpr std::size_t kBranchHead = 5;
inline constexpr std::size_t kPieceNumber = 2;

inline constexpr unsigned kCompressedItem = 0x8000;
inline constexpr unsigned kLastItem = 0x4000;
inline constexpr unsigned kFirstItem = 0x2000;
inline constexpr unsigned kItemSize = 0x1FFF;

}  // namespace depeche::glass
