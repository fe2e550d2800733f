#pragma once

// Answers that a client may have already (ETag, 304).

#include <functional>
#include <string>

#include "serve/route.h"

namespace depeche::serve {

struct Made {
  http::Answer answer;
  bool lasts = true;          // false: it changes without a commit, such as one with an embargo that will end
  std::string revision = {};  // for Ask::is_one_search
};

// What the answer depends on, beside the address and what the indexes hold.
struct Ask {
  std::string canonical;           // the request, written in one way
  bool depends_on_minute = false;  // else on the local day
  bool is_one_search = false;      // what is made names the revision that was searched; else it is asked for before
};

// To a POST what `make` gives. Else 304 when the client has the answer; and otherwise what `make` gives, with an ETag,
// unless a commit came meanwhile. The tag is weak: `took_ms` differs.
Outcome conditional(Context& context, const Ask& ask, const std::function<tl::expected<Made, Problem>()>& make);

}  // namespace depeche::serve
