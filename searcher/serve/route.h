#pragma once

// What is answered at an address.

#include <chrono>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include <tl/expected.hpp>

#include "base/language.h"
#include "http/message.h"
#include "serve/parameters.h"
#include "serve/problem.h"
#include "serve/site.h"

namespace depeche::serve {

// A request on its way to a page.
struct Context {
  const http::Request& request;
  std::vector<std::string> named;  // what stands in the places of {…} in the pattern, decoded
  Parameters parameters;
  Site& site;
  std::chrono::steady_clock::time_point deadline;
  base::Language language;  // of the messages of its thread: as "lang" asks, else Accept-Language, else the process
};

using Outcome = tl::expected<http::Answer, Problem>;
// Throws nothing but for want of memory. An Error may be returned as it is.
using Page = std::function<Outcome(Context&)>;

// Where the page runs. `at_once`: in the thread of the connections, where nothing may wait: what is ready in memory.
// `worker`: everything that reads an index.
enum class Runs { at_once, worker };
// Whether the token is asked for, when there is one.
enum class Open { to_bearers, to_all };

// A parameter, for the description of the API.
struct ParameterInfo {
  std::string_view name;
  std::string_view about;
  bool required = false;
};

struct Route {
  std::string_view pattern;  // "/v1/dispatches/{id}"
  Page page;
  std::string_view summary;
  std::string_view type;         // of its answers
  std::string_view schema = {};  // of its answers: "answer" of output-1.schema.json
  std::vector<ParameterInfo> parameters = {};
  bool takes_search = false;  // the members of a request, as parameters or by POST
  bool takes_export = false;  // the same, with those of an export
  bool takes_form = false;    // its parameters may also come as a form sends them, by POST
  Runs runs = Runs::worker;
  Open open = Open::to_bearers;
};

// The routes of this room; what a page needs beside the Context lives as long as the program.
std::vector<Route> search_routes();
std::vector<Route> dispatch_routes();
std::vector<Route> count_routes();
std::vector<Route> word_routes();
std::vector<Route> export_routes();
std::vector<Route> feed_routes();
std::vector<Route> alert_routes();
std::vector<Route> health_routes();
// The description of all these.
std::vector<Route> description_routes(const std::vector<Route>& described);

}  // namespace depeche::serve
