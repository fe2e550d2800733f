#pragma once

// Mail messages with MIME, through GMime. Nothing is fetched, decrypted or verified.

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "depeche/result.h"

namespace depeche::base {

// A part of a message, which must outlive it.
class MailPart {
 public:
  std::string type() const;  // "text/plain", in lower case
  std::string file_name() const;
  std::string parameter(const char* name) const;  // of the type: "charset", "format"
  bool is_attachment() const;                     // as it says itself
  bool is_referred_to() const;                    // by its Content-ID, as the pictures of HTML are
  // What it is made of; nothing for a part that is no multipart.
  std::vector<MailPart> parts() const;
  // Its content without transfer encoding (base64, quoted-printable), in the charset that it has. Of a message within
  // the message, the whole of that. Empty for a multipart.
  std::string bytes() const;

 private:
  friend class MailMessage;
  explicit MailPart(void* object) : object_(object) {}
  void* object_;
};

struct MailAddress {
  std::string name;     // may be empty
  std::string address;  // "depeches@agence.example"
};

// For one thread at a time. GLib ends the process when there is no memory.
class MailMessage {
 public:
  // `bytes` must outlive it. Any text is a message of some kind; what lies within more parts than the library goes into
  // is left as it is. Error: format for what it takes for none.
  static Result<MailMessage> parse(std::string_view bytes);
  MailMessage(MailMessage&&) noexcept;
  MailMessage& operator=(MailMessage&&) noexcept;
  ~MailMessage();

  // The values of these headers, encoded words decoded, in UTF-8; empty for an absent one.
  std::string header(const char* name) const;
  std::vector<MailAddress> from() const;
  MailPart body() const;

 private:
  struct Releaser {
    void operator()(void* object) const;
  };
  explicit MailMessage(void* message) : message_(message) {}
  std::unique_ptr<void, Releaser> message_;
};

}  // namespace depeche::base
