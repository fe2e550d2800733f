#pragma once

// A line on a terminal that can be edited, with a history of earlier lines.

#include <cstddef>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace depeche::searcher {

// What the last `typed` bytes before the cursor may become. Empty when nothing fits.
struct Completion {
  std::size_t typed = 0;
  std::vector<std::string> candidates;
};

// Reads lines by libedit from standard input, which must be a terminal. The user's ~/.editrc counts. Not for several
// threads, and only one at a time.
class LineEditor {
 public:
  using Completer = std::function<Completion(std::string_view before_cursor)>;

  // Lines are kept from one run to the next in the file `history`, which only its user may read, in a folder that only
  // its user may enter. They are not kept when the path is empty, cannot be written, or leads to another user's folder.
  // A link is read, and becomes a file of its own with the first line.
  LineEditor(std::filesystem::path history, Completer completer);
  ~LineEditor();
  LineEditor(const LineEditor&) = delete;
  LineEditor& operator=(const LineEditor&) = delete;

  // Returns one line without its line break. Ctrl-C gives the line up: then it is empty. Returns nothing at the end of
  // the input: after Ctrl-D on an empty line, or when the terminal was closed.
  std::optional<std::string> read();

 private:
  class Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace depeche::searcher
