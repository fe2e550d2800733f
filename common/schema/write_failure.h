#pragma once

#include <filesystem>

#include "base/files.h"
#include "depeche/result.h"

namespace depeche::schema {

// base::write_error(), as a value to return.
inline tl::unexpected<Error> write_failure(const std::filesystem::path& path, int error) {
  return tl::unexpected<Error>(base::write_error(path.string(), error));
}

}  // namespace depeche::schema
