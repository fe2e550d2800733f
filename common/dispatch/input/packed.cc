#include "dispatch/input/packed.h"

#include <algorithm>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/archive.h"
#include "base/ascii.h"
#include "base/compression.h"
#include "base/message.h"
#include "dispatch/formats/document_text.h"
#include "dispatch/input/folder.h"
#include "dispatch/input/foreign_kind.h"
#include "dispatch/input/input.h"

namespace depeche::dispatch {
namespace {

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

bool is_named_docx(std::string_view path) { return base::lower_ascii(path).ends_with(".docx"); }

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
  return {ErrorCode::format, tr("encrypted"), tr("unpack the archive with its password first"), std::nullopt};
}

Error leading_out() {
  return {ErrorCode::format, tr("its name leads out of the archive"), tr("pack it again without \"..\""), std::nullopt};
}

// Of a zip that comes as a stream: it is kept as a whole before its members are read.
constexpr std::uint64_t kMostKept = std::uint64_t{1} << 30;

// Behind what was read there stand the checksum and some padding.
constexpr std::size_t kMostRest = std::size_t{1} << 20;

Error nested() {
  return {ErrorCode::limit, tr("an archive or compressed file inside of {} others", kMaxPackedDepth),
          tr("unpack the outer ones first"), std::nullopt};
}

Error without_dispatches() {
  return {ErrorCode::not_found, tr("the archive has no dispatches"),
          tr("hidden files, backups and unfinished copies do not count"), std::nullopt};
}

class Unpacking {
 public:
  Unpacking(const Report& report, const ReadPacked& read_member) : report_(report), read_member_(read_member) {}

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
    const auto document = foreign_archive(*head);
    if (input.seekable_size() || !base::looks_zipped(*head)) return read_members(input, document, name, depth);
    auto whole = base::FileSource::copy_of(input, kMostKept);
    if (!whole) return refuse(name, whole.error());
    read_members(*whole, document, name, depth);
  }

  // `document`: what it is refused as when it has not the text of a .docx file.
  void read_members(base::ByteSource& archive, const std::optional<Error>& document, const SourceName& name,
                    int depth) const {
    const bool is_docx = document || is_named_docx(name.path);
    const auto unpacker = base::Unpacker::open(archive);
    if (!unpacker) return refuse(name, unpacker.error());
    bool any = false;
    while (!report_.stopped()) {
      const auto member = (*unpacker)->next();
      if (!member) return refuse(name, member.error());
      if (!*member) break;
      any |= is_docx ? read_docx_part(**unpacker, **member, name) : read(**unpacker, **member, name, depth);
    }
    if (!any && !report_.stopped()) refuse(name, document ? *document : without_dispatches());
  }

  // False for a part that has no text.
  bool read_docx_part(base::Unpacker& unpacker, const base::PackedMember& member, const SourceName& document) const {
    if (base::lower_ascii(member.name) != kDocxTextPart || !member.is_readable) return false;
    Input input(unpacker);
    read_member_(input, document, PackedKind::docx_text);
    return true;
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
    if (!base::looks_packed(head)) return read_member_(input, name, PackedKind::source);
    if (depth == kMaxPackedDepth) return refuse(name, nested());
    read_all(input, name, depth + 1);
  }

  const Report& report_;
  const ReadPacked& read_member_;
};

}  // namespace

void read_packed(base::ByteSource& bytes, const SourceName& name, const Report& report, const ReadPacked& read_member) {
  Unpacking(report, read_member).read_all(bytes, name, 1);
}

}  // namespace depeche::dispatch
