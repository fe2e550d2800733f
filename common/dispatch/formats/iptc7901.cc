#include "dispatch/formats/iptc7901.h"

#include <algorithm>
#include <optional>
#include <string>
#include <utility>

#include "base/message.h"
#include "dispatch/copy/clean_text.h"
#include "dispatch/copy/copy.h"
#include "dispatch/copy/date_field.h"
#include "dispatch/copy/properties.h"
#include "dispatch/formats/telex_body.h"
#include "dispatch/formats/telex_header.h"
#include "dispatch/formats/telex_time.h"
#include "dispatch/formats/zczc.h"

namespace depeche::dispatch {
namespace {

constexpr char kStartOfText = '\x02';
constexpr char kEndOfText = '\x03';
constexpr std::string_view kPadding(" \r\n\t\0\x16\x7F", 7);

struct Message {
  std::string_view header;
  std::string_view text;
  std::string_view trailer;
};

// A message whose control characters are lost may have some of them all the same.
std::optional<Message> split_bare(std::string_view message) {
  const std::string_view header = bare_telex_header(message);
  if (header.empty()) return std::nullopt;
  const std::string_view rest = message.substr(header.size());
  const std::size_t end = std::min(rest.find(kEndOfText), rest.size());
  return Message{header, rest.substr(0, end), rest.substr(end)};
}

std::optional<Message> split(std::string_view message) {
  message.remove_prefix(std::min(message.find_first_not_of(kPadding), message.size()));
  const std::size_t begin = message.find(kStartOfText);
  if (begin == std::string_view::npos) return split_bare(message);
  const std::size_t end = message.find(kEndOfText, begin);
  if (end == std::string_view::npos) return std::nullopt;
  return Message{message.substr(0, begin), message.substr(begin + 1, end - begin - 1), message.substr(end + 1)};
}

// Takes the line of the time off the end of the text.
std::optional<TelexTime> take_last_line(std::string_view& text) {
  const std::string_view whole = trim(text);
  const std::size_t at = whole.find_last_of("\r\n");
  auto time = at == std::string_view::npos ? std::nullopt : find_telex_time(whole.substr(at));
  if (time) text = whole.substr(0, at);
  return time;
}

void add_properties(const TelexHeader& header, const TelexBody& body, Parsed& parsed) {
  const std::string_view slug = body.slug.empty() ? header.slug : body.slug;
  add_property("urgency", header.urgency, {}, parsed);
  add_property("category", header.category, {}, parsed);
  add_property("slug", slug, {}, parsed);
  add_property("word_count", header.word_count, {}, parsed);
  for (const std::string& take : body.takes) add_property("take", take, {}, parsed);
  if (body.takes.empty()) add_property("take", header.take, {}, parsed);
  for (std::size_t at = slug.find('/') == std::string_view::npos ? slug.size() : 0; at < slug.size();) {
    const std::size_t end = std::min(slug.find('/', at), slug.size());
    add_property("keyword", slug.substr(at, end - at), {}, parsed);
    at = end + 1;
  }
  add_property("routing", header.routing, {}, parsed);
  add_property("editor_note", body.note, {}, parsed);
}

}  // namespace

bool begins_iptc7901(std::string_view head) {
  const std::size_t at = head.find_first_not_of(kPadding);
  if (at == std::string_view::npos) return false;
  if (begins_zczc(head)) return true;
  if (head[at] == kStartOfHeader) return at + 1 < head.size() && head[at + 1] >= ' ';
  return is_telex_line(head.substr(at, std::min(head.find_first_of("\r\n", at), head.size()) - at));
}

Result<Parsed> parse_iptc7901(std::string_view bytes) {
  if (begins_zczc(bytes)) return parse_zczc(bytes);
  auto message = split(bytes);
  if (!message)
    return fail(ErrorCode::format, tr("an IPTC 7901 message without start (STX) or end (ETX) of its text"),
                tr("get a whole copy of it"));
  const TelexHeader header = read_telex_header(message->header);
  const bool is_anpa = message->header.find('\x1F') != std::string_view::npos;
  Parsed parsed;
  const auto last_line = take_last_line(message->text);
  auto time = find_telex_time(message->trailer);
  if (!time) time = last_line;
  if (time) set_date(time->date, parsed);
  const TelexBody body = read_telex_body(message->text, is_anpa);
  parsed.dispatch.title = clean_line(body.title);
  parsed.dispatch.abstract = clean_text(body.abstract);
  parsed.dispatch.credits = clean_line(body.credits);
  read_copy(clean_text(body.text), parsed);
  fill(parsed.dispatch.text, parsed.dispatch.abstract);
  fill(parsed.dispatch.text, parsed.dispatch.title);
  if (parsed.dispatch.text.empty()) return fail(ErrorCode::format, tr("no text"), tr("leave it out, or fill it"));
  fill(parsed.dispatch.source, clean_line(header.agency));
  add_properties(header, body, parsed);
  const std::string number = clean_line(header.number);
  if (time && !number.empty()) parsed.dispatch.id = number + "-" + to_string(time->day);
  return parsed;
}

}  // namespace depeche::dispatch
