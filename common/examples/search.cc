// Searches an index; prints what was written in January 2022, or perhaps then, and where it comes from:
//
//   example_search INDEX QUERY

#include <cstddef>
#include <iostream>
#include <string>

#include "depeche/depeche.h"

namespace {

int report(const depeche::Error& error) {
  std::cerr << error.message << '\n';
  if (!error.hint.empty()) std::cerr << error.hint << '\n';
  return 2;
}

// The snippet with its highlighted words between brackets.
std::string marked(const depeche::Snippet& snippet) {
  std::string out;
  std::size_t done = 0;
  for (const auto& highlight : snippet.highlights) {
    out += snippet.text.substr(done, highlight.begin - done);
    out += '[' + snippet.text.substr(highlight.begin, highlight.end - highlight.begin) + ']';
    done = highlight.end;
  }
  return out + snippet.text.substr(done);
}

void print_hit(const depeche::Hit& hit) {
  const auto& dispatch = hit.dispatch;
  std::cout << hit.rank << ". " << (dispatch.title.empty() ? "(no headline)" : dispatch.title) << '\n';
  const bool possible = hit.date_match == depeche::DateMatch::possible;
  if (dispatch.dated) std::cout << "   " << depeche::to_string(*dispatch.dated) << (possible ? ", perhaps\n" : "\n");
  std::cout << "   " << marked(hit.snippet) << '\n';
}

void print_facet(const depeche::Facet& facet) {
  for (const auto& [value, count, children] : facet.values) std::cout << "   " << value << ": " << count << '\n';
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 3) {
    std::cerr << "usage: example_search INDEX QUERY\n";
    return 2;
  }
  const auto searcher = depeche::Searcher::open(argv[1]);
  if (!searcher) return report(searcher.error());

  depeche::SearchRequest request;
  request.query = argv[2];
  request.dated = depeche::month_range(2022, 1);
  request.facets = {depeche::FacetField::source};
  const auto results = searcher->search(request);
  if (!results) return report(results.error());

  std::cout << results->total << " found in " << depeche::to_string(*results->dated) << '\n';
  for (const auto& hit : results->hits) print_hit(hit);
  std::cout << "Sources\n";
  for (const auto& facet : results->facets) print_facet(facet);
  return results->hits.empty() ? 1 : 0;
}
