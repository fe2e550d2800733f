// Indexes a folder of dispatches, and two that never were in a file:
//
//   example_index_folder INDEX FOLDER

#include <cstddef>
#include <iostream>
#include <optional>
#include <utility>

#include "depeche/depeche.h"

namespace {

int report(const depeche::Error& error) {
  std::cerr << error.message << '\n';
  if (!error.hint.empty()) std::cerr << error.hint << '\n';
  return 2;
}

// As a newsroom's own program would make them.
depeche::Dispatch flash(std::string id, std::string title, std::string text, std::optional<depeche::DateRange> dated) {
  depeche::Dispatch dispatch;
  dispatch.id = std::move(id);
  dispatch.title = std::move(title);
  dispatch.text = std::move(text);
  dispatch.source = "Exemple";
  dispatch.dated = dated;
  return dispatch;
}

depeche::Status add_flashes(depeche::IndexWriter& writer) {
  const auto today = depeche::parse_date("13 janvier 2022", depeche::local_today());
  if (!today) return tl::unexpected(today.error());
  auto added = writer.add(flash("flash-1", "Grève des éclusiers sur la Saône",
                                "Les éclusiers de la Saône ont cessé le travail jeudi matin.", *today));
  if (!added) return added;
  return writer.add(flash("flash-2", "", "L'usine d'engrais de l'Isère rouvrira au printemps.", std::nullopt));
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 3) {
    std::cerr << "usage: example_index_folder INDEX FOLDER\n";
    return 2;
  }
  auto writer = depeche::IndexWriter::open(argv[1]);
  if (!writer) return report(writer.error());
  if (auto added = add_flashes(*writer); !added) return report(added.error());

  std::size_t refused = 0;
  const auto refuse = [&refused](const depeche::Refusal& refusal) {
    std::cerr << refusal.where << ": " << refusal.error.message << '\n';
    ++refused;
  };
  depeche::ReadObserver observer;
  observer.refused = refuse;
  observer.dispatch = [&](depeche::Dispatch&& dispatch) {
    const std::string where = dispatch.path;
    if (auto added = writer->add(std::move(dispatch)); !added) refuse({where, added.error()});
  };
  depeche::read_source(argv[2], {}, observer);

  const auto counts = writer->commit();
  if (!counts) return report(counts.error());
  std::cout << counts->added << " added, " << counts->replaced << " replaced, " << counts->unchanged << " unchanged, "
            << refused << " refused\n";
  return refused == 0 ? 0 : 1;
}
