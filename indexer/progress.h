#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace depeche::indexer {

// One line on standard error, rewritten some times a second: "12400 dispatches, 4100/s, 8.2 MB/s, 35 s left".
// Shows nothing unless it is `visible`.
class Progress {
 public:
  using Clock = std::chrono::steady_clock;

  explicit Progress(bool visible) : visible_(visible) {}
  Progress(const Progress&) = delete;
  Progress& operator=(const Progress&) = delete;
  ~Progress() { clear(); }

  bool visible() const { return visible_; }
  // Sets how many bytes all files have, when that is known. The time left is shown only then.
  void expect(std::optional<std::uintmax_t> bytes) { expected_ = bytes; }
  // Call these when a file of so many bytes is begun, has been read to its end, or is left out.
  void begin_file(std::uintmax_t bytes);
  void end_file();
  void skip_file(std::uintmax_t bytes);
  void add_dispatch();
  void add_bytes(std::uintmax_t bytes);
  // Removes the line, for a message or for good.
  void clear();
  double seconds() const;

 private:
  void show_now_and_then();
  void show() const;
  // Such as "35 s"; empty while the time is not known.
  std::string time_left(double elapsed) const;

  bool visible_;
  bool shown_ = false;
  std::size_t dispatches_ = 0;
  std::uintmax_t bytes_ = 0;  // read, unpacked
  std::optional<std::uintmax_t> expected_;
  std::uintmax_t done_ = 0;  // of the expected ones, in files that have been read
  std::uintmax_t file_size_ = 0;
  std::uintmax_t file_begin_ = 0;  // `bytes_` then
  Clock::time_point start_ = Clock::now();
  Clock::time_point next_ = start_ + std::chrono::milliseconds(200);
};

// How many bytes the files have that `sources` name or hold, without those of indexes. Nothing when a source is
// standard input, or when looking takes more than a second.
std::optional<std::uintmax_t> bytes_of_sources(const std::vector<std::string>& sources,
                                               const std::filesystem::path& own_index);
std::uintmax_t bytes_of_file(const std::string& file);

}  // namespace depeche::indexer
