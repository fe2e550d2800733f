#include <set>

#include <catch2/catch.hpp>
#include <sys/stat.h>

#include "search/damaged_archive.h"

using namespace depeche;
using namespace depeche::test;
namespace fs = std::filesystem;

namespace {

const std::vector<std::string> kFiles{"iamglass", "iamglass.sum", "postlist.glass", "termlist.glass",
                                      "streams",  "streams.rows", "topics",         "topics.documents"};

std::string answers_in(const fs::path& index) {
  const auto searcher = Searcher::open(index);
  return searcher ? answers_of(*searcher) : "error";
}

// An index, whose files are exchanged for those of another state.
struct Mixed {
  fs::path index;
  fs::path generation = schema::current_generation(index).value();
  FileBytes ours = files_of(generation);
  std::string answers = answers_in(index);

  // Bit n: whether the n-th file is the other's.
  void put(unsigned subset, const FileBytes& others) const {
    for (std::size_t i = 0; i < kFiles.size(); ++i)
      write_file(generation / kFiles[i], ((subset >> i & 1) != 0 ? others : ours).at(kFiles[i]));
  }
};

constexpr unsigned kSubsets = 1U << 8;
constexpr unsigned kDatabase = 0b1111;  // the first four files

// Every subset: right, an error, or, where the whole database is the other's, what the other answers; so, too, where
// the other is of the same generation: what one of its commits needs may be in the files of another one.
void exchange_each_subset(const Mixed& mixed, const FileBytes& others, const std::string& other_answers,
                          bool same_generation = false) {
  unsigned errors = 0;
  for (unsigned subset = 1; subset < kSubsets; ++subset) {
    mixed.put(subset, others);
    const std::string answers = answers_in(mixed.index);
    const bool is_error = answers.find("error") != std::string::npos;
    const bool may_be_other = same_generation || (subset & kDatabase) == kDatabase;
    const bool is_other = may_be_other && answers == other_answers;
    INFO("subset " << subset);
    CHECK((is_error || is_other || answers == mixed.answers));
    errors += is_error ? 1 : 0;
  }
  CHECK(errors > kSubsets / 4);
  mixed.put(0, others);
  CHECK(answers_in(mixed.index) == mixed.answers);
}

// What is written on top of a mixed-up generation: nothing.
void write_on_each_file(const Mixed& mixed, const FileBytes& others) {
  for (std::size_t i = 0; i < kFiles.size(); ++i) {
    const FileBytes before = [&] {
      mixed.put(1U << i, others);
      return files_of(mixed.generation);
    }();
    if (before == mixed.ours) continue;
    INFO(kFiles[i]);
    const auto opened = IndexWriter::open(mixed.index, {.jobs = 1});
    REQUIRE_FALSE(opened);
    CHECK(opened.error().code == ErrorCode::corrupt);
    CHECK(opened.error().message.find("gen-0") != std::string::npos);
    for (const Status& status : {compact_index(mixed.index), check_index(mixed.index)}) {
      REQUIRE_FALSE(status);
      CHECK(status.error().code == ErrorCode::corrupt);
    }
    const auto copied = back_up_index(mixed.index, mixed.index.string() + "-copy");
    REQUIRE_FALSE(copied);
    CHECK(copied.error().code == ErrorCode::corrupt);
    CHECK((files_of(mixed.generation) == before));
    CHECK(schema::current_generation(mixed.index).value() == mixed.generation);
  }
  mixed.put(0, others);
  store(mixed.index, {dispatch_of("new", "Un mot de plus.")});
}

}  // namespace

TEST_CASE("Files of another index in the place of ours are told, whichever they are") {
  TemporaryFolder folder;
  store(folder / "index", many());
  store(folder / "other", many(1));
  const Mixed mixed{folder / "index"};
  const Mixed other{folder / "other"};
  REQUIRE(mixed.answers.find("error") == std::string::npos);
  REQUIRE(mixed.answers != other.answers);
  exchange_each_subset(mixed, other.ours, other.answers);
  write_on_each_file(mixed, other.ours);
}

