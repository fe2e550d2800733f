#include "schema/damaged_directory.h"

#include <algorithm>
#include <string>
#include <system_error>
#include <utility>
#include <vector>

#include "base/index_mark.h"
#include "base/message.h"
#include "schema/open_generation.h"

namespace depeche::schema {
namespace {

namespace fs = std::filesystem;

std::string bad_file(const std::string& name, FileState state) {
  return state == FileState::absent ? tr("{} is missing", name) : tr("{} is damaged", name);
}

// A folder of the index that looks like a generation of some index.
struct Candidate {
  std::string name;
  SmallFile<GenerationMark> mark;
};

// The newest first.
std::vector<Candidate> candidates_in(const fs::path& index) {
  std::vector<Candidate> found;
  std::error_code error;
  for (const auto& entry : fs::directory_iterator(index, error)) {
    const std::string name = entry.path().filename().string();
    if (generation_number(name) == 0 || entry.symlink_status(error).type() != fs::file_type::directory) continue;
    auto mark = read_mark(entry.path());
    if (mark.state != FileState::absent || fs::exists(entry.path() / "iamglass", error))
      found.push_back({name, std::move(mark)});
  }
  std::sort(found.begin(), found.end(), [](const Candidate& a, const Candidate& b) {
    return generation_number(a.name) > generation_number(b.name);
  });
  return found;
}

// Nothing but what a first run makes before its first commit.
bool is_fresh(const fs::path& index) {
  std::error_code error;
  for (const auto& entry : fs::directory_iterator(index, error)) {
    const std::string name = entry.path().filename().string();
    const bool empty_file = entry.symlink_status(error).type() == fs::file_type::regular && entry.file_size(error) == 0;
    if ((name != "LOCK" && name != base::kIdentityFile) || !empty_file) return false;
  }
  // A first run that fails may remove it just now.
  return !error || error == std::errc::no_such_file_or_directory;
}

// Before schema 6 CURRENT held the name of a generation and nothing else.
bool is_outdated(const fs::path& index) {
  const std::string name = outdated_pointer(index);
  std::error_code error;
  return !name.empty() && fs::exists(index / name / "iamglass", error);
}

class DamagedDirectory {
 public:
  DamagedDirectory(const fs::path& index, SmallFile<Identity> identity, SmallFile<Pointer> pointer)
      : identity_(std::move(identity)), pointer_(std::move(pointer)), candidates_(candidates_in(index)) {
    directory_.path = index;
  }

  IndexDirectory inspect() {
    if (!find_identity()) return std::move(directory_);
    find_generation();
    return std::move(directory_);
  }

 private:
  bool find_identity() {
    if (identity_.state == FileState::sound) {
      directory_.identity = identity_.content;
      return true;
    }
    directory_.identity = identity_of_others();
    if (!directory_.identity.empty()) {
      complain(bad_file("IDENTITY", identity_.state));
      return true;
    }
    directory_.state = is_fresh(directory_.path)      ? IndexState::absent
                       : is_outdated(directory_.path) ? IndexState::outdated
                                                      : IndexState::foreign;
    return false;
  }

  Identity identity_of_others() const {
    if (pointer_.state == FileState::sound) return pointer_.content.identity;
    for (const Candidate& candidate : candidates_)
      if (candidate.mark.state == FileState::sound) return candidate.mark.content.identity;
    return {};
  }

  void find_generation() {
    if (follow_pointer()) return;
    for (const Candidate& candidate : candidates_) {
      const auto& [state, mark] = candidate.mark;
      if (state != FileState::sound || mark.identity != directory_.identity) continue;
      if (!is_sound(directory_.path / candidate.name, mark.uuid)) continue;
      return use(candidate.name, mark.uuid);
    }
    const bool begun = pointer_.state == FileState::absent && candidates_.empty();
    directory_.state = begun ? IndexState::absent : IndexState::damaged;
    if (begun) directory_.complaint.clear();
  }

  // Whether CURRENT leads to a generation, also to one that has lost its mark. Complains about what it finds amiss.
  bool follow_pointer() {
    if (pointer_.state != FileState::sound) {
      complain(bad_file("CURRENT", pointer_.state));
      return false;
    }
    const Pointer& pointer = pointer_.content;
    if (pointer.identity != directory_.identity) {
      complain(tr("CURRENT belongs to another index"));
      return false;
    }
    const auto named = std::find_if(candidates_.begin(), candidates_.end(),
                                    [&](const Candidate& candidate) { return candidate.name == pointer.generation; });
    if (named == candidates_.end()) {
      complain(tr("CURRENT names {}, which is not there", pointer.generation));
      return false;
    }
    directory_.kept = pointer.kept;
    if (named->mark.state == FileState::sound && named->mark.content == GenerationMark{pointer.identity, pointer.uuid})
      return take(pointer);
    if (database_uuid(directory_.path / pointer.generation) == pointer.uuid) {
      const std::string file = pointer.generation + "/IDENTITY";
      complain(named->mark.state == FileState::sound ? tr("{} belongs to another generation", file)
                                                     : bad_file(file, named->mark.state));
      return take(pointer);
    }
    complain(tr("{} is not the generation that CURRENT names", pointer.generation));
    return false;
  }

  // Where the small files do not fit together, only a generation that can be opened is believed.
  bool take(const Pointer& pointer) {
    const bool doubtful = !directory_.complaint.empty();
    if (doubtful && !is_sound(directory_.path / pointer.generation, pointer.uuid)) {
      complain(tr("{} cannot be opened as the generation that CURRENT names", pointer.generation));
      return false;
    }
    directory_.state = IndexState::present;
    directory_.generation = pointer.generation;
    directory_.uuid = pointer.uuid;
    return true;
  }

  // In place of what CURRENT names or named.
  void use(const std::string& generation, const std::string& uuid) {
    directory_.state = IndexState::present;
    directory_.generation = generation;
    directory_.uuid = uuid;
    directory_.kept.clear();
    for (const Candidate& candidate : candidates_)
      if (candidate.name != generation) directory_.kept.push_back(candidate.name);
    complain(tr("the newest sound generation, {}, is used", generation));
  }

  void complain(const std::string& what) {
    directory_.complaint = directory_.complaint.empty() ? what : tr("{}; {}", directory_.complaint, what);
  }

  IndexDirectory directory_;
  const SmallFile<Identity> identity_;
  const SmallFile<Pointer> pointer_;
  const std::vector<Candidate> candidates_;
};

}  // namespace

IndexDirectory inspect_damaged(const fs::path& index, SmallFile<Identity> identity, SmallFile<Pointer> pointer) {
  return DamagedDirectory(index, std::move(identity), std::move(pointer)).inspect();
}

}  // namespace depeche::schema
