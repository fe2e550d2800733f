#include "dispatch/input/read_bytes.h"

#include <string>
#include <utility>
#include <vector>

#include "base/archive.h"
#include "base/encoding.h"
#include "base/message.h"
#include "base/utf8.h"
#include "dispatch/copy/clean_text.h"
#include "dispatch/formats/document_text.h"
#include "dispatch/formats/html_page.h"
#include "dispatch/formats/items.h"
#include "dispatch/formats/key_value.h"
#include "dispatch/formats/names.h"
#include "dispatch/formats/plain_text.h"
#include "dispatch/formats/press_export.h"
#include "dispatch/formats/rtf_text.h"
#include "dispatch/formats/wire.h"
#include "dispatch/formats/xml_items.h"
#include "dispatch/input/declared_encoding.h"
#include "dispatch/input/detect.h"
#include "dispatch/input/doubted_source.h"
#include "dispatch/input/foreign_kind.h"
#include "dispatch/input/input.h"
#include "dispatch/input/packed.h"
#include "dispatch/input/read_mail.h"
#include "dispatch/input/read_records.h"
#include "dispatch/input/read_warc.h"

namespace depeche::dispatch {
namespace {

Error binary_file() {
  return {ErrorCode::encoding, tr("binary file, not text"),
          tr("dispatches are text; archives are .tar and .zip, compressed files .gz, .zst, .bz2 and .xz"),
          std::nullopt};
}

// A message may be attached to another, and that to a third.
constexpr int kMostMails = 2;

class Reading {
 public:
  // `depth`: how many mails it lies in. `is_docx`: what is read is the part of a .docx file that has its text.
  Reading(const SourceName& name, const ReadOptions& options, const Report& report, int depth = 0, bool is_docx = false)
      : name_(name), options_(options), report_(report), depth_(depth), is_docx_(is_docx) {}

  void read(Input& input) const {
    const auto head = input.peek(kDetectBytes);
    if (!head) return refuse(head.error());
    if (head->empty()) return refuse(empty_source());
    if (const auto foreign = foreign_kind(*head)) return refuse(*foreign);
    const Task task{name_, options_, report_};
    switch (options_.format == Format::automatic ? detect_byte_format(*head) : options_.format) {
      case Format::warc:
        return read_warc(input, task);
      case Format::mail:
        return read_mail(input, *head, task, depth_ < kMostMails ? read_attachments() : ReadWithin{});
      default:
        break;
    }
    const std::string encoding = choose_encoding(*head);
    if (encoding.empty()) return read_text(input, *head);
    if (!base::is_automatic(options_.encoding) || !is_doubtful(encoding)) return read_transcoded(input, encoding);
    DoubtedSource doubted(input, encoding);
    read_source(doubted);
  }

 private:
  void refuse(const Error& error) const { report_.refuse(name_.where, error); }

  ReadWithin read_attachments() const {
    return [this](Input& attachment, const SourceName& name) {
      ReadOptions options = options_;
      options.format = Format::automatic;
      Reading(name, options, report_, depth_ + 1).read(attachment);
    };
  }

  // The encoding to convert from; empty when the bytes are UTF-8, or may be.
  std::string choose_encoding(std::string_view head) const {
    if (!base::is_automatic(options_.encoding))
      return base::is_utf8_name(options_.encoding) ? std::string{} : options_.encoding;
    const std::string_view wide = base::sniff_wide_encoding(head);
    return wide.empty() ? declared_encoding(head) : std::string(wide);
  }

  Format choose_format(std::string_view head) const {
    if (is_docx_) return Format::text;
    if (options_.format != Format::automatic) return options_.format;
    return begins_rtf(head) ? Format::text : detect_format(head, name_.path);
  }

  void read_transcoded(Input& input, const std::string& encoding) const {
    auto transcoded = base::TranscodingSource::open(input, encoding);
    if (!transcoded) return refuse(transcoded.error());
    read_source(**transcoded);
  }

