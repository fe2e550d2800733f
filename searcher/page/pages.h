#pragma once

// The pages of the archive for people: rendered here, complete without a script.

#include <vector>

#include "serve/route.h"

namespace depeche::page {

// For serve::ServeOptions::routes.
std::vector<serve::Route> page_routes();

std::vector<serve::Route> search_routes();
std::vector<serve::Route> dispatch_routes();
std::vector<serve::Route> basket_routes();
std::vector<serve::Route> asset_routes();

}  // namespace depeche::page
