#pragma once

// Visits the files of a folder and of the folders below it, in byte order of their paths.

#include <filesystem>
#include <functional>
#include <string>
#include <string_view>

#include "depeche/result.h"

namespace depeche::dispatch {

struct FolderVisitor {
  std::function<void(const std::string& path)> file;                      // anything that is no folder, links followed
  std::function<void(const std::string& path, const Error&)> unreadable;  // a folder, or an entry of one
  std::function<bool()> stop;                                             // true ends the walk
  std::function<void(const std::string& path)> index;                     // a folder that is an index, left out
  std::filesystem::path own_index = {};                                   // one, even if nothing in it says so
};

// Visits files as `folder/name`, without those that is_left_out() names. A folder to which several links lead, or a
// link from below itself, is visited once; an index is never visited. All functions must be set.
void walk_folder(const std::string& folder, const FolderVisitor& visitor);

// True for the names of hidden entries, of the backups of editors (name~, #name#, name.bak), of files that are still
// being written (name.part, name.tmp, name.crdownload, …) and of what programs keep beside a file (~$name, name.lock).
bool is_left_out(std::string_view name);

// True for a folder that is an index, or `own_index`, which need not exist and may be empty.
bool is_index(const std::string& folder, const std::filesystem::path& own_index);

// True for a path that leads to a folder.
bool is_folder(const std::string& path);

}  // namespace depeche::dispatch
