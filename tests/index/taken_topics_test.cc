// An index may take over the topics that another one has learnt.

#include <catch2/catch.hpp>

#include "depeche/index.h"
#include "support/dispatches.h"
#include "support/temporary_folder.h"

using namespace depeche;
using namespace depeche::test;

namespace {

// Of two subjects in turn, each with words of its own.
std::vector<Dispatch> two_subjects(unsigned first, unsigned count) {
  std::vector<Dispatch> dispatches;
  for (unsigned number = first; number < first + count; ++number) {
    std::string text;
    for (unsigned i = 0; i < 8; ++i)
      text += (number % 2 == 0 ? "mer" : "soin") + std::to_string((number * 7 + i * (number % 5 + 1)) % 30) + ' ';
    dispatches.push_back(dispatch_of("d" + std::to_string(number), text));
  }
  return dispatches;
}

std::string topics(const std::filesystem::path& index) { return index_stats(index).value().topics; }

WriterOptions taking(const std::filesystem::path& teacher) {
  WriterOptions options;
  options.topics_of = teacher;
  return options;
}

}  // namespace

TEST_CASE("Topics that were taken over stay, however the index is written anew") {
  const TemporaryFolder folder;
  const auto teacher = folder / "teacher";
  const auto index = folder / "index";
  store(teacher, two_subjects(0, 60));
  store(index, two_subjects(60, 20), taking(teacher));
  REQUIRE_FALSE(topics(teacher).empty());
  CHECK(topics(index) == topics(teacher));
  CHECK(index_stats(index)->topic_dispatches == 60);
  store(index, two_subjects(80, 4));
  CHECK(topics(index) == topics(teacher));
  store(index, two_subjects(84, 200));  // is merged
  CHECK(topics(index) == topics(teacher));
  REQUIRE(compact_index(index));
  CHECK(topics(index) == topics(teacher));
  REQUIRE(back_up_index(index, folder / "copy"));
  CHECK(topics(folder / "copy") == topics(teacher));
  CHECK(check_index(index));
  CHECK(check_index(folder / "copy"));
  WriterOptions anew;
  anew.rebuild = true;
  store(index, two_subjects(0, 40), anew);
  CHECK(topics(index) != topics(teacher));
}

TEST_CASE("An index that has other topics is written anew, once") {
  const TemporaryFolder folder;
  const auto teacher = folder / "teacher";
  const auto index = folder / "index";
  store(teacher, two_subjects(0, 60));
  store(index, two_subjects(100, 50));
  REQUIRE(topics(index) != topics(teacher));
  store(index, {}, taking(teacher));
  CHECK(topics(index) == topics(teacher));
  CHECK(index_stats(index)->dispatches == 50);
  CHECK(check_index(index));
  // A pupil teaches as well as its teacher.
  store(folder / "third", two_subjects(200, 30), taking(index));
  CHECK(topics(folder / "third") == topics(teacher));
  store(folder / "fourth", two_subjects(200, 30));
  REQUIRE(compact_index(folder / "fourth", 0, index));
  CHECK(topics(folder / "fourth") == topics(teacher));
  CHECK(check_index(folder / "fourth"));
}

TEST_CASE("What has no topics teaches none, and the index stays as it was") {
  const TemporaryFolder folder;
  store(folder / "small", two_subjects(0, 3));
  store(folder / "index", two_subjects(0, 60));
  const std::string before = topics(folder / "index");
  for (const char* const teacher : {"small", "absent"}) {
    CAPTURE(teacher);
    CHECK_FALSE(IndexWriter::open(folder / "new", taking(folder / teacher)));
    CHECK_FALSE(std::filesystem::exists(folder / "new"));
    const auto refused = IndexWriter::open(folder / "index", taking(folder / teacher));
    REQUIRE_FALSE(refused);
    CHECK(refused.error().message.find(teacher) != std::string::npos);
    CHECK_FALSE(compact_index(folder / "index", 0, folder / teacher));
  }
  CHECK(topics(folder / "index") == before);
}
