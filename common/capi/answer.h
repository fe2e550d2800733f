#pragma once

// Answers as text that a C program releases.

#include <cstddef>
#include <string>
#include <string_view>

#include "depeche/alerts.h"
#include "depeche/search.h"

namespace depeche::capi {

// A copy of the text, from malloc(). Errors: no memory.
Result<char*> to_c(const std::string& text);

Result<char*> answer(const Searcher& searcher, std::string_view request);
Result<char*> answer_lines(const Searcher& searcher, std::string_view requests);
// `size` may be null.
Result<char*> export_answer(const Searcher& searcher, std::string_view request, std::string_view format,
                            std::size_t* size);
// Errors: not_found.
Result<char*> show(const Searcher& searcher, std::string_view id);
Result<char*> properties(const Searcher& searcher);
// Errors: not_found.
Result<char*> compare(const Searcher& searcher, std::string_view before, std::string_view after);

// Errors: those of the request and of Alerts::add().
Status add_alert(Alerts& alerts, const std::string& name, std::string_view request);
Result<char*> poll_alerts(Alerts& alerts);

}  // namespace depeche::capi
