#include "dispatch/input/packed.h"

#include <algorithm>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "base/archive.h"
#include "base/compression.h"
#include "dispatch/formats/document_text.h"
#include "dispatch/input/folder.h"
#include "dispatch/input/foreign_kind.h"
#include "dispatch/input/input.h"

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

// Of a zip that comes as a stream: it is kept as a whole before its members are read.
constexpr std::uint64_t kMostKept = std::uint64_t{1} << 30;

// Behind what was read there stand the checksum and some padding.
constexpr std::size_t kMostRest = std::size_t{1} << 20;

Error nested() {
  return {ErrorCode::limit, "an archive or compressed file inside of " + std::to_string(kMaxPackedDepth) + " others",
          "unpack the outer ones first", std::nullopt};
}

Error without_dispatches() {
  return {ErrorCode::not_found, "the archive has no dispatches",
          "hidden files, backups and unfinished copies do not count", std::nullopt};
}

class Unpacking {
 public:
  Unpacking(const Report& report, const ReadMember& read_member) : report_(report), read_member_(read_member) {}

  // `bytes` are packed.
  void read_all(base::ByteSource& bytes, const SourceName& name, int depth) const {
    Input input(bytes);
    const auto head = input.peek(base::kPackedHeadBytes);
    if (!head) return refuse(name, head.error());
    if (const auto compression = base::compression_of(*head)) return read_compressed(input, *compression, name, depth);
    read_archive(input, name, depth);
  }

 private:
  void refuse(const SourceName& name, const Error& error) const { report_.refuse(name.where, error); }

  // A compressed archive counts as one.
  void read_compressed(Input& input, base::Compression compression, const SourceName& name, int depth) const {
    const auto unpacked = base::Decompressor::open(input, compression);
    if (!unpacked) return refuse(name, unpacked.error());
    Input content(**unpacked);
    const auto head = content.peek(base::kPackedHeadBytes);
    if (!head) return refuse(name, head.error());
    if (base::looks_archived(*head)) {
      (*unpacked)->forget_member_limit();
      read_archive(content, name, depth);
    } else {
      read_content(content, *head, name, depth);
    }
    if (!(*unpacked)->has_failed()) read_rest(content, name);
  }

  // Who reads stops where the content ends, before the checksum of the whole is compared.
  void read_rest(Input& content, const SourceName& name) const {
    std::vector<char> rest(std::size_t{64} << 10);
    for (std::size_t read = 0; read < kMostRest && !report_.stopped();) {
      const auto got = content.read(rest.data(), rest.size());
      if (!got) return refuse(name, got.error());
      if (*got == 0) return;
      read += *got;
    }
  }

  // Which members of a zip are links, the list at its end tells.
  void read_archive(Input& input, const SourceName& name, int depth) const {
    const auto head = input.peek(base::kPackedHeadBytes);
    if (!head) return refuse(name, head.error());
    // A .docx file is told by its name, and its text is read.
    const bool is_docx = docx_part(name.path + std::string(kDocxTextPart)) == DocxPart::text;
    if (const auto foreign = foreign_archive(*head); foreign && !is_docx) return refuse(name, *foreign);
    if (input.seekable_size() || !base::looks_zipped(*head)) return read_members(input, name, depth);
    auto whole = base::FileSource::copy_of(input, kMostKept);
    if (!whole) return refuse(name, whole.error());
    read_members(*whole, name, depth);
  }

  void read_members(base::ByteSource& archive, const SourceName& name, int depth) const {
    const auto unpacker = base::Unpacker::open(archive);
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
      read_member(unpacker, name, depth);
    return true;
  }

  void read_member(base::Unpacker& unpacker, const SourceName& name, int depth) const {
    Input input(unpacker);
    const auto head = input.peek(base::kPackedHeadBytes);
    if (!head) return refuse(name, head.error());
    read_content(input, *head, name, depth);
  }

  void read_content(Input& input, std::string_view head, const SourceName& name, int depth) const {
    if (!base::looks_packed(head)) return read_member_(input, name);
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
