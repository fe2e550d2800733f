#pragma once

#include <array>

#include "base/names.h"
#include "depeche/timeline.h"

namespace depeche::searcher {

enum class OutputFormat { text, json, jsonl, csv, tsv, xlsx, html, md, ris, bibtex, atom, ids, trec };
enum class ColorMode { automatic, always, never };

// What the searcher calls them.
inline constexpr std::array<base::Named<OutputFormat>, 13> kOutputFormats{{{"text", OutputFormat::text},
                                                                           {"json", OutputFormat::json},
                                                                           {"jsonl", OutputFormat::jsonl},
                                                                           {"csv", OutputFormat::csv},
                                                                           {"tsv", OutputFormat::tsv},
                                                                           {"xlsx", OutputFormat::xlsx},
                                                                           {"html", OutputFormat::html},
                                                                           {"md", OutputFormat::md},
                                                                           {"ris", OutputFormat::ris},
                                                                           {"bibtex", OutputFormat::bibtex},
                                                                           {"atom", OutputFormat::atom},
                                                                           {"ids", OutputFormat::ids},
                                                                           {"trec", OutputFormat::trec}}};
inline constexpr std::array<base::Named<ColorMode>, 3> kColorModes{
    {{"auto", ColorMode::automatic}, {"always", ColorMode::always}, {"never", ColorMode::never}}};
// What the name of a file says of its format.
inline constexpr std::array<base::Named<OutputFormat>, 12> kFileEndings{{{".txt", OutputFormat::text},
                                                                         {".json", OutputFormat::json},
                                                                         {".jsonl", OutputFormat::jsonl},
                                                                         {".csv", OutputFormat::csv},
                                                                         {".tsv", OutputFormat::tsv},
                                                                         {".xlsx", OutputFormat::xlsx},
                                                                         {".html", OutputFormat::html},
                                                                         {".htm", OutputFormat::html},
                                                                         {".md", OutputFormat::md},
                                                                         {".ris", OutputFormat::ris},
                                                                         {".bib", OutputFormat::bibtex},
                                                                         {".atom", OutputFormat::atom}}};
// Without a name: --timeline alone.
inline constexpr std::array<base::Named<TimelineMeasure>, 3> kMeasures{
    {{"matches", TimelineMeasure::matches}, {"share", TimelineMeasure::share}, {"", TimelineMeasure::matches}}};

}  // namespace depeche::searcher
