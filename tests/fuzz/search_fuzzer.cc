// Whatever is asked, the answer keeps its promises or is an error with words: so many hits as were asked for, in order,
// with highlights inside of their texts. Two bytes in front that no text begins with choose the options.

#include <cstdlib>
#include <string>
#include <vector>

#include "depeche/search.h"
#include "fuzz/input.h"
#include "support/sample_dispatches.h"
#include "support/temporary_folder.h"

namespace {

using namespace depeche;

std::vector<Dispatch> with_properties() {
  std::vector<Dispatch> dispatches = test::varied_dispatches(0, 40);
  for (std::size_t at = 0; at < dispatches.size(); ++at) {
    auto& properties = dispatches[at].properties;
    properties = {{"category", at % 3 == 0 ? "Politique étrangère" : "Social", ""}, {"urgency", "flash", ""}};
    if (at % 2 == 0) properties.push_back({"subject", "medtop:11000000", "medtop:11000000"});
    if (at % 4 == 0) properties.push_back({"country", "KAZ", "iso3166-1a3:KAZ"});
    if (at % 5 == 0) properties.push_back({"bureau", "Nice-Matin n° " + std::to_string(at), ""});
  }
  return dispatches;
}

const Searcher& searcher() {
  static const test::TemporaryFolder folder;
  static const Searcher opened = [] {
    test::store(folder / "index", with_properties());
    return Searcher::open(folder.path() / "index").value();
  }();
  return opened;
}

// The first lines NAME=VALUE are filters, and their names are counted.
void ask_for_properties(std::string_view& bytes, SearchRequest& request) {
  for (std::size_t line = bytes.find('\n'); line != std::string_view::npos; line = bytes.find('\n')) {
    const std::string_view filter = bytes.substr(0, line);
    const std::size_t equals = filter.find('=');
    if (equals == std::string_view::npos) return;
    request.where.push_back({std::string(filter.substr(0, equals)), std::string(filter.substr(equals + 1))});
    request.property_facets.emplace_back(filter.substr(0, equals));
    bytes.remove_prefix(line + 1);
  }
}

SearchRequest request_of(std::string_view bytes) {
  SearchRequest request;
  request.today = test::kToday;
  request.limit = 5;
  if (fuzz::told_bytes(bytes) != 0) {
    const auto first = static_cast<unsigned char>(bytes[0]);
    const auto second = static_cast<unsigned char>(bytes[1]);
    request.sort = static_cast<SortOrder>(first % 3);
    request.fold_versions = (first & 4) != 0;
    request.expand = (first & 8) == 0;
    request.relax = (second & 8) == 0;
    request.feedback = (second & 1) != 0;
    request.explain_ranking = (second & 2) != 0;
    if ((second & 4) != 0) request.facets = {FacetField::date, FacetField::source, FacetField::mentions};
    if ((second & 8) != 0) request.counting = Counting::exact;
    request.snippets = (second & 16) == 0;
    request.snippet_length = second;
    request.offset = (second & 32) != 0 ? 3 : 0;
    bytes.remove_prefix(2);
    if ((second & 128) != 0) ask_for_properties(bytes, request);
    if ((second & 64) != 0) {
      request.like_text = bytes;
      return request;
    }
  }
  request.query = bytes;
  return request;
}

void expect(bool promise) {
  if (!promise) std::abort();
}

void check_highlights(const std::vector<Highlight>& highlights, std::size_t size) {
  std::size_t end = 0;
  for (const Highlight& highlight : highlights) {
    expect(highlight.begin >= end && highlight.begin < highlight.end && highlight.end <= size);
    end = highlight.end;
  }
}

void check_facets(const SearchResults& results) {
  for (const Facet& facet : results.facets)
    for (const FacetValue& value : facet.values) {
      expect(!value.value.empty() && value.count > 0);
      expect(!results.total_is_exact || value.count <= results.total);
    }
}

void check(const SearchRequest& request, const SearchResults& results) {
  check_facets(results);
  expect(results.hits.size() <= request.limit);
  expect(!results.total_is_exact || results.hits.size() <= results.total);
  for (std::size_t at = 0; at < results.hits.size(); ++at) {
    const Hit& hit = results.hits[at];
    expect(!hit.dispatch.id.empty() && hit.rank == request.offset + at + 1);
    expect(at == 0 || request.sort != SortOrder::relevance || hit.score <= results.hits[at - 1].score);
    check_highlights(hit.title_highlights, hit.dispatch.title.size());
    check_highlights(hit.snippet.highlights, hit.snippet.text.size());
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const SearchRequest request = request_of(fuzz::text_of(data, size));
  if (const auto results = searcher().search(request))
    check(request, *results);
  else
    expect(!results.error().message.empty());
  // Each takes as long as the search; a quarter of all inputs is enough of both.
  if (size % 4 == 0)
    if (const auto explained = searcher().explain(request); !explained) expect(!explained.error().message.empty());
  if (size % 4 == 1)
    if (const auto bars = searcher().timeline(request); !bars) expect(!bars.error().message.empty());
  return 0;
}
