#pragma once

// A line of a terminal that can be edited, with the lines that were typed before.

#include <cstddef>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace depeche::searcher {

// What the last `typed` bytes before the cursor may become; none, when nothing fits.
struct Completion {
  std::size_t typed = 0;
  std::vector<std::string> candidates;
};

// Reads lines from standard input, which must be a terminal, by libedit; the user's ~/.editrc counts. Not for several
// threads, and only one at a time.
class LineEditor {
 public:
  using Completer = std::function<Completion(std::string_view before_cursor)>;

  // Lines are kept in `history` from one run to the next, a file that only its user may read, in a folder that only its
  // user may enter; in none when the path is empty, cannot be written, or leads to another user's folder. A link is
  // read, and becomes a file of its own with the first line.
  LineEditor(std::filesystem::path history, Completer completer);
  ~LineEditor();
  LineEditor(const LineEditor&) = delete;
  LineEditor& operator=(const LineEditor&) = delete;

  // One line without its end. Ctrl-C gives up the line: it is empty then. Nothing at the end of the input: Ctrl-D on an
  // empty line, or a terminal that was closed.
  std::optional<std::string> read();

 private:
  class Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace depeche::searcher
