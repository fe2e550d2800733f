// A timeline as a picture: bars, a scale, and the peaks' words above them, in rows where they would touch.

#include <algorithm>
#include <array>
#include <cmath>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/message.h"
#include "base/number_text.h"
#include "depeche/render.h"
#include "render/bar.h"
#include "render/number.h"
#include "render/terminal_text.h"
#include "render/xml_text.h"

namespace depeche {
namespace {

constexpr double kWidth = 960;
constexpr double kLeft = 64;
constexpr double kRight = 16;
constexpr double kHead = 60;  // the title and the line below it
constexpr double kBottom = 40;
constexpr double kPlotWidth = kWidth - kLeft - kRight;
constexpr double kPlotHeight = 250;
constexpr double kRowHeight = 16;
constexpr double kTitleLine = 24;
constexpr double kSubtitleLine = 44;
constexpr std::size_t kRows = 4;
constexpr double kLetter = 6.4;      // about, at 12 px
constexpr std::size_t kDates = 9;    // at most, below the bars
constexpr std::size_t kTitle = 100;  // columns
constexpr std::string_view kPeak = "#c0392b";

struct Titles {
  const char* matches;
  const char* all;
  const char* share;
};

// In the order of TimeUnit.
constexpr std::array<Titles, 5> kTitles{{
    {to_translate("dispatches by hour"), to_translate("All dispatches by hour"),
     to_translate("share of all dispatches by hour")},
    {to_translate("dispatches by day"), to_translate("All dispatches by day"),
     to_translate("share of all dispatches by day")},
    {to_translate("dispatches by week"), to_translate("All dispatches by week"),
     to_translate("share of all dispatches by week")},
    {to_translate("dispatches by month"), to_translate("All dispatches by month"),
     to_translate("share of all dispatches by month")},
    {to_translate("dispatches by year"), to_translate("All dispatches by year"),
     to_translate("share of all dispatches by year")},
}};

std::string number(double value) { return render::fixed(value, 1); }

std::string shortened(std::string_view text) {
  if (render::columns(text) <= kTitle) return std::string(text);
  std::string cut(text.substr(0, text.find(' ', kTitle / 2)));
  if (render::columns(cut) > kTitle) return {};
  return cut + " …";
}

// The steps of a scale are 1, 2 or 5 times a power of ten: at most five of them.
double step_for(double most) {
  const double power = std::pow(10, std::floor(std::log10(most / 5)));
  for (const double factor : {1.0, 2.0, 5.0})
    if (factor * power * 5 >= most) return factor * power;
  return 10 * power;
}

class Picture {
 public:
  Picture(const Timeline& timeline, std::ostream& out)
      : timeline_(timeline), out_(out), highest_(render::highest(timeline)) {
    if (timeline.measure == TimelineMeasure::matches) highest_ = std::max(highest_, 1.0);
    if (highest_ <= 0) highest_ = 1;
    slot_ = kPlotWidth / static_cast<double>(std::max<std::size_t>(timeline.bars.size(), 1));
    step_ = std::max(step_for(highest_), is_share() ? 0.0 : 1.0);
    highest_ = step_ * std::ceil(highest_ / step_ * 0.9999);
    place_words();
    top_ = kHead + static_cast<double>(rows_) * kRowHeight;
  }

  void draw() {
    const double height = top_ + kPlotHeight + kBottom;
    out_ << "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 " << number(kWidth) << ' ' << number(height)
         << "\" font-family=\"sans-serif\" font-size=\"12\">\n"
            "<rect width=\"100%\" height=\"100%\" fill=\"white\"/>\n";
    text(kLeft, kTitleLine, "start", title(), " font-size=\"15\" font-weight=\"bold\"");
    text(kLeft, kSubtitleLine, "start", subtitle(), " fill=\"#555\"");
    draw_scale();
    for (std::size_t i = 0; i < timeline_.bars.size(); ++i) draw_bar(i);
    draw_dates();
    for (const Words& words : words_)
      line(middle(words.bar), line_of(words) + 3, middle(words.bar), top(height_of(words.bar)), kPeak);
    // A white edge keeps the lines to other bars off the words.
    for (const Words& words : words_)
      text(words.x, line_of(words), "middle", words.text,
           " fill=\"" + std::string(kPeak) + "\" stroke=\"white\" stroke-width=\"3\" paint-order=\"stroke\"");
    out_ << "</svg>\n";
  }

 private:
  // What stands over a peak, in which row above the bars.
  struct Words {
    std::size_t bar = 0;
    std::string text;
    double x = 0;
    std::size_t row = 0;
  };

