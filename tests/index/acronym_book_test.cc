#include <filesystem>
#include <map>
#include <string>
#include <vector>

#include <catch2/catch.hpp>

#include "depeche/index.h"
#include "index/read_back.h"
#include "schema/acronym_list.h"
#include "support/dispatches.h"
#include "support/temporary_folder.h"

using namespace depeche;
using namespace depeche::test;
namespace fs = std::filesystem;

namespace {

const std::string kOnu =
    "L'Organisation des Nations unies (ONU) appelle au calme. Organisation des Nations unies (ONU)!";
const std::string kOnuShort = "L'Organisation des nations unies (O.N.U.) et le Front national (FN).";
const std::string kOms = "L'Organisation mondiale de la santé (OMS) et l'Organisation des Nations unies (ONU).";
const std::string kNone = "Rien à expliquer (AFP).";

Dispatch numbered(unsigned number, const std::string& text) {
  return dispatch_of("d" + std::to_string(number), text + " Texte " + std::to_string(number) + ".");
}

// What each list says: "ONU = organisation des nations unies 2".
std::map<std::string, std::string> kept(const fs::path& index) {
  const Xapian::Database database = open_database(index);
  std::map<std::string, std::string> lists;
  for (const std::string_view prefix : {schema::kAcronymPrefix, schema::kOpeningPrefix}) {
    const std::string first(prefix);
    for (auto key = database.metadata_keys_begin(first); key != database.metadata_keys_end(first); ++key)
      for (const schema::Explanation& e : schema::decode_explanations(database.get_metadata(*key)))
        lists[*key] += e.spelling + " = " + e.expansion + " " + std::to_string(e.documents) + "; ";
  }
  return lists;
}

using Texts = std::map<unsigned, std::string>;  // empty: removed

void write(const fs::path& index, const Texts& texts, unsigned jobs = 1, bool rebuild = false) {
  auto writer = IndexWriter::open(index, {.jobs = jobs, .rebuild = rebuild});
  REQUIRE(writer);
  for (const auto& [number, text] : texts) {
    if (text.empty())
      REQUIRE(writer->remove("d" + std::to_string(number)));
    else
      REQUIRE(writer->add(numbered(number, text)));
  }
  REQUIRE(writer->commit());
  const auto status = check_index(index);
  INFO((status ? "" : status.error().message));
  REQUIRE(status);
}

Texts many(unsigned first, unsigned last, const std::vector<std::string>& texts) {
  Texts numbered;
  for (unsigned i = first; i < last; ++i) numbered[i] = texts[i % texts.size()];
  return numbered;
}

}  // namespace

TEST_CASE("An index counts the dispatches that state each explanation, through replacement and removal") {
  const TemporaryFolder folder;
  const fs::path index = folder.path() / "index";
  using Lists = std::map<std::string, std::string>;
  write(index, {{1, kOnu}, {2, kOnuShort}, {3, kNone}});
  CHECK(kept(index) == Lists{{"acronym:fn", "FN = front national 1; "},
                             {"acronym:onu", "ONU = organisation des nations unies 2; "},
                             {"opening:front national", "FN = front national 1; "},
                             {"opening:organisation des", "ONU = organisation des nations unies 1; "}});
  write(index, {{1, kOms}, {2, ""}});
  CHECK(kept(index) == Lists{{"acronym:oms", "OMS = organisation mondiale de la santé 1; "},
                             {"acronym:onu", "ONU = organisation des nations unies 1; "},
                             {"opening:organisation des", "ONU = organisation des nations unies 1; "},
                             {"opening:organisation mondiale", "OMS = organisation mondiale de la santé 1; "}});
  write(index, {{1, kNone}});
  CHECK(kept(index) == Lists{});
}

TEST_CASE("However an archive was written, it knows the same acronyms") {
  const TemporaryFolder folder;
  const std::vector<std::string> texts{kOnu, kOnuShort, kNone, kOms, kNone};
  const Texts all = many(0, 1500, texts);
  write(folder.path() / "one job", all, 1);
  const auto expected = kept(folder.path() / "one job");
  CHECK(expected.at("acronym:onu") == "ONU = organisation des nations unies 900; ");

  write(folder.path() / "four jobs", all, 4);
  CHECK(kept(folder.path() / "four jobs") == expected);

  const fs::path steps = folder.path() / "steps";
  write(steps, many(0, 1200, {kOms, kNone}), 2);
  write(steps, many(0, 1490, texts), 2);  // merged: most are replaced
  write(steps, many(1490, 1500, texts));  // a small transaction
  CHECK(kept(steps) == expected);

  Texts removed;
  for (unsigned i = 0; i < 1500; ++i) removed[i] = i % 5 == 3 ? kOms : "";
  write(steps, removed);
  write(folder.path() / "rebuilt", all, 2);
  write(folder.path() / "rebuilt", {{0, "Le Front national (FN)."}}, 1, true);
  CHECK(kept(steps).at("acronym:onu") == "ONU = organisation des nations unies 300; ");
  CHECK(kept(folder.path() / "rebuilt").size() == 2);
}

TEST_CASE("A dispatch that a run adds twice counts in its last version") {
  const TemporaryFolder folder;
  const fs::path index = folder.path() / "index";
  auto writer = IndexWriter::open(index, {.jobs = 2});
  REQUIRE(writer);
  for (unsigned round = 0; round < 2; ++round)
    for (unsigned i = 0; i < 1200; ++i) REQUIRE(writer->add(numbered(i, round == 0 ? kOms : kOnu)));
  REQUIRE(writer->commit());
  CHECK(kept(index).at("acronym:onu") == "ONU = organisation des nations unies 1200; ");
  CHECK_FALSE(kept(index).contains("acronym:oms"));
  const auto status = check_index(index);
  INFO((status ? "" : status.error().message));
  CHECK(status);
}

TEST_CASE("A check names acronyms that no dispatch explains") {
  const TemporaryFolder folder;
  const fs::path index = folder.path() / "index";
  write(index, {{1, kOnu}});
  {
    Xapian::WritableDatabase database(schema::current_generation(index).value().string(), Xapian::DB_OPEN);
    const auto wrong =
        GENERATE(std::string("acronym:onu"), std::string("acronym:fn"), std::string("opening:front national"));
    database.set_metadata(wrong, schema::encode_explanations({{"FN", "front national", 1}}));
    database.commit();
  }
  const auto status = check_index(index);
  REQUIRE_FALSE(status);
  CHECK(status.error().code == ErrorCode::corrupt);
}
