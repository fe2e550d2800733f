#pragma once

namespace depeche::schema {

// The constants of BM25, as usual (Robertson and Zaragoza, "The Probabilistic Relevance Framework: BM25 and Beyond",
// 2009): how soon further occurrences of a word add less, and how much the length of a document counts.
inline constexpr double kK1 = 1.2;
inline constexpr double kB = 0.75;

}  // namespace depeche::schema
