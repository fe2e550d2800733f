#include "base/mapped_file.h"

#include <algorithm>
#include <csetjmp>
#include <csignal>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <functional>
#include <thread>
#include <vector>

#include <catch2/catch.hpp>
#include <fcntl.h>
#include <sys/mman.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include "support/temporary_folder.h"

using namespace depeche;
using base::MappedFile;
using depeche::test::TemporaryFolder;
namespace fs = std::filesystem;

namespace {

const std::size_t kPage = static_cast<std::size_t>(::sysconf(_SC_PAGESIZE));

void write(const fs::path& path, std::size_t size) { test::write_file(path, std::string(size, 'x')); }

std::size_t count_of(std::string_view bytes, char sought) {
  return static_cast<std::size_t>(std::count(bytes.begin(), bytes.end(), sought));
}

// How a child process ends: its exit status, or minus the signal.
int ending_of(const std::function<int()>& step) {
  const pid_t child = ::fork();
  if (child == 0) {
    const rlimit core{0, 0};
    ::setrlimit(RLIMIT_CORE, &core);
    ::alarm(20);
    ::_exit(step());
  }
  int status = 0;
  ::waitpid(child, &status, 0);
  return WIFEXITED(status) ? WEXITSTATUS(status) : -WTERMSIG(status);
}

volatile std::sig_atomic_t handled = 0;
std::jmp_buf behind_fault;  // NOLINT: a handler that returned would fault again

void note(int) { handled = handled + 1; }
void note_and_leave(int) {
  handled = handled + 1;
  std::longjmp(behind_fault, 1);  // NOLINT
}
void note_fault_and_leave(int, siginfo_t* info, void*) {
  if (info->si_code <= 0 || info->si_addr != nullptr) note_and_leave(SIGBUS);
}

void install(void (*plain)(int), void (*with_info)(int, siginfo_t*, void*)) {
  struct sigaction action {};
  if (with_info != nullptr) {
    action.sa_sigaction = with_info;
    action.sa_flags = SA_SIGINFO | SA_NODEFER;
  } else {
    action.sa_handler = plain;
    action.sa_flags = SA_NODEFER;
  }
  ::sigaction(SIGBUS, &action, nullptr);
}

// A mapping that nobody guards, and a guarded one, both of a file that is cut.
struct Cut {
  explicit Cut(const fs::path& path) {
    write(path, 2 * kPage);
    guarded = MappedFile::open(path).value();
    const int fd = ::open(path.c_str(), O_RDONLY);
    unguarded = static_cast<volatile const char*>(::mmap(nullptr, 2 * kPage, PROT_READ, MAP_SHARED, fd, 0));
    ::close(fd);
    fs::resize_file(path, 0);
  }
  MappedFile guarded;
  volatile const char* unguarded = nullptr;
};

}  // namespace

TEST_CASE("Where a mapped file was cut, zeros are read, and it says that it lost something") {
  const TemporaryFolder folder;
  const fs::path path = folder.path() / "mapped";
  for (const std::size_t kept : {std::size_t{0}, kPage, 2 * kPage, 5 * kPage}) {
    INFO("cut to " << kept);
    write(path, 8 * kPage - 100);
    const auto file = MappedFile::open(path);
    REQUIRE(file);
    const MappedFile copy = *file;
    CHECK(count_of(file->bytes(), 'x') == 8 * kPage - 100);
    CHECK_FALSE(file->lost());
    fs::resize_file(path, kept);
    CHECK_FALSE(copy.lost());
    CHECK(count_of(file->bytes().substr(0, kept), 'x') == kept);
    CHECK_FALSE(copy.lost());
    CHECK(count_of(file->bytes(), 'x') == kept);
    CHECK(count_of(file->bytes(), '\0') == 8 * kPage - 100 - kept);
    CHECK(file->lost());
    CHECK(copy.lost());
    file->release();
    CHECK(count_of(file->bytes(), '\0') == 8 * kPage - 100 - kept);
    const auto again = MappedFile::open(path);
    REQUIRE(again);
    CHECK_FALSE(again->lost());
    CHECK(again->bytes().size() == kept);
  }
}

