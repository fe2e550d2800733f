#pragma once

// Indexes of some dozen dispatches that have what searches look for: dates of each precision, sources, places,
// acronyms, mentioned days, versions of a story.

#include <cstdlib>
#include <filesystem>
#include <string>

#include "depeche/index.h"

namespace depeche::fuzz {

inline constexpr Day kToday{std::chrono::year{2022} / 1 / 14};

inline Dispatch small_dispatch(int number) {
  Dispatch dispatch;
  dispatch.id = "d-" + std::to_string(number);
  dispatch.title = number % 3 == 0 ? "" : "Le gaz, jour " + std::to_string(number % 7);
  dispatch.text =
      "L'Organisation du traité de sécurité collective (OTSC) a débuté jeudi son retrait d'Almaty, mot" +
      std::to_string(number * 31 % 17) +
      ".\n\nLes prix du gaz augmentent au Kazakhstan depuis le 2 janvier 2022, selon le ministère, et la coalition " +
      (number % 2 == 0 ? "s'en réjouit à Paris." : "proteste à Nur-Sultan.");
  dispatch.source = number % 2 == 0 ? "AFP" : "Reuters";
  dispatch.place = number % 4 == 0 ? "Almaty, Kazakhstan" : "";
  const std::string day = "2022-01-" + std::to_string(number % 19 + 10);
  if (number % 5 != 0) dispatch.dated = parse_iso_range(number % 3 == 0 ? "2022-01" : day).value();
  return dispatch;
}

// Makes an index of these dispatches at a path where there is none; ends the program when it cannot be made.
inline void make_small_index(const std::filesystem::path& index, int first, int last) {
  WriterOptions options;
  options.jobs = 1;
  auto writer = IndexWriter::open(index, options);
  if (!writer) std::abort();
  for (int number = first; number <= last; ++number)
    if (!writer->add(small_dispatch(number))) std::abort();
  if (!writer->commit()) std::abort();
}

}  // namespace depeche::fuzz
