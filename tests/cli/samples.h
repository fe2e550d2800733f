#pragma once

#include <string>

#include "cli/program.h"

namespace depeche::test {

inline const std::string kRetrait =
    R"({"id":"afp-1","title":"Retrait de l'OTSC","text":"Le contingent a débuté jeudi son retrait du Kazakhstan.",)"
    R"("date":"2022-01-13","source":"AFP","place":"Almaty, Kazakhstan"})";
inline const std::string kTroupes =
    R"({"id":"r-2","title":"Les troupes russes quittent Almaty","text":"La coalition a commencé son retrait.",)"
    R"("date":"2022-01","source":"Reuters"})";
inline const std::string kGaz = R"({"id":"x-3","text":"Le prix du gaz augmente en Europe."})";
inline const std::string kThree = kRetrait + "\n" + kTroupes + "\n" + kGaz + "\n";

// The index that the programs use when none is named.
inline constexpr const char* kDefaultIndex = ".local/share/depeche/index";

// A sandbox whose default index holds the three dispatches.
struct Archive : Sandbox {
  Archive() { indexer({"--quiet", "-"}, kThree); }
};

// The ids that the searcher finds, one a line; what it says on standard error is lost.
inline std::string found(const Sandbox& sandbox, Arguments arguments) {
  arguments.insert(arguments.begin(), {"-f", "ids"});
  return sandbox.searcher(arguments).out;
}

}  // namespace depeche::test
