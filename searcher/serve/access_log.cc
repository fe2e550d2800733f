#include "serve/access_log.h"

#include <cerrno>
#include <chrono>
#include <iostream>
#include <sstream>

#include <nlohmann/json.hpp>

#include "base/files.h"
#include "base/message.h"
#include "base/utf8.h"
#include "render/json_value.h"
#include "render/number.h"
#include "render/say.h"

namespace depeche::serve {
namespace {

std::string present_moment() {
  const auto now = std::chrono::floor<std::chrono::milliseconds>(std::chrono::system_clock::now());
  const auto day = std::chrono::floor<std::chrono::days>(now);
  const std::chrono::year_month_day date(day);
  const std::chrono::hh_mm_ss time(now - day);
  const auto two = [](auto number) { return (number < 10 ? "0" : "") + std::to_string(number); };
  std::string millis = std::to_string(time.subseconds().count());
  millis.insert(0, 3 - millis.size(), '0');
  return std::to_string(static_cast<int>(date.year())) + '-' + two(static_cast<unsigned>(date.month())) + '-' +
         two(static_cast<unsigned>(date.day())) + 'T' + two(time.hours().count()) + ':' + two(time.minutes().count()) +
         ':' + two(time.seconds().count()) + '.' + millis + 'Z';
}

// What is written stands behind what is there, also when that was cut to nothing meanwhile.
Result<std::unique_ptr<std::ofstream>> opened(const std::string& path) {
  errno = 0;
  auto out = std::make_unique<std::ofstream>(path, std::ios::app | std::ios::binary);
  if (!out->is_open()) return tl::unexpected<Error>(base::file_error(path, errno));
  return out;
}

}  // namespace

Result<AccessLog> AccessLog::open(const std::string& file, LoggedQueries queries) {
  if (file == "-") return AccessLog(file, nullptr, queries);
  auto out = opened(file);
  if (!out) return tl::unexpected<Error>(out.error());
  return AccessLog(file, std::move(*out), queries);
}

Status AccessLog::reopen() {
  if (path_ == "-") return {};
  auto out = opened(path_);
  if (!out) return tl::unexpected<Error>(out.error());
  const std::scoped_lock lock(*mutex_);
  file_ = std::move(*out);
  return {};
}

void AccessLog::write(const http::Done& done) {
  const http::Request& request = done.request;
  const std::string target =
      queries_ == LoggedQueries::yes ? request.target : request.target.substr(0, request.target.find('?'));
  const double ms = std::chrono::duration<double, std::milli>(done.took).count();
  std::ostringstream line;
  render::write_json({{"time", present_moment()},
                      {"peer", request.peer},
                      {"method", request.method},
                      {"target", target},
                      {"route", done.route},
                      {"status", done.status},
                      {"bytes", done.bytes},
                      {"complete", done.is_complete},
                      {"ms", render::rounded(ms, 3)}},
                     line);
  line << '\n';
  const std::scoped_lock lock(*mutex_);
  if (file_ != nullptr)
    (*file_ << line.str()).flush();
  else
    render::say(std::cout, render::Ours{line.str()}), std::cout.flush();
}

}  // namespace depeche::serve
