#include "dispatch/formats/page_date.h"

#include <algorithm>
#include <array>
#include <cstdlib>
#include <optional>
#include <span>

#include "base/ascii.h"
#include "dispatch/copy/clean_text.h"
#include "dispatch/formats/page_date_words.h"
#include "dispatch/formats/script_json.h"
#include "dispatch/formats/settle_dates.h"
#include "time/line_dates.h"

namespace depeche::dispatch {
namespace {

using time::LineDate;

// Near the headline, in blocks.
constexpr std::uint32_t kNearBefore = 6;
constexpr std::uint32_t kNearBehind = 8;
constexpr std::uint32_t kFar = 2000;
constexpr std::size_t kMaxSpotBytes = 250;
constexpr std::size_t kMaxLineBytes = 300;
constexpr std::size_t kMaxBylineBytes = 160;
constexpr std::size_t kMaxLabelBytes = 40;

bool is_plausible(const LineDate& date) {
  const Day day{std::chrono::sys_days(date.day)};
  return day >= Day{std::chrono::year{1990} / 1 / 1} && day <= local_today() + std::chrono::days{2};
}

// "20220113", "20220113T183205", "1642095120" and "1642095120000" as the line that they stand for.
std::string spread_out(std::string_view value) {
  const std::size_t digits = std::min(value.find_first_not_of("0123456789"), value.size());
  if ((digits == 10 || digits == 13) && digits == value.size() && value[0] == '1') {
    const long long seconds = std::atoll(std::string(value.substr(0, 10)).c_str());
    return format_time(std::chrono::sys_seconds{std::chrono::seconds{seconds}});
  }
  if ((digits != 8 && digits != 12 && digits != 14) || (value[0] != '1' && value[0] != '2')) return std::string(value);
  std::string line(value.substr(0, 4));
  line.append("-").append(value.substr(4, 2)).append("-").append(value.substr(6, 2));
  std::string_view rest = value.substr(8);
  if (rest.starts_with('T')) rest.remove_prefix(1);
  if (rest.size() >= 4 && rest.find_first_not_of("0123456789") >= 4)
    line.append(" ").append(rest.substr(0, 2)).append(":").append(rest.substr(2, 2));
  return line;
}

// "3/4/2022", as the page has it.
std::string to_figures(const LineDate& date) {
  return std::to_string(static_cast<unsigned>(date.day.day())) + "/" +
         std::to_string(static_cast<unsigned>(date.day.month())) + "/" +
         std::to_string(static_cast<int>(date.day.year()));
}

class Finding {
 public:
  explicit Finding(const PageDateSources& sources) : sources_(sources) {
    headline_ = std::min<std::uint32_t>(sources.article.headline, sources.article.first_block);
    if (sources.article.headline < sources.outline.blocks.size()) headline_ = sources.article.headline;
    order_ = slash_order(sources.language);
    find_neighbours();
  }

  PageDate find() {
    for (const auto step :
         {&Finding::by_statement, &Finding::by_microdata, &Finding::by_address, &Finding::by_other_meta,
          &Finding::by_time_element, &Finding::by_scripts, &Finding::by_named_element, &Finding::by_label,
          &Finding::by_near_byline, &Finding::by_line_near_headline, &Finding::by_byline, &Finding::by_dateline,
          &Finding::by_update})
      if (const auto date = (this->*step)()) return {to_iso(*date), {}};
    PageDate date{month_in_address(sources_.address), {}};
    if (date.date.empty()) date.doubtful = doubtful_date();
    return date;
  }

 private:
  using Maybe = std::optional<LineDate>;

  // Menus between a headline and its date do not count. Far before it, pages print what day it is.
  void find_neighbours() {
    const auto count = static_cast<std::uint32_t>(sources_.outline.blocks.size());
    last_near_ = std::min(headline_, count);
    first_near_ = last_near_ - std::min(last_near_, kNearBefore);
    for (std::uint32_t met = 0; last_near_ < count && met <= kNearBefore;) met += is_beside(last_near_++) ? 0U : 1U;
  }

