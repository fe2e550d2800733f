#include "base/command_line.h"

#include <algorithm>
#include <cerrno>
#include <charconv>
#include <csignal>
#include <cstdint>
#include <iostream>
#include <system_error>

#include <poll.h>
#include <unistd.h>

#include "base/deadline.h"
#include "base/files.h"
#include "base/message.h"
#include "base/no_memory.h"
#include "base/number_text.h"

namespace depeche::base {
namespace {

constexpr std::size_t kMaxOptionBytes = 4096;

std::string_view trimmed(std::string_view text) {
  const std::size_t begin = text.find_first_not_of(' ');
  if (begin == std::string_view::npos) return {};
  return text.substr(begin, text.find_last_not_of(' ') - begin + 1);
}

bool reader_has_gone(int descriptor) {
  pollfd state{descriptor, POLLOUT, 0};
  return poll(&state, 1, 0) > 0 && (state.revents & POLLERR) != 0;
}

}  // namespace

Result<std::size_t> parse_count(std::string_view option, std::string_view text, std::size_t least, std::size_t most) {
  std::size_t value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error == std::errc{} && end == text.data() + text.size() && value >= least && value <= most) return value;
  return fail(ErrorCode::invalid_argument, tr("{}: {} is not a number from {} to {}", option, in_quotes(text),
                                              number_text(least), number_text(most)));
}

Result<std::chrono::steady_clock::duration> parse_seconds(std::string_view option, std::string_view text) {
  double value = 0;
  std::string digits(text);  // with the decimal sign of French, too
  std::ranges::replace(digits, ',', '.');
  const char* const last = digits.data() + digits.size();
  const auto [end, error] = std::from_chars(digits.data(), last, value);
  if (error == std::errc{} && end == last)
    if (const auto time = time_to_search(value)) return *time;
  return fail(ErrorCode::invalid_argument,
              tr("{}: {} is not a number of seconds above 0 and up to a million", option, in_quotes(text)));
}

Result<std::size_t> parse_size(std::string_view option, std::string_view text, std::size_t least) {
  constexpr std::string_view kUnits = "KMG";
  std::size_t value = 0;
  const char* const last = text.data() + text.size();
  const auto [end, error] = std::from_chars(text.data(), last, value);
  const std::size_t unit = end + 1 == last ? kUnits.find(*end) : end == last ? 0 : std::string_view::npos;
  const unsigned shift = end + 1 == last && unit != std::string_view::npos ? 10 * (static_cast<unsigned>(unit) + 1) : 0;
  if (error == std::errc{} && unit != std::string_view::npos && value <= (SIZE_MAX >> shift) && value << shift >= least)
    return value << shift;
  return fail(ErrorCode::invalid_argument,
              tr("{}: {} is not a size such as 500M or 2G, of at least {}M", option, in_quotes(text), least >> 20));
}

std::vector<std::string> split_list(std::string_view text) {
  std::vector<std::string> parts;
  while (!text.empty()) {
    const std::size_t comma = text.find(',');
    const std::string_view part = trimmed(text.substr(0, comma));
    if (!part.empty()) parts.emplace_back(part);
    text = comma == std::string_view::npos ? std::string_view() : text.substr(comma + 1);
  }
  return parts;
}

Status check_option_lengths(int argc, const char* const* argv) {
  for (int i = 1; i < argc; ++i) {
    const std::string_view argument = argv[i];
    if (argument == "--") break;
    if (argument.starts_with('-') && argument.size() > kMaxOptionBytes)
      return fail(ErrorCode::invalid_argument,
                  tr("an argument that begins with - is too long: \"{}…\"", argument.substr(0, 20)),
                  tr("what begins with - and is no option stands behind --"));
  }
  return {};
}

void let_writes_fail() {
  std::signal(SIGPIPE, SIG_IGN);
  std::signal(SIGXFSZ, SIG_IGN);
}

Status finish_standard_output() {
  errno = 0;
  if (std::cout.flush() || reader_has_gone(STDOUT_FILENO)) return {};
  const std::string reason = errno != 0 ? errno_words(errno) : tr("a write failed");
  return fail(ErrorCode::io, tr("standard output: {}", reason), tr("what was printed is incomplete"));
}

Error failure_of(const std::exception& exception) {
  if (is_lack_of_memory(exception)) return no_memory();
  return {ErrorCode::internal, exception.what(), {}, std::nullopt};
}

}  // namespace depeche::base
