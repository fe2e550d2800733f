#pragma once

// How a client looks at the pages: where it is, in which language, and whether it has the frame already.

#include "base/language.h"
#include "page/address.h"
#include "page/html.h"
#include "serve/route.h"

namespace depeche::page {

struct View {
  Address here;             // without parameters that are empty, as a form sends those that nobody filled in
  base::Language language;  // of the page
  bool is_part = false;     // the client has the frame, and asks for what stands in it
};

// Takes what is empty from the parameters of the request. Errors: those of http::parse_target().
Result<View> view_of(serve::Context& context);

// What stands before and behind the content of a page, or of that part of it.
struct Frame {
  Html before;
  Html behind;
};
Frame frame_of(const View& view, const std::string& title);

// The whole page with `main` in its frame, or only that part.
http::Answer page_answer(const View& view, const std::string& title, const Html& main, int status = 200);
// The same of a page that comes piece by piece, its frame with it.
http::Answer page_stream(const View& view, http::PieceSource pieces);

// A page that says what is wrong, below `above`. What only the log may say goes there.
http::Answer problem_page(serve::Context& context, const View& view, const serve::Problem& problem,
                          const Html& above = {});

// A page that is told how its client looks at it.
serve::Page with_view(std::function<serve::Outcome(serve::Context&, const View&)> page);

}  // namespace depeche::page
