#include "schema/generations.h"

#include <algorithm>
#include <cerrno>
#include <system_error>
#include <vector>

#include <fcntl.h>
#include <unistd.h>

#include "schema/version_file.h"
#include "schema/write_failure.h"

namespace depeche::schema {
namespace {

namespace fs = std::filesystem;

// Every file of a generation, then its directory.
Status sync_files(const fs::path& directory) {
  std::error_code error;
  for (const auto& entry : fs::directory_iterator(directory, error)) {
    const int fd = ::open(entry.path().c_str(), O_RDONLY | O_NONBLOCK | O_NOFOLLOW | O_CLOEXEC);
    if (fd < 0) return write_failure(entry.path(), errno);
    const int failure = ::fsync(fd) == 0 ? 0 : errno;
    ::close(fd);
    if (failure != 0) return write_failure(entry.path(), failure);
  }
  if (error) return write_failure(directory, error.value());
  return sync_directory(directory);
}

std::vector<std::string> generations_in(const fs::path& index) {
  std::vector<std::string> names;
  std::error_code error;
  for (const auto& entry : fs::directory_iterator(index, error))
    if (generation_number(entry.path().filename().string()) > 0) names.push_back(entry.path().filename().string());
  return names;
}

bool is_database(const fs::path& folder) {
  std::error_code error;
  return fs::exists(folder / "iamglass", error);
}

// By way of the work folder, so that a killed run leaves no part of one.
void delete_generation(const IndexDirectory& directory, const std::string& name) {
  const fs::path doomed = work_path(directory) / ("replaced-" + name);
  std::error_code error;
  fs::create_directories(doomed.parent_path(), error);
  fs::rename(directory.path / name, doomed, error);
  if (!error) fs::remove_all(doomed, error);
}

void delete_replaced(const IndexDirectory& directory) {
  const unsigned long current = generation_number(directory.generation);
  for (const std::string& name : generations_in(directory.path)) {
    const bool kept = std::find(directory.kept.begin(), directory.kept.end(), name) != directory.kept.end();
    if (kept || generation_number(name) >= current) continue;
    std::error_code error;
    if (fs::symlink_status(directory.path / name, error).type() != fs::file_type::directory) continue;
    const auto mark = read_mark(directory.path / name);
    if (mark.state == FileState::sound && mark.content.identity == directory.identity)
      delete_generation(directory, name);
  }
}

}  // namespace

std::string next_generation(const fs::path& index) {
  unsigned long last = 0;
  for (const std::string& name : generations_in(index)) last = std::max(last, generation_number(name));
  return generation_name(last + 1);
}

std::vector<std::string> other_generations(const IndexDirectory& directory) {
  std::vector<std::string> names = generations_in(directory.path);
  std::erase_if(names, [&](const std::string& name) {
    return name == directory.generation || !is_database(directory.path / name);
  });
  return names;
}

Status put_in_force(IndexDirectory& directory, const fs::path& built) {
  const fs::path scratch = work_path(directory);
  if (auto status = seal_version_file(built); !status) return status;
  const std::string uuid = database_uuid(built);
  if (auto status = write_mark(built, {directory.identity, uuid}, scratch); !status) return status;
  if (auto status = sync_files(built); !status) return status;
  const std::string name = next_generation(directory.path);
  std::error_code error;
  fs::rename(built, directory.path / name, error);
  if (error) return write_failure(directory.path / name, error.value());
  if (auto status = write_pointer(directory.path, {directory.identity, name, uuid, directory.kept}, scratch); !status) {
    // Back to where the next clearing up finds it.
    if (read_pointer(directory.path).content.generation != name) fs::rename(directory.path / name, built, error);
    return status;
  }
  directory.state = IndexState::present;
  directory.generation = name;
  directory.uuid = uuid;
  directory.complaint.clear();
  // An index of an earlier layout had none.
  if (read_identity(directory.path).state != FileState::sound)
    if (auto status = write_identity(directory.path, directory.identity, scratch); !status) return status;
  delete_replaced(directory);
  return {};
}

Status mend(IndexDirectory& directory) {
  if (directory.state != IndexState::present || directory.complaint.empty()) return {};
  const fs::path scratch = work_path(directory);
  if (auto status = write_mark(directory.generation_path(), {directory.identity, directory.uuid}, scratch); !status)
    return status;
  const Pointer pointer{directory.identity, directory.generation, directory.uuid, directory.kept};
  if (auto status = write_pointer(directory.path, pointer, scratch); !status) return status;
  if (auto status = write_identity(directory.path, directory.identity, scratch); !status) return status;
  directory.complaint.clear();
  return {};
}

void remove_leftovers(const IndexDirectory& directory) {
  if (directory.identity.empty()) return;
  if (directory.state == IndexState::present && directory.complaint.empty()) delete_replaced(directory);
  std::error_code error;
  fs::remove_all(work_path(directory), error);
}

}  // namespace depeche::schema
