#include "time/line_dates.h"

#include <algorithm>
#include <cstdio>

#include <unicode/uchar.h>

#include "base/utf8.h"
#include "time/clock.h"
#include "time/clock_zone.h"
#include "time/month_names.h"

namespace depeche::time {
namespace {

using std::chrono::minutes;

enum class Kind { number, word, sign, end };

struct Piece {
  Kind kind = Kind::end;
  std::size_t begin = 0;
  std::size_t end = 0;
  bool is_spaced = false;  // a blank stands before it
  unsigned digits = 0;
  int value = 0;
  char32_t sign = 0;
  std::string folded;  // of a word
};

constexpr std::size_t kMaxLine = 2000;
constexpr unsigned kMaxDigits = 8;

bool is_digit(char c) { return c >= '0' && c <= '9'; }

bool is_letter(char32_t c) {
  const auto type = u_charType(static_cast<UChar32>(c));
  return u_isalpha(static_cast<UChar32>(c)) != 0 || type == U_NON_SPACING_MARK;
}

// 年, 月, 日 and the like stand between numbers, without blanks: each is a sign of its own.
bool is_ideograph(char32_t c) { return c >= 0x3000 && c < 0xD7B0; }

class Cutter {
 public:
  explicit Cutter(std::string_view line) : line_(line.substr(0, kMaxLine)) {}

  std::vector<Piece> cut() {
    while (at_ < line_.size()) cut_piece();
    return std::move(pieces_);
  }

 private:
  void cut_piece() {
    const base::CodePoint point = base::code_point_at(line_, at_);
    if (u_isUWhiteSpace(static_cast<UChar32>(point.value)) != 0) {
      is_spaced_ = true;
      at_ += point.size;
    } else if (is_digit(line_[at_])) {
      cut_number();
    } else if (is_letter(point.value) && !is_ideograph(point.value)) {
      cut_word();
    } else {
      Piece& piece = add(Kind::sign, at_ + point.size);
      piece.sign = point.value;
    }
  }
  void cut_number() {
    std::size_t end = at_;
    int value = 0;
    for (; end < line_.size() && is_digit(line_[end]); ++end)
      if (end - at_ < kMaxDigits) value = value * 10 + (line_[end] - '0');
    const auto digits = static_cast<unsigned>(end - at_);
    Piece& piece = add(Kind::number, end);
    piece.digits = digits;
    piece.value = value;
  }
  void cut_word() {
    std::size_t end = at_;
    while (end < line_.size()) {
      const base::CodePoint point = base::code_point_at(line_, end);
      if (!is_letter(point.value) || is_ideograph(point.value)) break;
      end += point.size;
    }
    const std::string_view word = line_.substr(at_, end - at_);
    add(Kind::word, end).folded = word.size() <= 60 ? fold_letters(word) : std::string(word);
  }
  Piece& add(Kind kind, std::size_t end) {
    Piece piece;
    piece.kind = kind;
    piece.begin = at_;
    piece.end = end;
    piece.is_spaced = is_spaced_;
    is_spaced_ = false;
    at_ = end;
    pieces_.push_back(std::move(piece));
    return pieces_.back();
  }

  std::string_view line_;
  std::size_t at_ = 0;
  bool is_spaced_ = true;
  std::vector<Piece> pieces_;
};

struct Found {
  int year = 0;
  int month = 0;
  int day = 0;
  std::size_t next = 0;  // the piece behind it
  bool is_ordered = true;
  std::optional<std::chrono::seconds> time = {};  // that stands before the year
  std::optional<minutes> utc_offset = {};
};

class Finder {
 public:
  Finder(std::string_view line, std::vector<Piece> pieces) : line_(line), pieces_(std::move(pieces)) {}

  std::vector<LineDate> find() {
    std::vector<LineDate> dates;
    for (std::size_t at = 0; at < pieces_.size();) {
      const auto found = read(at);
      const auto date = found ? make(at, *found) : std::nullopt;
      if (!date) {
        ++at;
        continue;
      }
      dates.push_back(*date);
      at = end_;
    }
    return dates;
  }

 private:
  const Piece& piece(std::size_t at) const {
    static const Piece none;
    return at < pieces_.size() ? pieces_[at] : none;
  }
  bool is_number(std::size_t at, unsigned least, unsigned most) const {
    const Piece& p = piece(at);
    return p.kind == Kind::number && p.digits >= least && p.digits <= most;
  }
  bool is_year(std::size_t at) const {
    return is_number(at, 4, 4) && piece(at).value >= 1900 && piece(at).value <= 2100;
  }
  bool is_sign(std::size_t at, char32_t sign) const { return piece(at).kind == Kind::sign && piece(at).sign == sign; }
  bool is_glued_sign(std::size_t at, char32_t sign) const { return is_sign(at, sign) && !piece(at).is_spaced; }
  std::optional<unsigned> month_at(std::size_t at) const {
    return piece(at).kind == Kind::word ? month_in_any_language(piece(at).folded) : std::nullopt;
  }