  // The date that a machine wrote.
  Maybe read_value(std::string_view value) {
    value = trim(value);
    if (value.empty() || value.size() > kMaxSpotBytes) return std::nullopt;
    for (const LineDate& date : time::find_line_dates(spread_out(value)))
      if (const auto sure = ordered(date)) return sure;
    return std::nullopt;
  }

  // 03/04/2022 is read as the language of the page has it.
  Maybe ordered(LineDate date) {
    if (!date.is_ordered && order_ == SlashOrder::unknown) {
      if (ambiguous_.empty()) ambiguous_ = to_figures(date);
      return std::nullopt;
    }
    if (!date.is_ordered && order_ == SlashOrder::month_first) {
      date.day = std::chrono::year_month_day{date.day.year(), std::chrono::month{static_cast<unsigned>(date.day.day())},
                                             std::chrono::day{static_cast<unsigned>(date.day.month())}};
      if (!date.day.ok()) return std::nullopt;
    }
    return is_plausible(date) ? Maybe(date) : std::nullopt;
  }

  Maybe first_of(const std::vector<std::string>& values) {
    for (const std::string& value : values)
      if (const auto date = read_value(value)) return date;
    return std::nullopt;
  }

  // The meta elements stand in the page of this article; JSON-LD may be that of a picture or of another one.
  // Programs put the day of a change there, too: then the page may still print the first one, which JSON-LD states.
  Maybe stated() {
    const Maybe linked = sources_.linked != nullptr ? read_value(sources_.linked->published) : std::nullopt;
    const Maybe meta = sources_.meta != nullptr ? first_of(sources_.meta->all(kPublishedMeta)) : std::nullopt;
    if (!meta) return linked;
    if (!linked || linked->day == meta->day) return meta;
    Maybe printed = printed_day();
    if (!printed) printed = by_line_near_headline();
    return printed && printed->day == linked->day ? linked : meta;
  }

  Maybe by_statement() {
    const Maybe statement = stated();
    return statement ? compared(*statement) : std::nullopt;
  }

  Maybe compared(const LineDate& statement) {
    return settle_dates({statement, printed_day(), read_address_day(sources_.address)});
  }

  // The day that the page prints as its date beside the headline, where a reader sees it; none if it prints several.
  Maybe printed_day() {
    std::vector<LineDate> dates;
    for (const DateSpot& spot : sources_.outline.spots)
      if (may_be_printed_date(spot))
        if (const auto date = read_printed(spot)) dates.push_back(*date);
    const auto& blocks = sources_.outline.blocks;
    for (std::uint32_t at = first_near_; at < last_near_; ++at)
      if (may_be_byline(at))
        if (const auto date = read_marked(sources_.outline.text_of(blocks[at]), kMaxBylineBytes))
          dates.push_back(*date);
    if (dates.empty()) dates = printed_in_time_elements();
    if (dates.empty())
      if (const auto date = label_within(kNearBehind)) dates.push_back(*date);
    return the_only_day(dates);
  }
  static Maybe the_only_day(const std::vector<LineDate>& dates) {
    Maybe found;
    for (const LineDate& date : dates) {
      if (!date.is_ordered || (found && found->day != date.day)) return std::nullopt;
      if (!found || (date.time && !found->time)) found = date;
    }
    return found;
  }
  // Those of `time` elements that stand further from the headline, yet within what is about the article.
  std::vector<LineDate> printed_in_time_elements() {
    std::vector<LineDate> dates;
    for (const DateSpot& spot : sources_.outline.spots)
      if (is_time(spot) && !spot.names.says_updated && is_about_article(spot))
        if (const auto date = read_printed(spot)) dates.push_back(*date);
    return dates;
  }
  bool may_be_byline(std::uint32_t block) const {
    const PageBox& box = sources_.outline.boxes[sources_.outline.blocks[block].box];
    return box.is_byline && !is_beside(block) && !read_box_names(box.element).says_updated;
  }
  bool may_be_printed_date(const DateSpot& spot) const {
    if (spot.names.says_updated && !spot.names.says_published) return false;
    if (!spot.names.says_date && !spot.names.says_published && spot.element.name() != "time") return false;
    return is_about_article(spot) && spot.block >= first_near_ && spot.block <= last_near_;
  }
  Maybe read_printed(const DateSpot& spot) {
    if (spot.end - spot.begin > kMaxSpotBytes) return std::nullopt;
    const std::string_view text = sources_.outline.text;
    const std::size_t line = spot.begin == 0 ? 0 : text.rfind('\n', spot.begin - 1) + 1;
    std::size_t begin = std::max(line, spot.begin - std::min(spot.begin, kMaxLabelBytes));
    while (begin < spot.begin && (static_cast<unsigned char>(text[begin]) & 0xC0U) == 0x80U) ++begin;
    const std::string_view read = text.substr(begin, spot.end - begin);
    for (const LineDate& date : time::find_line_dates(read))
      if (date.begin + begin >= spot.begin && !follows_update(read, date.begin))
        if (const auto sure = ordered(date)) return with_its_hour(*sure, spot);
    return std::nullopt;
  }
  // What the element says of the hour on that day.
  Maybe with_its_hour(const LineDate& printed, const DateSpot& spot) {
    const auto exact = read_value(spot.element.attribute("datetime"));
    return exact && exact->time && exact->day == printed.day && !printed.time ? exact : Maybe(printed);
  }

