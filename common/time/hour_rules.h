#pragma once

#include <chrono>
#include <optional>

#include "time/reader.h"
#include "time/zone.h"

namespace depeche::time {

// Moments as one expression names them: an hour, a part of a day, the last so many hours.
struct Moments {
  std::chrono::sys_seconds from{};
  std::chrono::sys_seconds until{};
  bool is_clock = false;  // what ends with "18h" ends at its beginning
};

// Reads expressions that name hours. The functions that read answer nothing where they do not understand; the reader is
// anywhere then.
class HourReader {
 public:
  // All of these must outlive it.
  HourReader(Reader& reader, std::chrono::sys_seconds now, const Zone& zone)
      : reader_(reader), now_(now), zone_(zone) {}

  // hier soir, 13/01/2022 18h, ce matin, les 3 dernières heures, il y a 2 heures, 18h: the first understanding that
  // leaves the reader at a place of which `follows` approves.
  std::optional<Moments> read_hours(bool (*follows)(const Reader&));
  // The same, or whole days.
  std::optional<Moments> read_hours_or_days(bool (*follows)(const Reader&));
  // "24 heures", "30 minutes", "48 h".
  std::optional<std::chrono::seconds> read_amount();
  // "les 3 dernières heures", "la dernière heure".
  std::optional<Moments> read_last();
  // A time of day alone, seen from a day that was named before, and not before `after`.
  std::optional<Moments> read_clock_after(std::chrono::sys_seconds after);

  Reader& reader() { return reader_; }
  std::chrono::sys_seconds now() const { return now_; }
  std::chrono::sys_seconds at(Day day, std::chrono::seconds clock) const;
  Moments of_days(const DateRange& days) const;

 private:
  enum class DayPart { morning, noon, afternoon, evening, night, midnight };

  static std::optional<DayPart> part_at(const Reader& reader, std::size_t ahead, std::size_t& size);
  static bool at_time(const Reader& reader);
  static bool at_part(const Reader& reader);
  void skip_joints();
  std::optional<DayPart> read_part_of_day();
  std::optional<Moments> of_clock(Day day, const DateToken& clock);
  std::optional<Moments> of_clock_in(Day day, DayPart part, DateToken clock);
  Moments of_part(Day day, DayPart part) const;
  static bool read_spelt_clock(Reader& reader, DateToken& token);
  static std::optional<DateToken> read_clock(Reader& reader);
  std::optional<std::chrono::seconds> read_unit();
  std::optional<DayPart> read_part_behind_clock();
  std::optional<Moments> read_clock_or_noon(Day day);
  std::optional<Moments> read_first_of_range(Day day, bool is_opened);
  std::optional<Moments> read_side_of_clock(Day day);
  std::optional<Moments> read_clock_range(Day day);
  std::optional<Moments> read_time_of(Day day);
  std::optional<Moments> read_part_and_clock(Day day);
  std::optional<Moments> read_range_within(const Moments& part);
  std::optional<Moments> nearest(std::optional<Moments> (HourReader::*read)(Day));

  std::optional<Moments> read_now();
  std::optional<Moments> read_ago();
  std::optional<Moments> read_day_then_time();
  std::optional<Moments> read_time_then_day(bool (*follows)(const Reader&));
  std::optional<Moments> read_this_part();
  std::optional<Moments> read_time_alone();
  std::optional<Moments> read_any_hours(bool (*follows)(const Reader&));

  Reader& reader_;
  std::chrono::sys_seconds now_;
  const Zone& zone_;
  bool is_alone_ = false;         // no day stands beside the hour
  bool parts_have_hours_ = true;  // "à 20h" of "hier soir à 20h" is an hour of the evening, and ends no interval
};

}  // namespace depeche::time
