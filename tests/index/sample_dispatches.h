#pragma once

#include <string>

#include "depeche/index.h"

namespace depeche::tests {

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

}  // namespace depeche::tests
