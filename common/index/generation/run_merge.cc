#include "index/generation/run_merge.h"

#include <algorithm>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "base/message.h"
#include "index/generation/posting_run.h"

namespace depeche::index {
namespace {

constexpr std::size_t kAllBuffers = std::size_t{16} << 20;
constexpr std::size_t kLeastBuffer = std::size_t{8} << 10;

Status damage() {
  return fail(ErrorCode::corrupt, tr("what this run wrote to the disk reads differently"),
              tr("check the disk and run again; the index is as it was"));
}

// A run that is being read.
class RunReader {
 public:
  RunReader(const base::InputFile& file, const PostingRun& run, std::size_t buffer_bytes)
      : file_(&file), run_(run), buffer_(buffer_bytes, '\0') {}

  // Goes to the next entry; false at the end of the run.
  Result<bool> next() {
    for (;;) {
      std::string_view left = left_;
      if (auto entry = take_entry(left)) {
        entry_ = *entry;
        left_ = left;
        return true;
      }
      if (run_.begin == run_.end && left_.empty()) return false;
      if (auto status = read_on(); !status) return tl::unexpected<Error>(status.error());
    }
  }
  // Valid until next().
  const RunEntry& entry() const { return entry_; }

  Status copy_postings(glass::PostlistWriter& postlist) const {
    std::string_view bytes = entry_.postings;
    glass::DocumentId document = run_.first;
    for (std::uint32_t i = 0; i < entry_.documents; ++i) {
      const auto step = base::take_varint(bytes);
      const auto occurrences = base::take_varint(bytes);
      if (!step || !occurrences) return damage();
      document += static_cast<glass::DocumentId>(*step);
      postlist.add_posting(document, static_cast<std::uint32_t>(*occurrences));
    }
    return bytes.empty() ? Status{} : damage();
  }

 private:
  // What is left moves to the front, and the buffer is filled behind it; a longer entry takes a longer buffer.
  Status read_on() {
    if (run_.begin == run_.end) return damage();
    const std::size_t kept = left_.size();
    std::copy(left_.begin(), left_.end(), buffer_.begin());
    if (kept == buffer_.size()) buffer_.resize(2 * kept);
    const auto size = static_cast<std::size_t>(std::min<std::uint64_t>(buffer_.size() - kept, run_.end - run_.begin));
    const auto read = file_->read_at(run_.begin, buffer_.data() + kept, size);
    if (!read) return tl::unexpected<Error>(read.error());
    if (*read < size) return damage();
    run_.begin += size;
    left_ = std::string_view(buffer_).substr(0, kept + size);
    return {};
  }

  const base::InputFile* file_;
  PostingRun run_;  // what has not been read yet
  std::string buffer_;
  std::string_view left_;  // of the buffer
  RunEntry entry_;
};

// All runs, ordered by their first term that has not been taken.
class RunHeap {
 public:
  RunHeap(const base::InputFile& file, const std::vector<PostingRun>& runs) {
    const std::size_t buffer = std::max(kAllBuffers / std::max<std::size_t>(1, runs.size()), kLeastBuffer);
    readers_.reserve(runs.size());
    for (const PostingRun& run : runs) readers_.emplace_back(file, run, buffer);
  }

  Status start() {
    for (std::size_t run = 0; run < readers_.size(); ++run)
      if (auto status = go_on(run); !status) return status;
    return {};
  }
  bool empty() const { return heap_.empty(); }
  const RunReader& operator[](std::size_t run) const { return readers_[run]; }

  // Takes the runs that have the least term, in their order.
  void take(std::vector<std::size_t>& runs) {
    runs.clear();
    do {
      std::pop_heap(heap_.begin(), heap_.end(), comes_later_);
      runs.push_back(heap_.back());
      heap_.pop_back();
    } while (!heap_.empty() && term(heap_.front()) == term(runs.front()));
  }

  // Puts a run back with its next term, if there is one.
  Status go_on(std::size_t run) {
    const auto found = readers_[run].next();
    if (!found) return tl::unexpected<Error>(found.error());
    if (!*found) return {};
    heap_.push_back(run);
    std::push_heap(heap_.begin(), heap_.end(), comes_later_);
    return {};
  }

 private:
  struct ComesLater {
    const RunHeap& heap;
    bool operator()(std::size_t a, std::size_t b) const {
      const int order = heap.term(a).compare(heap.term(b));
      return order != 0 ? order > 0 : a > b;
    }
  };

  std::string_view term(std::size_t run) const { return readers_[run].entry().term; }

  std::vector<RunReader> readers_;
  std::vector<std::size_t> heap_;
  ComesLater comes_later_{*this};
};

}  // namespace

Status merge_runs(const base::InputFile& file, const std::vector<PostingRun>& runs, glass::PostlistWriter& postlist) {
  RunHeap heap(file, runs);
  if (auto status = heap.start(); !status) return status;
  std::vector<std::size_t> same;
  while (!heap.empty()) {
    heap.take(same);
    std::uint32_t documents = 0;
    std::uint64_t occurrences = 0;
    for (const std::size_t run : same) {
      documents += heap[run].entry().documents;
      occurrences += heap[run].entry().occurrences;
    }
    postlist.begin_list(heap[same.front()].entry().term, documents, occurrences);
    for (const std::size_t run : same)
      if (auto status = heap[run].copy_postings(postlist); !status) return status;
    postlist.end_list();
    for (const std::size_t run : same)
      if (auto status = heap.go_on(run); !status) return status;
  }
  return {};
}

}  // namespace depeche::index
