#pragma once

#include <cstddef>
#include <string_view>

namespace depeche::time {

// Whether what stands at the byte `at` of a French text is still to come: the nearest verb before it in its clause is a
// future, or one like doit, devait, va, (est) attendu, (est) prévu. Looks at a few words only.
bool is_announced(std::string_view text, std::size_t at);

}  // namespace depeche::time
