#include "base/mail_message.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <mutex>
#include <utility>

#include <dlfcn.h>
#include <gmime/gmime.h>

#include "base/ascii.h"
#include "base/encoding.h"
#include "base/message.h"
#include "base/utf8.h"

namespace depeche::base {
namespace {

// GLib ends the process when there is no memory, even while it is loaded. So GMime is loaded with the first mail, and
// runs without mail know nothing of it.
void* library() {
  static void* const loaded = ::dlopen(DEPECHE_GMIME_LIBRARY, RTLD_NOW | RTLD_LOCAL);
  return loaded;
}

// The function of that name, which the library or one that it loads has.
template <class Function>
Function* function_of(const char* name) {
  return reinterpret_cast<Function*>(::dlsym(library(), name));
}
#define GMIME_CALL(name) function_of<decltype(::name)>(#name)

bool is_a(void* object, GType type) {
  return object != nullptr && GMIME_CALL(g_type_check_instance_is_a)(static_cast<GTypeInstance*>(object), type) != 0;
}

struct Unreferencer {
  void operator()(void* object) const {
    if (object != nullptr) GMIME_CALL(g_object_unref)(object);
  }
};
template <class T>
using Owned = std::unique_ptr<T, Unreferencer>;

// What headers hold that are neither ASCII nor encoded words is one of these.
struct ParserOptions {
  ParserOptions() : options(GMIME_CALL(g_mime_parser_options_new)()) {
    static std::array<const char*, 3> charsets{"utf-8", "windows-1252", nullptr};
    GMIME_CALL(g_mime_parser_options_set_fallback_charsets)(options, charsets.data());
  }
  ~ParserOptions() { GMIME_CALL(g_mime_parser_options_free)(options); }
  ParserOptions(const ParserOptions&) = delete;
  ParserOptions& operator=(const ParserOptions&) = delete;
  GMimeParserOptions* options;
};

void start_library() {
  static std::once_flag started;
  std::call_once(started, [] { GMIME_CALL(g_mime_init)(); });
}

// In UTF-8, whatever the library made of it.
std::string text_or_empty(const char* text) {
  return text == nullptr ? std::string{} : decode_automatically(text).text;
}

GMimeObject* mime_object(void* object) { return static_cast<GMimeObject*>(object); }

GMimeContentType* content_type(void* object) { return GMIME_CALL(g_mime_object_get_content_type)(mime_object(object)); }

std::string bytes_of(const GMimeStreamMem& stream) {
  const GByteArray* array = GMIME_CALL(g_mime_stream_mem_get_byte_array)(const_cast<GMimeStreamMem*>(&stream));
  return array == nullptr || array->data == nullptr
             ? std::string{}
             : std::string(reinterpret_cast<const char*>(array->data), array->len);
}

// "=?windows-1252?Q?…?=" becomes "=?utf-8?Q?…?=", and folded lines one.
std::string with_utf8_words(std::string_view header) {
  std::string text;
  while (!header.empty()) {
    const std::size_t begin = header.find("=?");
    const std::size_t end = begin == std::string_view::npos ? begin : header.find('?', begin + 2);
    text.append(header.substr(0, begin));
    if (end == std::string_view::npos) {
      if (begin != std::string_view::npos) text.append(header.substr(begin));
      break;
    }
    text.append("=?utf-8");
    header.remove_prefix(end);
  }
  std::erase_if(text, [](char c) { return c == '\r' || c == '\n'; });
  return text;
}

// The encoded words that say ISO 8859-1 say windows-1252, as browsers and mail programs read them: it has all letters
// of the other, and quotation marks where the other has controls.
std::string with_windows_words(std::string_view header) {
  constexpr std::string_view kLatin1 = "=?iso-8859-1?";
  std::string text(header);
  const std::string lower = lower_ascii(header);
  for (std::size_t at = lower.rfind(kLatin1); at != std::string::npos;
       at = at == 0 ? at - 1 : lower.rfind(kLatin1, at - 1))
    text.replace(at, kLatin1.size(), "=?windows-1252?");
  std::erase_if(text, [](char c) { return c == '\r' || c == '\n'; });
  return text;
}

GMimeHeader* find_header(void* object, const char* name) {
  if (object == nullptr) return nullptr;
  return GMIME_CALL(g_mime_header_list_get_header)(GMIME_CALL(g_mime_object_get_header_list)(mime_object(object)),
                                                   name);
}

}  // namespace

std::string MailPart::type() const {
  const GMimeContentType* type = content_type(object_);
  if (type == nullptr) return "text/plain";
  const char* media = GMIME_CALL(g_mime_content_type_get_media_type)(const_cast<GMimeContentType*>(type));
  const char* subtype = GMIME_CALL(g_mime_content_type_get_media_subtype)(const_cast<GMimeContentType*>(type));
  return lower_ascii(std::string(media == nullptr ? "" : media) + "/" + (subtype == nullptr ? "" : subtype));
}

std::string MailPart::file_name() const {
  if (!is_a(object_, GMIME_CALL(g_mime_part_get_type)())) return {};
  return text_or_empty(GMIME_CALL(g_mime_part_get_filename)(static_cast<GMimePart*>(object_)));
}

std::string MailPart::parameter(const char* name) const {
  GMimeContentType* type = content_type(object_);
  return type == nullptr ? std::string{} : text_or_empty(GMIME_CALL(g_mime_content_type_get_parameter)(type, name));
}

bool MailPart::is_attachment() const {
  const char* disposition = GMIME_CALL(g_mime_object_get_disposition)(mime_object(object_));
  return disposition != nullptr && lower_ascii(std::string_view(disposition)) == "attachment";
}

bool MailPart::is_referred_to() const {
  return GMIME_CALL(g_mime_object_get_content_id)(mime_object(object_)) != nullptr;
}

std::vector<MailPart> MailPart::parts() const {
  std::vector<MailPart> parts;
  if (!is_a(object_, GMIME_CALL(g_mime_multipart_get_type)())) return parts;
  auto* multipart = static_cast<GMimeMultipart*>(object_);
  const int size = GMIME_CALL(g_mime_multipart_get_count)(multipart);
  for (int i = 0; i < size; ++i) parts.push_back(MailPart(GMIME_CALL(g_mime_multipart_get_part)(multipart, i)));
  return parts;
}

std::string MailPart::bytes() const {
  const Owned<GMimeStream> stream(GMIME_CALL(g_mime_stream_mem_new)());
  if (is_a(object_, GMIME_CALL(g_mime_message_part_get_type)())) {
    GMimeMessage* message = GMIME_CALL(g_mime_message_part_get_message)(static_cast<GMimeMessagePart*>(object_));
    if (message != nullptr)
      GMIME_CALL(g_mime_object_write_to_stream)(reinterpret_cast<GMimeObject*>(message), nullptr, stream.get());
  } else if (is_a(object_, GMIME_CALL(g_mime_part_get_type)())) {
    GMimeDataWrapper* content = GMIME_CALL(g_mime_part_get_content)(static_cast<GMimePart*>(object_));
    if (content != nullptr) GMIME_CALL(g_mime_data_wrapper_write_to_stream)(content, stream.get());
  }
  return bytes_of(*reinterpret_cast<GMimeStreamMem*>(stream.get()));
}

void MailMessage::Releaser::operator()(void* object) const { GMIME_CALL(g_object_unref)(object); }

Result<MailMessage> MailMessage::parse(std::string_view bytes) {
  if (library() == nullptr)
    return fail(ErrorCode::not_found, tr("mail is read by {}, which is not installed", DEPECHE_GMIME_LIBRARY),
                tr("install the package libgmime-3.0-0"));
  start_library();
  const Owned<GMimeStream> stream(GMIME_CALL(g_mime_stream_mem_new_with_buffer)(bytes.data(), bytes.size()));
  const Owned<GMimeParser> parser(GMIME_CALL(g_mime_parser_new_with_stream)(stream.get()));
  const ParserOptions options;
  GMimeMessage* message = GMIME_CALL(g_mime_parser_construct_message)(parser.get(), options.options);
  if (message == nullptr) return fail(ErrorCode::format, tr("not a mail message"), tr("let the format be recognised"));
  return MailMessage(message);
}

MailMessage::MailMessage(MailMessage&&) noexcept = default;
MailMessage& MailMessage::operator=(MailMessage&&) noexcept = default;
MailMessage::~MailMessage() = default;

std::string MailMessage::header(const char* name) const {
  GMimeHeader* header = find_header(message_.get(), name);
  // The library keeps what begins with "Content-" with the body.
  if (header == nullptr) header = find_header(body().object_, name);
  if (header == nullptr) return {};
  const char* raw = GMIME_CALL(g_mime_header_get_raw_value)(header);
  const std::string_view written = raw == nullptr ? "" : raw;
  const bool is_ascii = std::all_of(written.begin(), written.end(), [](char c) { return (c & 0x80) == 0; });
  if (!is_ascii && !is_utf8(written)) return text_or_empty(GMIME_CALL(g_mime_header_get_value)(header));
  // Some write UTF-8 into encoded words that they say are of another charset.
  const std::string words = is_ascii ? with_windows_words(written) : with_utf8_words(written);
  const std::unique_ptr<char, decltype(&::g_free)> text(
      GMIME_CALL(g_mime_utils_header_decode_text)(ParserOptions().options, words.c_str()), GMIME_CALL(g_free));
  return text_or_empty(text.get());
}

std::vector<MailAddress> MailMessage::from() const {
  std::vector<MailAddress> found;
  InternetAddressList* list = GMIME_CALL(g_mime_message_get_from)(static_cast<GMimeMessage*>(message_.get()));
  const int size = list == nullptr ? 0 : GMIME_CALL(internet_address_list_length)(list);
  for (int i = 0; i < size; ++i) {
    InternetAddress* address = GMIME_CALL(internet_address_list_get_address)(list, i);
    const char* mailbox =
        is_a(address, GMIME_CALL(internet_address_mailbox_get_type)())
            ? GMIME_CALL(internet_address_mailbox_get_addr)(reinterpret_cast<InternetAddressMailbox*>(address))
            : nullptr;
    found.push_back({text_or_empty(GMIME_CALL(internet_address_get_name)(address)), text_or_empty(mailbox)});
  }
  return found;
}

MailPart MailMessage::body() const {
  return MailPart(GMIME_CALL(g_mime_message_get_mime_part)(static_cast<GMimeMessage*>(message_.get())));
}

}  // namespace depeche::base