  // A number within another one, a version or a price is no date.
  bool begins_inside_number(std::size_t at) const {
    if (at == 0 || piece(at).is_spaced) return false;
    const Piece& before = piece(at - 1);
    if (before.kind == Kind::number) return true;
    if (before.kind != Kind::sign || before.is_spaced || at < 2) return false;
    return (before.sign == '.' || before.sign == ',') && piece(at - 2).kind == Kind::number;
  }
  bool goes_on(std::size_t next) const {
    const Piece& sign = piece(next);
    const Piece& behind = piece(next + 1);
    return sign.kind == Kind::sign && !sign.is_spaced && (sign.sign == '.' || sign.sign == '/') &&
           behind.kind == Kind::number && !behind.is_spaced && behind.digits <= 2 && sign.sign == '.';
  }

  std::optional<Found> read(std::size_t at) const {
    if (piece(at).kind == Kind::number) {
      if (begins_inside_number(at)) return std::nullopt;
      if (auto found = read_year_first(at)) return found;
      if (auto found = read_figures(at)) return found;
      return read_day_month(at);
    }
    return read_month_day(at);
  }

  // 2022-01-13, 2022/1/13, 2022年1月13日, 2022. január 13.
  std::optional<Found> read_year_first(std::size_t at) const {
    if (!is_year(at)) return std::nullopt;
    const int year = piece(at).value;
    for (const char32_t sign : {U'-', U'/', U'.', U'_'})
      if (is_glued_sign(at + 1, sign) && is_number(at + 2, 1, 2) && !piece(at + 2).is_spaced &&
          is_glued_sign(at + 3, sign) && is_number(at + 4, 1, 2) && !piece(at + 4).is_spaced)
        return Found{year, piece(at + 2).value, piece(at + 4).value, at + 5};
    if ((is_sign(at + 1, U'年') || is_sign(at + 1, U'년')) && is_number(at + 2, 1, 2) &&
        (is_sign(at + 3, U'月') || is_sign(at + 3, U'월')) && is_number(at + 4, 1, 2))
      return Found{year, piece(at + 2).value, piece(at + 4).value,
                   at + (is_sign(at + 5, U'日') || is_sign(at + 5, U'일') ? 6U : 5U)};
    std::size_t next = at + 1;
    if (is_sign(next, '.') || is_sign(next, '-') || is_sign(next, ',')) ++next;
    if (const auto month = month_at(next)) {
      ++next;
      if (is_sign(next, '.') || is_sign(next, '-')) ++next;
      if (is_number(next, 1, 2)) return Found{year, static_cast<int>(*month), piece(next).value, next + 1};
    }
    return std::nullopt;
  }

  // 13/01/2022, 13.1.22, 13-01-2022, 13. 1. 2022; of 1/13/2022 the month stands first.
  std::optional<Found> read_figures(std::size_t at) const {
    if (!is_number(at, 1, 2)) return std::nullopt;
    for (const char32_t sign : {U'/', U'.', U'-'}) {
      if (!is_glued_sign(at + 1, sign) || !is_number(at + 2, 1, 2) || !is_glued_sign(at + 3, sign)) continue;
      if (sign != U'.' && (piece(at + 2).is_spaced || piece(at + 4).is_spaced)) continue;
      const bool is_short = sign != U'-' && is_number(at + 4, 2, 2) && !piece(at + 4).is_spaced;
      if ((!is_year(at + 4) && !is_short) || goes_on(at + 5)) continue;
      const int year = is_short ? 2000 + piece(at + 4).value : piece(at + 4).value;
      const int first = piece(at).value;
      const int second = piece(at + 2).value;
      if (second > 12 && sign != U'.') return Found{year, first, second, at + 5};
      return Found{year, second, first, at + 5, sign == U'.' || first > 12 || first == second};
    }
    return std::nullopt;
  }

  std::size_t behind_ordinal(std::size_t at) const {
    const Piece& p = piece(at);
    if (p.kind == Kind::word && !p.is_spaced)
      for (const char* ordinal : {"st", "nd", "rd", "th", "er", "ere", "o"})
        if (p.folded == ordinal) return at + 1;
    if (is_glued_sign(at, '.') || is_glued_sign(at, U'º') || is_glued_sign(at, U'°')) return at + 1;
    return at;
  }
  std::size_t behind_of(std::size_t at) const {
    const Piece& p = piece(at);
    if (p.kind == Kind::word)
      for (const char* of : {"de", "del", "of", "d"})
        if (p.folded == of) return is_sign(at + 1, '\'') || is_sign(at + 1, U'’') ? at + 2 : at + 1;
    return at;
  }
  std::size_t behind_separator(std::size_t at) const {
    for (const char32_t sign : {U'.', U',', U'-', U'/'})
      if (is_sign(at, sign)) return is_sign(at + 1, ',') ? at + 2 : at + 1;
    return at;
  }

