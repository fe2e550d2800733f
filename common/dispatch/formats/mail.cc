#include "dispatch/formats/mail.h"

#include <algorithm>
#include <array>
#include <utility>

#include "base/ascii.h"
#include "base/mail_message.h"
#include "base/message.h"
#include "dispatch/copy/clean_text.h"
#include "dispatch/copy/copy.h"
#include "dispatch/copy/date_field.h"
#include "dispatch/copy/properties.h"
#include "dispatch/formats/declared_text.h"
#include "dispatch/formats/markup.h"

namespace depeche::dispatch {
namespace {

using base::MailMessage;
using base::MailPart;

constexpr int kDeepestPart = 50;

// What only mail has.
constexpr std::array<std::string_view, 8> kMailHeaders{"message-id",   "received",   "return-path",    "delivered-to",
                                                       "mime-version", "x-received", "dkim-signature", "x-mailer"};
constexpr std::array<std::string_view, 3> kBesideFrom{"subject", "date", "to"};
// Parts that say nothing to a reader.
constexpr std::array<std::string_view, 4> kSignatures{"application/pgp-signature", "application/pkcs7-signature",
                                                      "application/x-pkcs7-signature", "application/pgp-encrypted"};

template <std::size_t n>
bool is_one_of(std::string_view text, const std::array<std::string_view, n>& known) {
  return std::find(known.begin(), known.end(), text) != known.end();
}

std::string_view take_header_line(std::string_view& text) {
  const std::size_t end = std::min(text.find('\n'), text.size());
  std::string_view line = text.substr(0, end);
  text.remove_prefix(std::min(end + 1, text.size()));
  if (line.ends_with('\r')) line.remove_suffix(1);
  return line;
}

// The name of the header, in lower case; empty for a line that is none.
std::string header_name(std::string_view line) {
  const std::size_t colon = line.find(':');
  if (colon == 0 || colon == std::string_view::npos) return {};
  const std::string_view name = line.substr(0, colon);
  const bool is_name = std::all_of(name.begin(), name.end(), [](char c) { return c > ' ' && c < 0x7F; });
  return is_name ? base::lower_ascii(name) : std::string{};
}

std::string_view without_blank_lines(std::string_view head) {
  return head.substr(std::min(head.find_first_not_of(" \t\r\n"), head.size()));
}

// Lines of "format=flowed" that end with a blank go on in the next one.
std::string unflowed(std::string_view text, bool deletes_blank) {
  std::string joined;
  while (!text.empty()) {
    std::string_view line = take_header_line(text);
    if (line.starts_with(' ')) line.remove_prefix(1);
    const bool goes_on = line.ends_with(' ') && line != "-- ";
    if (goes_on && deletes_blank) line.remove_suffix(1);
    joined.append(line);
    if (!goes_on) joined += '\n';
  }
  return joined;
}

std::string without_angles(std::string id) {
  id = clean_line(id);
  if (id.starts_with('<')) id.erase(0, 1);
  if (id.ends_with('>')) id.pop_back();
  return id;
}

std::string joined_text(std::string text, const std::string& more) {
  if (trim(more).empty()) return text;
  return text.empty() ? more : std::move(text) + "\n\n" + more;
}

// Goes through the parts of a message.
class PartReader {
 public:
  explicit PartReader(std::string_view encoding) : encoding_(encoding) {}

  // The text of the part and of what it is made of; what is no text is attached.
  std::string read(const MailPart& part, int depth) {
    if (depth > kDeepestPart) return {};
    const std::string type = part.type();
    if (type == "multipart/alternative") return read_alternative(part, depth);
    if (type.starts_with("multipart/")) return read_all(part, type == "multipart/related", depth);
    const bool is_text = type == "text/plain" || type == "text/html";
    if (is_text && !part.is_attachment()) return text_of(part, type);
    if (!is_one_of(type, kSignatures)) attach(part, type);
    return {};
  }

  std::vector<Attachment> take() { return std::move(attachments_); }
  std::size_t replaced() const { return replaced_; }

 private:
  std::string read_all(const MailPart& multipart, bool is_related, int depth) {
    std::string text;
    for (const MailPart& part : multipart.parts()) {
      if (is_related && part.is_referred_to() && !part.type().starts_with("text/") &&
          !part.type().starts_with("multipart/"))
        continue;
      text = joined_text(std::move(text), read(part, depth + 1));
    }
    return text;
  }

