#include <cerrno>
#include <charconv>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <new>
#include <optional>
#include <string>
#include <system_error>
#include <utility>

#include "base/files.h"
#include "base/message.h"
#include "base/utf8.h"
#include "depeche/render.h"
#include "render/columns.h"
#include "render/terminal_text.h"
#include "render/workbook.h"
#include "render/xlsx_library.h"

namespace depeche::render {
namespace {

constexpr std::size_t kMostCharacters = 32'767;  // of a cell, in units of UTF-16
constexpr double kWideColumn = 60;
constexpr double kNarrowColumn = 14;

// The texts of a cell that is too long end where a cell does.
std::string within_cell(std::string_view text) {
  std::string cell;
  std::size_t units = 0;
  for (std::size_t at = 0; at < text.size();) {
    const base::CodePoint c = base::code_point_at(text, at);
    units += c.value > 0xFFFF ? 2 : 1;
    if (units > kMostCharacters) break;
    const bool is_kept = c.value == '\t' || c.value == '\n' || !is_harmful(c);
    cell += is_kept ? text.substr(at, c.size) : "\uFFFD";
    at += c.size;
  }
  return cell;
}

class Sheet {
 public:
  Sheet(const XlsxLibrary& xlsx, lxw_workbook& workbook, const std::vector<std::string>& columns)
      : xlsx_(xlsx),
        sheet_(*xlsx.workbook_add_worksheet(&workbook, nullptr)),
        bold_(*xlsx.workbook_add_format(&workbook)),
        day_(*xlsx.workbook_add_format(&workbook)),
        columns_(columns) {
    xlsx_.format_set_bold(&bold_);
    xlsx_.format_set_num_format(&day_, "yyyy-mm-dd");
  }

  void write_header() {
    for (lxw_col_t column = 0; column < columns_.size(); ++column) {
      const std::string& name = columns_[column];
      const bool is_wide =
          name == "title" || name == "snippet" || name == "text" || name == "abstract" || name == "note";
      xlsx_.worksheet_set_column(&sheet_, column, column, is_wide ? kWideColumn : kNarrowColumn, nullptr);
      write_text(0, column, name, &bold_);
    }
    xlsx_.worksheet_freeze_panes(&sheet_, 1, 0);
  }

  void write(lxw_row_t row, const Hit& hit) {
    for (lxw_col_t column = 0; column < columns_.size(); ++column) {
      const Cell cell = cell_of(hit, columns_[column]);
      if (cell.text.empty()) continue;
      if (cell.kind == CellKind::number)
        xlsx_.worksheet_write_number(&sheet_, row, column, std::strtod(cell.text.c_str(), nullptr), nullptr);
      else if (cell.kind == CellKind::day && has_day(cell.text))
        write_day(row, column, cell.text);
      else
        write_text(row, column, cell.text, nullptr);
    }
  }

  // Readers sort and filter by the header row.
  void finish(lxw_row_t rows) {
    if (!columns_.empty()) xlsx_.worksheet_autofilter(&sheet_, 0, 0, rows, static_cast<lxw_col_t>(columns_.size() - 1));
  }

 private:
  // Spreadsheets count days from 1900.
  static bool has_day(const std::string& day) { return day >= "1900-03-01"; }

  void write_day(lxw_row_t row, lxw_col_t column, const std::string& day) {
    lxw_datetime time{};
    std::from_chars(day.data(), day.data() + 4, time.year);
    std::from_chars(day.data() + 5, day.data() + 7, time.month);
    std::from_chars(day.data() + 8, day.data() + 10, time.day);
    xlsx_.worksheet_write_datetime(&sheet_, row, column, &time, &day_);
  }

  // Always a string: never a formula, a link or a number.
  void write_text(lxw_row_t row, lxw_col_t column, const std::string& text, lxw_format* format) {
    xlsx_.worksheet_write_string(&sheet_, row, column, within_cell(text).c_str(), format);
  }

  const XlsxLibrary& xlsx_;
  lxw_worksheet& sheet_;
  lxw_format& bold_;
  lxw_format& day_;
  const std::vector<std::string>& columns_;
};

// A folder of its own for temporary files, removed with what is in it.
class TemporaryFolder {
 public:
  static Result<TemporaryFolder> make() {
    std::error_code error;
    const std::filesystem::path parent = std::filesystem::temp_directory_path(error);
    std::string path = (parent / "depeche-XXXXXX").string();
    if (error || ::mkdtemp(path.data()) == nullptr) return tl::unexpected<Error>(base::file_error(path, errno));
    return TemporaryFolder(std::move(path));
  }
  explicit TemporaryFolder(std::string path) : path_(std::move(path)) {}
  TemporaryFolder(TemporaryFolder&& other) noexcept : path_(std::exchange(other.path_, {})) {}
  TemporaryFolder(const TemporaryFolder&) = delete;
  TemporaryFolder& operator=(const TemporaryFolder&) = delete;
  TemporaryFolder& operator=(TemporaryFolder&&) = delete;
  ~TemporaryFolder() {
    std::error_code ignored;
    if (!path_.empty()) std::filesystem::remove_all(path_, ignored);
  }
  std::string file(const char* name) const { return path_ + '/' + name; }
  std::string path() const { return path_; }

