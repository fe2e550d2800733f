#include "dispatch/input/detect.h"

#include <string>

#include "base/ascii.h"
#include "dispatch/copy/clean_text.h"
#include "dispatch/formats/csv_columns.h"
#include "dispatch/formats/iptc7901.h"
#include "dispatch/formats/json_envelope.h"
#include "dispatch/formats/mail.h"
#include "dispatch/formats/wire.h"
#include "dispatch/formats/xml_formats.h"

namespace depeche::dispatch {
namespace {

std::string_view after_white(std::string_view text) {
  const std::size_t begin = text.find_first_not_of(" \t\r\n");
  return begin == std::string_view::npos ? std::string_view{} : text.substr(begin);
}

bool begins_json(std::string_view text) {
  text = after_white(text);
  if (text.empty()) return false;
  const std::string_view inner = after_white(text.substr(1));
  if (text[0] == '{') return inner.starts_with('"') || inner.starts_with('}');
  return text[0] == '[' && (inner.starts_with('{') || trim(inner) == "]");
}

bool ends_with_ignoring_case(std::string_view path, std::string_view lower) {
  if (path.size() < lower.size()) return false;
  return base::lower_ascii(path.substr(path.size() - lower.size())) == lower;
}

}  // namespace

Format detect_byte_format(std::string_view head) {
  if (head.starts_with("WARC/1.") || head.starts_with("WARC/0.")) return Format::warc;
  return begins_mail(head) ? Format::mail : Format::automatic;
}

Format detect_format(std::string_view head, std::string_view path) {
  if (const Format format = detect_byte_format(head); format != Format::automatic) return format;
  if (begins_iptc7901(head)) return Format::iptc7901;
  if (has_wire_header(head)) return Format::dispatch;
  if (begins_json(head)) return Format::jsonl;
  if (const Format format = detect_markup(head); format != Format::automatic) return format;
  if (detect_csv(head)) return Format::csv;
  if (ends_with_ignoring_case(path, ".csv") || ends_with_ignoring_case(path, ".tsv")) return Format::csv;
  if (ends_with_ignoring_case(path, ".jsonl") || ends_with_ignoring_case(path, ".ndjson")) return Format::jsonl;
  return Format::text;
}

bool is_spread_json(std::string_view head) {
  const std::string_view text = after_white(head);
  if (text.starts_with('[')) return begins_json(text);
  if (!text.starts_with('{')) return false;
  const std::size_t line_end = text.find('\n');
  return (line_end != std::string_view::npos && trim(text.substr(0, line_end)) == "{") || find_envelope(text);
}

}  // namespace depeche::dispatch
