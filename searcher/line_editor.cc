#include "line_editor.h"

#include <algorithm>
#include <clocale>
#include <cstdio>
#include <cstring>
#include <system_error>
#include <utility>

#include <histedit.h>
#include <langinfo.h>

#include "base/utf8.h"
#include "private_file.h"
#include "render/terminal_text.h"

namespace depeche::searcher {
namespace {

constexpr int kLinesKept = 1000;
constexpr std::size_t kColumnsBetween = 2;
constexpr std::size_t kUsualWidth = 80;

char prompt_text[] = "dépêche> ";
char* prompt(EditLine*) { return prompt_text; }

// What is typed is UTF-8, whatever the locale is called.
void speak_utf8() {
  std::setlocale(LC_CTYPE, "");
  if (std::strcmp(::nl_langinfo(CODESET), "UTF-8") != 0) std::setlocale(LC_CTYPE, "C.UTF-8");
}

// The longest beginning that all have, in whole characters.
std::string common_beginning(const std::vector<std::string>& texts) {
  std::string_view common = texts.front();
  for (const std::string& text : texts) {
    const auto [in_common, in_text] = std::ranges::mismatch(common, text);
    common = common.substr(0, static_cast<std::size_t>(in_common - common.begin()));
  }
  return std::string(base::truncate_utf8(texts.front(), common.size()));
}

// In columns, from top to bottom, below the line that is typed.
void list(const std::vector<std::string>& texts, std::size_t width) {
  std::size_t widest = 0;
  for (const std::string& text : texts) widest = std::max(widest, render::columns(text));
  const std::size_t columns = std::max<std::size_t>(1, width / (widest + kColumnsBetween));
  const std::size_t rows = (texts.size() + columns - 1) / columns;
  std::string lines = "\n";
  for (std::size_t row = 0; row < rows; ++row) {
    std::string line;
    for (std::size_t i = row; i < texts.size(); i += rows) {
      line += render::printable(texts[i]);
      if (i + rows < texts.size()) line.append(widest + kColumnsBetween - render::columns(texts[i]), ' ');
    }
    lines += line + "\n";
  }
  std::fputs(lines.c_str(), stdout);
  std::fflush(stdout);
}

}  // namespace

class LineEditor::Impl {
 public:
  Impl(std::filesystem::path file, Completer completer)
      : file_(std::move(file)), completer_(std::move(completer)), history_(::history_init()) {
    speak_utf8();
    editor_ = ::el_init("searcher", stdin, stdout, stderr);
    el_set(editor_, EL_CLIENTDATA, this);
    el_set(editor_, EL_PROMPT, &prompt);
    el_set(editor_, EL_EDITOR, "emacs");
    el_set(editor_, EL_SIGNAL, 0);
    // Ctrl-C is a key here: it ends the line, not the program.
    el_set(editor_, EL_SETTY, "-d", "-isig", nullptr);
    el_set(editor_, EL_ADDFN, "give-up", "Give up the line", &Impl::give_up);
    el_set(editor_, EL_ADDFN, "complete", "Complete the word", &Impl::complete_word);
    el_set(editor_, EL_BIND, "^C", "give-up", nullptr);
    el_set(editor_, EL_BIND, "\t", "complete", nullptr);
    el_set(editor_, EL_BIND, "^R", "em-inc-search-prev", nullptr);
    el_source(editor_, nullptr);
    load_history();
  }

  ~Impl() {
    ::el_end(editor_);
    ::history_end(history_);
  }

  Impl(const Impl&) = delete;
  Impl& operator=(const Impl&) = delete;

  std::optional<std::string> read() {
    given_up_ = false;
    int size = 0;
    const char* typed = ::el_gets(editor_, &size);
    if (given_up_) {
      std::fputs("\n", stdout);
      return std::string();
    }
    if (typed == nullptr || size <= 0) return std::nullopt;
    std::string line(typed, static_cast<std::size_t>(size));
    while (line.ends_with('\n') || line.ends_with('\r')) line.pop_back();
    remember(line);
    return line;
  }

 private:
  static Impl& of(EditLine* editor) {
    void* self = nullptr;
    el_get(editor, EL_CLIENTDATA, &self);
    return *static_cast<Impl*>(self);
  }

  static unsigned char give_up(EditLine* editor, int) {
    of(editor).given_up_ = true;
    return CC_NEWLINE;
  }

  static unsigned char complete_word(EditLine* editor, int) { return of(editor).complete(); }

  unsigned char complete() {
    const LineInfo* line = ::el_line(editor_);
    const std::string before(line->buffer, line->cursor);
    const Completion completion = completer_(before);
    if (completion.candidates.empty()) return CC_REFRESH_BEEP;
    const std::string common = common_beginning(completion.candidates);
    const std::string typed = before.substr(before.size() - completion.typed);
    const bool only_one = completion.candidates.size() == 1;
    if (!only_one && common.size() <= typed.size()) {
      list(completion.candidates, width());
      return CC_REDISPLAY;
    }
    ::el_deletestr(editor_, static_cast<int>(letters(typed)));
    const bool needs_value = common.ends_with(':') || common.ends_with('=');
    ::el_insertstr(editor_, (only_one && !needs_value ? common + " " : common).c_str());
    return CC_REFRESH;
  }

  static std::size_t letters(std::string_view text) {
    return static_cast<std::size_t>(std::ranges::count_if(text, [](char c) { return (c & 0xC0) != 0x80; }));
  }

  std::size_t width() const {
    int columns = 0;
    char name[] = "co";
    return el_get(editor_, EL_GETTC, name, &columns) == 0 && columns > 0 ? static_cast<std::size_t>(columns)
                                                                         : kUsualWidth;
  }

  void load_history() {
    HistEvent event{};
    ::history(history_, &event, H_SETSIZE, kLinesKept);
    ::history(history_, &event, H_SETUNIQUE, 1);
    protect_history();
    // A FIFO would wait for its other end.
    if (std::error_code ignored; !file_.empty() && std::filesystem::is_regular_file(file_, ignored))
      ::history(history_, &event, H_LOAD, file_.c_str());
    el_set(editor_, EL_HIST, &::history, history_);
  }

  // Of what is there already. Where another user could read along, nothing is kept.
  void protect_history() {
    std::error_code ignored;
    if (file_.empty() || !std::filesystem::exists(file_.parent_path(), ignored)) return;
    if (!make_private_folder(file_.parent_path())) return file_.clear();
    make_private_file(file_);
  }

  // At once, so that a terminal that is closed takes nothing along.
  void remember(const std::string& line) {
    if (line.find_first_not_of(" \t") == std::string::npos) return;
    HistEvent event{};
    ::history(history_, &event, H_ENTER, line.c_str());
    if (file_.empty() || !make_private_folder(file_.parent_path())) return;
    static_cast<void>(
        replace_private_file(file_, [&](std::FILE* to) { return ::history(history_, &event, H_SAVE_FP, to) >= 0; }));
  }

  std::filesystem::path file_;
  Completer completer_;
  History* history_;
  EditLine* editor_ = nullptr;
  bool given_up_ = false;
};

LineEditor::LineEditor(std::filesystem::path history, Completer completer)
    : impl_(std::make_unique<Impl>(std::move(history), std::move(completer))) {}
LineEditor::~LineEditor() = default;
std::optional<std::string> LineEditor::read() { return impl_->read(); }

}  // namespace depeche::searcher