 private:
  std::string path_;
};

}  // namespace

class Workbook::Impl {
 public:
  Impl(const XlsxLibrary& xlsx, TemporaryFolder folder, std::vector<std::string> columns)
      : xlsx_(xlsx), folder_(std::move(folder)), columns_(std::move(columns)), workbook_(open()) {
    sheet_.emplace(xlsx_, *workbook_, columns_);
    sheet_->write_header();
  }
  ~Impl() {
    if (workbook_ != nullptr) xlsx_.lxw_workbook_free(workbook_);
  }
  Impl(const Impl&) = delete;
  Impl& operator=(const Impl&) = delete;

  Status add(const Hit& hit) {
    if (rows_ == kMostRows) return tl::unexpected<Error>(too_many_rows(kMostRows + 1));
    sheet_->write(++rows_, hit);
    return {};
  }

  Result<std::filesystem::path> finish() {
    sheet_->finish(rows_);
    const lxw_error error = xlsx_.workbook_close(std::exchange(workbook_, nullptr));
    if (error == LXW_ERROR_MEMORY_MALLOC_FAILED) throw std::bad_alloc();
    if (error == LXW_NO_ERROR) return std::filesystem::path(file());
    return fail(ErrorCode::io, tr("the workbook cannot be written: {}", xlsx_.lxw_strerror(error)),
                tr("make room for temporary files, or let TMPDIR name another folder for them"));
  }

 private:
  std::string file() const { return folder_.file("workbook.xlsx"); }

  lxw_workbook* open() const {
    std::string temporary = folder_.path();
    lxw_workbook_options options{};
    options.constant_memory = 1;
    options.tmpdir = temporary.data();
    options.use_zip64 = 1;
    lxw_workbook* const workbook = xlsx_.workbook_new_opt(file().c_str(), &options);
    if (workbook == nullptr) throw std::bad_alloc();
    return workbook;
  }

  const XlsxLibrary& xlsx_;
  const TemporaryFolder folder_;
  const std::vector<std::string> columns_;
  lxw_workbook* workbook_;
  std::optional<Sheet> sheet_;
  lxw_row_t rows_ = 0;
};

Workbook::Workbook(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
Workbook::Workbook(Workbook&&) noexcept = default;
Workbook& Workbook::operator=(Workbook&&) noexcept = default;
Workbook::~Workbook() = default;

Result<Workbook> Workbook::make(std::vector<std::string> columns) {
  const auto xlsx = xlsx_library();
  if (!xlsx) return tl::unexpected<Error>(xlsx.error());
  auto folder = TemporaryFolder::make();
  if (!folder) return tl::unexpected<Error>(folder.error());
  return Workbook(std::make_unique<Impl>(**xlsx, std::move(*folder), std::move(columns)));
}

Status Workbook::add(const Hit& hit) { return impl_->add(hit); }
Result<std::filesystem::path> Workbook::finish() { return impl_->finish(); }

Error too_many_rows(std::size_t hits) {
  return {ErrorCode::limit,
          tr("{} hits do not fit into a sheet", hits),
          tr("a sheet holds {}; CSV has no limit", Workbook::kMostRows),
          {}};
}

}  // namespace depeche::render

namespace depeche {

Status render_xlsx(const SearchResults& results, const TableStyle& style, std::ostream& out) {
  if (results.hits.size() > render::Workbook::kMostRows)
    return tl::unexpected<Error>(render::too_many_rows(results.hits.size()));
  auto workbook = render::Workbook::make(style.columns.empty() ? render::usual_columns(results) : style.columns);
  if (!workbook) return tl::unexpected<Error>(workbook.error());
  for (const Hit& hit : results.hits)
    if (auto status = workbook->add(hit); !status) return status;
  const auto file = workbook->finish();
  if (!file) return tl::unexpected<Error>(file.error());
  std::ifstream in(*file, std::ios::binary);
  out << in.rdbuf();
  return {};
}

}  // namespace depeche