  // Of the same text in several forms the plain one, else the last that has any.
  std::string read_alternative(const MailPart& multipart, int depth) {
    std::string text;
    const std::vector<MailPart> parts = multipart.parts();
    for (const MailPart& part : parts)
      if (part.type() == "text/plain" && trim(text).empty()) text = text_of(part, "text/plain");
    if (!trim(text).empty()) return text;
    for (const MailPart& part : parts)
      if (part.type() == "text/html" || part.type().starts_with("multipart/"))
        if (std::string other = read(part, depth + 1); !trim(other).empty()) text = std::move(other);
    return text;
  }

  std::string text_of(const MailPart& part, std::string_view type) {
    std::string charset = part.parameter("charset");
    if (charset.empty()) charset = encoding_;
    const base::Decoded decoded = decode_declared(part.bytes(), charset);
    replaced_ += decoded.replaced;
    if (type == "text/html") return text_of_html(decoded.text);
    if (base::lower_ascii(part.parameter("format")) != "flowed") return decoded.text;
    return unflowed(decoded.text, base::lower_ascii(part.parameter("delsp")) == "yes");
  }

  void attach(const MailPart& part, const std::string& type) {
    const std::string number = std::to_string(attachments_.size() + 1);
    std::string name = clean_line(part.file_name());
    std::replace(name.begin(), name.end(), '/', '_');
    if (name.empty() || name == "." || name == "..") name = "attachment-" + number;
    const bool is_taken = std::any_of(attachments_.begin(), attachments_.end(),
                                      [&](const Attachment& other) { return other.name == name; });
    if (is_taken) name += "-" + number;
    attachments_.push_back({std::move(name), type, part.bytes()});
  }

  std::string encoding_;
  std::vector<Attachment> attachments_;
  std::size_t replaced_ = 0;
};

void add_keywords(std::string_view keywords, Parsed& parsed) {
  while (!keywords.empty()) {
    const std::size_t end = std::min(keywords.find_first_of(",;"), keywords.size());
    add_property("keyword", keywords.substr(0, end), {}, parsed);
    keywords.remove_prefix(std::min(end + 1, keywords.size()));
  }
}

void read_headers(const MailMessage& message, Parsed& parsed) {
  parsed.dispatch.id = without_angles(message.header("Message-ID"));
  parsed.dispatch.title = clean_line(message.header("Subject"));
  set_date(clean_line(message.header("Date")), parsed);
  add_keywords(message.header("Keywords"), parsed);
  add_property("language", message.header("Content-Language"), {}, parsed);
  add_property("from", message.header("From"), {}, parsed);
  add_property("to", message.header("To"), {}, parsed);
  add_property("corrects", without_angles(message.header("Supersedes")), {}, parsed);
}

}  // namespace

bool is_mailbox_line(std::string_view line) {
  if (!line.starts_with("From ") || line.size() > 200) return false;
  const std::size_t colon = line.find(':');
  if (colon == std::string_view::npos || colon < 7 || colon + 2 >= line.size()) return false;
  return base::is_digit(line[colon - 1]) && base::is_digit(line[colon + 1]) && base::is_digit(line[colon + 2]);
}

bool begins_mail(std::string_view head) {
  head = without_blank_lines(head);
  const bool is_mailbox = is_mailbox_line(head.substr(0, head.find('\n')));
  if (is_mailbox) take_header_line(head);
  bool has_own = is_mailbox;
  bool has_from = false;
  bool has_beside = false;
  bool any = false;
  while (!head.empty()) {
    const std::string_view line = take_header_line(head);
    if (line.empty()) break;
    if (any && (line[0] == ' ' || line[0] == '\t')) continue;
    const std::string name = header_name(line);
    // Whatever stands at the end of what is seen may be cut.
    if (name.empty() && !head.empty()) return false;
    any |= !name.empty();
    has_own |= is_one_of(name, kMailHeaders);
    has_from |= name == "from";
    has_beside |= is_one_of(name, kBesideFrom);
  }
  return any && (has_own || (has_from && has_beside));
}

Result<Mail> parse_mail(std::string_view bytes, std::string_view encoding) {
  const auto message = MailMessage::parse(without_blank_lines(bytes));
  if (!message) return tl::unexpected(message.error());
  Mail mail;
  Parsed& parsed = mail.parsed;
  read_headers(*message, parsed);
  mail.subject = parsed.dispatch.title;
  PartReader parts(encoding);
  read_copy(clean_text(parts.read(message->body(), 0)), parsed);
  if (parts.replaced() > 0)
    parsed.warnings.push_back(tr("bytes that mean nothing became \uFFFD: {}", parts.replaced()));
  mail.attachments = parts.take();
  for (const base::MailAddress& from : message->from()) {
    fill(parsed.dispatch.source, clean_line(from.name));
    fill(parsed.dispatch.source, clean_line(from.address));
  }
  return mail;
}

}  // namespace depeche::dispatch
