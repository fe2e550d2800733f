#pragma once

// What the searcher says of itself: its options, and what stands around them in the man page.

#include <array>

#include "base/message.h"
#include "config/manual_section.h"
#include "manual/option.h"
#include "manual_sections.h"
#include "option_rows.h"

namespace depeche::searcher {

inline constexpr std::array kSections{kPrompt, kAlerts, kServing, config::kManualSection};

inline constexpr manual::Program kProgram{
    .name = "searcher",
    .operands = to_translate("[QUERY...]"),
    .purpose = to_translate("finds dispatches in an index that indexer made"),
    .description = to_translate(
        "The words of a query are looked up by their stems. The best dispatches come first: those that have the words "
        "as typed, together and early. depeche-query(7) describes the whole language. A query of * finds every "
        "dispatch. An option that would do nothing is refused."),
    .examples = kExamples,
    .options = kOptions,
    .sections = kSections,
    .environment = kEnvironment,
    .files = kFiles,
    .exit_status = kExitStatus,
    .see_also = "depeche-query(7) depeche-serve(7) indexer(1)",
};

}  // namespace depeche::searcher
