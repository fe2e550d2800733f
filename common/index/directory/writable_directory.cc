#include "index/directory/writable_directory.h"

#include <algorithm>
#include <cerrno>
#include <system_error>

#include <sys/stat.h>
#include <unistd.h>

#include "base/files.h"
#include "base/index_mark.h"
#include "base/message.h"
#include "base/xapian.h"

namespace depeche::index {
namespace {

namespace fs = std::filesystem;
using schema::IndexState;

// A writer that gives up removes the directory that it has made, perhaps just when another one wants to lock it.
constexpr int kTries = 5;

bool is_usable(const schema::IndexDirectory& directory, bool rebuild) {
  switch (directory.state) {
    case IndexState::absent:
    case IndexState::present:
      return true;
    case IndexState::damaged:
    case IndexState::outdated:
      return rebuild;
    default:
      return false;
  }
}

void remove_directories(const std::vector<fs::path>& made) {
  for (auto path = made.rbegin(); path != made.rend(); ++path)
    if (::rmdir(path->c_str()) != 0) return;
}

// Makes the missing directories and returns them, the outermost first.
Result<std::vector<fs::path>> make_directories(const fs::path& directory) {
  std::error_code error;
  std::vector<fs::path> missing;
  for (fs::path at = fs::absolute(directory, error); !fs::exists(at, error); at = at.parent_path()) {
    if (at.has_filename()) missing.push_back(at);
    if (at == at.parent_path()) break;
  }
  std::reverse(missing.begin(), missing.end());
  std::vector<fs::path> made;
  for (const fs::path& path : missing) {
    if (fs::create_directory(path, error)) made.push_back(path);
    if (!error) continue;
    remove_directories(made);
    return fail(ErrorCode::io,
                tr("{}: cannot create the directory: {}", directory.string(), base::errno_words(error.value())),
                tr("choose another place"));
  }
  return made;
}

}  // namespace

Result<WritableDirectory> WritableDirectory::open(const fs::path& index, bool rebuild, double wait_lock_seconds) {
  for (int tries = 1;; ++tries) {
    auto opened = open_once(index, rebuild, wait_lock_seconds);
    if (opened || opened.error().code != ErrorCode::io || tries == kTries) return opened;
  }
}

Result<WritableDirectory> WritableDirectory::open_once(const fs::path& index, bool rebuild, double wait_lock_seconds) {
  // This is checked before anything is made: a folder that is no index gets no lock.
  const auto before = schema::inspect_index(index);
  if (!is_usable(before, rebuild)) return tl::unexpected<Error>(schema::unusable(before));
  auto made = make_directories(index);
  if (!made) return tl::unexpected<Error>(made.error());
  auto lock = WriteLock::acquire(schema::lock_path(index), wait_lock_seconds);
  if (!lock) {
    remove_directories(*made);
    return tl::unexpected<Error>(lock.error());
  }
  WritableDirectory directory(std::move(*lock), std::move(*made));
  if (auto status = directory.take(index, rebuild); !status) return tl::unexpected<Error>(status.error());
  return directory;
}

Status WritableDirectory::take(const fs::path& index, bool rebuild) {
  directory_ = schema::inspect_index(index);
  if (!is_usable(directory_, rebuild)) return tl::unexpected<Error>(schema::unusable(directory_));
  complaint_ = directory_.complaint;
  if (directory_.identity.empty()) {
    directory_.identity = schema::new_identity();
    // One of an earlier layout stays what it is until it is replaced.
    if (directory_.state == IndexState::absent)
      if (auto status = schema::create_identity(index, directory_.identity); !status) return status;
  }
  schema::remove_leftovers(directory_);
  return schema::mend(directory_);
}

bool WritableDirectory::is_shared() const {
  std::error_code error;
  for (const auto& entry : fs::directory_iterator(directory_.generation_path(), error))
    if (entry.hard_link_count(error) > 1 && !entry.is_directory(error)) return true;
  return false;
}

std::size_t WritableDirectory::start_anew() {
  directory_.kept.clear();
  if (directory_.state != IndexState::present) return 0;
  try {
    std::size_t dispatches = 0;
    for (const schema::NamedGeneration& part : directory_.parts())
      dispatches += Xapian::Database((directory_.path / part.name).string()).get_doccount();
    return dispatches;
  } catch (const Xapian::Error&) {
    return 0;  // damage is what many a rebuild is for
  }
}

std::vector<std::string> WritableDirectory::left_alone() const {
  std::vector<std::string> notices;
  for (const std::string& name : schema::other_generations(directory_))
    notices.push_back(
        tr("{}: left alone, since it does not bear the identity of this index; delete it when you no longer need it",
           (directory_.path / name).string()));
  return notices;
}

WritableDirectory::~WritableDirectory() {
  if (!lock_.held()) return;  // moved from
  try {
    clean_up();
  } catch (const std::exception&) {
    // There is no memory, say; the next writer clears up.
  }
}

void WritableDirectory::clean_up() const {
  schema::remove_leftovers(directory_);
  if (directory_.state != IndexState::absent) return;
  // Nothing was ever put in force here.
  ::unlink((directory_.path / base::kIdentityFile).c_str());
  ::unlink(schema::lock_path(directory_.path).c_str());
  remove_directories(made_);
}

}  // namespace depeche::index
