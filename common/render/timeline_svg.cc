// A timeline as a picture: bars, a scale, and the peaks' words above them, in rows where they would touch.

#include <algorithm>
#include <array>
#include <cmath>
#include <string>
#include <string_view>

#include "depeche/render.h"
#include "render/bar.h"
#include "render/number.h"
#include "render/terminal_text.h"

namespace depeche {
namespace {

constexpr double kWidth = 960;
constexpr double kHeight = 400;
constexpr double kLeft = 64;
constexpr double kRight = 16;
constexpr double kTop = 110;  // the title and the peaks' words
constexpr double kBottom = 40;
constexpr double kPlotWidth = kWidth - kLeft - kRight;
constexpr double kPlotHeight = kHeight - kTop - kBottom;
constexpr double kRowHeight = 16;
constexpr double kTitleLine = 24;
constexpr std::size_t kRows = 4;
constexpr double kLetter = 6.4;      // about, at 12 px
constexpr std::size_t kDates = 9;    // at most, below the bars
constexpr std::size_t kTitle = 100;  // columns

std::string number(double value) { return render::fixed(value, 1); }

std::string escaped(std::string_view text) {
  std::string out;
  for (const char c : render::printable(text)) {
    if (c == '&')
      out += "&amp;";
    else if (c == '<')
      out += "&lt;";
    else if (c == '>')
      out += "&gt;";
    else if (c == '"')
      out += "&quot;";
    else
      out += c;
  }
  return out;
}

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
  }

  void draw() {
    out_ << "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 " << number(kWidth) << ' ' << number(kHeight)
         << "\" font-family=\"sans-serif\" font-size=\"12\">\n"
            "<rect width=\"100%\" height=\"100%\" fill=\"white\"/>\n";
    text(kLeft, kTitleLine, "start", title(), " font-size=\"15\" font-weight=\"bold\"");
    draw_scale();
    for (std::size_t i = 0; i < timeline_.bars.size(); ++i) draw_bar(i);
    draw_dates();
    for (std::size_t i = 0; i < timeline_.bars.size(); ++i)
      if (!timeline_.bars[i].words.empty()) draw_words(i);
    out_ << "</svg>\n";
  }

 private:
  std::string title() const {
    const std::string query = shortened(timeline_.query);
    std::string title = query.empty() ? "" : query + " – ";
    title += timeline_.measure == TimelineMeasure::share ? "share of all dispatches" : "dispatches";
    return title.append(" by ").append(render::unit_name(timeline_.unit));
  }

  double middle(std::size_t bar) const { return kLeft + (static_cast<double>(bar) + 0.5) * slot_; }
  double top(double height) const { return kTop + kPlotHeight * (1 - height / highest_); }

  void text(double x, double y, std::string_view anchor, std::string_view what, std::string_view more = {}) {
    out_ << "<text x=\"" << number(x) << "\" y=\"" << number(y) << "\" text-anchor=\"" << anchor << '"' << more << '>'
         << escaped(what) << "</text>\n";
  }

  void line(double x1, double y1, double x2, double y2, std::string_view color) {
    out_ << "<line x1=\"" << number(x1) << "\" y1=\"" << number(y1) << "\" x2=\"" << number(x2) << "\" y2=\""
         << number(y2) << "\" stroke=\"" << color << "\"/>\n";
  }

  void draw_scale() {
    const bool share = timeline_.measure == TimelineMeasure::share;
    const double step = std::max(step_for(highest_), share ? 0.0 : 1.0);
    const auto lines = static_cast<int>(highest_ * 1.0001 / step);
    for (int i = 0; i <= lines; ++i) {
      const double value = i * step;
      line(kLeft, top(value), kWidth - kRight, top(value), "#ddd");
      const int decimals = share && step < 0.01 ? 1 : 0;
      text(kLeft - 8, top(value) + 4, "end",
           share ? render::fixed(100 * value, decimals) + " %"
                 : render::grouped(static_cast<std::size_t>(std::lround(value))),
           " fill=\"#555\"");
    }
  }

  void draw_bar(std::size_t i) {
    const TimelineBar& bar = timeline_.bars[i];
    if (bar.matches == 0) return;
    const double height = bar.height(timeline_.measure);
    const double wide = std::max(slot_ * 0.8, 1.0);
    out_ << "<rect x=\"" << number(middle(i) - wide / 2) << "\" y=\"" << number(top(height)) << "\" width=\""
         << number(wide) << "\" height=\"" << number(kTop + kPlotHeight - top(height)) << "\" fill=\""
         << (bar.words.empty() ? "#7a9cc6" : "#c0392b") << "\"><title>" << render::bar_label(bar, timeline_.unit)
         << ": " << render::height_text(bar, timeline_.measure) << "</title></rect>\n";
  }

  void draw_dates() {
    const std::size_t every = (timeline_.bars.size() + kDates - 1) / kDates;
    for (std::size_t i = 0; i < timeline_.bars.size(); i += every)
      text(middle(i), kTop + kPlotHeight + 18, "middle", render::bar_label(timeline_.bars[i], timeline_.unit),
           " fill=\"#555\"");
  }

  // In the lowest row that has room, inside the picture, with a line down to the bar.
  void draw_words(std::size_t i) {
    std::string words;
    for (const std::string& word : timeline_.bars[i].words) words.append(words.empty() ? "" : ", ").append(word);
    const double half = static_cast<double>(render::columns(words)) * kLetter / 2;
    const double x = std::clamp(middle(i), half + 4, std::max(kWidth - half - 4, half + 4));
    std::size_t row = 0;
    while (row + 1 < kRows && taken_[row] > x - half) ++row;
    taken_[row] = x + half + 10;
    const double y = kTop - 8 - static_cast<double>(row) * kRowHeight;
    line(middle(i), y + 3, middle(i), top(timeline_.bars[i].height(timeline_.measure)), "#c0392b");
    text(x, y, "middle", words, " fill=\"#c0392b\"");
  }

  const Timeline& timeline_;
  std::ostream& out_;
  double highest_;
  double slot_ = 1;
  std::array<double, kRows> taken_{};  // how far each row is written
};

}  // namespace

void render_timeline_svg(const Timeline& timeline, std::ostream& out) { Picture(timeline, out).draw(); }

}  // namespace depeche