  bool is_behind_until(std::size_t at) const {
    if (at == 0 || piece(at - 1).kind != Kind::word) return false;
    for (const char* until : {"au", "bis", "until", "till", "hasta"})
      if (piece(at - 1).folded == until) return true;
    return false;
  }
  // The last day of "du 5 au 13 janvier 2022", "5.–13. Januar 2022", "bis 13. Januar 2022".
  bool ends_span(std::size_t at) const {
    if (is_behind_until(at)) return true;
    if (at < 2) return false;
    const Piece& before = piece(at - 1);
    const bool is_dash =
        before.kind == Kind::sign && (before.sign == '-' || before.sign == U'–' || before.sign == U'—');
    const bool is_word = before.kind == Kind::word && (before.folded == "au" || before.folded == "bis" ||
                                                       before.folded == "to" || before.folded == "al");
    if (!is_dash && !is_word) return false;
    const std::size_t first = is_sign(at - 2, '.') && at > 2 ? at - 3 : at - 2;
    return is_number(first, 1, 2);
  }

  // 13 janvier 2022, 13. Januar 2022, 13-Jan-2022, 13 de enero de 2022, 13th of January, 2022.
  std::optional<Found> read_day_month(std::size_t at) const {
    if (!is_number(at, 1, 2) || ends_span(at)) return std::nullopt;
    std::size_t next = behind_of(behind_ordinal(at + 1));
    if (next == at + 1) next = behind_separator(next);
    const auto month = month_at(next);
    if (!month) return std::nullopt;
    next = behind_of(behind_separator(next + 1));
    if (!is_year(next)) return std::nullopt;
    return Found{piece(next).value, static_cast<int>(*month), piece(at).value, next + 1};
  }

  // January 13, 2022; Jan. 13th 2022.
  std::optional<Found> read_month_day(std::size_t at) const {
    const auto month = month_at(at);
    if (!month || is_behind_until(at)) return std::nullopt;
    std::size_t next = behind_separator(at + 1);
    if (!is_number(next, 1, 2)) return std::nullopt;
    const int day = piece(next).value;
    if (is_sign(next + 2, ':')) return read_year_behind_time(next + 1, static_cast<int>(*month), day);
    next = behind_separator(behind_ordinal(next + 1));
    if (!is_year(next)) return std::nullopt;
    return Found{piece(next).value, static_cast<int>(*month), day, next + 1};
  }

  // Thu Jan 13 18:32:05 2022, Thu Jan 13 18:32:05 CET 2022, Thu Jan 13 18:32:05 +0100 2022, as programs print it.
  std::optional<Found> read_year_behind_time(std::size_t at, int month, int day) const {
    if (!is_number(at, 2, 2) || !is_number(at + 2, 2, 2) || !is_sign(at + 3, ':') || !is_number(at + 4, 2, 2))
      return std::nullopt;
    std::size_t next = at + 5;
    if (piece(next).kind == Kind::word)
      ++next;
    else if ((is_sign(next, '+') || is_sign(next, '-')) && is_number(next + 1, 4, 4))
      next += 2;
    if (!is_year(next)) return std::nullopt;
    Found found{piece(next).value, month, day, next + 1};
    if (piece(at).value > 23 || piece(at + 2).value > 59 || piece(at + 4).value > 60) return found;
    const std::chrono::seconds time =
        std::chrono::hours{piece(at).value} + minutes{piece(at + 2).value} + std::chrono::seconds{piece(at + 4).value};
    if (next == at + 5) {
      found.time = time;
      return found;
    }
    const ClockZone zone = read_clock_zone(line_, piece(at + 5).begin);
    if (!zone.utc_offset || zone.end != piece(next - 1).end) return found;
    found.time = time;
    found.utc_offset = zone.utc_offset;
    return found;
  }

  std::optional<LineDate> make(std::size_t at, const Found& found) {
    const std::chrono::year_month_day day{std::chrono::year{found.year},
                                          std::chrono::month{static_cast<unsigned>(found.month)},
                                          std::chrono::day{static_cast<unsigned>(found.day)}};
    if (!day.ok()) return std::nullopt;
    LineDate date;
    date.day = day;
    date.is_ordered = found.is_ordered;
    date.begin = piece(at).begin;
    end_ = found.next;
    date.time = found.time;
    date.utc_offset = found.utc_offset;
    if (!found.time) read_time(date);
    date.end = pieces_[end_ - 1].end;
    return date;
  }

