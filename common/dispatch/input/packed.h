#pragma once

// Reads compressed files and archives as files and folders are read.

#include <cstdint>
#include <functional>

#include "base/files.h"
#include "dispatch/input/input.h"
#include "dispatch/outcome/report.h"
#include "dispatch/outcome/source_name.h"

namespace depeche::dispatch {

// How many archives and compressed files may lie inside one another: a .zip of .gz files, but nothing packed in these.
inline constexpr int kMaxPackedDepth = 2;

// What is packed. `docx_text`: the text of a .docx file, under the name of that file.
enum class PackedKind : std::uint8_t { source, docx_text };
using ReadPacked = std::function<void(Input&, const SourceName&, PackedKind)>;

// Calls `read_member` for the content of a compressed file, under the name of that file, and for each file of an
// archive, under "archive/member"; archives in the archive are unpacked in the same way. Left out are the members that
// would be left out of a folder, and what macOS adds. Of a .docx file, whatever its name, only the text is read; other
// zips that are documents are reported. A member that cannot be read is reported, one whose name leads
// out of the archive and one that lies too deep among them, and the next one is read.
void read_packed(base::ByteSource& bytes, const SourceName& name, const Report& report, const ReadPacked& read_member);

}  // namespace depeche::dispatch
