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
      const GenerationMark& mark = candidate.mark.content;
      if (!is_ours(candidate) || mark.is_older || is_part_of_later(candidate.name)) continue;
      if (are_sound({candidate.name, mark.uuid}, mark.older)) return use(candidate.name, mark);
    }
    const bool begun = pointer_.state == FileState::absent && candidates_.empty();
    directory_.state = begun ? IndexState::absent : IndexState::damaged;
    if (begun) directory_.complaint.clear();
  }

  bool is_ours(const Candidate& candidate) const {
    return candidate.mark.state == FileState::sound && candidate.mark.content.identity == directory_.identity;
  }

  // Whether it was in force together with a later one. Alone it would be a piece of the index.
  bool is_part_of_later(const std::string& name) const {
    const auto names_it = [&](const std::vector<NamedGeneration>& older) {
      return std::ranges::find(older, name, &NamedGeneration::name) != older.end();
    };
    return names_it(pointer_.content.older) || std::ranges::any_of(candidates_, [&](const Candidate& later) {
             return is_ours(later) && names_it(later.mark.content.older);
           });
  }

  bool are_sound(const NamedGeneration& last, const std::vector<NamedGeneration>& older) const {
    const auto is_one_sound = [&](const NamedGeneration& part) {
      return is_sound(directory_.path / part.name, part.uuid);
    };
    return is_one_sound(last) && std::ranges::all_of(older, is_one_sound);
  }

  // Complains of older parts that have lost their marks. False when one is not there at all.
  bool finds_older(const std::vector<NamedGeneration>& older) {
    for (const NamedGeneration& part : older) {
      const auto found = std::ranges::find(candidates_, part.name, &Candidate::name);
      if (found != candidates_.end() && is_ours(*found) && found->mark.content.uuid == part.uuid) continue;
      if (found == candidates_.end() || database_uuid(directory_.path / part.name) != part.uuid) {
        complain(tr("{}, a part of the index, is not there", part.name));
        return false;
      }
      complain(bad_file(part.name + "/IDENTITY", found->mark.state));
    }
    return true;
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
    if (!finds_older(pointer.older)) return false;
    if (named->mark.state == FileState::sound &&
        named->mark.content == GenerationMark{pointer.identity, pointer.uuid, pointer.older})
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
    if (doubtful && !are_sound({pointer.generation, pointer.uuid}, pointer.older)) {
      complain(tr("{} cannot be opened as the generation that CURRENT names", pointer.generation));
      return false;
    }
    directory_.state = IndexState::present;
    directory_.generation = pointer.generation;
    directory_.uuid = pointer.uuid;
    directory_.older = pointer.older;
    return true;
  }

  // In place of what CURRENT names or named.
  void use(const std::string& generation, const GenerationMark& mark) {
    directory_.state = IndexState::present;
    directory_.generation = generation;
    directory_.uuid = mark.uuid;
    directory_.older = mark.older;
    directory_.kept.clear();
    for (const Candidate& candidate : candidates_)
      if (candidate.name != generation &&
          std::ranges::find(mark.older, candidate.name, &NamedGeneration::name) == mark.older.end())
        directory_.kept.push_back(candidate.name);
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
