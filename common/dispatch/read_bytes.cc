#include "dispatch/read_bytes.h"

#include <memory>
#include <optional>
#include <string>
#include <utility>

#include "base/archive.h"
#include "base/encoding.h"
#include "base/utf8.h"
#include "dispatch/clean_text.h"
#include "dispatch/detect.h"
#include "dispatch/input.h"
#include "dispatch/json_object.h"
#include "dispatch/key_value.h"
#include "dispatch/line_reader.h"
#include "dispatch/packed.h"
#include "dispatch/plain_text.h"
#include "dispatch/wire.h"

namespace depeche::dispatch {
namespace {

Error binary_file() {
  return {ErrorCode::encoding, "binary file, not text",
          "dispatches are text; archives are .tar and .zip, compressed files .gz, .zst, .bz2 and .xz", std::nullopt};
}

Error empty_source() { return {ErrorCode::format, "empty", "leave it out, or fill it", std::nullopt}; }

class Reading {
 public:
  Reading(const SourceName& name, const ReadOptions& options, const Report& report)
      : name_(name), options_(options), report_(report) {}

  void read(Input& input) const {
    const auto head = input.peek(kDetectBytes);
    if (!head) return refuse(head.error());
    if (head->empty()) return refuse(empty_source());
    const std::string encoding = choose_encoding(*head);
    if (!encoding.empty()) return read_transcoded(input, encoding);
    if (base::looks_binary(*head)) return refuse(binary_file());
    read_text(input, *head);
  }

 private:
  void refuse(const Error& error) const { report_.refuse(name_.where, error); }

  // The encoding to convert from; empty when the bytes are UTF-8, or may be.
  std::string choose_encoding(std::string_view head) const {
    if (base::is_automatic(options_.encoding)) return std::string(base::sniff_wide_encoding(head));
    return base::is_utf8_name(options_.encoding) ? std::string{} : options_.encoding;
  }

  void read_transcoded(Input& input, const std::string& encoding) const {
    auto transcoded = base::TranscodingSource::open(input, encoding);
    if (!transcoded) return refuse(transcoded.error());
    Input text(**transcoded);
    const auto head = text.peek(kDetectBytes);
    if (!head) return refuse(head.error());
    if (base::looks_binary(*head)) return refuse(binary_file());
    read_text(text, *head);
  }

  void read_text(Input& input, std::string_view head) const {
    if (head.starts_with("\uFEFF")) {
      head.remove_prefix(3);
      input.skip(3);
    }
    const Format format = options_.format == Format::automatic ? detect_format(head, name_.path) : options_.format;
    if (format == Format::jsonl)
      read_json_lines(input, head);
    else
      read_whole(input, format);
  }

  Result<std::string> read_decoded(Input& input) const {
    Result<std::string> bytes = base::read_all(input, options_.max_bytes);
    if (!bytes) return bytes;
    if (!base::is_automatic(options_.encoding) && !base::is_utf8(*bytes))
      return fail(ErrorCode::encoding, "not UTF-8", "name its encoding, or let it be auto");
    base::Decoded decoded = base::decode_automatically(std::move(*bytes));
    if (decoded.replaced > 0)
      report_.warn(name_.where, "bytes that are not UTF-8 became \uFFFD: " + std::to_string(decoded.replaced));
    return std::move(decoded.text);
  }

  void read_whole(Input& input, Format format) const {
    const Result<std::string> text = read_decoded(input);
    if (!text) return refuse(text.error());
    if (base::looks_binary(*text)) return refuse(binary_file());
    if (trim(*text).empty()) return refuse(empty_source());
    Result<Parsed> parsed = parse(*text, format);
    if (!parsed) return refuse(parsed.error());
    report_.accept(name_.where, std::move(*parsed));
  }

  Result<Parsed> parse(const std::string& text, Format format) const {
    const Origin origin{name_.path, name_.is_stream ? at_line(name_.path, 1) : name_.path};
    if (format == Format::dispatch) return parse_wire(text, origin);
    if (has_key_value_header(text)) return parse_key_value(text, origin);
    return parse_plain_text(text, origin);
  }

  void read_json_lines(Input& input, std::string_view head) const {
    if (is_spread_json(head))
      return refuse({ErrorCode::format, "JSON that is not one object a line",
                     "rewrite it: jq -c . FILE for an object, jq -c '.[]' FILE for an array", std::nullopt});
    Result<JsonObjectParser> parser = JsonObjectParser::create(options_.fields);
    if (!parser) return refuse(parser.error());
    LineReader lines(input, options_.max_bytes, JsonObjectParser::kPadding);
    bool any = false;
    while (!report_.stopped()) {
      const auto line = lines.next();
      if (!line) return refuse(line.error());
      if (!*line) break;
      any |= read_json_line(**line, *parser);
    }
    if (!any && !report_.stopped()) refuse(empty_source());
  }

  // False for a blank line.
  bool read_json_line(const Line& line, JsonObjectParser& parser) const {
    if (!line.too_long && line.text.find_first_not_of(" \t\r") == std::string_view::npos) return false;
    const std::string where = at_line(name_.where, line.number);
    Result<Parsed> parsed =
        line.too_long ? too_long() : parser.parse(line.text, {name_.path, at_line(name_.path, line.number)});
    if (parsed)
      report_.accept(where, std::move(*parsed));
    else
      report_.refuse(where, parsed.error());
    return true;
  }

  Result<Parsed> too_long() const {
    return fail(
        ErrorCode::limit,
        "the line is longer than " + base::byte_count_words(options_.max_bytes) + ", the limit for one dispatch",
        "split it into dispatches");
  }

  const SourceName& name_;
  const ReadOptions& options_;
  const Report& report_;
};

}  // namespace

Status check_options(const ReadOptions& options) {
  if (Status status = base::check_encoding(options.encoding); !status) return status;
  if (auto parser = JsonObjectParser::create(options.fields); !parser) return tl::unexpected(parser.error());
  return {};
}

void read_bytes(base::ByteSource& bytes, const SourceName& name, const ReadOptions& options, const Report& report) {
  Input input(bytes, [&](std::size_t size) { report.read(size); });
  const auto head = input.peek(base::kPackedHeadBytes);
  if (!head) return report.refuse(name.where, head.error());
  if (!base::looks_packed(*head)) return Reading(name, options, report).read(input);
  read_packed(input, name, report, [&](Input& member, const SourceName& member_name) {
    Reading(member_name, options, report).read(member);
  });
}

}  // namespace depeche::dispatch