  Maybe by_address() { return read_address_day(sources_.address); }

  Maybe by_other_meta() {
    Maybe date;
    if (sources_.linked != nullptr) date = read_value(sources_.linked->created);
    if (!date && sources_.meta != nullptr) date = first_of(sources_.meta->all(kOtherMeta));
    return date ? compared(*date) : std::nullopt;
  }

  // A script may name the days of other stories, too: then it does not tell.
  Maybe by_scripts() {
    Maybe found;
    for (const std::string_view name : kScriptNames) {
      for (const std::string& value : values_in_script(sources_.scripts, name)) {
        const auto date = read_value(value);
        if (!date) continue;
        if (found && found->day != date->day) return std::nullopt;
        found = found && found->time ? found : date;
      }
    }
    return found;
  }

  // Around the article, and not what readers or other stories say.
  bool is_about_article(const DateSpot& spot) const {
    const PageBox& box = sources_.outline.boxes[spot.box];
    if (box.is_elsewhere || spot.is_quoted || spot.block > sources_.article.last_block + kNearBehind) return false;
    const bool is_inside = spot.block >= sources_.article.first_block && spot.block <= sources_.article.last_block;
    return !box.is_beside || (is_inside && sources_.outline.is_within(spot.box, sources_.article.box));
  }
  std::uint32_t distance(std::uint32_t block) const {
    // What stands before the headline is further than what stands behind it.
    return block >= headline_ ? block - headline_ : 2 * (headline_ - block);
  }

  // What a reader is told to be the publication counts more than what a machine is told.
  Maybe read_spot(const DateSpot& spot) {
    const std::string_view text =
        std::string_view(sources_.outline.text).substr(spot.begin, std::min(spot.end - spot.begin, kMaxSpotBytes + 1));
    if (text.size() <= kMaxSpotBytes)
      if (const auto date = read_published(text)) return date;
    for (const char* attribute : {"content", "datetime", "data-datetime", "data-date", "title"}) {
      const std::string value = spot.element.attribute(attribute);
      if (const auto date = value.empty() ? std::nullopt : read_value(value)) return date;
    }
    return read_marked(std::string_view(sources_.outline.text).substr(spot.begin, spot.end - spot.begin),
                       kMaxSpotBytes);
  }

  // The spot that is wanted with the least distance; `wanted` answers how much further it counts than it is.
  template <class Wanted>
  Maybe nearest_spot(Wanted wanted) {
    Maybe nearest;
    std::uint32_t least = UINT32_MAX;
    for (const DateSpot& spot : sources_.outline.spots) {
      const std::optional<std::uint32_t> further = wanted(spot);
      if (!further || distance(spot.block) + *further >= least) continue;
      const auto date = read_spot(spot);
      if (!date) continue;
      nearest = date;
      least = distance(spot.block) + *further;
    }
    return nearest;
  }
  static std::optional<std::uint32_t> wanted_if(bool is_wanted) { return is_wanted ? std::optional(0U) : std::nullopt; }

