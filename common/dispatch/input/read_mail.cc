#include "dispatch/input/read_mail.h"

#include <optional>
#include <string>
#include <utility>

#include "base/archive.h"
#include "base/bytes_source.h"
#include "base/encoding.h"
#include "base/files.h"
#include "base/message.h"
#include "dispatch/copy/clean_text.h"
#include "dispatch/formats/items.h"
#include "dispatch/formats/mail.h"
#include "dispatch/input/detect.h"
#include "dispatch/input/foreign_kind.h"
#include "dispatch/input/line_reader.h"

namespace depeche::dispatch {
namespace {

bool is_unread(const Attachment& attachment) {
  const std::string_view head = std::string_view(attachment.bytes).substr(0, kDetectBytes);
  if (trim(head).empty() || base::looks_packed(head.substr(0, base::kPackedHeadBytes))) return true;
  const Format format = detect_format(head, attachment.name);
  const bool is_binary = base::sniff_wide_encoding(head).empty() && base::looks_binary(head);
  if (is_binary && format != Format::iptc7901) return true;
  if (attachment.type.starts_with("image/") || attachment.type.starts_with("text/calendar")) return true;
  return foreign_kind(head) || (format == Format::text && no_text_kind(head));
}

class MailReading {
 public:
  MailReading(const Task& task, const ReadWithin& read_attachment)
      : task_(task), report_(task.name, task.report), read_attachment_(read_attachment) {}

  void read_message(Input& input) {
    const Result<std::string> bytes = base::read_all(input, task_.options.max_bytes);
    if (!bytes) return report_.refuse(bytes.error());
    add(*bytes, {});
    finish();
  }

  // A message begins at a line "From …" behind a blank one.
  void read_mailbox(Input& input) {
    LineReader lines(input, task_.options.max_bytes, 0);
    bool is_behind_blank = true;
    while (!task_.report.stopped()) {
      const auto line = lines.next();
      if (!line) return report_.refuse(line.error());
      if (!*line) break;
      const bool begins = is_behind_blank && is_mailbox_line((*line)->text);
      if (begins) end_message();
      if (begins)
        message_.emplace();
      else if (message_)
        add_line(**line);
      is_behind_blank = (*line)->text.empty() || (*line)->text == "\r";
    }
    end_message();
    finish();
  }

 private:
  // ">From " stands for a line of the text that begins with "From ".
  void add_line(const Line& line) {
    is_too_long_ = is_too_long_ || line.too_long || message_->size() + line.text.size() > task_.options.max_bytes;
    if (is_too_long_) return message_->clear();
    const std::size_t marks = std::min(line.text.find_first_not_of('>'), line.text.size());
    const bool is_marked = marks > 0 && line.text.substr(marks).starts_with("From ");
    message_->append(line.text.substr(is_marked ? 1 : 0)).append("\n");
  }

  void end_message() {
    if (!message_ || task_.report.stopped()) return;
    const std::string mark = "#" + std::to_string(++number_);
    if (is_too_long_)
      add_item(mark, too_long(to_translate("the message is longer than {}, the limit for one dispatch"),
                              task_.options.max_bytes));
    else
      add(*message_, mark);
    message_.reset();
    is_too_long_ = false;
  }

  void add(const std::string& bytes, const std::string& mark) {
    if (trim(bytes).empty()) return add_item(mark, tl::unexpected(empty_source()));
    Result<Mail> mail = parse_mail(bytes, task_.options.encoding);
    if (!mail) return add_item(mark, tl::unexpected(mail.error()));
    Parsed& parsed = mail->parsed;
    std::size_t read = 0;
    for (const Attachment& attachment : mail->attachments) {
      if (is_unread(attachment) || !read_attachment_)
        parsed.warnings.push_back(
            tr("the attachment {} ({}) is left out", base::in_quotes(attachment.name), attachment.type));
      else
        ++read;
    }
    // A message that only carries dispatches is none itself.
    if (parsed.dispatch.text.empty() && read > 0) {
      carries_ = true;
      for (const std::string& warning : parsed.warnings) task_.report.warn(task_.name.where + mark, warning);
    } else {
      fill(parsed.dispatch.text, mail->subject);
      add_item(mark, parsed.dispatch.text.empty()
                         ? Result<Parsed>(fail(ErrorCode::format, tr("no text"), tr("leave it out")))
                         : Result<Parsed>(std::move(parsed)));
    }
    for (const Attachment& attachment : mail->attachments)
      if (!is_unread(attachment) && read_attachment_) read_within(attachment, mark);
  }

  // What only carried dispatches is not empty.
  void finish() {
    if (is_added_ || !carries_) report_.finish(empty_source());
  }

  void add_item(const std::string& mark, Result<Parsed> parsed) {
    is_added_ = true;
    report_.add(mark, std::move(parsed));
  }

  void read_within(const Attachment& attachment, const std::string& mark) const {
    SourceName name = task_.name;
    name.where += mark + "/" + path_as_text(attachment.name);
    name.path += mark + "/" + path_as_text(attachment.name);
    base::BytesSource source(attachment.bytes);
    Input input(source);
    read_attachment_(input, name);
  }

  const Task& task_;
  ItemReport report_;
  const ReadWithin& read_attachment_;
  std::optional<std::string> message_;  // of a mailbox, as far as it has come
  bool is_too_long_ = false;
  std::size_t number_ = 0;
  bool is_added_ = false;  // a message that is a dispatch, or refused
  bool carries_ = false;   // a message that only carries others
};

}  // namespace

void read_mail(Input& input, std::string_view head, const Task& task, const ReadWithin& read_attachment) {
  const std::string_view text = head.substr(std::min(head.find_first_not_of(" \t\r\n"), head.size()));
  MailReading reading(task, read_attachment);
  if (is_mailbox_line(text.substr(0, text.find('\n'))))
    reading.read_mailbox(input);
  else
    reading.read_message(input);
}

}  // namespace depeche::dispatch
