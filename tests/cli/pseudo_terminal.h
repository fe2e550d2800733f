#pragma once

// A program on a terminal of its own, at whose keys the test sits.

#include <string>
#include <string_view>

#include "cli/program.h"

namespace depeche::test {

class PseudoTerminal {
 public:
  // Starts the program in the sandbox's folder, with its environment, on a terminal of 80 columns.
  PseudoTerminal(const Sandbox& sandbox, const std::string& program, const Arguments& arguments);
  ~PseudoTerminal();
  PseudoTerminal(const PseudoTerminal&) = delete;
  PseudoTerminal& operator=(const PseudoTerminal&) = delete;

  // Sends keys once the program reads them one by one.
  void type(std::string_view keys) const;
  // What is printed up to and with `text`, without colours, links and carriage returns; fails the test when it does not
  // come within a minute.
  std::string until(std::string_view text);
  // Types a line and Enter; what is printed up to the next prompt, without both.
  std::string ask(std::string_view line);
  // Takes the terminal away from the program.
  void close();
  // Waits for the end of the program: its exit status, or 128 and the number of the signal.
  int wait();

 private:
  bool receive();

  int descriptor_ = -1;
  pid_t process_ = -1;
  std::string unread_;
};

inline constexpr std::string_view kPromptText = "dépêche> ";

}  // namespace depeche::test
