#include "open.h"

#include <cerrno>
#include <cstdlib>
#include <string>
#include <vector>

#include "base/files.h"
#include "base/message.h"
#include "origin.h"
#include "program.h"

namespace depeche::searcher {
namespace {

struct Opener {
  std::string name;
  std::vector<std::string> command;
};

std::string editor() {
  for (const char* variable : {"VISUAL", "EDITOR"})
    if (const char* value = std::getenv(variable); value != nullptr && *value != '\0') return value;
  return {};
}

Opener opener_of(const Dispatch& dispatch) {
  const std::string file = source_file(dispatch).string();
  if (file.empty() || (file != dispatch.path && !web_page(dispatch).empty()))
    return {"xdg-open", {"xdg-open", web_page(dispatch)}};
  const std::string command = editor();
  if (command.empty()) return {"xdg-open", {"xdg-open", file}};
  return {command, {"/bin/sh", "-c", command + " \"$@\"", "sh", file}};
}

}  // namespace

Status open_source(const Dispatch& dispatch) {
  if (link_of(dispatch).empty())
    return fail(ErrorCode::not_found,
                tr("{} has neither a file here nor a page on the web", base::in_quotes(dispatch.id)),
                tr("--show prints what the index knows of it"));
  const Opener opener = opener_of(dispatch);
  const pid_t process = start_program(opener.command);
  if (process < 0)
    return fail(ErrorCode::io, tr("cannot start {}: {}", opener.name, base::errno_words(errno)),
                tr("VISUAL or EDITOR names a program for files"));
  if (const int status = wait_for_program(process); status != 0)
    return fail(ErrorCode::io, tr("{}: ended with status {}", opener.name, status));
  return {};
}

}  // namespace depeche::searcher
