// Measures how often the day of a page is found: page_dates FOLDER GOLD. GOLD has a line for each page, with tabs
// between them: its file in FOLDER, its day (2022-01-13), and the name of a part of the pages, such as fr. The pages
// are other people's, so they are not in the repository. --all names each page that is not right.

#include <algorithm>
#include <cstdlib>
#include <fstream>
#include <iostream>
#include <map>
#include <sstream>
#include <string>

#include "depeche/read.h"

namespace {

using namespace depeche;

struct Counts {
  unsigned right = 0;
  unsigned next_day = 0;  // the day before or after, as another zone has it
  unsigned vague = 0;     // a month, say, that holds the day
  unsigned changed = 0;   // GOLD has what the page calls its last change
  unsigned wrong = 0;
  unsigned missing = 0;
};

struct Found {
  std::string date;
  const char* what = "missing";
};

bool is_last_change(const Dispatch& dispatch, const DateRange& wanted) {
  return std::ranges::any_of(dispatch.properties, [&](const Property& property) {
    return property.name == "modified" && property.value.starts_with(to_string(wanted));
  });
}

Found look(const std::string& file, const std::string& gold, Counts& counts) {
  std::optional<Dispatch> first;
  ReadObserver observer;
  observer.dispatch = [&](Dispatch&& dispatch) {
    if (!first) first = std::move(dispatch);
  };
  std::string refusal;
  observer.refused = [&](const Refusal& refused) { refusal = refused.error.message; };
  ReadOptions options;
  options.format = Format::html;
  std::ifstream in(file, std::ios::binary);
  read_stream(in, "page", options, observer);
  const auto wanted = parse_iso_range(gold);
  if (!first || !first->dated || !wanted) {
    ++counts.missing;
    return {refusal, "missing"};
  }
  // GOLD has the days of the clocks of the pages.
  const DateRange dated = first->written_at ? day_range(Day{std::chrono::floor<std::chrono::days>(
                                                  first->written_at->time + first->written_at->utc_offset)})
                                            : *first->dated;
  Found found{to_string(dated), "wrong"};
  if (dated == *wanted) {
    ++counts.right;
    found.what = "right";
  } else if (dated.contains(*wanted)) {
    ++counts.vague;
    found.what = "vague";
  } else if (dated.precision == DatePrecision::day && std::chrono::abs(dated.first - wanted->first).count() == 1) {
    ++counts.next_day;
    found.what = "next day";
  } else if (is_last_change(*first, *wanted)) {
    ++counts.changed;
    found.what = "last change";
  } else {
    ++counts.wrong;
  }
  return found;
}

}  // namespace

int main(int count, char** arguments) {
  if (count < 3) {
    std::cerr << "usage: page_dates FOLDER GOLD [--all]\n";
    return 2;
  }
  std::ifstream gold(arguments[2]);
  if (!gold) {
    std::cerr << arguments[2] << " is not there: nothing is measured\n";
    return 77;
  }
  std::map<std::string, Counts> parts;
  std::string line;
  while (std::getline(gold, line)) {
    std::istringstream fields(line);
    std::string file;
    std::string day;
    std::string part;
    std::getline(fields, file, '\t');
    std::getline(fields, day, '\t');
    std::getline(fields, part, '\t');
    const Found found = look(std::string(arguments[1]) + "/" + file, day, parts[part]);
    if (count > 3 && std::string(found.what) != "right")
      std::cout << part << '\t' << found.what << '\t' << day << '\t' << found.date << '\t' << file << '\n';
  }
  for (const auto& [part, counts] : parts) {
    const unsigned all = counts.right + counts.next_day + counts.vague + counts.changed + counts.wrong + counts.missing;
    std::cout << part << ": " << all << " pages, right " << counts.right << " (" << 100.0 * counts.right / all
              << " %), the day beside " << counts.next_day << ", less exactly " << counts.vague
              << ", the last change in GOLD " << counts.changed << ", wrong " << counts.wrong << " ("
              << 100.0 * counts.wrong / all << " %), missing " << counts.missing << '\n';
  }
  return 0;
}
