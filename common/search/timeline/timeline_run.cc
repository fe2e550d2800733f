#include "search/timeline/timeline_run.h"

#include <set>
#include <utility>

#include "schema/terms.h"
#include "schema/version.h"
#include "search/relax/asked.h"
#include "search/session/request.h"
#include "search/terms/distinguishing_words.h"
#include "search/terms/likeness.h"
#include "search/timeline/dated_matches.h"
#include "search/timeline/time_bars.h"
#include "text/proper_names.h"

namespace depeche::search {
namespace {

constexpr std::size_t kWordsOfPeak = 4;

std::size_t dispatches_of(const TimelineBar& bar, const Session& session) {
  std::size_t count = 0;
  const auto terms =
      bar.moments ? schema::cover_moments(*bar.moments).hours : schema::cover(schema::Field::date, bar.days).inside;
  for (const std::string& term : terms) count += session.all().get_termfreq(term);
  return count;
}

// The bars whose terms such an interval has: of each year that it overlaps, and of each month of a year that it
// overlaps in part.
std::set<std::size_t> bars_by_terms(const DateRange& interval, const Timeline& timeline) {
  std::set<std::size_t> bars;
  if (timeline.unit != TimeUnit::month && timeline.unit != TimeUnit::year) return bars;
  for (const DateRange& unit : schema::calendar_units(interval)) {
    if (timeline.unit == TimeUnit::month && unit.precision == DatePrecision::year) continue;
    if (const auto bar = bar_of(day_range(unit.first), timeline.bars)) bars.insert(*bar);
  }
  return bars;
}

// What was written in an interval that is no day, month or year has the terms of each month and year that it overlaps,
// and is counted where it lies inside.
void correct_intervals(Timeline& timeline, const Session& session) {
  if (timeline.unit == TimeUnit::hour) return;
  const std::string mark = schema::range_mark();
  auto date = session.all().valuestream_begin(schema::kDateSlot);
  const auto end = session.all().valuestream_end(schema::kDateSlot);
  base::DeadlineSteps steps(session.deadline());
  for (auto posting = session.all().postlist_begin(mark); posting != session.all().postlist_end(mark); ++posting) {
    steps.step();
    if (date != end) date.skip_to(*posting);
    if (date == end || date.get_docid() != *posting) continue;
    const auto range = parse_iso_range(*date);
    if (!range) continue;
    for (const std::size_t bar : bars_by_terms(*range, timeline)) --timeline.bars[bar].dispatches;
    if (const auto bar = bar_of(*range, timeline.bars)) ++timeline.bars[*bar].dispatches;
  }
}

std::optional<std::size_t> place_of(const DatedMatch& match, const std::vector<TimelineBar>& bars) {
  if (bars.empty() || !bars.front().moments) return bar_of(match.date, bars);
  return match.moment ? hour_bar_of(*match.moment, bars) : std::nullopt;
}

// Names what sets each peak's matches apart from those of all other bars.
void name_peaks(Timeline& timeline, const std::vector<DatedMatch>& matches, const query::Compiled& compiled,
                const Session& session) {
  std::set<std::string> asked;
  for (const query::ScoredWord& word : compiled.words) asked.insert({word.stem, text::name_stem(word.folded)});
  std::vector<Xapian::docid> all;
  for (const DatedMatch& match : matches) all.push_back(match.id);
  DistinguishingWords words(all, session);
  for (const std::size_t peak : peaks_of(timeline.bars, timeline.measure)) {
    session.deadline().check();
    std::vector<Xapian::docid> inside;
    for (const DatedMatch& match : matches)
      if (match.bar == peak) inside.push_back(match.id);
    timeline.bars[peak].words = words.of(inside, asked, kWordsOfPeak);
  }
}

}  // namespace

Result<Timeline> run_timeline(const SearchRequest& request, TimelineMeasure measure, Session& session) {
  auto tree = tree_of(request, session);
  if (!tree) return tl::unexpected<Error>(tree.error());
  const Asked asked = ask(std::move(*tree), request, session);
  const query::Compiled& compiled = asked.compiled;
  DatedMatches found =
      asks_without_word(request, compiled) ? DatedMatches() : dated_matches(compiled.matching, session);
  std::vector<DateRange> dates;
  std::vector<std::chrono::sys_seconds> moments;
  for (const DatedMatch& match : found.dated) {
    dates.push_back(match.date);
    if (match.moment) moments.push_back(*match.moment);
  }

  Timeline timeline;
  timeline.query = request.query;
  timeline.measure = measure;
  timeline.relaxation = asked.relaxation;
  const bool in_hours = hours_fit(moments, dates.size());
  timeline.unit = in_hours ? TimeUnit::hour : unit_for(dates);
  timeline.bars = in_hours ? empty_hours(moments) : empty_bars(dates, timeline.unit);
  timeline.total = timeline.unplaced = found.total;
  timeline.undated = found.total - found.dated.size();
  base::DeadlineSteps steps(session.deadline());
  for (DatedMatch& match : found.dated) {
    steps.step();
    match.bar = place_of(match, timeline.bars);
    if (!match.bar) continue;
    ++timeline.bars[*match.bar].matches;
    --timeline.unplaced;
  }
  for (TimelineBar& bar : timeline.bars) bar.dispatches = dispatches_of(bar, session);
  correct_intervals(timeline, session);
  name_peaks(timeline, found.dated, compiled, session);
  return timeline;
}

}  // namespace depeche::search
