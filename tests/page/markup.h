#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace depeche::test {

// What is wrong with the markup of a page that writes each end tag: tags that do not close what is open, what may not
// stand within another element, ids that come twice, names of ids that are not there, attributes that come twice.
std::vector<std::string> faults_of_markup(std::string_view html);

}  // namespace depeche::test
