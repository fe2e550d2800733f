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

// What the bytes of a dispatch look like. `newsml`: 1.x and G2. `rss`: RSS and Atom. `xml`: the exports of Factiva and
// other XML of one agency. `mail`: messages and mailboxes. `warc`: web archives.
enum class Format { automatic, dispatch, text, jsonl, csv, newsml, nitf, rss, ninjs, iptc7901, html, xml, mail, warc };
// "auto" and the names of the formats. An error lists the known names.
Result<Format> parse_format(std::string_view name);

// What a name in JSON, CSV or header lines means. Names count without case and accents, and any run of other characters
// counts as "_". Members of an object that is a member have joined names: "geo_city".
struct NameMapping {
  std::string name;    // "chapo", "geo.city"
  std::string target;  // a name that is known ("abstract", "titre"), or the property that it becomes; empty: ignored

  bool operator==(const NameMapping&) const = default;  // in both members
};

// How sources are read.
struct ReadOptions {
  Format format = Format::automatic;  // automatic: recognised by the content
  std::string encoding = "auto";    // an ICU converter name, or "auto": BOM, what XML or HTML says, UTF-8, else French
  std::vector<std::string> fields;  // the names in JSON and CSV to take, beside id and text; empty: all
  std::size_t max_bytes = 16u << 20;  // the size of the largest dispatch that is accepted
  // The index that is being written. It is left out of folders, and refused as a source, even before it is complete.
  // All other indexes are left out and refused in any case.
  std::filesystem::path index = {};
  std::vector<NameMapping> map = {};  // of a name's mappings the first counts; a mapped name wins over all others
};

// A source, or one dispatch of it, that could not be read.
struct Refusal {
  std::string where;  // "path" or "path:line"
  Error error;        // why it could not be read
};

// Receives what is read, on the thread that reads. `dispatch` and `refused` must be set.
struct ReadObserver {
  std::function<void(Dispatch&&)> dispatch;     // called with each good dispatch, in order
  std::function<void(const Refusal&)> refused;  // called for each bad one; reading goes on
  std::function<void(const std::string& where, const std::string& what)>
      warned;  // called for each that was kept without a part, such as an impossible date
  std::function<void(std::uintmax_t bytes)> progress;            // bytes of input read since the last call
  std::function<bool()> stop;                                    // called now and then; true ends reading early
  std::function<bool(const std::string& file)> begin_file = {};  // called before a file is read; false leaves it out
  std::function<void()> end_file = {};  // called when the file has been read, as far as it could be
  // Called when a bound cut or left out something of a dispatch, such as a property longer than 1000 bytes. `what` is
  // the same for all dispatches that it befalls. Without this function `warned` is called.
  std::function<void(const std::string& where, const std::string& what)> limited = {};
  // Called for what a source holds that is no dispatch, such as pictures beside texts and other answers of a web
  // archive. Reading it again would say the same. Without this function `warned` is called.
  std::function<void(const std::string& where, const std::string& what)> left_out = {};
  // Called for each name that a dispatch has and that ReadOptions, or the format itself, leaves out.
  std::function<void(const std::string& name)> ignored = {};
};

// Reads one source: a file, a directory or "-" for standard input. A directory is read with everything below it, in
// byte order of the paths; directories that links lead to are read once. These are refusals, too: a source that is
// missing or is an index, and a directory without dispatches. Indexes that lie in a directory are left out, each with a
// warning.
void read_source(const std::string& source, const ReadOptions& options, const ReadObserver& observer);
// The same for a stream. `name` takes the place of the path in ids ("name:line") and messages.
void read_stream(std::istream& in, const std::string& name, const ReadOptions& options, const ReadObserver& observer);

}  // namespace depeche
