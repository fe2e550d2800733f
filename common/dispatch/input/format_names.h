#pragma once

#include <array>

#include "base/names.h"
#include "depeche/read.h"

namespace depeche::dispatch {

// What the formats of dispatches are called, in the order in which people are told.
inline constexpr std::array<base::Named<Format>, 14> kFormatNames{{{"auto", Format::automatic},
                                                                   {"dispatch", Format::dispatch},
                                                                   {"text", Format::text},
                                                                   {"jsonl", Format::jsonl},
                                                                   {"csv", Format::csv},
                                                                   {"newsml", Format::newsml},
                                                                   {"nitf", Format::nitf},
                                                                   {"rss", Format::rss},
                                                                   {"ninjs", Format::ninjs},
                                                                   {"iptc7901", Format::iptc7901},
                                                                   {"html", Format::html},
                                                                   {"xml", Format::xml},
                                                                   {"mail", Format::mail},
                                                                   {"warc", Format::warc}}};

}  // namespace depeche::dispatch
