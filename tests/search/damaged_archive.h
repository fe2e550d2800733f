#pragma once

// An index whose files tests damage, and all that a search reads of it as text.

#include <filesystem>
#include <map>
#include <string>
#include <vector>

#include "schema/index_directory.h"
#include "search/archive.h"
#include "support/file_bytes.h"

namespace depeche::test {

inline std::vector<Dispatch> many(int shift = 0) {
  constexpr int kDispatches = 60;
  std::vector<Dispatch> dispatches;
  for (int number = 0; number < kDispatches; ++number) {
    std::string text = "L'Organisation des Nations unies (ONU) parle du gaz le 13 janvier 2022.";
    const int other = (number + shift) % kDispatches;
    for (int word = 0; word < 25; ++word) text += " mot" + std::to_string(other * 7919 * word % 400);
    dispatches.push_back(dispatch_of("d" + std::to_string(number), text));
  }
  return dispatches;
}

inline SearchRequest asked(const std::string& query, SortOrder sort) {
  SearchRequest request = request_of(query);
  request.sort = sort;
  request.facets = {FacetField::date, FacetField::source, FacetField::mentions};
  return request;
}

inline SearchRequest like(const std::string& id) {
  SearchRequest request = request_of("");
  request.like_id = id;
  return request;
}

inline std::string answer_of(const Searcher& searcher, const SearchRequest& request) {
  const auto results = searcher.search(request);
  if (!results) return "error";
  std::string answer;
  for (const Hit& hit : results->hits) answer += hit.dispatch.id + ": " + hit.snippet.text + "\n";
  for (const Facet& facet : results->facets)
    for (const FacetValue& value : facet.values) answer += value.value + ' ' + std::to_string(value.count) + '\n';
  return answer + std::to_string(results->total) + results->suggestion.value_or("");
}

// Everything that searches read, one answer each: postings, streams, records, dictionary, dates, acronyms.
inline std::vector<std::string> each_answer_of(const Searcher& searcher) {
  std::vector<std::string> answers;
  for (const char* query : {"gaz", "\"parle du gaz\"", "ONU", "mot7 mot14 mot21", "mot1* -mot12", "mentions:2022-01",
                            "mto35~", "nationx unies"})
    for (const SortOrder sort : {SortOrder::relevance, SortOrder::newest})
      answers.push_back(answer_of(searcher, asked(query, sort)));
  answers.push_back(answer_of(searcher, like("d7")));
  const auto found = searcher.find("d7");
  answers.push_back(found && *found ? (**found).text : "error");
  const auto compared = searcher.compare("d7", "d8");
  answers.push_back(compared ? std::to_string(compared->sentences_kept) : "error");
  const auto timeline = searcher.timeline(request_of("gaz"));
  answers.push_back(timeline ? std::to_string(timeline->total) : "error");
  return answers;
}

inline std::string answers_of(const Searcher& searcher) {
  std::string answers;
  for (const std::string& answer : each_answer_of(searcher)) answers += answer;
  return answers;
}

// The files of a generation by their names.
using FileBytes = std::map<std::string, std::string>;

inline FileBytes files_of(const std::filesystem::path& generation) {
  FileBytes files;
  for (const auto& entry : std::filesystem::directory_iterator(generation))
    files[entry.path().filename().string()] = test::read_file(entry.path());
  return files;
}

}  // namespace depeche::test
