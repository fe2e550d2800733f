// Whether the extractor finds the days that a reader found in corpus/ (mentions.tsv).

#include <filesystem>
#include <fstream>
#include <map>
#include <set>
#include <sstream>
#include <string>

#include <catch2/catch.hpp>

#include "depeche/read.h"
#include "dispatch/copy/mentioned_dates.h"

using namespace depeche;

namespace {

constexpr std::size_t kDispatches = 90;
// What was reached when this was written, less 0.02.
constexpr double kPrecisionFloor = 0.954;
constexpr double kRecallFloor = 0.942;

using Mentions = std::map<std::string, std::set<std::string>>;  // by dispatch

const std::filesystem::path kCorpus = std::filesystem::path(DEPECHE_SOURCE_DIR) / "corpus";

Mentions read_labels() {
  Mentions labels;
  std::ifstream file(kCorpus / "mentions.tsv");
  for (std::string line; std::getline(file, line);) {
    std::istringstream columns(line);
    std::string dispatch;
    std::string date;
    std::getline(columns, dispatch, '\t');
    std::getline(columns, date, '\t');
    auto& dates = labels[dispatch];
    if (date == "-") continue;
    INFO(line);
    REQUIRE(parse_iso_range(date));
    dates.insert(date);
  }
  return labels;
}

// Files are labelled by their path in the corpus.
std::string labelled_id(const std::string& id) {
  const std::string prefix = kCorpus.string() + "/";
  return id.starts_with(prefix) ? id.substr(prefix.size()) : id;
}

// Years alone are not labelled.
Mentions extract() {
  Mentions found;
  ReadObserver observer;
  observer.dispatch = [&](Dispatch&& dispatch) {
    auto& dates = found[labelled_id(dispatch.id)];
    for (const DateRange& range : dispatch::mentioned_dates(dispatch))
      if (range.precision != DatePrecision::year) dates.insert(to_string(range));
  };
  read_source((kCorpus / "dispatches").string(), {}, observer);
  return found;
}

}  // namespace

TEST_CASE("the days that a reader finds in the corpus are extracted, and few others") {
  const Mentions labels = read_labels();
  const Mentions found = extract();
  REQUIRE(labels.size() == kDispatches);
  REQUIRE(found.size() == kDispatches);
  double labelled = 0;
  double extracted = 0;
  double right = 0;
  std::string differences;
  for (const auto& [id, dates] : found) {
    REQUIRE(labels.contains(id));
    const auto& expected = labels.at(id);
    labelled += static_cast<double>(expected.size());
    extracted += static_cast<double>(dates.size());
    for (const std::string& date : dates)
      if (expected.contains(date))
        ++right;
      else
        differences += "wrong   " + date + "  " + id + "\n";
    for (const std::string& date : expected)
      if (!dates.contains(date)) differences += "missed  " + date + "  " + id + "\n";
  }
  const double precision = right / extracted;
  const double recall = right / labelled;
  INFO(differences);
  WARN("mentioned days: " << labelled << " labelled, precision " << precision << ", recall " << recall);
  CHECK(precision >= kPrecisionFloor);
  CHECK(recall >= kRecallFloor);
}