  Maybe by_microdata() {
    return nearest_spot([&](const DateSpot& spot) {
      return wanted_if(!sources_.outline.boxes[spot.box].is_comment && !spot.is_quoted &&
                       base::lower_ascii(spot.element.attribute("itemprop")).find("datepublished") !=
                           std::string::npos);
    });
  }

  static bool is_time(const DateSpot& spot) {
    return spot.element.name() == "time" || (spot.element.name() == "abbr" && spot.names.says_published);
  }

  Maybe by_time_element() {
    constexpr std::uint32_t kUnnamed = 4;
    return nearest_spot([&](const DateSpot& spot) -> std::optional<std::uint32_t> {
      if (!is_time(spot) || !is_about_article(spot)) return std::nullopt;
      if (spot.names.says_published || spot.element.has_attribute("pubdate")) return 0;
      return spot.names.says_updated ? std::nullopt : std::optional(kUnnamed);
    });
  }

  Maybe by_named_element() {
    if (const auto date = nearest_spot(
            [&](const DateSpot& spot) { return wanted_if(spot.names.says_published && is_about_article(spot)); }))
      return date;
    return nearest_spot([&](const DateSpot& spot) {
      return wanted_if(spot.names.says_date && !spot.names.says_updated && is_about_article(spot) &&
                       distance(spot.block) <= 2 * kNearBehind);
    });
  }

  Maybe read_published(std::string_view line) {
    for (const LineDate& date : time::find_line_dates(line))
      if (follows_publication(line, date.begin))
        if (const auto sure = ordered(date)) return sure;
    return std::nullopt;
  }

  // Within the article, what stands beside it otherwise may be about it.
  bool is_beside(std::uint32_t block) const {
    const bool is_inside = block >= sources_.article.first_block && block < sources_.article.last_block;
    return !is_inside && sources_.outline.boxes[sources_.outline.blocks[block].box].is_beside;
  }

  // The date of a line that does not follow a word for changes.
  Maybe read_marked(std::string_view line, std::size_t most) {
    if (line.size() > most) return std::nullopt;
    for (const LineDate& date : time::find_line_dates(line))
      if (!follows_update(line, date.begin))
        if (const auto sure = ordered(date)) return sure;
    return std::nullopt;
  }

  // The blocks around the article, the nearest to the headline first: behind it, then before it.
  template <class Read>
  Maybe nearest_line(std::uint32_t before, std::uint32_t behind, Read read) {
    const auto& blocks = sources_.outline.blocks;
    const auto try_block = [&](std::uint32_t at) -> Maybe {
      const PageBox& box = sources_.outline.boxes[blocks[at].box];
      if (box.is_comment || blocks[at].size() > kMaxLineBytes) return std::nullopt;
      return read(sources_.outline.text_of(blocks[at]), at);
    };
    const auto count = static_cast<std::uint32_t>(blocks.size());
    const std::uint32_t end = behind < count - std::min(headline_, count) ? headline_ + behind : count;
    for (std::uint32_t at = headline_; at < end; ++at)
      if (const auto date = try_block(at)) return date;
    for (std::uint32_t step = 1; step <= std::min(before, headline_); ++step)
      if (const auto date = try_block(headline_ - step)) return date;
    return std::nullopt;
  }

  std::uint32_t behind_article() const {
    return std::min(sources_.article.last_block + kNearBehind - std::min(headline_, sources_.article.last_block), kFar);
  }

  Maybe by_label() { return label_within(behind_article()); }
  Maybe label_within(std::uint32_t behind) {
    return nearest_line(kNearBefore, behind, [&](std::string_view line, std::uint32_t at) -> Maybe {
      return read_published(labelled(line, at));
    });
  }
  // With a label that stands on a line of its own.
  std::string labelled(std::string_view line, std::uint32_t at) const {
    const auto& blocks = sources_.outline.blocks;
    const bool has_label = at > 0 && blocks[at - 1].size() <= kMaxLabelBytes;
    return (has_label ? std::string(sources_.outline.text_of(blocks[at - 1])) + ": " : "") + std::string(line);
  }

