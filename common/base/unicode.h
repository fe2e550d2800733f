#pragma once

// Unicode normalization of whole texts.

#include <string>

namespace depeche::base {

// Canonical composition (NFC). `text` must be UTF-8. Text that is composed already costs one scan and no copy.
std::string nfc(std::string text);

}  // namespace depeche::base
