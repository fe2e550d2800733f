#pragma once

// Pages what a command at the prompt prints when the screen cannot hold it.

#include <cstddef>
#include <functional>
#include <string_view>

namespace depeche::searcher {

// How many lines of a terminal the text takes, colours and links not counted.
std::size_t screen_lines(std::string_view text, std::size_t columns);

// Runs `command` and hands what it wrote to std::cout to the terminal, through the pager when `wanted` and when it has
// more lines than the screen. A reader who leaves the pager early has seen enough: that is no failure.
void page(bool wanted, const std::function<void()>& command);

}  // namespace depeche::searcher
