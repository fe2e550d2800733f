#pragma once

#include <string>

#include "depeche/alerts.h"

namespace depeche::test {

// What the alerts tell until nothing more has come: a line for each dispatch, "a: gaz +retrait".
inline std::string all_told(Alerts& alerts) {
  std::string told;
  for (auto some = alerts.poll(); some && !some->empty(); some = alerts.poll())
    for (const Alert& alert : *some) {
      told += alert.dispatch.id + ":";
      for (const AlertMatch& match : alert.matches) told += " " + match.search;
      told += "\n";
    }
  return told;
}

}  // namespace depeche::test
