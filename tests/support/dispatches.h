#pragma once

// Dispatches for one test, and indexes of them. It uses the public headers only.

#include <filesystem>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "depeche/index.h"

namespace depeche::test {

// The day on which tests search.
inline constexpr Day kToday{std::chrono::year{2022} / 1 / 14};

inline Dispatch dispatch_of(std::string id, std::string text, std::string title = {}) {
  Dispatch dispatch;
  dispatch.id = std::move(id);
  dispatch.text = std::move(text);
  dispatch.title = std::move(title);
  return dispatch;
}

// `range` is written as in ISO 8601: a day, a month or a year.
inline Dispatch dated(Dispatch dispatch, std::string_view range) {
  dispatch.dated = parse_iso_range(range).value();
  return dispatch;
}

inline Dispatch from(Dispatch dispatch, std::string source, std::string place = {}) {
  dispatch.source = std::move(source);
  dispatch.place = std::move(place);
  return dispatch;
}

// Adds the dispatches and commits, or says what the writer refuses.
inline Result<WriterCounts> try_store(const std::filesystem::path& index, const std::vector<Dispatch>& dispatches,
                                      const WriterOptions& options = {.jobs = 1}) {
  auto writer = IndexWriter::open(index, options);
  if (!writer) return tl::unexpected<Error>(writer.error());
  for (const Dispatch& dispatch : dispatches)
    if (auto added = writer->add(dispatch); !added) return tl::unexpected<Error>(added.error());
  return writer->commit();
}

// The same for an index that takes them all. What the writer refuses is thrown, which fails a test and ends a fuzzer.
inline WriterCounts store(const std::filesystem::path& index, const std::vector<Dispatch>& dispatches,
                          const WriterOptions& options = {.jobs = 1}) {
  const auto counts = try_store(index, dispatches, options);
  if (!counts) throw std::runtime_error(index.string() + ": " + counts.error().message);
  return *counts;
}

}  // namespace depeche::test
