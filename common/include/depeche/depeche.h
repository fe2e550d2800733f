#pragma once

// Everything that Dépêche offers to other programs.

#include "depeche/alerts.h"    // IWYU pragma: export
#include "depeche/alias.h"     // IWYU pragma: export
#include "depeche/compare.h"   // IWYU pragma: export
#include "depeche/date.h"      // IWYU pragma: export
#include "depeche/dispatch.h"  // IWYU pragma: export
#include "depeche/index.h"     // IWYU pragma: export
#include "depeche/plan.h"      // IWYU pragma: export
#include "depeche/prune.h"     // IWYU pragma: export
#include "depeche/read.h"      // IWYU pragma: export
#include "depeche/render.h"    // IWYU pragma: export
#include "depeche/result.h"    // IWYU pragma: export
#include "depeche/search.h"    // IWYU pragma: export
#include "depeche/timeline.h"  // IWYU pragma: export
