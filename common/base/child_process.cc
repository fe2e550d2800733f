#include "base/child_process.h"

#include <cerrno>
#include <cstdlib>
#include <string>
#include <system_error>

#include <sys/wait.h>
#include <unistd.h>

#include "base/files.h"
#include "base/message.h"
#include "base/open_files.h"

namespace depeche::base {
namespace {

enum ExitStatus { kSucceeded, kFailed };

// An error as bytes for the pipe: code, message, hint.
std::string encode(const Error& error) { return static_cast<char>(error.code) + error.message + '\0' + error.hint; }

Error decode(const std::string& bytes) {
  const auto end = bytes.find('\0', 1);
  return {static_cast<ErrorCode>(bytes.front()), bytes.substr(1, end - 1), bytes.substr(end + 1), std::nullopt};
}

[[noreturn]] void run_child(const std::function<Status()>& step, int pipe) {
  try {
    if (const Status status = step(); !status) {
      const std::string bytes = encode(status.error());
      const bool written = ::write(pipe, bytes.data(), bytes.size()) == static_cast<ssize_t>(bytes.size());
      ::_exit(written ? kFailed : EXIT_FAILURE);
    }
  } catch (...) {
    ::abort();
  }
  ::_exit(kSucceeded);
}

std::string read_all(int pipe) {
  std::string bytes;
  char buffer[4096];
  for (;;) {
    const ssize_t count = ::read(pipe, buffer, sizeof buffer);
    if (count > 0) bytes.append(buffer, static_cast<std::size_t>(count));
    if (count == 0 || (count < 0 && errno != EINTR)) return bytes;
  }
}

int wait_for(pid_t child) {
  int status = 0;
  while (::waitpid(child, &status, 0) < 0 && errno == EINTR) {
  }
  return status;
}

tl::unexpected<Error> system_failure(const std::string& what) {
  const int error = errno;
  return fail(ErrorCode::io, tr("{}: {}", what, errno_words(error)), error == EMFILE ? open_files_hint() : "");
}

}  // namespace

Status in_child_process(const std::function<Status()>& step, const Error& on_death) {
  int ends[2];
  if (::pipe(ends) != 0) return system_failure(tr("cannot open a pipe"));
  const pid_t child = ::fork();
  if (child < 0) {
    const auto failure = system_failure(tr("cannot start a process"));
    ::close(ends[0]);
    ::close(ends[1]);
    return failure;
  }
  if (child == 0) run_child(step, ends[1]);
  ::close(ends[1]);
  const std::string bytes = read_all(ends[0]);
  ::close(ends[0]);
  const int status = wait_for(child);
  if (!WIFEXITED(status) || WEXITSTATUS(status) > kFailed) return tl::unexpected<Error>(on_death);
  if (WEXITSTATUS(status) == kSucceeded) return {};
  return tl::unexpected<Error>(bytes.empty() ? on_death : decode(bytes));
}

}  // namespace depeche::base
