#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <istream>
#include <string>
#include <string_view>
#include <vector>

#include "depeche/dispatch.h"
#include "depeche/result.h"

namespace depeche {

// What the bytes of a dispatch look like. `rss`: RSS and Atom.
enum class Format { automatic, dispatch, text, jsonl, csv, newsml, nitf, rss, ninjs, iptc7901, html };
// "auto" and the names of the others; an error lists the known names.
Result<Format> parse_format(std::string_view name);

// How sources are read.
struct ReadOptions {
  Format format = Format::automatic;  // told by the content, unless it says otherwise
  std::string encoding = "auto";    // an ICU converter name, or "auto": BOM, what XML or HTML says, UTF-8, else French
  std::vector<std::string> fields;  // of JSON Lines and CSV, the ones to take; empty: all
  std::size_t max_bytes = 16u << 20;  // the largest dispatch that is accepted
  // The index that is written: left out of folders, and refused as a source, also before it is complete. All other
  // indexes are in any case.
  std::filesystem::path index = {};
};

// A source, or one dispatch of it, that could not be read.
struct Refusal {
  std::string where;  // "path" or "path:line"
  Error error;        // and why
};

// Who is told of what was read, on the thread that reads. `dispatch` and `refused` must be there.
struct ReadObserver {
  std::function<void(Dispatch&&)> dispatch;     // each good dispatch, in order
  std::function<void(const Refusal&)> refused;  // each bad one; reading goes on
  std::function<void(const std::string& where, const std::string& what)>
      warned;                                          // kept, but something was dropped: an impossible date, …
  std::function<void(std::uintmax_t bytes)> progress;  // bytes of input read since the last call
  std::function<bool()> stop;                          // asked now and then; true ends reading early
  std::function<bool(const std::string& file)> begin_file = {};  // asked before a file is read; false leaves it out
  std::function<void()> end_file = {};                           // it has been read, as far as it could be
};

// Reads one source: a file, a directory (recursively, in byte order of path, symbolic links to directories not followed
// twice) or "-" for standard input. A missing source, and a directory without dispatches, is a refusal too; so is one
// that is an index. Indexes in a directory are left out, each with a warning.
void read_source(const std::string& source, const ReadOptions& options, const ReadObserver& observer);
// The same for a stream; `name` stands for the path in ids ("name:line") and messages.
void read_stream(std::istream& in, const std::string& name, const ReadOptions& options, const ReadObserver& observer);

}  // namespace depeche
