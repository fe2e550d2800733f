// What programs do with an index directory that a crash, a full disk, a careless copy or a restore has left in some
// other state than a commit leaves it in. Whatever is missing, empty or of another index: an error, or the right
// answer; and nothing is lost.

#include <map>

#include <catch2/catch.hpp>

#include "depeche/index.h"
#include "depeche/search.h"
#include "index/read_back.h"
#include "support/file_bytes.h"
#include "support/sample_dispatches.h"
#include "support/temporary_folder.h"

using namespace depeche;
using namespace depeche::test;
namespace fs = std::filesystem;

namespace {

void add(const fs::path& index, unsigned first, unsigned last, bool rebuild = false) {
  store(index, samples(first, last), {.jobs = 1, .rebuild = rebuild});
}

// A run of 2 new dispatches; whether it could begin and end, and what it said.
struct Run {
  bool done = false;
  std::optional<Error> error;
  std::vector<std::string> notices;
};
Run run_writer(const fs::path& index, bool rebuild = false) {
  auto writer = IndexWriter::open(index, {.jobs = 1, .rebuild = rebuild});
  if (!writer) return {false, writer.error(), {}};
  Run run{true, std::nullopt, writer->take_notices()};
  for (const unsigned number : {900U, 901U}) REQUIRE(writer->add(sample(number)));
  if (const auto counts = writer->commit(); !counts) run = {false, counts.error(), run.notices};
  for (std::string& notice : writer->take_notices()) run.notices.push_back(std::move(notice));
  return run;
}

enum class Answer { right, told, wrong };

// Twenty dispatches answer; or an error says why not.
Answer answer_of(const fs::path& index, std::size_t expected = 20) {
  const auto searcher = Searcher::open(index);
  if (!searcher) return Answer::told;
  SearchRequest request;
  request.query = "OTSC";
  const auto results = searcher->search(request);
  if (!results) return Answer::told;
  return results->total == expected ? Answer::right : Answer::wrong;
}

// The bytes of everything below a folder.
std::map<std::string, std::string> bytes_below(const fs::path& folder) {
  std::map<std::string, std::string> found;
  for (const auto& entry : fs::recursive_directory_iterator(folder))
    if (entry.is_regular_file()) found[entry.path().lexically_relative(folder).string()] = read_file(entry.path());
  return found;
}

// An index of 20 dispatches, in a generation whose number is not the first; another one, and an older state of the
// same.
struct Indexes {
  Indexes() {
    add(at("index"), 0, 10);
    fs::copy(at("index"), at("older"), fs::copy_options::recursive);
    REQUIRE(compact_index(at("index")));
    add(at("index"), 10, 20);
    add(at("other"), 500, 507);
    REQUIRE(compact_index(at("other")));
    sound = bytes_below(at("index"));
  }
  fs::path at(const std::string& name) const { return folder.path() / name; }
  fs::path fresh_copy() const {
    fs::remove_all(at("copy"));
    fs::copy(at("index"), at("copy"), fs::copy_options::recursive);
    return at("copy");
  }
  TemporaryFolder folder;
  std::map<std::string, std::string> sound;
};

using Damage = std::function<void(const fs::path& index, const Indexes& indexes)>;

Damage remove_file(const std::string& name) {
  return [=](const fs::path& index, const Indexes&) { fs::remove_all(index / name); };
}
Damage fill(const std::string& name, const std::string& bytes) {
  return [=](const fs::path& index, const Indexes&) { write_file(index / name, bytes); };
}
Damage take_from(const std::string& from, const std::string& source, const std::string& name) {
  return [=](const fs::path& index, const Indexes& indexes) {
    fs::remove_all(index / name);
    fs::copy(indexes.at(from) / source, index / name, fs::copy_options::recursive);
  };
}
Damage all_of(std::vector<Damage> damages) {
  return [=](const fs::path& index, const Indexes& indexes) {
    for (const Damage& damage : damages) damage(index, indexes);
  };
}

// What a state means: the answers go on, with a complaint or without; or every program refuses, but for --rebuild.
enum class Meaning { well, complaint, refused };

struct State {
  std::string name;
  Damage damage;
  Meaning meaning;
  std::size_t dispatches = 20;  // that there are
};

fs::path damaged_copy(const State& state, const Indexes& indexes) {
  fs::path index = indexes.fresh_copy();
  state.damage(index, indexes);
  return index;
}

const std::string kMark = "gen-000002/IDENTITY";

std::vector<State> states() {
  using enum Meaning;
  return {
      {"as committed", all_of({}), well},
      {"no lock", remove_file("LOCK"), well},
      {"a lock of an earlier version, with a number inside", fill("LOCK", "4711"), well},
      {"the folder of a killed run", fill("LOCK", ""), well},
      {"a person's files beside it", fill("notes.txt", "x"), well},
      {"CURRENT is missing", remove_file("CURRENT"), complaint},
      {"CURRENT is empty", fill("CURRENT", ""), complaint},
      {"CURRENT is zeros", fill("CURRENT", std::string(100, '\0')), complaint},
      {"CURRENT is in the wrong case",
       [](const fs::path& index, const Indexes&) { fs::rename(index / "CURRENT", index / "current"); }, complaint},
      {"CURRENT is of an earlier layout", fill("CURRENT", "gen-000002\n"), complaint},
      {"CURRENT is of another index", take_from("other", "CURRENT", "CURRENT"), complaint},
      {"CURRENT is of an older state", take_from("older", "CURRENT", "CURRENT"), complaint},
      {"IDENTITY is missing", remove_file("IDENTITY"), complaint},
      {"IDENTITY is empty", fill("IDENTITY", ""), complaint},
      {"IDENTITY is of another index", take_from("other", "IDENTITY", "IDENTITY"), refused},
      {"the mark is missing", remove_file(kMark), complaint},
      {"the mark is empty", fill(kMark, ""), complaint},
      {"the mark is of another index", take_from("other", kMark, kMark), complaint},
      {"CURRENT and IDENTITY are missing", all_of({remove_file("CURRENT"), remove_file("IDENTITY")}), complaint},
      {"CURRENT and IDENTITY are empty", all_of({fill("CURRENT", ""), fill("IDENTITY", "")}), complaint},
      {"CURRENT and IDENTITY are of another index",
       all_of({take_from("other", "CURRENT", "CURRENT"), take_from("other", "IDENTITY", "IDENTITY")}), refused},
      {"CURRENT and the mark are empty", all_of({fill("CURRENT", ""), fill(kMark, "")}), refused},
      {"IDENTITY and the mark are empty", all_of({fill("IDENTITY", ""), fill(kMark, "")}), complaint},
      {"CURRENT, IDENTITY and the mark are empty", all_of({fill("CURRENT", ""), fill("IDENTITY", ""), fill(kMark, "")}),
       refused},
      {"the generation is missing", remove_file("gen-000002"), refused},
      {"the generation is empty",
       all_of({remove_file("gen-000002"),
               [](const fs::path& index, const Indexes&) { fs::create_directory(index / "gen-000002"); }}),
       refused},
      {"the generation is of another index", take_from("other", "gen-000002", "gen-000002"), refused},
      {"the generation is of an older state", take_from("older", "gen-000001", "gen-000002"), complaint, 10},
      {"an older generation stands beside it", take_from("older", "gen-000001", "gen-000001"), well},
      {"a generation of another index stands beside it", take_from("other", "gen-000002", "gen-000007"), well},
      {"CURRENT is empty, and a generation of another index stands beside it",
       all_of({fill("CURRENT", ""), take_from("other", "gen-000002", "gen-000007")}), complaint},
      {"CURRENT is empty, and an older generation stands beside it",
       all_of({fill("CURRENT", ""), take_from("older", "gen-000001", "gen-000001")}), complaint},
      {"CURRENT is empty, and a newer generation that is damaged stands beside it",
       all_of({fill("CURRENT", ""),
               [](const fs::path& index, const Indexes&) {
                 fs::copy(index / "gen-000002", index / "gen-000003", fs::copy_options::recursive);
                 write_file(index / "gen-000003/iamglass", "");
               }}),
       complaint},
      {"another index was copied over it, but for the last files",
       all_of({take_from("other", "IDENTITY", "IDENTITY"), take_from("other", "CURRENT", "CURRENT"),
               take_from("other", kMark, kMark), take_from("other", "gen-000002/iamglass", "gen-000002/iamglass")}),
       refused},
      {"the version file is missing", remove_file("gen-000002/iamglass"), refused},
      {"the version file is empty", fill("gen-000002/iamglass", ""), refused},
      {"the postings are missing", remove_file("gen-000002/postlist.glass"), refused},
      {"the streams are missing", remove_file("gen-000002/streams"), refused},
      {"the rows of streams are missing", remove_file("gen-000002/streams.rows"), refused},
      {"the topics are missing", remove_file("gen-000002/topics"), refused},
  };
}

}  // namespace

