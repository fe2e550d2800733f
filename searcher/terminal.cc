#include "terminal.h"

#include <cstdlib>
#include <string_view>

#include <sys/ioctl.h>
#include <unistd.h>

#include "origin.h"

namespace depeche::searcher {
namespace {

bool is_set(const char* variable) {
  const char* value = std::getenv(variable);
  return value != nullptr && *value != '\0';
}

bool terminal_has_colors() { return writes_to_capable_terminal() && !is_set("NO_COLOR"); }

}  // namespace

bool writes_to_capable_terminal() {
  const char* kind = std::getenv("TERM");
  return isatty(STDOUT_FILENO) != 0 && kind != nullptr && std::string_view(kind) != "dumb";
}

TextStyle output_style(const Options& options) {
  const ColorMode color = options.color;
  TextStyle style;
  style.colors = options.colors;
  style.color = color == ColorMode::always || (color == ColorMode::automatic && terminal_has_colors());
  if (terminal_has_colors() && color != ColorMode::never) style.link = link_of;
  style.bars = isatty(STDOUT_FILENO) != 0;
  winsize size{};
  if (ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col > 0) style.width = size.ws_col;
  return style;
}

}  // namespace depeche::searcher
