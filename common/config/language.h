#pragma once

#include <string>
#include <vector>

namespace depeche::config {

// Lets the process speak the language that --lang among the arguments asks for, else the settings, else the
// environment. The first step of a program, so that what is wrong with its arguments is said in that language, too.
// Settings that cannot be read ask for none here: who needs them says what is wrong.
void speak_as_asked(const std::vector<std::string>& arguments);

}  // namespace depeche::config
