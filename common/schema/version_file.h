#pragma once

// Xapian's version file says where in the tables their roots are and how large their blocks, and has no checksum:
// damaged, it crashes whoever opens it; nor have the tables anything that says to which database they belong. So each
// commit of ours leaves a seal beside it, `iamglass.sum`: lines of text with the database's unique name, the revision
// and a checksum of the version file, for each table the number of its root block, its size and a checksum of the
// blocks at its edges, from the root to the first and to the last leaf, and a checksum of all these. A block is never
// written over as long as its revision is the last one, and each change of a table makes it another root: so a table
// that is older, cut or gone is told by its root; one of another index or generation by its edges, and the table of
// postings, of which several may begin and end alike, by the name that it has under kDatabaseKey.

#include <filesystem>

#include "depeche/result.h"

namespace depeche::schema {

enum class Sealed {
  yes,
  no  // there is no seal, or none that can be read: of an index that another version made, or a damaged one
};

// Before `generation` is opened, and whenever it looks changed. ErrorCode::corrupt, which names the file, when the
// version file or a table is not what the last commit wrote. What is newer than the seal passes as far as it looks like
// a commit to the same database: it is just happening, or its process was killed then. Throws
// Xapian::DatabaseModifiedError when commits follow each other faster than they can be looked at.
Result<Sealed> check_version_file(const std::filesystem::path& generation);

// For an index of this version: unsealed, it is damaged.
tl::unexpected<Error> not_sealed(const std::filesystem::path& generation);

// After each commit to `generation`, and before the first; the seal is on the disk then. Without it the commit is
// whole, and what it wrote is told from damage less well. Errors: those of write_error().
Status seal_version_file(const std::filesystem::path& generation);

}  // namespace depeche::schema
