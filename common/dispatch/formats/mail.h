#pragma once

// Mail messages, one of which is one dispatch, with what is attached to it.

#include <string>
#include <string_view>
#include <vector>

#include "depeche/result.h"
#include "dispatch/outcome/parsed.h"

namespace depeche::dispatch {

// True for the header of a message: lines "Name: value" up to a blank one, with some that only mail has, or with From
// and a subject or date; also behind the line "From …" of a mailbox.
bool begins_mail(std::string_view head);

// True for the line before each message of a mailbox: "From depeches@agence.example Thu Jan 13 08:00:00 2022".
bool is_mailbox_line(std::string_view line);

// A part that is no text of the message. What it is worth must be found out.
struct Attachment {
  std::string name;  // its file name, or one made up; without slashes
  std::string type;  // "application/pdf"
  std::string bytes;
};

struct Mail {
  Parsed parsed;  // its text is empty when the message has none
  std::string subject;
  std::vector<Attachment> attachments;
};

// Id, title and date are the Message-ID, the subject and the Date. The text is the plain text of the message, else that
// of its HTML; read_copy() reads it. Without another source, the sender is it. Keywords and language become properties,
// as do sender and receiver. `encoding` is for parts that declare none. Error: format.
Result<Mail> parse_mail(std::string_view bytes, std::string_view encoding);

}  // namespace depeche::dispatch
