#pragma once

// Dispatches by number, for tests that need many of them. It uses the public headers only.

#include <string>
#include <vector>

#include "support/dispatches.h"

namespace depeche::test {

// A dispatch of its own for each number and version: some words frequent, some rare, some of its own.
inline Dispatch sample(unsigned number, unsigned version = 0) {
  std::uint32_t state = number * 2654435761U + version * 40503U + 1;
  const auto next = [&](std::uint32_t below) { return (state = state * 1664525U + 1013904223U) / 65536 % below; };
  Dispatch dispatch;
  dispatch.id = "afp-" + std::to_string(number);
  if (number % 3 != 0) dispatch.title = "Retrait de l'OTSC, jour " + std::to_string(next(50));
  dispatch.text = "Les forces de l’OTSC ont quitté Nur-Sultan" + std::string(version > 0 ? " mot" : ".");
  for (int words = 0; words < 40; ++words) {
    const std::uint32_t rank = next(next(4) == 0 ? 3000 : 60);
    dispatch.text += (words % 15 == 14 ? ".\n\n" : " ") + std::string(next(7) == 0 ? "l'a" : "s") + "uj" +
                     std::string(1, static_cast<char>('a' + rank % 26)) +
                     std::string(1, static_cast<char>('a' + rank / 26 % 26)) +
                     std::string(1, static_cast<char>('a' + rank / 676 % 26)) + (next(3) == 0 ? "s" : "");
  }
  dispatch.text += " version" + std::to_string(version);
  dispatch.source = number % 2 == 0 ? "AFP" : "Reuters";
  dispatch.place = "Almaty, Kazakhstan";
  dispatch.dated = number % 5 == 0 ? month_range(2022, 1) : day_range(std::chrono::year{2022} / 1 / (1 + number % 28));
  if (number % 4 == 1) dispatch.properties.push_back({"category", number % 8 == 1 ? "Politique" : "Social", ""});
  if (number % 6 == 1) dispatch.properties.push_back({"subject", "medtop:11000000", "medtop:11000000"});
  if (number % 12 == 1)
    for (unsigned column = number % 24; column < 50; ++column)
      dispatch.properties.push_back({"colonne_" + std::to_string(column), "valeur " + std::to_string(next(30)), ""});
  return dispatch;
}

// The samples of [first, last).
inline std::vector<Dispatch> samples(unsigned first, unsigned last, unsigned version = 0) {
  std::vector<Dispatch> dispatches;
  for (unsigned number = first; number < last; ++number) dispatches.push_back(sample(number, version));
  return dispatches;
}

// A dispatch with what searches look for: dates of each precision, sources, places, acronyms, mentioned days, versions
// of a story.
inline Dispatch varied(int number) {
  Dispatch dispatch =
      dispatch_of("d-" + std::to_string(number),
                  "L'Organisation du traité de sécurité collective (OTSC) a débuté jeudi son retrait d'Almaty, mot" +
                      std::to_string(number * 31 % 17) +
                      ".\n\nLes prix du gaz augmentent au Kazakhstan depuis le 2 janvier 2022, selon le ministère, et "
                      "la coalition " +
                      (number % 2 == 0 ? "s'en réjouit à Paris." : "proteste à Nur-Sultan."),
                  number % 3 == 0 ? "" : "Le gaz, jour " + std::to_string(number % 7));
  dispatch =
      from(std::move(dispatch), number % 2 == 0 ? "AFP" : "Reuters", number % 4 == 0 ? "Almaty, Kazakhstan" : "");
  const std::string day = "2022-01-" + std::to_string(number % 19 + 10);
  return number % 5 == 0 ? dispatch : dated(std::move(dispatch), number % 3 == 0 ? "2022-01" : day);
}

// Those of [first, last].
inline std::vector<Dispatch> varied_dispatches(int first, int last) {
  std::vector<Dispatch> dispatches;
  for (int number = first; number <= last; ++number) dispatches.push_back(varied(number));
  return dispatches;
}

}  // namespace depeche::test