  // A line of what says who wrote it and when.
  Maybe by_near_byline() { return byline_within(kNearBehind); }
  Maybe by_byline() { return byline_within(behind_article()); }
  Maybe byline_within(std::uint32_t behind) {
    return nearest_line(kNearBefore, behind, [&](std::string_view line, std::uint32_t at) -> Maybe {
      const PageBox& box = sources_.outline.boxes[sources_.outline.blocks[at].box];
      return box.is_byline && !is_beside(at) ? read_marked(line, kMaxBylineBytes) : std::nullopt;
    });
  }

  // A line that is hardly more than a date: "Paris, le 13 janvier 2022 à 18h32".
  Maybe by_line_near_headline() {
    return nearest_line(kNearBefore, kNearBehind, [&](std::string_view line, std::uint32_t at) -> Maybe {
      if (is_beside(at)) return std::nullopt;
      for (const LineDate& date : time::find_line_dates(line)) {
        const std::string_view part = part_around(line, date);
        if (!follows_update(line, date.begin) && part.size() <= 2 * (date.end - date.begin) + 40)
          if (const auto sure = ordered(date)) return sure;
      }
      return std::nullopt;
    });
  }
  // "13 janvier 2022 à 8h45" of "13 janvier 2022 à 8h45 | Rubriques : Monde, Asie centrale | Réagir"
  static std::string_view part_around(std::string_view line, const LineDate& date) {
    std::size_t begin = 0;
    std::size_t end = line.size();
    for (const std::string_view between : {" | ", " · ", " • "}) {
      if (const std::size_t at = line.rfind(between, date.begin); at != std::string_view::npos)
        begin = std::max(begin, at + between.size());
      end = std::min(end, line.find(between, date.end));
    }
    return line.substr(begin, end - begin);
  }

  // A sentence stands before the date: "La version 5 est parue le 5 novembre 2019."
  static bool follows_sentence(std::string_view line, const LineDate& date) {
    constexpr std::size_t kShortWord = 3;
    std::size_t words = 0;
    for (std::size_t at = 0; at < date.begin;) {
      const std::size_t end = std::min(line.find(' ', at), date.begin);
      if (line[at] >= 'a' && line[at] <= 'z' && end - at >= kShortWord) ++words;
      at = end + 1;
    }
    return words > 1;
  }

  // "ALMATY, 13 janvier 2022 (AFP) - …"
  Maybe by_dateline() {
    for (std::uint32_t at = sources_.article.first_block; at < sources_.article.last_block; ++at) {
      const PageBlock& block = sources_.outline.blocks[at];
      if (block.weight() == 0) continue;
      const std::string_view start = sources_.outline.text_of(block).substr(0, 80);
      const auto dates = time::find_line_dates(start);
      const bool begins = !dates.empty() && dates.front().begin <= 40 && !follows_sentence(start, dates.front());
      return begins ? ordered(dates.front()) : std::nullopt;
    }
    return std::nullopt;
  }

  // A page that prints no other day is as old as the last change that it names beside the headline. What a footer
  // says of it is true of the page, and less often of the text.
  Maybe by_update() { return update_within(kNearBehind); }
  Maybe update_within(std::uint32_t behind) {
    return nearest_line(kNearBefore, behind, [&](std::string_view line, std::uint32_t at) -> Maybe {
      if (is_beside(at)) return std::nullopt;
      const std::string with_label = labelled(line, at);
      for (const LineDate& date : time::find_line_dates(with_label))
        if (follows_update(with_label, date.begin))
          if (const auto sure = ordered(date)) return sure;
      return std::nullopt;
    });
  }
  std::string doubtful_date() {
    if (!ambiguous_.empty()) return ambiguous_;
    const Maybe update = update_within(behind_article());
    return update ? to_iso(*update) : std::string{};
  }

  const PageDateSources& sources_;
  std::uint32_t headline_ = 0;
  std::uint32_t first_near_ = 0;  // of the blocks beside the headline
  std::uint32_t last_near_ = 0;   // excluded
  SlashOrder order_ = SlashOrder::unknown;
  std::string ambiguous_;  // the first of the dates that may be the third of April or the fourth of March
};

}  // namespace

PageDate find_page_date(const PageDateSources& sources) { return Finding(sources).find(); }

}  // namespace depeche::dispatch
