#include <filesystem>
#include <vector>

#include <catch2/catch.hpp>
#include <sys/stat.h>

#include "base/index_mark.h"
#include "depeche/read.h"
#include "support/temporary_folder.h"

using namespace depeche;

namespace {

using Lines = std::vector<std::string>;

// What reading the folder reported, with the folder's own path left out.
Lines read(const test::TemporaryFolder& folder, const std::string& source, const ReadOptions& options = {}) {
  Lines lines;
  const auto within = [&](std::string text) {
    for (auto at = text.find(folder.path()); at != std::string::npos; at = text.find(folder.path()))
      text.erase(at, folder.path().string().size());
    return text;
  };
  ReadObserver observer;
  observer.dispatch = [&](Dispatch&& d) { lines.push_back(d.text); };
  observer.refused = [&](const Refusal& refusal) { lines.push_back(within("refused " + refusal.error.message)); };
  observer.warned = [&](const std::string& where, const std::string& what) {
    lines.push_back(within("warning " + where + ": " + what));
  };
  read_source(source, options, observer);
  return lines;
}

const std::string kIdentity = "depeche-index 1 0123456789abcdef0123456789abcdef 00000000\n";

}  // namespace

TEST_CASE("A directory is an index by a regular file IDENTITY that begins as one") {
  const test::TemporaryFolder folder;
  folder.write("index/IDENTITY", kIdentity);
  CHECK(base::is_index_directory(folder / "index"));
  folder.write("other/IDENTITY", "depeche-inde");
  CHECK_FALSE(base::is_index_directory(folder / "other"));
  std::filesystem::create_directories(folder / "empty");
  CHECK_FALSE(base::is_index_directory(folder / "empty"));
  CHECK_FALSE(base::is_index_directory(folder / "absent"));
  CHECK_FALSE(base::is_index_directory(folder / "index/IDENTITY"));
  std::filesystem::create_directories(folder / "linked");
  std::filesystem::create_symlink(folder / "index/IDENTITY", folder / "linked/IDENTITY");
  CHECK_FALSE(base::is_index_directory(folder / "linked"));
  std::filesystem::create_directories(folder / "pipe");
  REQUIRE(::mkfifo((folder / "pipe/IDENTITY").c_str(), 0600) == 0);
  CHECK_FALSE(base::is_index_directory(folder / "pipe"));
}

TEST_CASE("Indexes in a folder are left out with a warning each, and refused as sources") {
  const test::TemporaryFolder folder;
  folder.write("a.txt", "Il pleut.");
  folder.write("ix/IDENTITY", kIdentity);
  folder.write("ix/gen-000001/notes.txt", "Ce n'est pas une dépêche.");
  folder.write("z/backup/IDENTITY", kIdentity);
  const std::string warnings[] = {"warning /ix: is an index; left out", "warning /z/backup: is an index; left out"};
  CHECK(read(folder, folder.path()) == Lines{"Il pleut.", warnings[0], warnings[1]});
  CHECK(read(folder, folder / "z") == Lines{warnings[1]});
  for (const char* source : {"ix", "ix/"})
    CHECK(read(folder, folder / source) ==
          Lines{"refused /" + std::string(source) + ": is an index, not a source of dispatches"});
}

TEST_CASE("What is still being written, and what is no document, is left out of a folder, but not when it is named") {
  const test::TemporaryFolder folder;
  for (const char* name : {"a.txt", "depart", "part.txt", "tmp", "a.locked", "$a", "a.part.txt"})
    folder.write(std::string("d/") + name, "Il pleut.");
  for (const char* name : {"a.txt.part", "A.TXT.PART", "a.filepart", "a.partial", "a.tmp", "a.Tmp", "a.crdownload",
                           "a.download", ".a.txt.swp", "a.swp", "~$a.docx", ".~lock.a.odt#", "a.lock", "a.txt~",
                           "a.bak", "#a.txt#", ".DS_Store", "Thumbs.db", "desktop.ini"})
    folder.write(std::string("d/") + name, "Il neige.");
  CHECK(read(folder, folder / "d") == Lines(7, "Il pleut."));
  CHECK(read(folder, folder / "d/a.tmp") == Lines{"Il neige."});
  folder.write("e/a.part", "Il neige.");
  CHECK(read(folder, folder / "e") == Lines{"refused /e: the folder has no dispatches"});
}

TEST_CASE("The index that is written is left out before anything in it says what it is") {
  const test::TemporaryFolder folder;
  folder.write("a.txt", "Il pleut.");
  folder.write("ix/brouillon/notes.txt", "Ce n'est pas une dépêche.");
  std::filesystem::create_directory_symlink(folder / "ix", folder / "link");
  ReadOptions options;
  options.index = folder / "link";
  CHECK(read(folder, folder.path(), options) == Lines{"Il pleut.", "warning /ix: is an index; left out"});
  CHECK(read(folder, folder / "ix", options) == Lines{"refused /ix: is an index, not a source of dispatches"});
  options.index = folder / "absent";
  CHECK(read(folder, folder / "ix", options) == Lines{"Ce n'est pas une dépêche."});
}

TEST_CASE("Links lead to files, and what blocks when it is read is named") {
  const test::TemporaryFolder folder;
  folder.write("elsewhere", "Il pleut.");
  REQUIRE(::mkfifo((folder / "pipe").c_str(), 0600) == 0);
  std::filesystem::create_directories(folder / "d");
  const std::pair<const char*, std::string> links[] = {{"a", folder / "elsewhere"},
                                                       {"b", folder / "pipe"},
                                                       {"c", "/dev/zero"},
                                                       {"d", "/proc/self/status"},
                                                       {"e", "/dev/tty"}};
  for (const auto& [name, target] : links) std::filesystem::create_symlink(target, folder / "d" / name);
  CHECK(read(folder, folder / "d") ==
        Lines{"Il pleut.", "refused \"/d/b\" is a named pipe, not a file", "refused \"/d/c\" is a device, not a file",
              "refused \"/d/d\" is made up by the kernel, not a file", "refused \"/d/e\" is a device, not a file"});
}
