#pragma once

// Xapian's version file says where the roots of the tables are and how large their blocks are. It has no checksum, and
// when it is damaged, it crashes whoever opens it. Nor do the tables say to which database they belong. So each commit
// of ours leaves a seal beside it, `iamglass.sum`: lines of text with the unique name of the database, the revision and
// a checksum of the version file; for each table the number of its root block, its size, and a checksum of the blocks
// at its edges, from the root to the first and to the last leaf; and a checksum of all these.
//
// A block is never written over as long as its revision is the last one, and each change of a table makes another root.
// So a table that is older, cut or gone is noticed by its root, and one of another index or generation by its edges.
// Tables of postings may begin and end alike; they are noticed by the name that they have under kDatabaseKey.

#include <filesystem>

#include "depeche/result.h"

namespace depeche::schema {

enum class Sealed {
  yes,
  no  // there is no seal that can be read: another version made the index, or it is damaged
};

// Call this before `generation` is opened, and whenever it looks changed. ErrorCode::corrupt, which names the file,
// when the version file or a table is not what the last commit wrote. A state that is newer than the seal is accepted
// when it looks like a later commit to the same database: that commit is happening now, or its process was killed.
// Throws Xapian::DatabaseModifiedError when commits follow each other faster than they can be looked at.
Result<Sealed> check_version_file(const std::filesystem::path& generation);

// The error for an index of this version without a seal: it is damaged.
tl::unexpected<Error> not_sealed(const std::filesystem::path& generation);

// Call this after each commit to `generation`, and before the first. The seal is on the disk when it returns. When it
// fails, the commit is whole, but damage to what it wrote is noticed less well. Errors: those of write_error().
Status seal_version_file(const std::filesystem::path& generation);

}  // namespace depeche::schema
