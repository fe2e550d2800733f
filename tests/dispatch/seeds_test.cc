#include <filesystem>
#include <fstream>
#include <iostream>
#include <map>
#include <string>
#include <vector>

#include <catch2/catch.hpp>

#include "depeche/read.h"

using namespace depeche;

namespace {

std::vector<Dispatch> read_all(const std::filesystem::path& folder, std::size_t& complaints) {
  std::vector<Dispatch> dispatches;
  ReadObserver observer;
  observer.dispatch = [&](Dispatch&& dispatch) { dispatches.push_back(std::move(dispatch)); };
  observer.refused = [&](const Refusal& refusal) {
    ++complaints;
    FAIL_CHECK(refusal.error.message);
  };
  observer.warned = [&](const std::string& where, const std::string& what) {
    ++complaints;
    FAIL_CHECK(where << ": " << what);
  };
  read_source(folder.string(), {}, observer);
  return dispatches;
}

bool is_wire(const Dispatch& dispatch) {
  std::ifstream file(dispatch.path);
  std::string word;
  return file >> word && word == "date";
}

// "2022-01-13" of "2022-01-13-afp-aeroport.txt", "2022-01" of "2022-01-internet.txt".
std::string date_in_name(const std::string& name) {
  const std::size_t end = name.find_first_not_of("0123456789-");
  std::string date = name.substr(0, end);
  while (date.ends_with('-')) date.pop_back();
  return date;
}

std::string file_name(const Dispatch& dispatch) { return std::filesystem::path(dispatch.path).filename().string(); }

}  // namespace

TEST_CASE("The five reference dispatches are read as they are documented") {
  const std::filesystem::path folder = std::filesystem::path(DEPECHE_SOURCE_DIR) / ".." / "shared" / "seeds";
  if (!std::filesystem::is_directory(folder)) {
    std::cout << "skipped: the reference dispatches are not beside the source\n";
    return;
  }
  struct Expected {
    bool title;
    const char* source;
    const char* place;
    const char* dated;
    bool credits;
    const char* begins;
  };
  const std::map<std::string, Expected> table{
      {"000", {false, "", "", "2022-01", false, "Le président"}},
      {"001", {false, "AFP", "Almaty, Kazakhstan", "2022-01-13", false, "Le contingent"}},
      {"002", {false, "Reuters", "ALMATY", "2022-01-13", true, "La coalition"}},
      {"003", {true, "", "", "2022-01", false, "Le président"}},
      {"004", {false, "", "", "2022-01-07", false, "Kassym-Jomart"}},
  };
  std::size_t complaints = 0;
  const auto dispatches = read_all(folder, complaints);
  REQUIRE(dispatches.size() == table.size());
  for (const Dispatch& dispatch : dispatches) {
    INFO(dispatch.path);
    const Expected& expected = table.at(file_name(dispatch).substr(0, 3));
    CHECK(dispatch.title.empty() == !expected.title);
    CHECK(dispatch.source == expected.source);
    CHECK(dispatch.place == expected.place);
    REQUIRE(dispatch.dated);
    CHECK(to_string(*dispatch.dated) == expected.dated);
    CHECK(dispatch.credits.empty() == !expected.credits);
    CHECK(dispatch.text.starts_with(expected.begins));
    CHECK(dispatch.text.find("\n\n\n") == std::string::npos);
  }
}

TEST_CASE("Every wire dispatch of the corpus is read, with the day that its file name has and no other") {
  std::size_t complaints = 0;
  std::size_t wire = 0;
  for (const Dispatch& dispatch :
       read_all(std::filesystem::path(DEPECHE_SOURCE_DIR) / "corpus" / "dispatches", complaints)) {
    if (!is_wire(dispatch)) continue;
    ++wire;
    INFO(dispatch.path);
    REQUIRE(dispatch.dated);
    CHECK(to_string(*dispatch.dated) == date_in_name(file_name(dispatch)));
  }
  CHECK(complaints == 0);
  CHECK(wire >= 57);
}