  // What may stand between a date and its time: signs, and one short word or two ("à", "at", "um", "klo", "T").
  std::size_t behind_filler(std::size_t at) const {
    unsigned words = 0;
    for (unsigned taken = 0; taken < 4; ++taken, ++at) {
      const Piece& p = piece(at);
      if (p.kind == Kind::word && p.folded.size() <= 5 && words < 2) {
        ++words;
        continue;
      }
      if (p.kind != Kind::sign || p.sign == '/' || p.sign == '+') break;
    }
    return at;
  }

  void read_time(LineDate& date) {
    const std::size_t at = behind_filler(end_);
    if (!is_number(at, 1, 2)) return;
    // "18.32" is a time with "Uhr" behind it only.
    const bool is_dotted = is_glued_sign(at + 1, '.') && piece(at + 3).folded == "uhr";
    const auto clock = read_clock(line_, piece(at).begin, is_dotted ? ClockDots::may_separate : ClockDots::none);
    if (!clock || !clock->exists || clock->time >= std::chrono::hours{24}) return;
    // "2 heures de lecture"
    if (clock->spelt && clock->precision == ClockPrecision::hour) return;
    std::size_t next = at;
    while (next < pieces_.size() && pieces_[next].begin < clock->end) ++next;
    date.time = clock->time;
    end_ = read_offset(next, date);
  }

  std::size_t read_offset(std::size_t at, LineDate& date) const {
    const std::string& zone = piece(at).folded;
    const bool is_universal = piece(at).kind == Kind::word && (zone == "z" || zone == "utc" || zone == "gmt");
    if (is_universal) {
      date.utc_offset = minutes{0};
      ++at;
    }
    const bool is_ahead = is_glued_sign(at, '+') || is_sign(at, '+');
    const bool is_behind = is_glued_sign(at, '-') || (is_sign(at, '-') && is_number(at + 1, 4, 4));
    if (!is_ahead && !is_behind) return at;
    if (!is_glued_sign(at, '-') && piece(at + 1).is_spaced) return at;
    if (is_number(at + 1, 4, 4) && piece(at + 1).value <= 1400) {
      const int offset = piece(at + 1).value / 100 * 60 + piece(at + 1).value % 100;
      date.utc_offset = minutes{is_ahead ? offset : -offset};
      return at + 2;
    }
    if (!is_number(at + 1, 2, 2) || !is_glued_sign(at + 2, ':') || !is_number(at + 3, 2, 2)) return at;
    const int offset = piece(at + 1).value * 60 + piece(at + 3).value;
    if (offset > 14 * 60) return at;
    date.utc_offset = minutes{is_ahead ? offset : -offset};
    return at + 4;
  }

  std::string_view line_;
  std::vector<Piece> pieces_;
  std::size_t end_ = 0;  // the piece behind the date that was made last
};

}  // namespace

std::vector<LineDate> find_line_dates(std::string_view line) {
  if (std::ranges::none_of(line, is_digit)) return {};
  return Finder(line, Cutter(line).cut()).find();
}

std::string to_iso(const LineDate& date) {
  char text[64];
  const int length = std::snprintf(text, sizeof text, "%04d-%02u-%02u", static_cast<int>(date.day.year()),
                                   static_cast<unsigned>(date.day.month()), static_cast<unsigned>(date.day.day()));
  std::string iso(text, static_cast<std::size_t>(length));
  if (!date.time) return iso;
  const std::chrono::hh_mm_ss clock(*date.time);
  const auto figures = [](auto part) { return static_cast<unsigned>(part.count()); };
  const bool has_seconds = date.utc_offset || clock.seconds() != std::chrono::seconds{0};
  int time = std::snprintf(text, sizeof text, "%c%02u:%02u", date.utc_offset ? 'T' : ' ', figures(clock.hours()),
                           figures(clock.minutes()));
  iso.append(text, static_cast<std::size_t>(time));
  if (!has_seconds) return iso;
  time = std::snprintf(text, sizeof text, ":%02u", figures(clock.seconds()));
  iso.append(text, static_cast<std::size_t>(time));
  if (!date.utc_offset) return iso;
  const auto offset = date.utc_offset->count();
  const auto ahead = static_cast<unsigned>(offset < 0 ? -offset : offset);
  const int zone = std::snprintf(text, sizeof text, "%c%02u:%02u", offset < 0 ? '-' : '+', ahead / 60, ahead % 60);
  return iso.append(text, static_cast<std::size_t>(zone));
}

}  // namespace depeche::time
