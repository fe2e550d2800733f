#include "report_file.h"

#include <cerrno>
#include <filesystem>
#include <string_view>
#include <system_error>

#include <nlohmann/json.hpp>

#include "base/files.h"
#include "base/message.h"

namespace depeche::indexer {
namespace {

// The message without the name that it begins with.
std::string_view reason_of(const Refusal& refusal) {
  std::string_view message = refusal.error.message;
  for (const std::string& name : {tr("{}: {}", refusal.where, ""), tr("{}: {}", base::in_quotes(refusal.where), "")})
    if (message.starts_with(name)) return message.substr(name.size());
  return message;
}

}  // namespace

Status ReportFile::start(const std::string& file) {
  if (file.empty()) return {};
  errno = 0;
  if (std::ofstream(file, std::ios::trunc)) return {};
  return tl::unexpected<Error>(base::file_error(file, errno));
}

bool ReportFile::is(const std::string& file) const {
  std::error_code ignored;
  return !file_.empty() && std::filesystem::equivalent(file_, file, ignored);
}

void ReportFile::add(const Refusal& refusal) {
  if (file_.empty()) return;
  if (!out_.is_open()) out_.open(file_, std::ios::app);
  const nlohmann::ordered_json line = {
      {"where", refusal.where}, {"reason", reason_of(refusal)}, {"hint", refusal.error.hint}};
  out_ << line.dump(-1, ' ', false, nlohmann::ordered_json::error_handler_t::replace) << '\n';
}

Status ReportFile::finish() {
  if (!out_.is_open()) return {};
  errno = 0;
  out_.close();
  if (out_) return {};
  return fail(ErrorCode::io, tr("{}: the report is incomplete: {}", file_, base::errno_words(errno)),
              tr("free some space, or name another file"));
}

}  // namespace depeche::indexer