TEST_CASE("Files of another generation of an index in the place of those in force are told, whichever they are") {
  TemporaryFolder folder;
  store(folder / "index", many(1));
  const FileBytes before = files_of(schema::current_generation(folder / "index").value());
  const std::string answers_before = answers_in(folder / "index");
  store(folder / "index", many(), {.jobs = 1, .rebuild = true});
  const Mixed mixed{folder / "index"};
  exchange_each_subset(mixed, before, answers_before);
  write_on_each_file(mixed, before);
}

TEST_CASE("Files of an earlier or later commit to a generation in the place of its own are told where they harm") {
  TemporaryFolder folder;
  store(folder / "index", many());
  const Mixed before{folder / "index"};
  const std::vector<Dispatch> changed = many(1);
  store(folder / "index", {changed[7], changed[8], dispatch_of("new", "Le gaz, mot7 mot14.")});
  const Mixed after{folder / "index"};
  REQUIRE(after.generation == before.generation);
  REQUIRE(after.answers != before.answers);
  SECTION("earlier ones") { exchange_each_subset(after, before.ours, before.answers, true); }
  SECTION("later ones") {
    before.put(0, before.ours);
    exchange_each_subset(before, after.ours, after.answers, true);
  }
}

TEST_CASE("A writer that is open while files are exchanged or cut changes nothing") {
  TemporaryFolder folder;
  store(folder / "other", many(1));
  const FileBytes others = files_of(schema::current_generation(folder / "other").value());
  store(folder / "index", many());
  const Mixed mixed{folder / "index"};
  for (std::size_t i = 0; i < kFiles.size(); ++i)
    for (const bool cut : {false, true}) {
      auto writer = IndexWriter::open(mixed.index, {.jobs = 1});
      REQUIRE(writer);
      REQUIRE(writer->add(dispatch_of("more", "Encore un mot.")));
      mixed.put(cut ? 0 : 1U << i, others);
      if (cut) fs::resize_file(mixed.generation / kFiles[i], mixed.ours.at(kFiles[i]).size() / 2);
      const FileBytes before = files_of(mixed.generation);
      INFO(kFiles[i] << (cut ? " cut" : " exchanged"));
      const auto committed = writer->commit();
      REQUIRE_FALSE(committed);
      CHECK(committed.error().code == ErrorCode::corrupt);
      CHECK((files_of(mixed.generation) == before));
      mixed.put(0, others);
    }
  CHECK(answers_in(mixed.index) == mixed.answers);
}

TEST_CASE("What is not a regular file in the place of one of a generation is told at once") {
  TemporaryFolder folder;
  store(folder / "index", many());
  const Mixed mixed{folder / "index"};
  fs::create_directory(folder / "elsewhere");
  struct Case {
    const char* what;
    std::function<void(const fs::path&)> make;
  };
  for (const Case& c : std::vector<Case>{
           {"a pipe", [](const fs::path& path) { REQUIRE(::mkfifo(path.c_str(), 0600) == 0); }},
           {"a directory", [](const fs::path& path) { fs::create_directory(path); }},
           {"a link",
            [&](const fs::path& path) {
              const fs::path target = fs::path(folder / "elsewhere") / path.filename();
              if (mixed.ours.contains(path.filename().string()))
                write_file(target, mixed.ours.at(path.filename().string()));
              fs::create_symlink(target, path);
            }},
       })
    for (const std::string& name : [] {
           auto files = kFiles;
           files.insert(files.end(), {"docdata.glass", "position.glass", "flintlock"});
           return files;
         }()) {
      const fs::path path = mixed.generation / name;
      fs::remove(path);
      c.make(path);
      INFO(name << " is " << c.what);
      const auto searcher = Searcher::open(mixed.index);
      REQUIRE_FALSE(searcher);
      CHECK(searcher.error().code == ErrorCode::corrupt);
      CHECK(searcher.error().message.find(name) != std::string::npos);
      const auto writer = IndexWriter::open(mixed.index, {.jobs = 1});
      REQUIRE_FALSE(writer);
      CHECK(writer.error().code == ErrorCode::corrupt);
      fs::remove(path);
      if (mixed.ours.contains(name)) write_file(path, mixed.ours.at(name));
    }
  CHECK(answers_in(mixed.index) == mixed.answers);
}
