// A program outside of the project: indexes one dispatch into the folder it is given, and finds it again.

#include <cstdio>

#include "depeche/depeche.h"

namespace {

int report(const depeche::Error& error) {
  std::fprintf(stderr, "%s\n%s\n", error.message.c_str(), error.hint.c_str());
  return 2;
}

depeche::Dispatch sample() {
  depeche::Dispatch dispatch;
  dispatch.id = "exemple-1";
  dispatch.title = "Les chevaux du haras quittent l'Orne";
  dispatch.text = "Deux cents chevaux ont quitté l'Orne lundi pour gagner leurs pâturages d'été.";
  dispatch.dated = depeche::month_range(2022, 1);
  return dispatch;
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 2) return 2;
  auto writer = depeche::IndexWriter::open(argv[1]);
  if (!writer) return report(writer.error());
  if (auto added = writer->add(sample()); !added) return report(added.error());
  if (auto counts = writer->commit(); !counts) return report(counts.error());

  auto searcher = depeche::Searcher::open(argv[1]);
  if (!searcher) return report(searcher.error());
  depeche::SearchRequest request;
  request.query = "cheval";
  auto results = searcher->search(request);
  if (!results) return report(results.error());
  for (const auto& hit : results->hits) std::printf("%zu %s\n", hit.rank, hit.dispatch.id.c_str());
  return 0;
}
