#include "paging.h"

#include <algorithm>
#include <iostream>
#include <sstream>
#include <string>

#include <sys/ioctl.h>
#include <unistd.h>

#include "base/utf8.h"
#include "pager.h"
#include "render/say.h"

namespace depeche::searcher {
namespace {

constexpr char kEscape = '\x1B';

// Behind the sequence that begins at `at`: a colour (CSI … m), or a link (OSC … ST).
std::size_t behind_sequence(std::string_view text, std::size_t at) {
  const bool is_link = at + 1 < text.size() && text[at + 1] == ']';
  const std::string_view end = is_link ? "\x1B\\" : "m";
  const std::size_t found = text.find(end, at + 1);
  return found == std::string_view::npos ? text.size() : found + end.size();
}

// Puts the stream back where it wrote before, whatever happens.
class Held {
 public:
  Held() : before_(std::cout.rdbuf(held_.rdbuf())) {}
  ~Held() { std::cout.rdbuf(before_); }
  Held(const Held&) = delete;
  Held& operator=(const Held&) = delete;

  std::string text() const { return held_.str(); }

 private:
  std::ostringstream held_;
  std::streambuf* before_;
};

std::string output_of(const std::function<void()>& command) {
  const Held held;
  command();
  return held.text();
}

// The command has made what is in it harmless.
void write_answer(const std::string& text) {
  render::say(std::cout, render::Ours{text});
  std::cout.flush();
}

}  // namespace

std::size_t screen_lines(std::string_view text, std::size_t columns) {
  std::size_t lines = 0;
  std::size_t used = 0;
  for (std::size_t at = 0; at < text.size();) {
    if (text[at] == kEscape) {
      at = behind_sequence(text, at);
    } else if (text[at] == '\n') {
      ++lines;
      used = 0;
      ++at;
    } else {
      if (++used > columns) {
        ++lines;
        used = 1;
      }
      at += std::max<std::size_t>(1, base::code_point_at(text, at).size);
    }
  }
  return lines + (used > 0 ? 1 : 0);
}

void page(bool wanted, const std::function<void()>& command) {
  winsize size{};
  const bool has_screen = ::ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_row > 0 && size.ws_col > 0;
  const std::string text = output_of(command);
  if (!wanted || !has_screen || screen_lines(text, size.ws_col) < size.ws_row) {
    write_answer(text);
    return;
  }
  {
    Pager pager;
    pager.start();
    write_answer(text);
  }
  std::cout.clear();
}

}  // namespace depeche::searcher