  void read_source(base::ByteSource& decoded) const {
    Input text(decoded);
    const auto head = text.peek(kDetectBytes);
    if (!head) return refuse(head.error());
    read_text(text, *head);
  }

  void read_text(Input& input, std::string_view head) const {
    if (head.starts_with("\uFEFF")) {
      head.remove_prefix(3);
      input.skip(3);
    }
    const Format format = choose_format(head);
    if (format != Format::iptc7901 && base::looks_binary(head)) return refuse(binary_file());
    const Task task{name_, options_, report_};
    switch (format) {
      case Format::jsonl:
      case Format::ninjs:
        return (is_spread_json(head) ? read_json_values : read_json_lines)(input, format == Format::ninjs, task);
      case Format::csv:
        return read_csv(input, head, task);
      case Format::newsml:
      case Format::nitf:
      case Format::rss:
      case Format::xml:
        return read_xml(input, format, task);
      case Format::iptc7901:
        return read_iptc7901(input, task);
      default:
        return read_whole(input, format);
    }
  }

  // A file that is one dispatch, or a page or a document of several.
  void read_whole(Input& input, Format format) const {
    Result<std::string> bytes = base::read_all(input, options_.max_bytes);
    if (!bytes) return refuse(bytes.error());
    ItemReport report(name_, report_);
    std::vector<Result<Parsed>> others;
    report.add("#1", parse_decoded(std::move(*bytes), options_, [&](const std::string& text) -> Result<Parsed> {
                 if (base::looks_binary(text)) return tl::unexpected(binary_file());
                 if (trim(text).empty()) return tl::unexpected(empty_source());
                 others = parse(text, format);
                 Result<Parsed> first = std::move(others.front());
                 others.erase(others.begin());
                 return first;
               }));
    for (std::size_t at = 0; at < others.size(); ++at) report.add("#" + std::to_string(at + 2), std::move(others[at]));
    report.finish(empty_source());
  }

  // At least one.
  std::vector<Result<Parsed>> parse(const std::string& text, Format format) const {
    const Origin origin = origin_of(name_);
    if (format == Format::html) return parse_html_page(text);
    if (format == Format::dispatch) return {parse_wire(text, origin)};
    if (is_docx_) return parse_docx(text, origin);
    if (begins_rtf(text)) return parse_document_text(text_of_rtf(text), false, origin);
    if (begins_export(text)) return parse_document_text(text, true, origin);
    if (has_key_value_header(text, options_)) return {parse_key_value(text, origin, options_)};
    if (options_.format == Format::automatic)
      if (const auto kind = no_text_kind(text)) return {tl::unexpected(*kind)};
    return {parse_plain_text(text, origin)};
  }

  static std::vector<Result<Parsed>> parse_docx(const std::string& document, const Origin& origin) {
    const Result<std::string> text = text_of_docx(document);
    if (!text) return {tl::unexpected(text.error())};
    return parse_document_text(*text, false, origin);
  }

  const SourceName& name_;
  const ReadOptions& options_;
  const Report& report_;
  const int depth_;
  const bool is_docx_;
};

}  // namespace

Status check_options(const ReadOptions& options) {
  if (Status status = base::check_encoding(options.encoding); !status) return status;
  return check_names(options);
}

void read_bytes(base::ByteSource& bytes, const SourceName& name, const ReadOptions& options, const Report& report) {
  Input input(bytes, [&](std::size_t size) { report.read(size); });
  const auto head = input.peek(base::kPackedHeadBytes);
  if (!head) return report.refuse(name.where, head.error());
  if (!base::looks_packed(*head)) return Reading(name, options, report).read(input);
  read_packed(input, name, report, [&](Input& member, const SourceName& member_name, PackedKind kind) {
    Reading(member_name, options, report, 0, kind == PackedKind::docx_text).read(member);
  });
}

}  // namespace depeche::dispatch
