#include "dispatch/packed.h"

#include <algorithm>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "base/archive.h"
#include "dispatch/folder.h"
#include "dispatch/input.h"

namespace depeche::dispatch {
namespace {

using ReadMember = std::function<void(Input&, const SourceName&)>;

// The folders and the name of a member.
std::vector<std::string_view> parts_of(std::string_view member) {
  std::vector<std::string_view> parts;
  while (!member.empty()) {
    const std::string_view part = member.substr(0, member.find('/'));
    member.remove_prefix(std::min(part.size() + 1, member.size()));
    if (!part.empty() && part != ".") parts.push_back(part);
  }
  return parts;
}

bool are_left_out(const std::vector<std::string_view>& parts) {
  return std::any_of(parts.begin(), parts.end(),
                     [](std::string_view part) { return part != ".." && (is_left_out(part) || part == "__MACOSX"); });
}

bool lead_out(const std::vector<std::string_view>& parts) {
  return std::find(parts.begin(), parts.end(), "..") != parts.end();
}

SourceName name_member(SourceName name, const std::vector<std::string_view>& parts) {
  for (const std::string_view part : parts) {
    name.where.append("/").append(path_as_text(part));
    name.path.append("/").append(path_as_text(part));
  }
  return name;
}

Error encrypted() {
  return {ErrorCode::format, "encrypted", "unpack the archive with its password first", std::nullopt};
}

Error leading_out() {
  return {ErrorCode::format, "its name leads out of the archive", "pack it again without \"..\"", std::nullopt};
}

// libarchive takes off every layer of compression that it can.
Error damaged() { return {ErrorCode::format, "cannot be unpacked: damaged", "get a whole copy of it", std::nullopt}; }

Error nested() {
  return {ErrorCode::limit, "an archive or compressed file inside of " + std::to_string(kMaxPackedDepth) + " others",
          "unpack the outer ones first", std::nullopt};
}

Error without_dispatches() {
  return {ErrorCode::not_found, "the archive has no dispatches", "hidden files and backups of editors do not count",
          std::nullopt};
}

class Unpacking {
 public:
  Unpacking(const Report& report, const ReadMember& read_member) : report_(report), read_member_(read_member) {}

  void read_all(base::ByteSource& bytes, const SourceName& name, int depth) const {
    const auto unpacker = base::Unpacker::open(bytes);
    if (!unpacker) return refuse(name, unpacker.error());
    bool any = false;
    while (!report_.stopped()) {
      const auto member = (*unpacker)->next();
      if (!member) return refuse(name, member.error());
      if (!*member) break;
      any |= read(**unpacker, **member, name, depth);
    }
    if (!any && !report_.stopped()) refuse(name, without_dispatches());
  }

 private:
  void refuse(const SourceName& name, const Error& error) const { report_.refuse(name.where, error); }

  // False for a member that is left out.
  bool read(base::Unpacker& unpacker, const base::PackedMember& member, const SourceName& archive, int depth) const {
    const std::vector<std::string_view> parts = parts_of(member.name);
    if (are_left_out(parts)) return false;
    const SourceName name = name_member(archive, parts);
    if (lead_out(parts))
      refuse(name, leading_out());
    else if (!member.is_readable)
      refuse(name, encrypted());
    else
      read_content(unpacker, name, parts.empty(), depth);
    return true;
  }

  void read_content(base::Unpacker& unpacker, const SourceName& name, bool is_compressed_file, int depth) const {
    Input input(unpacker);
    const auto head = input.peek(base::kPackedHeadBytes);
    if (!head) return refuse(name, head.error());
    if (!base::looks_packed(*head)) return read_member_(input, name);
    if (is_compressed_file) return refuse(name, damaged());
    if (depth == kMaxPackedDepth) return refuse(name, nested());
    read_all(input, name, depth + 1);
  }

  const Report& report_;
  const ReadMember& read_member_;
};

}  // namespace

void read_packed(base::ByteSource& bytes, const SourceName& name, const Report& report, const ReadMember& read_member) {
  Unpacking(report, read_member).read_all(bytes, name, 1);
}

}  // namespace depeche::dispatch
