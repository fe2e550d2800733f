#include "search/rank/feature_switches.h"

#include <algorithm>

#include "base/files.h"
#include "base/message.h"
#include "depeche/search.h"
#include "search/rank/feature_table.h"

namespace depeche {
namespace search {
namespace {

std::string all_names() {
  std::string names;
  for (const std::string_view name : kFeatureNames) names.append(names.empty() ? "" : ", ").append(name);
  return names;
}

}  // namespace

Result<FeatureSwitches> all_but(const std::vector<std::string>& names) {
  FeatureSwitches switches;
  switches.fill(true);
  for (const std::string& name : names) {
    const auto* const found = std::find(kFeatureNames.begin(), kFeatureNames.end(), name);
    if (found == kFeatureNames.end())
      return fail(ErrorCode::invalid_argument, tr("there is no ranking feature {}", base::in_quotes(name)),
                  tr("there are: {}", all_names()));
    switches[static_cast<std::size_t>(found - kFeatureNames.begin())] = false;
  }
  return switches;
}

}  // namespace search

std::span<const std::string_view> ranking_features() { return search::kFeatureNames; }

}  // namespace depeche
