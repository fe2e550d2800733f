#include "depeche/read.h"

#include <utility>

#include "base/files.h"
#include "base/message.h"
#include "dispatch/input/folder.h"
#include "dispatch/input/format_names.h"
#include "dispatch/input/read_bytes.h"
#include "dispatch/outcome/report.h"
#include "dispatch/outcome/source_name.h"

namespace depeche {
namespace dispatch {
namespace {

constexpr const char* kLeftOutAsIndex = to_translate("is an index; left out");

Error index_as_source() {
  return {ErrorCode::invalid_argument, tr("is an index, not a source of dispatches"),
          tr("name the folder or files that it was made of"), std::nullopt};
}

void read_content(const std::string& path, const ReadOptions& options, const Report& report) {
  const SourceName name = name_file(path);
  Result<base::FileSource> file = base::FileSource::open(path);
  if (!file) return report.refuse(name.where, file.error());
  read_bytes(*file, name, options, report);
}

void read_file(const std::string& path, const ReadOptions& options, const Report& report) {
  if (!report.begin_file(path)) return;
  read_content(path, options, report);
  report.end_file();
}

void read_folder(const std::string& folder, const ReadOptions& options, const Report& report) {
  bool any = false;
  FolderVisitor visitor;
  visitor.file = [&](const std::string& path) {
    any = true;
    read_file(path, options, report);
  };
  visitor.unreadable = [&](const std::string& path, const Error& error) {
    any = true;
    report.refuse(path_as_text(path), error);
  };
  visitor.stop = [&] { return report.stopped(); };
  visitor.index = [&](const std::string& path) {
    any = true;
    report.warn(path_as_text(path), tr(kLeftOutAsIndex));
  };
  visitor.own_index = options.index;
  walk_folder(folder, visitor);
  if (any || report.stopped()) return;
  report.refuse(path_as_text(folder), {ErrorCode::not_found, tr("the folder has no dispatches"),
                                       tr("hidden files, backups and unfinished copies do not count"), std::nullopt});
}

// Ids of standard input are the same for every run, so that a later run would replace the dispatches of an earlier one.
class StreamIds {
 public:
  explicit StreamIds(const ReadObserver& observer) : observer_(observer) {}

  ReadObserver watching() {
    ReadObserver watcher = observer_;
    watcher.dispatch = [this](Dispatch&& dispatch) { pass_on(std::move(dispatch)); };
    return watcher;
  }

 private:
  void pass_on(Dispatch&& dispatch) {
    if (!warned_ && dispatch.id.starts_with(dispatch.path + ":")) warn(dispatch.id);
    if (observer_.dispatch) observer_.dispatch(std::move(dispatch));
  }
  void warn(const std::string& id) {
    warned_ = true;
    if (observer_.warned)
      observer_.warned(
          id, tr("has no id of its own: reading standard input again replaces it by what then comes at its line"));
  }

  const ReadObserver& observer_;
  bool warned_ = false;
};

void read_standard_input(const ReadOptions& options, const ReadObserver& observer) {
  StreamIds ids(observer);
  const ReadObserver watching = ids.watching();
  base::FileSource input = base::FileSource::standard_input();
  read_bytes(input, name_stream("stdin"), options, Report(watching));
}

}  // namespace
}  // namespace dispatch

Result<Format> parse_format(std::string_view name) {
  for (const auto& [known, format] : dispatch::kFormatNames)
    if (known == name) return format;
  return fail(ErrorCode::invalid_argument, tr("unknown format {}", base::in_quotes(name)),
              tr("the formats are {}", base::listed_names(dispatch::kFormatNames)));
}

void read_source(const std::string& source, const ReadOptions& options, const ReadObserver& observer) {
  const dispatch::Report report(observer);
  if (Status status = dispatch::check_options(options); !status)
    return report.refuse(dispatch::path_as_text(source), status.error());
  if (report.stopped()) return;
  if (source == "-")
    dispatch::read_standard_input(options, observer);
  else if (dispatch::is_folder(source) && dispatch::is_index(source, options.index))
    report.refuse(dispatch::path_as_text(source), dispatch::index_as_source());
  else if (dispatch::is_folder(source))
    dispatch::read_folder(source, options, report);
  else
    dispatch::read_file(source, options, report);
}

void read_stream(std::istream& in, const std::string& name, const ReadOptions& options, const ReadObserver& observer) {
  const dispatch::Report report(observer);
  const dispatch::SourceName source = dispatch::name_stream(name);
  if (Status status = dispatch::check_options(options); !status) return report.refuse(source.where, status.error());
  base::StreamSource bytes(in, source.where);
  dispatch::read_bytes(bytes, source, options, report);
}

}  // namespace depeche