TEST_CASE("Hundreds of mappings are guarded, as they come and go in several threads", "[threads]") {
  const TemporaryFolder folder;
  constexpr std::size_t kFiles = 700;
  std::vector<MappedFile> files;
  for (std::size_t i = 0; i < kFiles; ++i) {
    write(folder.path() / std::to_string(i), kPage);
    files.push_back(MappedFile::open(folder.path() / std::to_string(i)).value());
  }
  write(folder.path() / "whole", kPage);
  std::vector<std::thread> threads;
  for (std::size_t first = 0; first < 4; ++first)
    threads.emplace_back([&, first] {
      for (std::size_t i = first; i < kFiles; i += 4) {
        const auto whole = MappedFile::open(folder.path() / "whole").value();
        fs::resize_file(folder.path() / std::to_string(i), 0);
        if (count_of(files[i].bytes(), '\0') != kPage || !files[i].lost()) std::abort();
        if (count_of(whole.bytes(), 'x') != kPage || whole.lost()) std::abort();
        if (i % 3 == 0) files[i] = MappedFile();
      }
    });
  for (std::thread& thread : threads) thread.join();
  CHECK(MappedFile::open(folder.path() / "whole").value().bytes().size() == kPage);
}

// Run by the tests below, each in a process of its own that has no mapping before.
TEST_CASE("What a process does when the handler before ours was another one", "[.child]") {
  const std::string before = std::getenv("BEFORE");
  const bool fault = std::getenv("FAULT") != nullptr;
  if (before == "nothing" || before == "later, which hands on") std::signal(SIGBUS, SIG_DFL);
  if (before == "ignored") std::signal(SIGBUS, SIG_IGN);
  if (before == "plain") install(note_and_leave, nullptr);
  if (before == "with information") install(nullptr, note_fault_and_leave);
  const Cut cut(fs::path(std::getenv("FOLDER")) / "mapped");
  if (before == "later, which hands on") {
    static struct sigaction ours {};
    ::sigaction(SIGBUS, nullptr, &ours);
    install(nullptr, [](int signal, siginfo_t* info, void* context) {
      note(signal);
      ours.sa_sigaction(signal, info, context);
    });
  }
  const int expected = before == "later, which hands on" ? 1 : 0;
  if (count_of(cut.guarded.bytes(), '\0') != 2 * kPage || !cut.guarded.lost() || handled != expected) ::_exit(99);
  if (setjmp(behind_fault) == 0) {  // NOLINT
    if (fault)
      static_cast<void>(*cut.unguarded);
    else
      ::kill(::getpid(), SIGBUS);
  }
  ::_exit(handled);
}

TEST_CASE("A SIGBUS that is not ours goes to whom it went before, and one that is ours does not") {
  struct Case {
    const char* before;
    int of_fault;   // the ending: exit status, the number of signals handled, or minus the signal
    int of_signal;  // that a process sends
  };
  const TemporaryFolder folder;
  for (const Case& c : std::vector<Case>{{"nothing", -SIGBUS, -SIGBUS},
                                         {"ignored", -SIGBUS, 0},
                                         {"plain", 1, 1},
                                         {"with information", 1, 1},
                                         {"later, which hands on", -SIGBUS, -SIGBUS}}) {
    INFO(c.before);
    const auto end = [&](bool fault) {
      return ending_of([&]() -> int {
        ::setenv("FOLDER", folder.path().c_str(), 1);
        ::setenv("BEFORE", c.before, 1);
        if (fault) ::setenv("FAULT", "1", 1);
        ::execl("/proc/self/exe", "test_base", "[.child]", nullptr);
        return 98;
      });
    };
    CHECK(end(true) == c.of_fault);
    CHECK(end(false) == c.of_signal);
  }
}

TEST_CASE("A child process guards its mappings, too") {
  const TemporaryFolder folder;
  const Cut cut(folder.path() / "mapped");
  CHECK(ending_of([&] { return count_of(cut.guarded.bytes(), '\0') == 2 * kPage && cut.guarded.lost() ? 0 : 1; }) == 0);
  CHECK_FALSE(cut.guarded.lost());
}
