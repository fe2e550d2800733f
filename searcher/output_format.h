#pragma once

#include <array>

#include "base/names.h"
#include "depeche/timeline.h"

namespace depeche::searcher {

enum class OutputFormat { text, json, jsonl, csv, ids, trec };
enum class ColorMode { automatic, always, never };

// What the searcher calls them.
inline constexpr std::array<base::Named<OutputFormat>, 6> kOutputFormats{{{"text", OutputFormat::text},
                                                                          {"json", OutputFormat::json},
                                                                          {"jsonl", OutputFormat::jsonl},
                                                                          {"csv", OutputFormat::csv},
                                                                          {"ids", OutputFormat::ids},
                                                                          {"trec", OutputFormat::trec}}};
inline constexpr std::array<base::Named<ColorMode>, 3> kColorModes{
    {{"auto", ColorMode::automatic}, {"always", ColorMode::always}, {"never", ColorMode::never}}};
// Without a name: --timeline alone.
inline constexpr std::array<base::Named<TimelineMeasure>, 3> kMeasures{
    {{"matches", TimelineMeasure::matches}, {"share", TimelineMeasure::share}, {"", TimelineMeasure::matches}}};

}  // namespace depeche::searcher
