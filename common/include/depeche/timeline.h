#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "depeche/date.h"
#include "depeche/relaxation.h"

namespace depeche {

// The span of a bar. Weeks begin on Mondays.
enum class TimeUnit { hour, day, week, month, year };
// What the height of a bar means: the number of matches, or their share of all dispatches that the archive has of that
// time.
enum class TimelineMeasure { matches, share };

// The dispatches of some days.
struct TimelineBar {
  DateRange days;                        // the days of one unit; of an hour, its day
  std::size_t matches = 0;               // matches whose date lies inside
  std::size_t dispatches = 0;            // all dispatches of the archive whose date lies inside
  std::vector<std::string> words;        // for a peak, the words that set its matches apart from the others; best first
  std::optional<TimeSpan> moments = {};  // of an hour

  // The height of the bar: a number of dispatches, or a share from 0 to 1.
  double height(TimelineMeasure measure) const {
    if (measure == TimelineMeasure::matches) return static_cast<double>(matches);
    return dispatches == 0 ? 0 : static_cast<double>(matches) / static_cast<double>(dispatches);
  }
};

// When the dispatches that match a query were written.
struct Timeline {
  std::string query;                                   // as typed
  TimelineMeasure measure = TimelineMeasure::matches;  // as asked
  TimeUnit unit = TimeUnit::day;  // by the span of the matches: hours up to three days, else at most about sixty bars,
                                  // but years are not merged
  std::vector<TimelineBar> bars;  // in calendar order, without gaps; empty when no match is dated
  std::size_t total = 0;          // matches
  std::size_t unplaced = 0;       // matches without a date, or with a date that is wider than a bar
  std::size_t undated = 0;        // of these, matches without a date
  std::optional<Relaxation> relaxation = {};  // set when the search was relaxed
};

}  // namespace depeche