TEST_CASE("Each state of an index directory is answered rightly or refused, and no writer loses anything") {
  const Indexes indexes;
  for (const State& state : states()) {
    INFO(state.name);
    const fs::path index = damaged_copy(state, indexes);
    const auto damaged = bytes_below(index);

    // Readers change nothing, and say what is amiss.
    const auto stats = index_stats(index);
    const Status checked = check_index(index);
    CHECK(stats.has_value() == (state.meaning != Meaning::refused));
    CHECK(checked.has_value() == (state.meaning == Meaning::well));
    CHECK(answer_of(index, state.dispatches) == (state.meaning == Meaning::refused ? Answer::told : Answer::right));
    if (stats) CHECK(stats->complaint.empty() == (state.meaning == Meaning::well));
    CHECK((bytes_below(index) == damaged));

    // A plain run refuses and leaves every byte, or goes on from all that there was.
    const Run run = run_writer(index);
    CHECK(run.done == (state.meaning != Meaning::refused));
    if (run.done) {
      CHECK(run.notices.empty() == (state.meaning == Meaning::well));
      CHECK(answer_of(index, state.dispatches + 2) == Answer::right);
      CHECK(check_index(index));
      CHECK(index_stats(index)->complaint == "");
    } else {
      CHECK_FALSE(run.error->hint.empty());
      for (const auto& [name, bytes] : damaged) {
        INFO(name);
        CHECK((fs::exists(index / name) && read_file(index / name) == bytes));
      }
      // Putting back what was damaged makes it whole.
      for (const auto& [name, bytes] : indexes.sound) {
        fs::create_directories((index / name).parent_path());
        write_file(index / name, bytes);
      }
      CHECK(answer_of(index) == Answer::right);
      CHECK(check_index(index));
    }

    // So do compaction and back-up.
    const fs::path second = damaged_copy(state, indexes);
    fs::remove_all(indexes.at("backup"));
    const auto copied = back_up_index(second, indexes.at("backup"));
    CHECK(copied.has_value() == (state.meaning != Meaning::refused));
    CHECK(fs::exists(indexes.at("backup")) == copied.has_value());
    if (copied) CHECK(answer_of(indexes.at("backup"), state.dispatches) == Answer::right);
    const auto compacted = compact_index(second);
    CHECK(compacted.has_value() == (state.meaning != Meaning::refused));
    if (compacted) CHECK(answer_of(second, state.dispatches) == Answer::right);
  }
}