  bool is_share() const { return timeline_.measure == TimelineMeasure::share; }

  std::string title() const {
    const std::string query = shortened(timeline_.query);
    const Titles& titles = kTitles[static_cast<std::size_t>(timeline_.unit)];
    const std::string what = tr(is_share() ? titles.share : timeline_.query.empty() ? titles.all : titles.matches);
    return query.empty() ? what : query + " – " + what;
  }

  std::string subtitle() const {
    const std::size_t shown = timeline_.total - timeline_.unplaced;
    return trn(shown, "{} dispatch", "{} dispatches", base::number_text(shown)) + render::unplaced_text(timeline_);
  }

  double middle(std::size_t bar) const { return kLeft + (static_cast<double>(bar) + 0.5) * slot_; }
  double top(double height) const { return top_ + kPlotHeight * (1 - height / highest_); }

  void text(double x, double y, std::string_view anchor, std::string_view what, std::string_view more = {}) {
    out_ << "<text x=\"" << number(x) << "\" y=\"" << number(y) << "\" text-anchor=\"" << anchor << '"' << more << '>'
         << render::xml_text(what) << "</text>\n";
  }

  void line(double x1, double y1, double x2, double y2, std::string_view color) {
    out_ << "<line x1=\"" << number(x1) << "\" y1=\"" << number(y1) << "\" x2=\"" << number(x2) << "\" y2=\""
         << number(y2) << "\" stroke=\"" << color << "\"/>\n";
  }

  void draw_scale() {
    const auto lines = static_cast<int>(highest_ * 1.0001 / step_);
    for (int i = 0; i <= lines; ++i) {
      const double value = i * step_;
      line(kLeft, top(value), kWidth - kRight, top(value), "#ddd");
      const int decimals = is_share() && step_ < 0.01 ? 1 : 0;
      text(kLeft - 8, top(value) + 4, "end",
           is_share() ? tr("{} %", base::decimal_text(100 * value, decimals))
                      : base::number_text(static_cast<std::size_t>(std::lround(value))),
           " fill=\"#555\"");
    }
  }

  void draw_bar(std::size_t i) {
    const TimelineBar& bar = timeline_.bars[i];
    if (bar.matches == 0) return;
    const double height = bar.height(timeline_.measure);
    const double wide = std::max(slot_ * 0.8, 1.0);
    out_ << "<rect x=\"" << number(middle(i) - wide / 2) << "\" y=\"" << number(top(height)) << "\" width=\""
         << number(wide) << "\" height=\"" << number(top_ + kPlotHeight - top(height)) << "\" fill=\""
         << (bar.words.empty() ? "#7a9cc6" : kPeak) << "\"><title>" << render::bar_label(bar, timeline_.unit) << ": "
         << render::height_text(bar, timeline_.measure) << "</title></rect>\n";
  }

  void draw_dates() {
    const std::size_t every = (timeline_.bars.size() + kDates - 1) / kDates;
    for (std::size_t i = 0; i < timeline_.bars.size(); i += every)
      text(middle(i), top_ + kPlotHeight + 18, "middle", render::bar_label(timeline_.bars[i], timeline_.unit),
           " fill=\"#555\"");
  }

  // Each in the lowest row that has room, inside the picture.
  void place_words() {
    std::array<double, kRows> taken{};  // how far each row is written
    for (std::size_t i = 0; i < timeline_.bars.size(); ++i) {
      Words words{i, {}, 0, 0};
      for (const std::string& word : timeline_.bars[i].words)
        words.text.append(words.text.empty() ? "" : ", ").append(word);
      if (words.text.empty()) continue;
      const double half = static_cast<double>(render::columns(words.text)) * kLetter / 2;
      words.x = std::clamp(middle(i), kLeft + half, std::max(kWidth - half - 4, kLeft + half));
      while (words.row + 1 < kRows && taken[words.row] > words.x - half) ++words.row;
      taken[words.row] = words.x + half + 10;
      rows_ = std::max(rows_, words.row + 1);
      words_.push_back(std::move(words));
    }
  }

  double line_of(const Words& words) const { return top_ - 8 - static_cast<double>(words.row) * kRowHeight; }
  double height_of(std::size_t bar) const { return timeline_.bars[bar].height(timeline_.measure); }

  const Timeline& timeline_;
  std::ostream& out_;
  double highest_;
  double slot_ = 1;
  double step_ = 1;
  double top_ = kHead;  // of the bars
  std::vector<Words> words_;
  std::size_t rows_ = 0;
};

}  // namespace

void render_timeline_svg(const Timeline& timeline, std::ostream& out) { Picture(timeline, out).draw(); }

}  // namespace depeche
