#include "terminal.h"

#include <cstdlib>
#include <string_view>

#include <sys/ioctl.h>
#include <unistd.h>

namespace depeche::searcher {
namespace {

bool is_set(const char* variable) {
  const char* value = std::getenv(variable);
  return value != nullptr && *value != '\0';
}

bool terminal_has_colors() {
  const char* kind = std::getenv("TERM");
  return isatty(STDOUT_FILENO) && !is_set("NO_COLOR") && kind != nullptr && std::string_view(kind) != "dumb";
}

}  // namespace

TextStyle output_style(ColorMode color) {
  TextStyle style;
  style.color = color == ColorMode::always || (color == ColorMode::automatic && terminal_has_colors());
  style.bars = isatty(STDOUT_FILENO) != 0;
  winsize size{};
  if (ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col > 0) style.width = size.ws_col;
  return style;
}

}  // namespace depeche::searcher
