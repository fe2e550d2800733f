#include "cli/pseudo_terminal.h"

#include <regex>
#include <vector>

#include <catch2/catch.hpp>
#include <poll.h>
#include <pty.h>
#include <sys/wait.h>
#include <termios.h>
#include <unistd.h>

namespace depeche::test {
namespace {

constexpr int kPatienceMs = 60'000;

std::string plain(const std::string& text) {
  static const std::regex controls("\x1b\\[[0-9;?]*[A-Za-z@]|\x1b\\]8;;[^\x1b]*\x1b\\\\|\r|\a");
  return std::regex_replace(text, controls, "");
}

[[noreturn]] void become(const Sandbox& sandbox, const std::string& program, const Arguments& arguments) {
  std::vector<std::string> variables{"TERM=xterm"};
  for (const auto& [name, value] : sandbox.environment) variables.push_back(name + '=' + value);
  std::vector<char*> environment;
  for (std::string& variable : variables) environment.push_back(variable.data());
  environment.push_back(nullptr);
  std::vector<std::string> command{program};
  command.insert(command.end(), arguments.begin(), arguments.end());
  std::vector<char*> pointers;
  for (std::string& argument : command) pointers.push_back(argument.data());
  pointers.push_back(nullptr);
  if (::chdir(sandbox.folder().c_str()) == 0) ::execve(program.c_str(), pointers.data(), environment.data());
  ::_exit(127);
}

}  // namespace

PseudoTerminal::PseudoTerminal(const Sandbox& sandbox, const std::string& program, const Arguments& arguments) {
  const winsize size{40, 80, 0, 0};
  process_ = ::forkpty(&descriptor_, nullptr, nullptr, &size);
  REQUIRE(process_ >= 0);
  if (process_ == 0) become(sandbox, program, arguments);
}

PseudoTerminal::~PseudoTerminal() {
  close();
  if (process_ > 0) wait();
}

void PseudoTerminal::type(std::string_view keys) const {
  termios state{};
  for (int tries = 0; tries < kPatienceMs; ++tries) {
    if (::tcgetattr(descriptor_, &state) == 0 && (state.c_lflag & ICANON) == 0) break;
    ::usleep(1000);
  }
  CHECK(::write(descriptor_, keys.data(), keys.size()) == static_cast<ssize_t>(keys.size()));
}

bool PseudoTerminal::receive() {
  pollfd ready{descriptor_, POLLIN, 0};
  if (::poll(&ready, 1, kPatienceMs) <= 0) return false;
  char bytes[4096];
  const ssize_t count = ::read(descriptor_, bytes, sizeof bytes);
  if (count <= 0) return false;
  unread_.append(bytes, static_cast<std::size_t>(count));
  return true;
}

std::string PseudoTerminal::until(std::string_view text) {
  for (;;) {
    const std::string seen = plain(unread_);
    if (const std::size_t at = seen.find(text); at != std::string::npos) {
      unread_ = seen.substr(at + text.size());
      return seen.substr(0, at + text.size());
    }
    if (!receive()) {
      FAIL("\"" << text << "\" did not come, but: " << seen);
      return {};
    }
  }
}

std::string PseudoTerminal::ask(std::string_view line) {
  type(std::string(line) + "\r");
  until("\n");
  std::string answer = until(kPromptText);
  answer.resize(answer.size() - kPromptText.size());
  return answer;
}

void PseudoTerminal::close() {
  if (descriptor_ >= 0) ::close(descriptor_);
  descriptor_ = -1;
}

int PseudoTerminal::wait() {
  while (descriptor_ >= 0 && receive()) {
  }
  int status = 0;
  ::waitpid(process_, &status, 0);
  process_ = -1;
  return WIFSIGNALED(status) ? 128 + WTERMSIG(status) : WEXITSTATUS(status);
}

}  // namespace depeche::test