TEST_CASE("A rebuild starts anew from every state of an index, and deletes only what bears its identity") {
  const Indexes indexes;
  for (const State& state : states()) {
    INFO(state.name);
    const fs::path index = damaged_copy(state, indexes);
    const auto damaged = bytes_below(index);
    const Run run = run_writer(index, true);
    if (!run.done) {
      // Nothing tells any more that this was an index.
      CHECK(run.error->code == ErrorCode::invalid_argument);
      CHECK((bytes_below(index) == damaged));
      continue;
    }
    CHECK(answer_of(index, 2) == Answer::right);
    CHECK(check_index(index));
    if (damaged.contains("notes.txt")) CHECK(fs::exists(index / "notes.txt"));
    if (damaged.contains("gen-000007/IDENTITY")) {
      CHECK(fs::exists(index / "gen-000007/iamglass"));
      CHECK(run.notices.size() >= 1);
    }
  }
}

TEST_CASE("A writer goes on after it was told of damage, and keeps what CURRENT may have named until a rebuild") {
  const Indexes indexes;
  const fs::path index = indexes.fresh_copy();
  fs::copy(index / "gen-000002", index / "gen-000005", fs::copy_options::recursive);
  write_file(index / "gen-000005/iamglass", "");
  write_file(index / "CURRENT", "");
  CHECK(run_writer(index).notices.size() == 1);
  CHECK(run_writer(index).notices.empty());
  for (unsigned round = 0; round < 2; ++round) {
    REQUIRE(compact_index(index));
    CHECK(fs::exists(index / "gen-000005"));
    CHECK_FALSE(fs::exists(index / "gen-000002"));
  }
  auto writer = IndexWriter::open(index, {.jobs = 1, .rebuild = true});
  REQUIRE(writer);
  CHECK(fs::exists(index / "gen-000005"));
  REQUIRE(writer->add(sample(1)));
  const auto counts = writer->commit();
  REQUIRE(counts);
  CHECK(counts->discarded == 22);
  CHECK_FALSE(fs::exists(index / "gen-000005"));
}

TEST_CASE("An index of an earlier layout is refused, rebuilt beside what there was, and that is said") {
  const Indexes indexes;
  const fs::path index = indexes.fresh_copy();
  fs::remove(index / "IDENTITY");
  fs::remove(index / "gen-000002/IDENTITY");
  write_file(index / "CURRENT", "gen-000002\n");
  const auto before = bytes_below(index);
  CHECK(Searcher::open(index).error().code == ErrorCode::index_version);
  CHECK(run_writer(index).error->code == ErrorCode::index_version);
  { REQUIRE(IndexWriter::open(index, {.rebuild = true})); }
  CHECK((bytes_below(index) == before));
  const Run run = run_writer(index, true);
  REQUIRE(run.done);
  REQUIRE(run.notices.size() == 1);
  CHECK(run.notices.front().find("gen-000002: left alone") != std::string::npos);
  CHECK(answer_of(index, 2) == Answer::right);
  CHECK(read_file(index / "gen-000002/iamglass") == before.at("gen-000002/iamglass"));
}

TEST_CASE("A commit does not change the files that a copy of links shares with the index") {
  const Indexes indexes;
  const fs::path index = indexes.fresh_copy();
  const fs::path links = indexes.at("links");
  fs::copy(index, links, fs::copy_options::recursive | fs::copy_options::create_hard_links);
  const auto before = bytes_below(links);
  for (unsigned number = 0; number < 5; ++number) add(index, 700 + number, 701 + number);
  CHECK((bytes_below(links) == before));
  CHECK(check_index(links));
  CHECK(answer_of(links) == Answer::right);
  CHECK(answer_of(index, 25) == Answer::right);
}
