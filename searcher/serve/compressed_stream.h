#pragma once

#include "http/message.h"

namespace depeche::serve {

// The pieces of `source` compressed by gzip. Each can be read before the next one comes.
http::PieceSource compressed(http::PieceSource source);

}  // namespace depeche::serve
