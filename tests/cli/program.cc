#include "cli/program.h"

#include <cstdlib>
#include <regex>
#include <stdexcept>

#include <fcntl.h>
#include <spawn.h>
#include <sys/wait.h>

namespace depeche::test {
namespace {

constexpr const char* kIn = ".stdin";
constexpr const char* kOut = ".stdout";
constexpr const char* kErr = ".stderr";

// The form that exec and posix_spawn ask for. It must not outlive `strings`.
std::vector<char*> pointers(std::vector<std::string>& strings) {
  std::vector<char*> result;
  for (std::string& string : strings) result.push_back(string.data());
  result.push_back(nullptr);
  return result;
}

class FileActions {
 public:
  FileActions() { posix_spawn_file_actions_init(&actions_); }
  ~FileActions() { posix_spawn_file_actions_destroy(&actions_); }
  FileActions(const FileActions&) = delete;
  FileActions& operator=(const FileActions&) = delete;

  void open(int descriptor, const std::string& path, int flags) {
    posix_spawn_file_actions_addopen(&actions_, descriptor, path.c_str(), flags, 0600);
  }
  void enter(const std::string& folder) { posix_spawn_file_actions_addchdir_np(&actions_, folder.c_str()); }
  const posix_spawn_file_actions_t* get() const { return &actions_; }

 private:
  posix_spawn_file_actions_t actions_{};
};

int exit_status(int wait_status) {
  return WIFSIGNALED(wait_status) ? 128 + WTERMSIG(wait_status) : WEXITSTATUS(wait_status);
}

}  // namespace

Sandbox::Sandbox() {
  environment = {{"PATH", std::getenv("PATH")},
                 {"HOME", folder().string()},
                 {"INDEXER", DEPECHE_INDEXER},
                 {"SEARCHER", DEPECHE_SEARCHER}};
  for (const char* options : {"ASAN_OPTIONS", "LSAN_OPTIONS"})
    if (const char* value = std::getenv(options)) environment[options] = value;
}

void Sandbox::write(std::string_view name, std::string_view content) const { folder_.write(name, content); }

std::string Sandbox::read(std::string_view name) const { return read_file(path(name)); }

Outcome Sandbox::run(const std::string& program, const Arguments& arguments, std::string_view input) const {
  write(kIn, input);
  return finish(start(program, arguments, kIn));
}

Outcome Sandbox::indexer(const Arguments& arguments, std::string_view input) const {
  return run(DEPECHE_INDEXER, arguments, input);
}

Outcome Sandbox::searcher(const Arguments& arguments, std::string_view input) const {
  return run(DEPECHE_SEARCHER, arguments, input);
}

Outcome Sandbox::shell(const std::string& command) const { return run("/bin/sh", {"-c", command}); }

pid_t Sandbox::start(const std::string& program, const Arguments& arguments, const std::string& input) const {
  FileActions actions;
  actions.enter(folder().string());
  actions.open(0, path(input).string(), O_RDONLY);
  actions.open(1, path(kOut).string(), O_WRONLY | O_CREAT | O_TRUNC);
  actions.open(2, path(kErr).string(), O_WRONLY | O_CREAT | O_TRUNC);
  std::vector<std::string> command{program};
  command.insert(command.end(), arguments.begin(), arguments.end());
  std::vector<std::string> variables;
  for (const auto& [name, value] : environment) variables.push_back(name + '=' + value);
  pid_t process = 0;
  if (posix_spawn(&process, program.c_str(), actions.get(), nullptr, pointers(command).data(),
                  pointers(variables).data()) != 0)
    throw std::runtime_error("cannot run " + program);
  return process;
}

Outcome Sandbox::finish(pid_t process) const {
  int wait_status = 0;
  waitpid(process, &wait_status, 0);
  return {exit_status(wait_status), read(kOut), read(kErr)};
}

std::string without_times(std::string text) {
  text = std::regex_replace(text, std::regex(R"( \d+\.\d+ (ms|s)\b)"), " T $1");
  return std::regex_replace(text, std::regex(R"re("(took_ms|seconds)": ?[-+.e\d]+)re"), "\"$1\":T");
}

std::string replaced(std::string text, std::string_view what, std::string_view by) {
  for (std::size_t at = 0; (at = text.find(what, at)) != std::string::npos; at += by.size())
    text.replace(at, what.size(), by);
  return text;
}

}  // namespace depeche::test
