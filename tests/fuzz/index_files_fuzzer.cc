// Whatever stands in the files of an index beside Xapian's tables, reading and writing the index ends, with what was
// asked for or an error with words. An input is a list of edits to files that are whole: which file, what is done to
// it, where, and bytes for it. A new file of an index takes part by itself.

#include <algorithm>
#include <cstdlib>
#include <fstream>
#include <iterator>
#include <system_error>
#include <vector>

#include "depeche/search.h"
#include "fuzz/input.h"
#include "support/sample_dispatches.h"
#include "support/temporary_folder.h"

namespace {

using namespace depeche;
namespace fs = std::filesystem;

void expect(bool promise) {
  if (!promise) std::abort();
}

// An index that is whole, another one, and their files, by their paths from the index on.
struct Originals {
  Originals() {
    test::store(folder / "one", test::varied_dispatches(0, 20));
    test::store(folder / "two", test::varied_dispatches(15, 50));
    for (const auto& entry : fs::recursive_directory_iterator(folder.path() / "one"))
      if (entry.is_regular_file() && entry.path().extension() != ".glass" && entry.path().filename() != "LOCK")
        files.push_back(fs::relative(entry.path(), folder.path() / "one"));
    std::ranges::sort(files);
  }
  test::TemporaryFolder folder;
  std::vector<fs::path> files;
};

// The bytes of an input, one after another; zeros behind its end.
class Script {
 public:
  explicit Script(std::string_view bytes) : bytes_(bytes) {}
  bool done() const { return bytes_.empty(); }
  std::size_t number() {
    if (done()) return 0;
    const auto byte = static_cast<unsigned char>(bytes_.front());
    bytes_.remove_prefix(1);
    return byte;
  }
  std::string take(std::size_t count) {
    const std::string taken(bytes_.substr(0, count));
    bytes_.remove_prefix(taken.size());
    return taken;
  }

 private:
  std::string_view bytes_;
};

// The clock of libFuzzer interrupts system calls, which std::filesystem does not try again.
void copy_index(const fs::path& from, const fs::path& to) {
  std::error_code error;
  do {
    fs::copy(from, to, fs::copy_options::recursive | fs::copy_options::overwrite_existing, error);
  } while (error == std::errc::interrupted);
  expect(!error);
}

void edit(const Originals& originals, const fs::path& index, Script& script) {
  const fs::path& file = originals.files[script.number() % originals.files.size()];
  const std::size_t way = script.number();
  const std::size_t place = script.number() << 8 | script.number();
  const std::string given = script.take(script.number());
  std::string bytes = test::read_file(index / file);
  const std::size_t at = std::min(place, bytes.size());
  switch (way % 8) {
    case 0:
      bytes = given;
      break;
    case 1:
      bytes.resize(at);
      break;
    case 2:
      bytes.insert(at, given);
      break;
    case 3:
      bytes += given;
      break;
    case 4:
      bytes = test::read_file(originals.folder.path() / "two" / file);
      break;
    case 5:
      fs::remove(index / file);
      return;
    default:
      bytes.replace(at, std::min(given.size(), bytes.size() - at), given);
  }
  test::write_file(index / file, bytes);
}

void search(const fs::path& index) {
  const auto searcher = Searcher::open(index);
  if (!searcher) return expect(!searcher.error().message.empty());
  for (const char* query :
       {"gaz", "\"prix du gaz\"", "OTSC retrait mot7", "mot1* evoque:2022-01", "kazakstan retrait"}) {
    SearchRequest request;
    request.query = query;
    request.today = test::kToday;
    request.facets = {FacetField::date, FacetField::mentions};
    const auto results = searcher->search(request);
    expect(results || !results.error().message.empty());
  }
  const auto found = searcher->find("d-7");
  expect(found || !found.error().message.empty());
  const auto stats = index_stats(index);
  expect(stats || !stats.error().message.empty());
}

void write_more(const fs::path& index) {
  WriterOptions options;
  options.jobs = 1;
  auto writer = IndexWriter::open(index, options);
  if (!writer) return expect(!writer.error().message.empty());
  const Status added = writer->add(test::varied(100));
  expect(added || !added.error().message.empty());
  const auto counts = writer->commit();
  expect(counts || !counts.error().message.empty());
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const Originals originals;
  static const fs::path index = originals.folder.path() / "index";
  fs::remove_all(index);
  copy_index(originals.folder.path() / "one", index);
  Script script(fuzz::text_of(data, size));
  const bool writes = script.number() % 4 == 0;
  while (!script.done()) edit(originals, index, script);
  search(index);
  if (!writes) return 0;
  write_more(index);
  search(index);
  return 0;
}
