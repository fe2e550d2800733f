#include "base/xapian.h"

#include <cerrno>
#include <string_view>
#include <system_error>

#include "base/files.h"
#include "base/message.h"
#include "base/no_memory.h"
#include "base/open_files.h"

namespace depeche::base {
namespace {

bool mentions(const Xapian::Error& error, const std::string& cause) {
  const char* system_cause = error.get_error_string();
  const std::string text = error.get_msg() + (system_cause != nullptr ? system_cause : "");
  return text.find(cause) != std::string::npos;
}

}  // namespace

Error describe(const Xapian::Error& error, const std::string& context) {
  const std::string what = tr("{}: {}", context, error.get_msg());
  if (mentions(error, "No space left") || mentions(error, "Disk quota"))
    return {ErrorCode::io, tr("{}: the disk is full", context),
            tr("free some space and run again; the index is as it was"), std::nullopt};
  if (mentions(error, "File too large"))
    return {ErrorCode::io, tr("{}: a file reached the limit of this process", context),
            tr("raise the limit (ulimit -f) and run again; the index is as it was"), std::nullopt};
  // By the system, by Xapian, and by what reads beside it.
  if (mentions(error, "Too many open files") || mentions(error, "too many open files") ||
      mentions(error, errno_words(EMFILE)))
    return {ErrorCode::io, tr("{}: too many open files", context), open_files_hint(), std::nullopt};
  if (mentions(error, "Cannot allocate memory") || mentions(error, no_memory().message)) return no_memory(context);
  const std::string_view type = error.get_type();
  if (type == "DatabaseLockError")
    return {ErrorCode::locked, what, tr("another process is writing it; wait for it or stop it"), std::nullopt};
  if (type == "DatabaseCorruptError")
    return {ErrorCode::corrupt, what, tr("restore a backup, or index again from nothing"), std::nullopt};
  if (type.starts_with("Database"))
    return {ErrorCode::io, what, tr("check that the index's files are there and readable"), std::nullopt};
  return {ErrorCode::internal, what, "", std::nullopt};
}

Error describe(const std::exception& error, const std::string& context) {
  if (is_lack_of_memory(error)) return no_memory(context);
  if (const auto* of_system = dynamic_cast<const std::system_error*>(&error)) {
    const int code = of_system->code().value();
    const bool lacks_files = code == EMFILE || code == ENFILE;
    return {ErrorCode::io, tr("{}: {}", context, errno_words(code)),
            lacks_files ? open_files_hint() : tr("check that the index's files are there and readable"), std::nullopt};
  }
  return {ErrorCode::corrupt, tr("{}: {}", context, error.what()),
          tr("look for damage; if there is any, index again from nothing"), std::nullopt};
}

}  // namespace depeche::base
