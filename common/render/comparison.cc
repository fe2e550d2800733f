// What changed between two dispatches, for people and for programs.

#include <string_view>

#include <nlohmann/json.hpp>

#include "base/message.h"
#include "depeche/render.h"
#include "render/date_text.h"
#include "render/json_value.h"
#include "render/terminal_text.h"

namespace depeche {
namespace {

using Json = nlohmann::ordered_json;
using render::Layout;
using render::write_wrapped;

// Parameters of SGR.
constexpr std::string_view kHeadLook = "1";
constexpr std::string_view kRemoved = "31";
constexpr std::string_view kAdded = "32";

std::string described(const Dispatch& dispatch) {
  std::string text = dispatch.id;
  for (const std::string& part : {dispatch.dated ? render::date_text(dispatch) : tr("undated"), dispatch.source})
    if (!part.empty()) text.append(render::kBetween).append(part);
  return text;
}

std::string listed(const std::vector<std::string>& words) {
  std::string text;
  for (const std::string& word : words) text.append(text.empty() ? "" : ", ").append(word);
  return text;
}

// Without colours brackets say which words differ.
std::string bracketed(const std::string& sentence, const std::vector<Difference>& differences) {
  std::string text;
  std::size_t done = 0;
  for (const Difference& difference : differences) {
    text.append(sentence, done, difference.begin - done).append("[");
    text.append(sentence, difference.begin, difference.end - difference.begin).append("]");
    done = difference.end;
  }
  return text.append(sentence, done);
}

class TextWriter {
 public:
  TextWriter(const TextStyle& style, std::ostream& out)
      : color_(style.color), width_(std::max(style.width, render::kNarrowest)), out_(out) {}

  void line(std::string_view mark, std::string_view look, const std::string& text,
            const std::vector<Difference>& differences = {}) {
    if (color_) out_ << render::kLook << look << render::kLookEnd;
    out_ << mark;
    if (color_) out_ << render::kReset;
    const std::string differs = std::string(look) + ";1;7";
    std::vector<render::LookMark> marks;
    for (const auto& [begin, end] : differences) marks.push_back({begin, end, differs});
    write_wrapped(color_ ? text : bracketed(text, differences),
                  {look, color_ ? marks : std::vector<render::LookMark>{}, color_}, {width_, mark.size(), mark.size()},
                  out_);
  }

 private:
  bool color_;
  std::size_t width_;
  std::ostream& out_;
};

// `text` names what is listed: "figures: {}".
void write_one_sided(const char* text, const OneSided& words, TextWriter& writer) {
  if (!words.before.empty()) writer.line("- ", kRemoved, tr(text, listed(words.before)));
  if (!words.after.empty()) writer.line("+ ", kAdded, tr(text, listed(words.after)));
}

std::string_view kind_name(ChangeKind kind) {
  if (kind == ChangeKind::removed) return "removed";
  return kind == ChangeKind::added ? "added" : "changed";
}

Json differences_json(const std::vector<Difference>& differences) {
  Json json = Json::array();
  for (const Difference& difference : differences) json.push_back(Json::array({difference.begin, difference.end}));
  return json;
}

Json side_json(const std::string& sentence, const std::vector<Difference>& differences) {
  if (sentence.empty()) return nullptr;
  return {{"text", sentence}, {"differences", differences_json(differences)}};
}

Json change_json(const Change& change) {
  return {{"kind", kind_name(change.kind)},
          {"before", side_json(change.before, change.before_differences)},
          {"after", side_json(change.after, change.after_differences)}};
}

Json one_sided_json(const OneSided& words) { return {{"before", words.before}, {"after", words.after}}; }

}  // namespace

void render_comparison_text(const Comparison& comparison, const TextStyle& style, std::ostream& out) {
  TextWriter writer(style, out);
  writer.line("--- ", kHeadLook, described(comparison.before));
  writer.line("+++ ", kHeadLook, described(comparison.after));
  out << '\n';
  const bool words = !comparison.figures.before.empty() || !comparison.figures.after.empty() ||
                     !comparison.names.before.empty() || !comparison.names.after.empty();
  write_one_sided(to_translate("figures: {}"), comparison.figures, writer);
  write_one_sided(to_translate("names: {}"), comparison.names, writer);
  if (words) out << '\n';
  for (const Change& change : comparison.changes) {
    if (!change.before.empty()) writer.line("- ", kRemoved, change.before, change.before_differences);
    if (!change.after.empty()) writer.line("+ ", kAdded, change.after, change.after_differences);
    out << '\n';
  }
  const std::size_t kept = comparison.sentences_kept;
  out << trn(kept, "{} sentence kept", "{} sentences kept", kept) << '\n';
}

void render_comparison_json(const Comparison& comparison, std::ostream& out) {
  Json changes = Json::array();
  for (const Change& change : comparison.changes) changes.push_back(change_json(change));
  render::write_json({{"before", render::dispatch_summary_json(comparison.before)},
                      {"after", render::dispatch_summary_json(comparison.after)},
                      {"figures", one_sided_json(comparison.figures)},
                      {"names", one_sided_json(comparison.names)},
                      {"sentences_kept", comparison.sentences_kept},
                      {"changes", std::move(changes)}},
                     out);
  out << '\n';
}

}  // namespace depeche
