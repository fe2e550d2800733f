#include "output.h"

#include <cerrno>
#include <cstdlib>
#include <filesystem>
#include <iostream>
#include <system_error>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/files.h"
#include "base/message.h"
#include "terminal.h"

namespace depeche::searcher {
namespace {

namespace fs = std::filesystem;

void add_remarks(TextStyle& style) {
  style.expansion_remark = tr("--no-expand to switch off");
  style.relaxation_remark = tr("--no-relax to switch off");
}

bool is_for_people(const Options& options) {
  return options.pager && (options.format == OutputFormat::text || options.format == OutputFormat::json ||
                           options.format == OutputFormat::md);
}

tl::unexpected<Error> refused(const std::string& path, int error) {
  return tl::unexpected<Error>(base::file_error(path, error == 0 ? EIO : error));
}

// A file beside `target`, with the rights that `target` has or a new file would have.
Result<std::string> make_beside(const std::string& target) {
  std::string path = target + ".XXXXXX";
  const int descriptor = ::mkostemp(path.data(), O_CLOEXEC);
  if (descriptor < 0) return refused(target, errno);
  struct stat status {};
  const mode_t mask = ::umask(0);
  ::umask(mask);
  ::fchmod(descriptor, ::stat(target.c_str(), &status) == 0 ? status.st_mode & 07777 : 0666 & ~mask);
  ::close(descriptor);
  return path;
}

}  // namespace

Output::~Output() {
  if (!temporary_.empty()) ::unlink(temporary_.c_str());
}

Status Output::open() {
  if (options_.output_file.empty()) {
    if (options_.format == OutputFormat::xlsx && ::isatty(STDOUT_FILENO) != 0)
      return fail(ErrorCode::invalid_argument, tr("a terminal cannot show a workbook"),
                  tr("name a file: -o FILE.xlsx"));
    // The pager takes the place of the terminal, of which the look depends.
    style_ = output_style(options_);
    add_remarks(style_);
    if (is_for_people(options_)) pager_.start();
    return {};
  }
  style_.color = options_.color == ColorMode::always;
  style_.colors = options_.colors;
  add_remarks(style_);
  std::error_code failure;
  const fs::path asked(options_.output_file);
  target_ = fs::is_symlink(fs::symlink_status(asked, failure)) ? fs::weakly_canonical(asked, failure).string()
                                                               : asked.string();
  const fs::file_status status = fs::status(target_, failure);
  if (fs::is_directory(status)) return refused(target_, EISDIR);
  if (!fs::exists(status) || fs::is_regular_file(status)) {
    auto made = make_beside(target_);
    if (!made) return tl::unexpected<Error>(made.error());
    temporary_ = std::move(*made);
  }
  errno = 0;
  file_.open(temporary_.empty() ? target_ : temporary_, std::ios::binary);
  if (!file_) return refused(target_, errno);
  return {};
}

std::ostream& Output::stream() {
  if (options_.output_file.empty()) return std::cout;
  return file_;
}

Status Output::finish() {
  if (options_.output_file.empty()) return {};
  errno = 0;
  file_.close();
  if (!file_) return refused(target_, errno);
  if (temporary_.empty()) return {};
  if (::rename(temporary_.c_str(), target_.c_str()) != 0) return refused(target_, errno);
  temporary_.clear();
  return {};
}

}  // namespace depeche::searcher
