// A timeline as lines of a terminal: one bar a line, as in
//   2022-01-13  ██████████████▌ 12  otsc, retrait

#include <algorithm>
#include <array>
#include <string>
#include <vector>

#include "base/message.h"
#include "base/number_text.h"
#include "depeche/render.h"
#include "render/bar.h"
#include "render/explanation.h"
#include "render/terminal_text.h"

namespace depeche {
namespace {

constexpr std::size_t kShortestTimelineBar = 10;
constexpr std::size_t kLongestTimelineBar = 50;
constexpr std::size_t kGap = 2;
// So many empty bars in a row are one line.
constexpr std::size_t kShortenedGap = 4;

// Of what the results are counted by; {} stands for their number in words.
struct UnitTexts {
  const char* matches;
  const char* share;
  const char* gap;
};

// In the order of TimeUnit.
constexpr std::array<UnitTexts, 5> kUnitTexts{{
    {to_translate("{} by hour"), to_translate("{} by hour, as a share of all dispatches of the hour"),
     to_translate("… {} hours without")},
    {to_translate("{} by day"), to_translate("{} by day, as a share of all dispatches of the day"),
     to_translate("… {} days without")},
    {to_translate("{} by week"), to_translate("{} by week, as a share of all dispatches of the week"),
     to_translate("… {} weeks without")},
    {to_translate("{} by month"), to_translate("{} by month, as a share of all dispatches of the month"),
     to_translate("… {} months without")},
    {to_translate("{} by year"), to_translate("{} by year, as a share of all dispatches of the year"),
     to_translate("… {} years without")},
}};

const UnitTexts& texts_of(TimeUnit unit) { return kUnitTexts[static_cast<std::size_t>(unit)]; }

std::string heading(const Timeline& timeline) {
  const std::size_t shown = timeline.bars.empty() ? timeline.total : timeline.total - timeline.unplaced;
  const std::string results = trn(shown, "{} result", "{} results", base::number_text(shown));
  if (timeline.bars.empty()) return shown > 0 ? tr("{}, none of them dated", results) : results;
  const UnitTexts& texts = texts_of(timeline.unit);
  const std::string text = tr(timeline.measure == TimelineMeasure::share ? texts.share : texts.matches, results);
  return text + render::unplaced_text(timeline);
}

std::string words_text(const TimelineBar& bar, std::size_t width) {
  std::string text;
  for (const std::string& word : bar.words) {
    const std::string more = (text.empty() ? "" : ", ") + render::printable(word);
    if (render::columns(text) + render::columns(more) > width) break;
    text += more;
  }
  return text;
}

std::string gap_text(std::size_t bars, TimeUnit unit) { return tr(texts_of(unit).gap, bars); }

class Chart {
 public:
  Chart(const Timeline& timeline, const TextStyle& style, std::ostream& out)
      : timeline_(timeline), style_(style), out_(out), highest_(render::highest(timeline)) {
    for (const TimelineBar& bar : timeline.bars) {
      label_ = std::max(label_, render::columns(render::bar_label(bar, timeline.unit)));
      number_ = std::max(number_, render::columns(render::height_text(bar, timeline.measure)));
    }
    const std::size_t fixed = label_ + kGap + 1 + number_;
    const std::size_t half = style.width > fixed ? (style.width - fixed) / 2 : 0;
    longest_ = std::clamp(half, kShortestTimelineBar, kLongestTimelineBar);
  }

  void write() {
    for (std::size_t i = 0; i < timeline_.bars.size();) {
      const std::size_t gap = empty_from(i);
      if (gap >= kShortenedGap)
        write_gap(gap);
      else if (gap == 0)
        write_bar(timeline_.bars[i]);
      else
        for (std::size_t j = i; j < i + gap; ++j) write_bar(timeline_.bars[j]);
      i += std::max<std::size_t>(gap, 1);
    }
  }

 private:
  std::size_t empty_from(std::size_t first) const {
    std::size_t i = first;
    while (i < timeline_.bars.size() && timeline_.bars[i].matches == 0) ++i;
    return i - first;
  }

  void write_gap(std::size_t bars) {
    out_ << std::string(label_ + kGap, ' ');
    render::write_look(gap_text(bars, timeline_.unit), style_.colors.note, style_.color, out_);
    out_ << '\n';
  }

  void write_bar(const TimelineBar& bar) {
    const std::string number = render::height_text(bar, timeline_.measure);
    const double height = bar.height(timeline_.measure);
    const std::string drawn = render::bar(height / highest_ * static_cast<double>(longest_));
    const std::string label = render::bar_label(bar, timeline_.unit);
    out_ << label << std::string(label_ - render::columns(label) + kGap, ' ') << drawn << (drawn.empty() ? "" : " ")
         << number;
    const std::size_t used =
        label_ + kGap + render::columns(drawn) + (drawn.empty() ? 0 : 1) + render::columns(number) + kGap;
    const std::string words = words_text(bar, style_.width > used ? style_.width - used : 0);
    if (!words.empty()) {
      out_ << std::string(kGap, ' ');
      render::write_look(words, style_.colors.facet, style_.color, out_);
    }
    out_ << '\n';
  }

  const Timeline& timeline_;
  const TextStyle& style_;
  std::ostream& out_;
  double highest_;
  std::size_t label_ = 0;
  std::size_t number_ = 0;
  std::size_t longest_ = kLongestTimelineBar;
};

}  // namespace

void render_timeline_text(const Timeline& timeline, const TextStyle& style, std::ostream& out) {
  out << heading(timeline) << '\n';
  for (std::string& line : render::relaxation_lines(timeline.relaxation)) {
    if (!style.relaxation_remark.empty()) line.append(" (").append(style.relaxation_remark).append(")");
    render::write_wrapped(line, {}, {std::max<std::size_t>(style.width, 1), 0, 0}, out);
  }
  if (timeline.bars.empty()) return;
  out << '\n';
  Chart(timeline, style, out).write();
}

}  // namespace depeche
